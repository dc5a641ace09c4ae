"""One line of the log: what happened, where in the code, how long it took (dòng nhật ký).

A line is made of what is named here and of nothing else. Names of people, what they typed, the
messages of exceptions and the arguments of libraries' lines never get in, whoever logs them: they
are where personal data and rows of the database would come from.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import psycopg

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What a line of ours may carry; numbers and names out of the code, never words of a person.
FIELDS = frozenset("method status duration_ms address seat_id client reference codes count".split())
_OURS = "sauro"
# Of these the whole first line is kept: they report themselves, not what they were asked.
_PLAIN_SPOKEN = frozenset({"_granian"})
_MOST_FRAMES, _LAST_FRAMES = 12, 4
_MOST_CAUSES = 8
# SQLSTATE classes of a server that cannot be used; their messages name servers, never rows.
_OF_THE_SERVER = frozenset({"08", "28", "3D", "53", "57"})


def told(**fields: Any) -> dict[str, dict[str, Any]]:
    """The ``extra`` of a line: log.info("request", extra=told(status=200))."""
    return {"told": fields}


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(line(record), ensure_ascii=False)


class PlainLines(logging.Formatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        fields = line(record)
        head = " ".join(str(fields.pop(name)) for name in ("time", "level", "event"))
        frames = "".join(f"\n    {frame}" for frame in fields.pop("frames", ()))
        return " ".join([head, *(f"{k}={v}" for k, v in fields.items())]) + frames


def line(record: logging.LogRecord) -> dict[str, Any]:
    """What is told of a record."""
    fields: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": _event(record),
    }
    if not record.name.startswith(_OURS):
        fields["logger"] = record.name
    if number := request_id.get():
        fields["request_id"] = number
    said = getattr(record, "told", {})
    fields |= {name: said[name] for name in said if name in FIELDS and said[name] is not None}
    fields |= _job(record)
    if record.exc_info and record.exc_info[1]:
        fields |= _error(record.exc_info[1])
    return fields


def _event(record: logging.LogRecord) -> str:
    """A constant of the code. A library's line without arguments may have been put together from
    values, so that only its logger is told.
    """
    words = str(record.msg)
    if record.name in _PLAIN_SPOKEN:
        return words.partition("\n")[0]
    if record.name.startswith(_OURS) or record.args:
        return words
    return str(getattr(record, "action", record.name))


def _job(record: logging.LogRecord) -> dict[str, Any]:
    """Which job a line of the worker is about, by number and task; its arguments are left out."""
    job = getattr(record, "job", None)
    if not isinstance(job, Mapping):
        return {}
    started, ended = (getattr(record, f"{at}_timestamp", None) for at in ("start", "end"))
    lasted = {"duration_ms": round(1000 * (ended - started))} if started and ended else {}
    return {"job_id": job.get("id"), "task": job.get("task_name"), **lasted}


def _error(error: BaseException) -> dict[str, Any]:
    """What failed and where, in place of what it said."""
    chain = list(_chain(error))
    found: dict[str, Any] = {"error": _kind(error), "frames": _frames(error.__traceback__)}
    if causes := [_kind(cause) for cause in chain[1:]]:
        found["causes"] = causes
    for cause in chain:
        if type(cause).__module__.startswith("psycopg"):
            found |= _of_the_database(cause)
    return found


def _chain(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    for _step in range(_MOST_CAUSES):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__


def _of_the_database(error: BaseException) -> dict[str, str]:
    """Its code; its words only where they are about the server, for others show rows."""
    state = getattr(error, "sqlstate", None)
    known = {"sqlstate": state} if state else {}
    if isinstance(error, psycopg.OperationalError) and (state or "08")[:2] in _OF_THE_SERVER:
        known["why"] = str(error).partition("\n")[0]
    return known


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _frames(trace: TracebackType | None) -> list[str]:
    """Modules and lines, the innermost last: ours, and where it came out of a library."""
    steps = [
        f"{frame.f_globals.get('__name__', '?')}:{number} {frame.f_code.co_name}"
        for frame, number in traceback.walk_tb(trace)
    ]
    ours = [step for step in steps[:-_LAST_FRAMES] if step.startswith(_OURS)]
    return ours[-_MOST_FRAMES:] + steps[-_LAST_FRAMES:]


def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For ``sys.excepthook``: what ends a process is a line like any other."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger(_OURS).critical("crashed", exc_info=(kind, error, trace))
