"""The digest by mail: once, in working hours, through the eyes of its seat, and not lost when the
server is away for a day.
"""

from datetime import date, datetime, time, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from sauro.directives import jobs
from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment, Digest
from sauro.directives.pressure import mailing, running
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
COMMUNE, DUE = "v.01.00001", date(2026, 5, 13)


def at(day, hour=9, minute=0):
    return datetime.combine(day, time(hour, minute), ZoneInfo("Asia/Ho_Chi_Minh"))


class Server(BaseEmailBackend):
    """A mail server of tests: ``fault`` is what it answers with."""

    fault: Exception | None = None
    refused: str = ""

    def send_messages(self, email_messages):
        for message in email_messages:
            if Server.fault and (not Server.refused or message.to == [Server.refused]):
                raise Server.fault
            mail.outbox.append(message)
        return len(email_messages)


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    settings.SITE_ADDRESS = "https://sauro.example"
    Server.fault, Server.refused = None, ""
    return Server


def person(path, address, role=Role.OFFICER):
    seat = make_seat(path, role)
    with operator():
        User.objects.filter(pk=seat.user_id).update(email=address)
    return seat


@pytest.fixture
def officer():
    found = make_directive("rà soát cây xăng", told=((COMMUNE, "lead"),), due_on=DUE)
    expand(found.addressees.all(), [found], at(date(2026, 4, 1)))
    return person(COMMUNE, "canbo@xa.example")


def post(now):
    return mailing.post(now)


def states():
    enter(EVERYWHERE)
    return list(Digest.objects.order_by("pk").values_list("mail", "attempts"))


def test_a_digest_goes_out_once_in_working_hours(officer):
    running.run(at(DUE, 5))
    assert post(at(DUE, 5)) == post(at(DUE, 7, 29)) == 0
    assert post(at(DUE, 7, 30)) == 1
    assert post(at(DUE, 8)) == post(at(DUE + timedelta(1))) == 0
    [message] = mail.outbox
    assert message.to == ["canbo@xa.example"]
    assert "1 việc" in message.subject
    assert "rà soát cây xăng" in message.body
    assert "https://sauro.example/viec-duoc-giao/" in message.body
    assert message.extra_headers["Message-ID"].endswith("@digest.sauro>")
    assert "Lò Thị" not in message.body
    assert states() == [("sent", 1)]


def test_never_at_night_or_on_a_day_off(officer):
    running.run(at(DUE, 5))
    assert post(at(DUE, 20)) == 0
    assert post(at(date(2026, 5, 16))) == 0  # a Saturday
    assert post(at(date(2026, 5, 18))) == 1


def test_a_server_that_is_down_for_a_day_loses_nothing_and_doubles_nothing(officer, server):
    others = [person(COMMUNE, f"n{n}@xa.example") for n in range(3)]
    running.run(at(DUE, 5))
    server.fault = ConnectionRefusedError()
    for minute in range(0, 9 * 60, 5):
        assert post(at(DUE, 8) + timedelta(minutes=minute)) == 0
    tried = [attempts for _mail, attempts in states()]
    assert {m for m, _n in states()} == {"waiting"}
    assert max(tried) < 9  # pauses grow
    running.run(at(DUE + timedelta(1), 5))
    server.fault = None
    for minute in range(0, 9 * 60, 5):
        post(at(DUE + timedelta(1), 8) + timedelta(minutes=minute))
    sent = [(m.to[0], m.extra_headers["Message-ID"]) for m in mail.outbox]
    assert len(sent) == len(set(sent)) == 2 * (1 + len(others))
    assert {m for m, _n in states()} == {"sent"}


def test_an_answer_to_one_message_stops_no_other(officer, server):
    person(COMMUNE, "xau@xa.example")
    running.run(at(DUE, 5))
    server.refused = "canbo@xa.example"
    server.fault = SMTPRecipientsRefused({server.refused: (450, b"later")})
    assert post(at(DUE)) == 1
    server.fault = SMTPRecipientsRefused({server.refused: (550, b"unknown")})
    assert post(at(DUE, 10)) == 0
    assert states() == [("given_up", 2), ("sent", 1)]


def test_a_message_that_cannot_be_taken_waits_and_is_given_up_after_days(officer, server):
    running.run(at(DUE, 5))
    server.fault = SMTPDataError(451, b"later")
    assert post(at(DUE)) == 0
    assert states()[0] == ("waiting", 1)
    server.fault = SMTPServerDisconnected()
    post(at(DUE + timedelta(6)))
    assert states()[0] == ("given_up", 2)


def test_an_address_that_is_none_is_given_up_and_stops_no_other(officer, server):
    person(COMMUNE, "khac@xa.example")
    running.run(at(DUE, 5))
    server.refused, server.fault = "canbo@xa.example", UnicodeEncodeError("ascii", "đ", 0, 1, "x")
    assert post(at(DUE)) == 1
    assert states() == [("given_up", 1), ("sent", 1)]


def test_the_jobs_of_the_worker_do_it(officer, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(DUE, 9))
    jobs.remind(timestamp=0)
    jobs.post_digests(timestamp=0)
    assert states() == [("sent", 1)]


def test_a_sender_that_died_is_followed_under_the_same_number(officer, monkeypatch):
    running.run(at(DUE, 5))
    monkeypatch.setattr(mailing, "_note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        post(at(DUE))
    monkeypatch.undo()
    assert states() == [("sending", 1)]
    assert post(at(DUE, 9, 4)) == 0
    assert post(at(DUE, 9, 6)) == 1
    first, second = (m.extra_headers["Message-ID"] for m in mail.outbox)
    assert first == second


def test_what_was_done_meanwhile_and_whoever_left_are_not_written_to(officer):
    gone = person(COMMUNE, "di@xa.example")
    running.run(at(DUE, 5))
    with operator():
        Seat.objects.filter(pk=gone.pk).update(valid_to=DUE - timedelta(1))
    assert post(at(DUE)) == 1
    assert states() == [("sent", 1), ("none", 1)]


def test_work_handed_in_after_the_pass_is_no_reason_to_write(officer):
    running.run(at(DUE, 5))
    enter(EVERYWHERE)
    work = Assignment.objects.get()
    work.state, work.submitted_on, work.version = "submitted", timezone.localdate(), 2
    work.save()
    assert post(at(DUE)) == 0
    assert states() == [("none", 1)]


def test_without_a_server_it_stays_in_the_application(officer, settings):
    settings.EMAIL_BACKEND = "sauro.foundation.logs.mail.Unsent"
    running.run(at(DUE, 5))
    assert states() == [("none", 0)]
    assert post(at(DUE)) == 0


def test_no_address_stands_in_the_log(officer, server, caplog):
    running.run(at(DUE, 5))
    server.fault = ConnectionRefusedError("canbo@xa.example")
    with caplog.at_level("DEBUG"):
        post(at(DUE))
    assert "mail-waits" in caplog.text
    assert "canbo" not in caplog.text
