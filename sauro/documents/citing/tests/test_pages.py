"""The register of legal basis: what rests on what, what is to be obtained, and for whose eyes."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.documents.citing import listing, queries, services
from sauro.documents.citing.listing import Filters
from sauro.documents.citing.rules import Found
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.granting import grant
from sauro.documents.models import Citation
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 5)
OLD = "11/TB-BCĐ389"
PLAN = "92/KH-BCĐ389"
WORDS = f"""Căn cứ Kế hoạch số {PLAN} ngày 05/01/2026 của Ban Chỉ đạo 389 tỉnh;
Thông báo này thay thế Thông báo số {OLD} ngày 02/02/2026.
"""


@pytest.fixture(autouse=True)
def scope(seat):
    enter(scope_of(seat))


@pytest.fixture
def paper():
    return make_paper("15/TB-BCĐ389", WORDS, day=date(2026, 3, 1))


def listed(**filters):
    return {r.citation.key: r.found for r in listing.page(Filters(**filters)).rows}


def text_of(client, name, *args):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_was_never_received_is_missing_until_it_is_handed_in(paper):
    assert listed() == {PLAN: Found.MISSING, OLD: Found.MISSING}
    make_paper(PLAN, day=DAY, doc_type="Kế hoạch")
    assert listed() == {PLAN: Found.HAVE, OLD: Found.MISSING}
    assert listed(state="missing") == {OLD: Found.MISSING}
    assert listed(state="have") == {PLAN: Found.HAVE}


def test_a_paper_of_another_day_is_another_paper(paper):
    make_paper(PLAN, day=date(2025, 1, 5), doc_type="Kế hoạch")
    assert listed(state="missing")[PLAN] == Found.MISSING


def test_a_number_without_a_day_is_left_to_a_person(seat):
    one = make_paper("15/TB-BCĐ389", f"Theo Kế hoạch số {PLAN}.")
    plan = make_paper(PLAN, day=DAY, doc_type="Kế hoạch")
    assert listed() == {PLAN: Found.CHOOSE}
    assert listed(state="missing") == {}
    citation = one.citations.get()
    services.choose(citation.pk, 1, plan.pk, by=seat, now=timezone.now())
    assert listed() == {PLAN: Found.HAVE}
    assert [c.document for c in queries.citing_document(plan)] == [one]
    services.choose(citation.pk, 2, None, by=seat, now=timezone.now())
    assert listed(state="missing") == {PLAN: Found.MISSING}
    services.unchoose(citation.pk, 3, by=seat, now=timezone.now())
    assert listed() == {PLAN: Found.CHOOSE}
    acts = Entry.objects.filter(table="documents_citation", row=str(citation.pk))
    assert acts.count() == 3


def test_who_counts_and_who_sorts(paper):
    make_paper("16/TB-BCĐ389", f"Kế hoạch số {PLAN}, và Kế hoạch số {PLAN}.")
    rows = listing.page(Filters(), "-lan").rows
    assert [(r.citation.key, r.papers, r.times) for r in rows] == [(PLAN, 2, 3), (OLD, 1, 1)]
    assert [r.citation.key for r in listing.page(Filters(), "so").rows] == [OLD, PLAN]
    assert listed(words="ke hoach") == {PLAN: Found.MISSING}
    assert listed(words="bcđ389 11") == {OLD: Found.MISSING}


def test_pages_follow_each_other():
    text = "\n".join(f"Theo Kế hoạch số {n}/KH-UBND." for n in range(1, 120))
    make_paper("1/TB-BCĐ389", text)
    first = listing.page(Filters(), "so")
    second = listing.page(Filters(), "so", first.after)
    third = listing.page(Filters(), "so", second.after)
    seen = [r.citation.key for p in (first, second, third) for r in p.rows]
    assert len(set(seen)) == len(seen) == 119 == first.total
    assert (third.after, third.before, second.before) == ("", "50", "0")
    for nonsense in ("x", "-1", "٣", "9" * 30):
        assert listing.page(Filters(), "so", nonsense).rows[0] == first.rows[0]


def test_a_long_list_is_the_same_without_counting_all_of_it(monkeypatch):
    for paper in range(3):
        numbers = range(40 * paper + 1, 40 * paper + 80)
        make_paper("1/TB-BCĐ389", "\n".join(f"Theo Kế hoạch số {n}/KH-UBND." for n in numbers))
    monkeypatch.setattr(listing, "counted_for", lambda: "")  # as where no counts are kept
    counted = [listing.page(Filters(), "-moi", start) for start in ("", "50", "100")]
    monkeypatch.setattr(listing, "MOST_COUNTED", 100)
    asked: list[list[dict[str, int]]] = []
    monkeypatch.setattr(listing, "_newest", _noting(listing._newest, asked))
    for start, whole in zip(("", "50", "100"), counted, strict=True):
        found = listing.page(Filters(), "-moi", start)
        assert (found.rows, found.before, found.after) == (whole.rows, whole.before, whole.after)
    assert [bool(rows) for rows in asked] == [True, True, True]
    assert asked[0][0]["papers"] == 1
    assert {row.papers for row in counted[0].rows} == {1, 2}


def _noting(ask, asked):
    """The same function, noting its answers."""

    def noted(*given):
        asked.append(ask(*given))
        return asked[-1]

    return noted


def test_nothing_tells_of_a_paper_out_of_sight(client, paper, seat):
    enter(scope_of(make_seat("v.02")))
    make_paper(PLAN, owner="v.02", day=DAY, doc_type="Kế hoạch", event="Họp kín")
    secret = make_paper("77/TB-UBND", f"Theo Kế hoạch số {PLAN}.", owner="v.02")
    enter(scope_of(seat))
    assert listed()[PLAN] == Found.MISSING
    client.force_login(seat.user)
    page = text_of(client, "cited", PLAN)
    assert "15/TB-BCĐ389" in page
    assert "77/TB-UBND" not in page
    enter(scope_of(seat))
    assert client.get(reverse("cited", args=["77/TB-UBND"])).status_code == 404
    assert client.get(reverse("citations", args=[secret.pk])).status_code == 404


def test_a_paper_opened_to_us_shows_what_it_cites(client, paper, seat):
    theirs = make_seat("v.02")
    sharer = make_seat(role=Role.SECRETARY)
    enter(scope_of(sharer))
    now = timezone.now()
    until = timezone.localdate(now)
    grant(paper.pk, theirs.body_id, until, "cùng địa bàn", by=sharer, now=now)
    client.force_login(theirs.user)
    page = text_of(client, "citations", paper.pk)
    assert PLAN in page
    citation = paper.citations.first()
    enter(scope_of(theirs))
    assert client.get(reverse("citation", args=[citation.pk])).status_code == 404


def test_the_page_of_a_number_says_who_rests_on_it_and_what_replaced_it(client, paper, seat):
    client.force_login(seat.user)
    page = text_of(client, "cited", OLD)
    assert "Thay thế? Máy đọc, chờ xác nhận" in page
    assert "Thông báo này thay thế Thông báo số" in page
    assert client.get("/van-ban/vien-dan/so/011/TB-BCD 389/").status_code == 200
    enter(scope_of(seat))
    assert client.get(reverse("cited", args=["1/KH-KHONGCO"])).status_code == 404


def test_the_page_of_a_paper_draws_what_its_lists_say(client, paper, seat):
    make_paper("20/TB-BCĐ389", "Căn cứ Thông báo số 15/TB-BCĐ389 ngày 01/3/2026;")
    client.force_login(seat.user)
    page = text_of(client, "citations", paper.pk)
    assert page.count("<rect") == 4
    assert page.count("<line") == 3
    for name in (PLAN, OLD, "20/TB-BCĐ389"):
        assert page.count(name) >= 2


def test_the_list_goes_to_excel_as_it_is_shown(client, paper, seat):
    client.force_login(seat.user)
    answer = client.get(reverse("cited_export"), {"state": "missing", "xep": "so"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert [r[0] for r in rows] == [
        "Văn bản được nêu", f"Thông báo {OLD}", f"Kế hoạch {PLAN}",
    ]  # fmt: skip
    assert rows[1][1:6] == ("02/02/2026", None, 1, 1, "Chưa nhận")


def test_a_person_confirms_that_a_paper_replaces_another_by_its_words(client, paper, seat):
    client.force_login(seat.user)
    citation = paper.citations.get(key=OLD)
    where = reverse("citation", args=[citation.pk])
    assert "Máy đọc lời văn là “thay thế”" in client.get(where).content.decode()
    sent = {"version": 1, "relation": "replaces", "words": "Lời không có trong văn bản"}
    refused = client.post(where, sent)
    assert refused.status_code == 422
    assert "Lời không có trong văn bản" in refused.content.decode()
    assert "không có nguyên văn" in refused.content.decode()
    done = client.post(where, sent | {"words": citation.words})
    assert done["Location"] == reverse("cited", args=[OLD])
    enter(scope_of(seat))
    citation.refresh_from_db()
    assert (citation.relation, citation.relation_words) == ("replaces", citation.words)
    late = client.post(where, sent | {"relation": "repeals", "words": "của tôi"})
    assert late.status_code == 409
    assert "của tôi" in late.content.decode()
    assert "chờ xác nhận" not in text_of(client, "cited", OLD)


def test_no_relation_without_words_and_no_target_of_another_number(paper, seat):
    now, citation = timezone.now(), paper.citations.get(key=OLD)
    with pytest.raises(Refused, match="lời văn"):
        services.relate(citation.pk, 1, "replaces", " … ", by=seat, now=now)
    with pytest.raises(Refused, match="không mang số này"):
        services.choose(citation.pk, 1, paper.pk, by=seat, now=now)
    with pytest.raises(Hidden):
        services.relate(citation.pk, 1, "burns", "x", by=seat, now=now)
    with pytest.raises(Stale):
        services.unchoose(citation.pk, 2, by=seat, now=now)
    with pytest.raises(NotAllowed):
        services.unchoose(citation.pk, 1, by=make_seat(role=Role.LEADER), now=now)
    enter(scope_of(make_seat("v.02")))
    with pytest.raises(Hidden):
        services.unchoose(citation.pk, 1, by=make_seat("v.02"), now=now)
    enter(scope_of(seat))
    assert Citation.objects.get(pk=citation.pk).version == 1


def test_choosing_on_the_page(client, seat):
    one = make_paper("15/TB-BCĐ389", f"Theo Kế hoạch số {PLAN}.")
    plan = make_paper(PLAN, day=DAY, doc_type="Kế hoạch")
    client.force_login(seat.user)
    where = reverse("citation", args=[one.citations.get().pk])
    assert f"Kế hoạch {PLAN}, 05/01/2026" in client.get(where).content.decode()
    assert client.post(where, {"version": 1, "target": "bậy"}).status_code == 422
    assert client.post(where, {"version": 1, "target": plan.pk}).status_code == 302
    enter(scope_of(seat))
    assert one.citations.get().target_id == plan.pk


def test_a_choice_holds_when_the_chosen_paper_is_corrected(seat):
    from sauro.documents.correcting import correct  # noqa: PLC0415

    one = make_paper("15/TB-BCĐ389", f"Theo Kế hoạch số {PLAN}.")
    now = timezone.now()
    done = {"status": "published", "published_at": now, "published_by": seat}
    plan = make_paper(PLAN, day=DAY, doc_type="Kế hoạch", **done)
    services.choose(one.citations.get().pk, 1, plan.pk, by=seat, now=now)
    edition = correct(plan.pk, "sai số", by=seat, now=now)
    assert [p.id for p in queries.citing(PLAN)[0].match.papers] == [plan.pk]
    for name, value in done.items():
        setattr(edition, name, value)
    edition.save()
    assert [p.id for p in queries.citing(PLAN)[0].match.papers] == [edition.pk]
    assert [c.document for c in queries.citing_document(edition)] == [one]


def test_a_number_that_is_none_is_not_there(client, seat):
    client.force_login(seat.user)
    assert client.get("/van-ban/vien-dan/so/%00/").status_code == 404
