"""A person's channel from its address to the message: by a real service on this machine."""

import logging
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.channels import pushing
from sauro.directives.channels.rules import read_entries
from sauro.directives.channels.sealing import sealed, unsealed
from sauro.directives.channels.services import drop_channel, set_channel, try_channel
from sauro.directives.channels.tests.make import listening
from sauro.directives.models import Channel, Push
from sauro.directives.pressure import mailing, running
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.directives.tests.test_digest_mail import COMMUNE, DUE, at
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
SECRET = "bi-mat-389"


@pytest.fixture
def service(settings):
    with listening() as found:
        settings.CHANNELS = read_entries(found.entry)
        settings.SITE_ADDRESS = "https://sauro.example"
        settings.CHANNEL_SECONDS = 2
        yield found


@pytest.fixture
def officer():
    found = make_directive("rà soát cây xăng", told=((COMMUNE, "lead"),), due_on=DUE)
    expand(found.addressees.all(), [found], at(date(2026, 4, 1)))
    return make_seat(COMMUNE, Role.OFFICER)


@pytest.fixture
def channel(service, officer):
    enter(scope_of(officer))
    row = set_channel(f"{service.entry}/{SECRET}", by=officer, now=at(DUE - timedelta(1)))
    enter(EVERYWHERE)
    Push.objects.update(state="sent")  # the trial is another test's
    return row


def states(*, trials=False):
    enter(EVERYWHERE)
    rows = Push.objects.filter(digest__isnull=trials).order_by("pk")
    return list(rows.values_list("state", "attempts"))


def test_a_digest_goes_there_once_and_says_nothing_of_the_work(service, channel):
    running.run(at(DUE, 5))
    assert pushing.post(at(DUE, 5)) == pushing.post(at(DUE, 7, 29)) == 0
    assert pushing.post(at(DUE, 7, 30)) == 1
    assert pushing.post(at(DUE, 9)) == pushing.post(at(DUE + timedelta(1))) == 0
    [message] = service.heard
    assert "1 việc cần chú ý" in message["title"]
    assert "Đến hạn: 1" in message["message"]
    assert "https://sauro.example/nhac-viec/" in message["message"]
    assert "xăng" not in str(message)
    assert states() == [("sent", 1)]


def test_it_goes_by_mail_all_the_same(service, channel, settings, mailoutbox):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with operator():
        type(channel.user).objects.filter(pk=channel.user_id).update(email="a@xa.example")
    running.run(at(DUE, 5))
    assert (mailing.post(at(DUE)), pushing.post(at(DUE))) == (1, 1)
    assert (len(mailoutbox), len(service.heard)) == (1, 1)


def test_a_service_that_says_no_is_asked_again_that_day_and_the_person_is_told(
    service, channel, officer, client
):
    service.status = 503
    running.run(at(DUE, 5))
    for minute in range(0, 60, 5):
        pushing.post(at(DUE, 8, minute))
    assert len(service.heard) < 6  # pauses grow
    client.force_login(officer.user)
    assert "đang gửi lại" in client.get(reverse("reminders")).content.decode()
    service.status = 200
    assert sum(pushing.post(at(DUE, hour)) for hour in range(9, 17)) == 1
    assert states()[0][0] == "sent"
    assert "Kênh nhận thêm chưa" not in client.get(reverse("reminders")).content.decode()


def test_what_was_refused_all_day_is_not_sent_on_another(service, channel, officer, client):
    service.status = 503
    running.run(at(DUE, 5))
    pushing.post(at(DUE))
    service.status = 200
    assert pushing.post(at(DUE + timedelta(1))) == 0
    assert states() == [("refused", 2)]
    client.force_login(officer.user)
    assert "không nhận lời gửi" in client.get(reverse("channel")).content.decode()


def test_a_service_that_does_not_answer_may_have_heard_and_is_not_told_twice(service, channel):
    service.pause = 3
    running.run(at(DUE, 5))
    pushing.post(at(DUE))
    service.pause = 0
    for hour in range(10, 16):
        pushing.post(at(DUE, hour))
    assert len(service.heard) == 1
    assert states() == [("unsure", 1)]


