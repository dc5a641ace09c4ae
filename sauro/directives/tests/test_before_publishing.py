"""What publishing would do is shown first; what it did is told rightly."""

from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Addressee, Assignment, Directive, LaterLead
from sauro.directives.services import register
from sauro.documents import choosing, correcting, publishing, verification
from sauro.documents.models import Document, Item
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.foundation.errors import Refused
from sauro.organization.models import Body
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db


def said(answer):
    return " ".join(str(m) for m in get_messages(answer.wsgi_request))


def test_too_early_stays_and_leads_to_every_item_that_is_open(client, document, seat):
    client.force_login(seat.user)
    where = reverse("publish", args=[document.pk])
    for htmx in ({}, {"HTTP_HX_REQUEST": "true"}):
        page = client.get(where, **htmx).content.decode()
        assert "Chưa ban hành được" in page
        for item in document.items.all():
            assert f"#viec-{item.pk}" in page
        assert 'name="version"' not in page
    refused = client.post(where, {"version": verification.seen_version(document)})
    assert refused.status_code == 422
    assert f"#viec-{document.items.first().pk}" in refused.content.decode()
    assert not Directive.objects.exists()


def test_the_bodies_that_will_hear_of_it_are_shown_first(client, document, seat):
    team = make_body("v.01.t1", "Tổ công tác số 1", Body.Kind.TEAM)
    first = document.items.first()
    verification.mend(first.pk, 1, {"lead": ["Tổ một"], "deadline_text": ""}, by=seat)
    choosing.choose(document.pk, "Tổ một", [team.pk], seen="", by=seat, now=timezone.now())
    verified(document, seat)
    client.force_login(seat.user)
    page = client.get(reverse("publish", args=[document.pk])).content.decode()
    assert f"Ban hành {document.items.count()} việc vào sổ?" in page
    assert "Giao cho 1 cơ quan" in page
    assert "Tổ công tác số 1" in page
    assert "việc không có thời hạn" in page
    assert "để ngỏ, giao sau" in page
    assert not Directive.objects.exists()


def test_without_a_lead_nothing_is_published_in_silence(client, document, seat):
    first = document.items.first()
    verification.mend(first.pk, 1, {"lead": []}, by=seat)
    version = verified(document, seat)
    with pytest.raises(Refused, match="không nêu ai chủ trì"):
        publishing.publish(document.pk, version, register, by=seat, now=timezone.now())
    client.force_login(seat.user)
    where = reverse("publish", args=[document.pk])
    assert 'name="without_lead_seen"' in client.get(where).content.decode()
    assert client.post(where, {"version": version}).status_code == 422
    sent = {"version": version, "without_lead_seen": "1", "without_lead": "chờ phân công"}
    assert client.post(where, sent).status_code == 302
    enter(scope_of(seat))
    assert Document.objects.get(pk=document.pk).without_lead == "chờ phân công"
    assert "chờ phân công" in client.get(reverse("document", args=[document.pk])).content.decode()


def test_what_was_dropped_is_not_counted(client, document, seat):
    first = document.items.first()
    verification.drop(first.pk, 1, "trùng", by=seat)
    version, kept = verified(document, seat), document.items.count() - 1
    client.force_login(seat.user)
    done = client.post(reverse("publish", args=[document.pk]), {"version": version})
    assert f"{kept} việc." in said(done)
    enter(scope_of(seat))
    assert Directive.objects.count() == kept


def test_a_correction_counts_what_it_changed(client, document, seat):
    now = timezone.now()
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    edition = correcting.correct(document.pk, "đọc sót", by=seat, now=now)
    one, other = edition.items.all()[:2]
    verification.mend(one.pk, 1, {"deliverable": "báo cáo"}, by=seat)
    verification.drop(other.pk, 1, "trùng", by=seat)
    version, same = verified(edition, seat), edition.items.count() - 2
    client.force_login(seat.user)
    where = reverse("publish", args=[edition.pk])
    told = f"1 việc mới hoặc thay đổi, 2 việc cũ hết hiệu lực, {same} việc giữ nguyên."
    assert told in client.get(where).content.decode()
    assert told in said(client.post(where, {"version": version}))


def test_a_correction_says_which_work_it_takes_back(client, document, seat):
    now = timezone.now()
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    edition = correcting.correct(document.pk, "đọc sót", by=seat, now=now)
    verification.mend(edition.items.all()[0].pk, 1, {"deliverable": "báo cáo"}, by=seat)
    verified(edition, seat)
    changed, *kept = Directive.objects.order_by("position")
    for n, row in enumerate((changed, changed, kept[0])):
        body, mention = make_body(f"v.01.t{n}"), f"Tổ {n}"
        LaterLead.objects.create(
            owner_path="v.01", directive=row, mention=mention, body=body, body_name=body.name,
            reason="họp", assigned_by=seat, assigned_at=now,
        )  # fmt: skip
        told = Addressee.objects.create(
            owner_path=body.path, issuer_path="v.01", directive=row, part="lead", mention=mention,
            body=body, published_at=now,
        )  # fmt: skip
        expand([told], [row], now)
    client.force_login(seat.user)
    where = reverse("publish", args=[edition.pk])
    assert "có 2 việc cơ quan đang làm" in client.get(where).content.decode()
    enter(scope_of(seat))
    one = Assignment.objects.get(owner_path="v.01.t0")
    for state in ("submitted", "accepted"):
        one.state, one.version, one.submitted_on = state, one.version + 1, now.date()
        one.save()
    page = client.get(where).content.decode()
    assert "có 1 việc cơ quan đang làm" in page
    assert "1 việc cũ đã nghiệm thu" in page


