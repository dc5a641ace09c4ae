"""`sauro demo` in a folder of its own, as a person would start it (bản chạy thử)."""

import fcntl
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


def new_folder():
    """An empty folder that the database's own user can reach."""
    made = Path(mkdtemp(prefix="sauro-demo-"))
    made.chmod(0o711)
    return made


def started(folder):
    """A demo without a year of history that answers; where is in its ``address``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("sauro"), "demo", "--empty", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            process.address = f"http://127.0.0.1:{port}"
            return process
    raise AssertionError("the demo did not start: " + "".join(said[-20:]))


def ended(process):
    process.send_signal(signal.SIGTERM)  # a run in the background has Ctrl-C switched off
    process.wait(timeout=60)


@contextmanager
def ran_once(shared):
    """A folder in which a demo was started and ended, one for all workers that share a folder.

    A first start takes as long as many tests; whoever does not test it starts from a copy of this,
    as a person starts on the second day. The last worker takes it away.
    """
    with (shared / "demo.used").open("w") as used, (shared / "demo.making").open("w") as making:
        fcntl.flock(used, fcntl.LOCK_SH)
        fcntl.flock(making, fcntl.LOCK_EX)
        made = _made(shared / "demo.where")
        fcntl.flock(making, fcntl.LOCK_UN)
        yield made
        try:
            fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        (shared / "demo.where").unlink()
        shutil.rmtree(made)


def _made(where):
    if not where.exists():
        folder = new_folder()
        ended(started(folder))
        where.write_text(str(folder))
    return Path(where.read_text())
