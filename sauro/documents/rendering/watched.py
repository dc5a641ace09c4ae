"""Runs one command, and ends it with all it started when whoever asked for it is gone.

Started by ``office`` as a process of its own, by this file's path. Its standard input is a pipe
that the asking process holds open and never writes to: however that process ends, also killed, the
system closes the pipe. A signal at the parent's death would not do: LibreOffice is the child of a
script, and the script would die alone. It imports nothing of ours, so that it starts fast.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Event, Thread
from time import sleep


def main(cpu_seconds: int, largest_file: int, command: list[str]) -> int:
    """What the command answers. Whatever it starts takes the limits over."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, process_group=0)
    alone = Event()
    watch = Thread(target=_end_with_asker, args=(process.pid, alone), daemon=True)
    watch.start()
    answer = process.wait()
    if alone.is_set():
        watch.join()  # what it clears away would stay, ended we before it
    return answer


def _end_with_asker(group: int, alone: Event) -> None:
    """Nobody waits for the paper any more: the group ends, and its folder goes with it."""
    os.read(0, 1)
    alone.set()
    folder = os.getcwd()
    for _attempt in range(50):  # what is just being ended may still write
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):
            break
        sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