def test_deadlines_that_have_passed_are_told_before_they_enter_late(client, document, seat):
    verified(document, seat)
    client.force_login(seat.user)
    where, today = reverse("publish", args=[document.pk]), timezone.localdate()
    document.items.update(due_on=today)
    assert "đã qua: vào sổ là quá hạn ngay" not in client.get(where).content.decode()
    late, *others = document.items.all()
    document.items.filter(pk__in=[late.pk, others[0].pk]).update(due_on=today - timedelta(1))
    document.items.filter(pk=others[0].pk).update(rrule="FREQ=MONTHLY")
    page = client.get(where).content.decode()
    assert "Hạn của 1 việc đã qua: vào sổ là quá hạn ngay" in page
    assert f"#viec-{late.pk}" in page.split("đã qua: vào sổ")[1].split("</div>")[0]


def test_a_correction_tells_only_of_what_is_new_that_it_is_late_already(client, document, seat):
    now = timezone.now()
    document.items.update(due_on=now.date() - timedelta(9), rrule="")
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=now)
    edition = correcting.correct(document.pk, "đọc sót", by=seat, now=now)
    verification.mend(edition.items.all()[0].pk, 1, {"deliverable": "báo cáo"}, by=seat)
    verified(edition, seat)
    edition.items.update(due_on=now.date() - timedelta(9), rrule="")
    client.force_login(seat.user)
    page = client.get(reverse("publish", args=[edition.pk])).content.decode()
    assert "Hạn của 1 việc đã qua" in page


def test_who_may_not_publish_sees_no_summary(client, document, seat):
    where = reverse("publish", args=[document.pk])
    client.force_login(make_seat(role=Role.OFFICER).user)
    assert client.get(where).status_code == 403
    client.force_login(make_seat("v.02").user)
    assert client.get(where).status_code == 404


def test_a_checked_item_whose_second_lead_is_open_is_the_next_to_look_at(client, document, seat):
    document.items.update(checked=True, lead=[])
    item = document.items.last()
    Item.objects.filter(pk=item.pk).update(lead=["Tổ một", "Tổ hai"])
    client.force_login(seat.user)
    page = client.get(reverse("document", args=[document.pk])).content.decode()
    assert page.count("data-open") == 1
    assert f"?viec={item.pk}#viec-{item.pk}" in page


def test_bodies_that_may_not_be_given_orders_are_told_apart(client, document, seat):
    outside = make_body("v.02.t1", "Tổ công tác tỉnh khác", Body.Kind.TEAM)
    first = document.items.first()
    verification.mend(first.pk, 1, {"lead": ["Tổ một"]}, by=seat)
    choosing.choose(document.pk, "Tổ một", [outside.pk], seen="", by=seat, now=timezone.now())
    verified(document, seat)
    client.force_login(seat.user)
    page = client.get(reverse("publish", args=[document.pk])).content.decode()
    assert "1 cơ quan được nêu không thuộc quyền giao" in page
    told = page.split("không thuộc quyền giao")[1].split("</div>")[0]
    assert "Tổ công tác tỉnh khác" in told
    assert f"#viec-{first.pk}" in told
    assert reverse("bodies") in told
    assert "Chưa việc nào giao tới một cơ quan cụ thể" in page


def test_bodies_that_ended_meanwhile_are_named_with_their_last_day(client, document, seat):
    gone = make_body("v.01.t1", "Tổ công tác cũ", Body.Kind.TEAM)
    first = document.items.first()
    verification.mend(first.pk, 1, {"lead": ["Tổ một"]}, by=seat)
    choosing.choose(document.pk, "Tổ một", [gone.pk], seen="", by=seat, now=timezone.now())
    verified(document, seat)
    client.force_login(seat.user)
    where = reverse("publish", args=[document.pk])
    assert "không còn hoạt động" not in client.get(where).content.decode()
    with operator(), transaction.atomic():  # of its own, by which the directory knows the change
        Body.objects.filter(pk=gone.pk).update(valid_to=date(2026, 1, 31))
    page = client.get(where).content.decode()
    assert "1 cơ quan được giao nay không còn hoạt động" in page
    assert "kết thúc ngày 31/01/2026" in page
