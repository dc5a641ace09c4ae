"""A line holds what the code knows, and no word of a person, whoever writes it."""

import json
import logging
import sys

import pytest
from django.core.mail import EmailMessage

from sauro.foundation.logs.lines import JsonLines, PlainLines, crashed, told
from sauro.foundation.logs.mail import Unsent

NAME = "Khuất Thị Dấu Riêng"


def record(logger, words, *arguments, error=None, **extra):
    made = logging.getLogger(logger).makeRecord(
        logger, logging.ERROR, "a.py", 1, words, arguments, error, extra=extra
    )
    return JsonLines().format(made), PlainLines().format(made)


def failure():
    try:
        int(NAME)
    except ValueError:
        return sys.exc_info()


@pytest.mark.parametrize(
    ("lines", "event"),
    [
        (record("psycopg.pool", "no %s for %s", NAME, NAME), "no %s for %s"),
        (record("procrastinate.worker", f"Job read({NAME}) ended"), "procrastinate.worker"),
        (record("procrastinate.worker", NAME, action="job_error", exception=NAME), "job_error"),
        (record("sauro.web", "fault", error=failure()), "fault"),
        (record("sauro.web", "sent", **told(status=200, name=NAME, note=NAME)), "sent"),
        (record("_granian", f"failed\n{NAME}"), "failed"),
    ],
)
def test_no_name_gets_in(lines, event):
    as_json, plain = lines
    assert json.loads(as_json)["event"] == event
    assert event in plain
    assert NAME not in as_json + plain


def test_an_error_is_told_by_kind_and_place():
    line = json.loads(record("sauro.web", "fault", error=failure())[0])
    assert line["error"] == "builtins.ValueError"
    assert line["frames"][-1].endswith(" failure")


def test_what_ends_a_process_is_a_line_too(caplog):
    crashed(*failure())
    (line,) = [JsonLines().format(r) for r in caplog.records]
    assert json.loads(line)["event"] == "crashed"
    assert NAME not in line


def test_a_message_without_a_mail_server_is_counted_not_shown(caplog):
    Unsent().send_messages([EmailMessage(NAME, NAME, to=["a@b.vn"])])
    (line,) = [JsonLines().format(r) for r in caplog.records]
    assert (json.loads(line)["event"], json.loads(line)["count"]) == ("mail-not-sent", 1)
    assert NAME not in line
    assert "a@b.vn" not in line