def test_a_sender_that_died_is_not_followed(service, channel, monkeypatch):
    running.run(at(DUE, 5))
    monkeypatch.setattr(pushing, "_note", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        pushing.post(at(DUE))
    monkeypatch.undo()
    assert states() == [("sending", 1)]
    for minute in (5, 29, 31, 45):
        assert pushing.post(at(DUE, 9, minute)) == 0
    assert states() == [("unsure", 1)]
    assert len(service.heard) == 1


def test_a_service_that_is_not_there_is_a_refusal(service, channel, settings):
    running.run(at(DUE, 5))
    service.server_close()  # its port is closed from here on
    pushing.post(at(DUE))
    assert states() == [("waiting", 1)]


def test_the_operator_closes_a_channel(service, channel, settings, officer, client):
    running.run(at(DUE, 5))
    settings.CHANNELS = read_entries("tgram")
    assert pushing.post(at(DUE)) == 0
    assert states() == [("shut", 1)]
    client.force_login(officer.user)
    assert "người vận hành đã đóng kênh" in client.get(reverse("reminders")).content.decode()


def test_another_key_of_the_server_opens_nothing(service, channel, settings):
    running.run(at(DUE, 5))
    settings.SECRET_KEY = "another one"
    assert pushing.post(at(DUE)) == 0
    assert states() == [("shut", 1)]


def test_what_is_sealed_for_one_does_not_open_for_another():
    assert unsealed(sealed("json://a", 1), 1) == "json://a"
    assert unsealed(sealed("json://a", 1), 2) is None
    assert sealed("json://a", 1) != sealed("json://a", 1)


def test_who_dropped_his_channel_is_told_nothing_there(service, channel, officer):
    running.run(at(DUE, 5))
    enter(scope_of(officer))
    assert drop_channel(by=officer, now=at(DUE, 6)) == 1
    assert drop_channel(by=officer, now=at(DUE, 6)) == 0
    assert pushing.post(at(DUE)) == 0
    assert service.heard == []
    assert Channel.objects.get().sealed == ""


def test_a_trial_goes_out_whatever_the_hour(service, officer):
    enter(scope_of(officer))
    set_channel(f"{service.entry}/", by=officer, now=at(DUE, 22))
    with pytest.raises(Refused):
        try_channel(by=officer, now=at(DUE, 22))
    assert pushing.post(at(DUE, 22)) == 1
    assert "gửi thử" in service.heard[0]["title"]
    enter(scope_of(officer))
    try_channel(by=officer, now=at(DUE, 23))
    service.status = 404
    assert pushing.post(at(DUE, 23)) == 0
    assert states(trials=True) == [("sent", 1), ("refused", 1)]  # a trial is not repeated


def test_there_is_nothing_to_try_without_a_channel(officer):
    enter(scope_of(officer))
    with pytest.raises(Hidden):
        try_channel(by=officer, now=timezone.now())


def test_the_address_is_nowhere_to_be_read(service, channel, officer, client, caplog):
    client.force_login(officer.user)
    pages = client.get(reverse("channel")).content.decode()
    pages += client.get(reverse("reminders")).content.decode()
    running.run(at(DUE, 5))
    service.status = 500
    with caplog.at_level("DEBUG"):
        pushing.post(at(DUE))
    # pytest hears all loggers; of some, nothing is printed.
    heard = [r for r in caplog.records if logging.getLogger(r.name.partition(".")[0]).propagate]
    printed = "".join(r.getMessage() for r in heard)
    enter(EVERYWHERE)
    history = str(list(Entry.objects.values_list("table", "before", "after")))
    kept = str(list(Channel.objects.values_list("sealed")))
    assert "directives_channel" in history
    assert len(kept) > 60
    assert "reminded" in printed
    for found in (pages, history, kept, printed):
        assert SECRET not in found
    assert "sealed" not in history
    assert "127.0.0.1" not in printed


def test_only_its_person_and_a_run_reach_a_channel(channel, officer):
    other = make_seat(COMMUNE, Role.LEADER)
    enter(scope_of(other))
    assert not Channel.objects.exists()
    assert not Push.objects.exists()
    assert Channel.objects.update(dropped_at=timezone.now(), sealed="") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Channel.objects.create(
            owner_path=COMMUNE, user=officer.user, scheme="json", sealed="x", made_at=timezone.now()
        )


def test_no_page_makes_a_message_of_a_digest(channel, officer):
    running.run(at(DUE, 5))
    enter(EVERYWHERE)
    pushing._take_up(at(DUE))
    digest = Push.objects.get(digest__isnull=False).digest
    enter(scope_of(officer))
    now = timezone.now()
    for wrong in ({"digest": digest}, {"state": "sent"}, {"owner_path": "v.02"}):
        row = {"owner_path": COMMUNE, "channel": channel, "made_at": now, "next_at": now} | wrong
        with pytest.raises(DatabaseError), transaction.atomic():
            Push.objects.create(**row)


def test_a_new_channel_takes_the_place_of_the_old(service, channel, officer):
    enter(scope_of(officer))
    set_channel(f"{service.entry}/khac", by=officer, now=at(DUE, 4))
    assert Channel.objects.filter(dropped_at=None).count() == 1
    running.run(at(DUE, 5))
    assert pushing.post(at(DUE)) == 2  # the trial and the digest


PASSWORD = "Mot-mat-khau-dai-2026"


def confirmed(client, officer):
    client.force_login(officer.user)
    where = reverse("channel_set")
    asked = client.get(where)
    assert asked.status_code == 302  # first the password again
    client.post(asked["Location"], {"password": PASSWORD})
    return where


def test_a_channel_is_set_from_its_page_and_what_was_typed_is_kept(service, officer, client):
    where = confirmed(client, officer)
    answer = client.post(where, {"address": "json://10.0.0.1/x"})
    assert answer.status_code == 422
    assert "json://10.0.0.1/x" in answer.content.decode()
    assert service.entry in answer.content.decode()
    answer = client.post(where, {"address": f"{service.entry}/{SECRET}"}, follow=True)
    page = answer.content.decode()
    assert "Đang dùng kênh json" in page
    assert SECRET not in page
    page = client.post(reverse("channel_drop"), follow=True).content.decode()
    assert "Chưa đặt kênh nào" in page


def test_without_channels_the_page_says_so(officer, client):
    client.force_login(officer.user)
    assert "chưa mở kênh nào" in client.get(reverse("channel")).content.decode()
    assert reverse("channel") not in client.get(reverse("reminders")).content.decode()
    answer = client.post(confirmed(client, officer), {"address": "json://10.0.0.1/x"})
    assert answer.status_code == 422
