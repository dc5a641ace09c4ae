"""The command `sauro`. Nothing heavy is loaded before it is known what is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from sauro.cli.arguments import USAGE, parse
from sauro.cli.named import ListNotRead
from sauro.cli.stopping import Terminated, heed_termination
from sauro.cli.terminal import clean, speak_utf8
from sauro.cli.voice import Voice, unknown_language, voice_for

_NOT_READ = 1
_FAULT = 70  # EX_SOFTWARE
_INTERRUPTED, _PIPE_CLOSED, _TERMINATED = 130, 141, 143  # as a shell reports these signals


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status; whatever happens, no traceback."""
    words = sys.argv[1:] if argv is None else argv
    voice = voice_for(words, os.environ)
    heed_termination()
    try:
        speak_utf8()
        status = _run(words, voice)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _say(voice("stopped"), _INTERRUPTED)
    except Terminated:
        return _say(voice("stopped"), _TERMINATED)
    except ListNotRead as error:
        name, detail = error.args
        return _say(voice("list-not-read", name=clean(name), detail=detail), USAGE)
    except OSError as error:
        _give_up_output()
        return _say(voice("no-output", detail=error.strerror or error), _NOT_READ)
    except Exception as error:
        return _say(_fault(error, voice), _FAULT)
    return status


def _say(line: str, status: int) -> int:
    sys.stderr.write(f"sauro: {line}\n")
    return status


def _give_up_output() -> None:
    """Nobody takes our output: what is left of it must not complain once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(error: Exception, voice: Voice) -> str:
    from sauro.cli.sources import our_fault  # noqa: PLC0415 - seldom needed

    return voice.message(our_fault(error))


def _run(words: Sequence[str], voice: Voice) -> int:
    if asked := unknown_language(os.environ):
        return _say(voice("unknown-language", asked=clean(asked)), USAGE)
    try:
        args = parse(words, voice)
    except SystemExit as said:  # help or a complaint has been written
        return int(said.code or 0)
    if args.version:
        return _version()
    if args.command is None:
        args.parser.print_help(sys.stderr)
        return USAGE
    # Help and complaints need no reading engine, and a command not what another one needs.
    status: int = import_module(f"sauro.cli.{args.command}").run(args, voice)
    return status


def _version() -> int:
    from importlib.metadata import version  # noqa: PLC0415 - slow, seldom needed

    sys.stdout.write(f"sauro {version('sauro')}\n")
    return 0
