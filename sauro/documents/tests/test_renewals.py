"""A committee is renewed by its decision: read, corrected, compared, done in one act."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from sauro.documents import intake, jobs
from sauro.documents.models import Renewal
from sauro.documents.renewals import services
from sauro.documents.renewals.lines import Draft, from_stored
from sauro.documents.renewals.services import Sheet
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization import services as organization
from sauro.organization.models import Body, Membership
from sauro.organization.queries import members_on
from sauro.organization.rules import Decided, Line
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db

DECISIONS = Path(__file__).parents[3] / "samples" / "decisions"
ON = date(2026, 9, 14)
OLD = {"valid_from": date(2026, 1, 1), "decision": "Quyết định số 1/QĐ-UBND"}
LINES = [
    Draft("head", "Lương Văn Thí Dụ", "Phó Chủ tịch", "v.01.u"),
    Draft("standing_deputy", "Vi Thị Minh Họa", "Giám đốc", "v.01.sct"),
]
SHEET = Sheet(LINES, "Quyết định số 2417/QĐ-UBND ngày 14/09/2026", ON)


@pytest.fixture
def committee(seat):
    """The committee of v.01 with two members since January."""
    enter(scope_of(seat))
    for short in ("u", "sct", "ca"):
        make_body(f"v.01.{short}", f"Cơ quan {short}", Body.Kind.AGENCY)
    for body, part in (("v.01.u", "head"), ("v.01.ca", "member")):
        organization.add_membership("v.01", body, OLD | {"part": part}, by=seat)
    return Body.objects.get(path="v.01")


@pytest.fixture
def renewal(committee, decision, seat):
    return services.begin("v.01", decision.pk, by=seat, now=timezone.now())


@pytest.fixture
def decision(own_store, seat):
    return taken_in(seat)


def taken_in(seat, name="tinh-danh-sach.txt"):
    content = [(DECISIONS / name).read_bytes()]
    enter(scope_of(seat))
    document, _new = intake.receive(name, content, by=seat, now=timezone.now())
    jobs.read_document(document.pk, seat.body.path)
    enter(scope_of(seat))
    document.refresh_from_db()
    return document


def kept(renewal, seat, sheet=SHEET):
    return services.keep(renewal.pk, renewal.version, sheet, by=seat)


def codes(raised):
    return [f.code for f in raised.value.findings]


def test_in_one_act_the_old_end_and_the_new_begin(renewal, committee, seat):
    draft = kept(renewal, seat)
    version = committee.version
    services.renew(draft.pk, draft.version, version, by=seat, now=timezone.now())
    assert [m.body for m in members_on("v.01", date(2026, 9, 13))] == ["v.01.u", "v.01.ca"]
    now = members_on("v.01", ON)
    assert [(m.part, m.person, m.decision) for m in now] == [
        ("head", "Lương Văn Thí Dụ", SHEET.decision),
        ("standing_deputy", "Vi Thị Minh Họa", SHEET.decision),
    ]
    committee.refresh_from_db()
    assert (committee.version, committee.decided_by) == (version + 1, SHEET.decision)
    done = Renewal.objects.get(pk=draft.pk)
    assert done.done_by == seat
    assert done.document == renewal.document
    entries = Entry.objects.filter(owner_path="v.01", table="organization_membership")
    assert {e.seat_id for e in entries} == {seat.pk}
    assert entries.filter(act="INSERT", after__decision=SHEET.decision).count() == 2


def test_an_open_line_and_a_missing_day_are_told_together(renewal, committee, seat):
    open_lines = [LINES[0], Draft("member", "A Văn B", "Trưởng phòng")]
    draft = kept(renewal, seat, Sheet(open_lines, SHEET.decision, None))
    with pytest.raises(Refused) as raised:
        services.renew(draft.pk, draft.version, committee.version, by=seat, now=timezone.now())
    assert codes(raised) == ["no-day", "line-open"]


def test_a_dropped_line_is_left_out_with_its_reason(renewal, committee, seat):
    dropped = Draft("member", "A Văn B", "Trưởng phòng", dropped="không thuộc Ban Chỉ đạo")
    draft = kept(renewal, seat, Sheet([*LINES, dropped], SHEET.decision, ON))
    services.renew(draft.pk, draft.version, committee.version, by=seat, now=timezone.now())
    assert len(members_on("v.01", ON)) == 2
    assert from_stored(Renewal.objects.get().lines)[2].dropped == dropped.dropped


def test_the_second_of_two_who_renew_is_told_and_nothing_is_half_done(renewal, committee, seat):
    draft = kept(renewal, seat)
    seen = committee.version
    lines = [Line("v.01.sct", "C Thị D", "", "head")]
    organization.renew_committee(
        "v.01", seen, lines, Decided("Quyết định khác", date(2026, 8, 1)), by=seat
    )
    with pytest.raises(Stale):
        services.renew(draft.pk, draft.version, seen, by=seat, now=timezone.now())
    assert [m.person for m in members_on("v.01", ON)] == ["C Thị D"]
    services.renew(draft.pk, draft.version, seen + 1, by=seat, now=timezone.now())
    assert Membership.objects.filter(committee=committee, valid_from=ON).count() == 2


def test_two_who_correct_one_draft(renewal, seat):
    kept(renewal, seat)
    with pytest.raises(Stale) as raised:
        kept(renewal, seat)
    assert isinstance(raised.value.current, Renewal)


def test_what_is_done_stays(renewal, committee, seat):
    draft = kept(renewal, seat)
    done = services.renew(draft.pk, draft.version, committee.version, by=seat, now=timezone.now())
    with pytest.raises(Refused) as raised:
        kept(done, seat)
    assert codes(raised) == ["renewal-done"]


def test_a_province_renews_its_communes_but_a_commune_no_other(decision, seat):
    make_body("v.01.1"), make_body("v.01.2")
    assert services.begin("v.01.1", decision.pk, by=seat, now=timezone.now())
    commune = make_seat("v.01.1")
    own = taken_in(commune)
    assert services.begin("v.01.1", own.pk, by=commune, now=timezone.now())
    for other in ("v.01.2", "v.01", "v"):
        with pytest.raises(NotAllowed):
            services.begin(other, own.pk, by=commune, now=timezone.now())
    with pytest.raises(Hidden):  # a decision of the province is not seen from the commune
        services.begin("v.01.1", decision.pk, by=commune, now=timezone.now())


def test_who_keeps_no_bodies_renews_nothing(decision):
    with pytest.raises(NotAllowed):
        services.begin("v.01", decision.pk, by=make_seat("v.01", Role.OFFICER), now=timezone.now())


def sent(lines, version=1, **more):
    data = {"version": version, "decision": SHEET.decision, "effective_on": "14/09/2026"}
    data |= {"dong-TOTAL_FORMS": len(lines), "dong-INITIAL_FORMS": len(lines), **more}
    for n, line in enumerate(lines):
        data |= {f"dong-{n}-{k}": v for k, v in line.items()}
    return data


HEAD = {"part": "head", "person": "Lương Văn Thí Dụ", "post": "Phó Chủ tịch", "body": "v.01.u"}
OPEN = {"part": "member", "person": "Người Chưa Rõ", "post": "Trưởng phòng", "body": ""}


def test_from_the_file_to_the_committees_page(client, own_store, committee, seat):
    client.force_login(seat.user)
    content = (DECISIONS / "tinh-danh-sach.txt").read_bytes()
    answer = client.post(
        reverse("renewal_start", args=["v.01"]),
        {"file": SimpleUploadedFile("qd.txt", content)},
    )
    page = answer["Location"]
    assert "Đang đọc" in client.get(page).content.decode()
    enter(scope_of(seat))
    renewal = Renewal.objects.get()
    jobs.read_document(renewal.document_id, "v.01")
    shown = client.get(page).content.decode()
    for words in ("Vi Thị Minh Họa", "Quyết định số 2417/QĐ-UBND ngày 14/09/2026", "<mark"):
        assert words in shown
    answer = client.post(page, sent([HEAD], xem="1"))
    assert answer["Location"] == reverse("renewal_confirm", args=[renewal.pk])
    before = client.get(answer["Location"]).content.decode()
    assert "Ghi thành phần mới" in before
    assert Membership.objects.filter(valid_from=ON).count() == 0  # looking changes nothing
    enter(scope_of(seat))
    version = Body.objects.get(path="v.01").version
    done = client.post(answer["Location"], {"version": 2, "committee_version": version})
    assert done.status_code == 302
    assert "Lương Văn Thí Dụ" in client.get(done["Location"]).content.decode()
    assert "đã ghi lúc" in client.get(page).content.decode()
    assert SHEET.decision in client.get(reverse("renewals", args=["v.01"])).content.decode()


def test_nothing_typed_is_lost_where_a_line_is_open(client, renewal, seat):
    client.force_login(seat.user)
    answer = client.post(reverse("renewal", args=[renewal.pk]), sent([HEAD, OPEN], xem="1"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Người Chưa Rõ" in page
    assert "Dòng 2" in page


def test_who_was_overtaken_sees_both_drafts(client, renewal, seat):
    kept(renewal, seat)
    client.force_login(seat.user)
    mine = HEAD | {"person": "Người tôi vừa gõ"}
    answer = client.post(reverse("renewal", args=[renewal.pk]), sent([mine], luu="1"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Người tôi vừa gõ" in page
    assert "Vi Thị Minh Họa" in page
    again = client.post(reverse("renewal", args=[renewal.pk]), sent([mine], 2, luu="1"))
    assert again.status_code == 302


def test_who_was_overtaken_in_the_committee_sees_what_stands_now(client, renewal, committee, seat):
    draft = kept(renewal, seat)
    client.force_login(seat.user)
    where = reverse("renewal_confirm", args=[renewal.pk])
    old = {"version": draft.version, "committee_version": committee.version - 1}
    answer = client.post(where, old)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert f'name="committee_version" value="{committee.version}"' in page
    assert "Vi Thị Minh Họa" in page  # joins
    assert "Cơ quan ca" in page  # leaves


def test_words_for_a_body_are_resolved_or_stay_open(client, renewal, seat):
    client.force_login(seat.user)
    by_code = OPEN | {"other": "v.01.ca"}
    unknown = OPEN | {"other": "Phòng Chưa Có"}
    client.post(reverse("renewal", args=[renewal.pk]), sent([by_code, unknown], luu="1"))
    enter(scope_of(seat))
    first, second = from_stored(Renewal.objects.get().lines)
    assert first.body == "v.01.ca"
    assert (second.body, second.asked) == ("", "Phòng Chưa Có")
    assert "Phòng Chưa Có" in client.get(reverse("renewal", args=[renewal.pk])).content.decode()


def test_a_start_without_a_decision_is_refused(client, committee, seat):
    client.force_login(seat.user)
    answer = client.post(reverse("renewal_start", args=["v.01"]), {})
    assert answer.status_code == 422
