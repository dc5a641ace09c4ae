"""What a paper cites is noted when it is read, corrected or its head mended."""

from datetime import date

import pytest
from django.utils import timezone

from sauro.documents import heading, intake, jobs
from sauro.documents.citing.noting import note, note_open
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.context import Citations
from sauro.documents.correcting import correct
from sauro.documents.models import Citation, Document, Numbered
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db

WORDS = """Số: 15/TB-BCĐ389
Căn cứ Kế hoạch số 92/KH-BCĐ389
ngày 05/01/2026 của Ban Chỉ đạo 389 tỉnh;
Thông báo này thay thế Thông báo số 11/TB-BCĐ389 ngày 02/02/2026.
Thực hiện Kế hoạch số 92/KH-BCĐ389; nội dung tại Thông báo số 15/TB-BCĐ389 nêu trên.
"""


@pytest.fixture(autouse=True)
def scope(seat):
    enter(scope_of(seat))


def test_each_paper_once_with_its_words_its_force_and_how_often():
    paper = make_paper("15/TB-BCĐ389", WORDS)
    plan, old = paper.citations.order_by("-key")
    assert (plan.key, plan.dated, plan.times, plan.basis) == (
        "92/KH-BCĐ389", date(2026, 1, 5), 2, True,
    )  # fmt: skip
    assert (old.key, old.says, old.basis) == ("11/TB-BCĐ389", "replaces", False)
    assert old.words == "Thông báo này thay thế Thông báo số 11/TB-BCĐ389 ngày 02/02/2026."
    assert paper.numbered.key == "15/TB-BCĐ389"


@pytest.mark.parametrize("kept", ["15/TB-BCĐ389", "", "15/TB-BCD 389", "51/TB-BCĐ389"])
def test_no_paper_cites_itself_however_its_head_was_read(kept):
    found = Citations(Document(number=kept, text=WORDS)).of([])
    assert "15/TB-BCĐ389" not in [c.key for c in found]
    assert len(found) == 2


def test_a_number_that_is_one_only_where_it_is_announced_is_the_papers_own():
    text = "Số: 567/SCT\nVề việc\nTheo văn bản số 567/SCT, số 568/SCT."
    assert [c.key for c in Citations(Document(number="567/SCT", text=text)).of([])] == ["568/SCT"]


def test_a_received_file_is_noted_when_it_is_read(own_store, seat):
    words = "ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\n" + WORDS + "\nNơi nhận:\n- Như trên."
    found, _ = intake.receive("a.txt", [words.encode()], by=seat, now=timezone.now())
    jobs.read_document(found.pk, seat.body.path)
    enter(scope_of(seat))
    assert set(Citation.objects.values_list("key", flat=True)) == {"92/KH-BCĐ389", "11/TB-BCĐ389"}


def test_a_mended_number_is_no_citation_any_more_and_a_decision_stays(seat):
    paper = make_paper("", "Theo Kế hoạch số 92/KH-BCĐ389 và Thông báo số 15/TB-BCĐ389.")
    paper.citations.filter(key="92/KH-BCĐ389").update(
        decided="none", decided_by=seat, decided_at=timezone.now(), version=2
    )
    seen = heading.seen_of(paper)
    heading.mend_head(paper.pk, {"number": "15/TB-BCD389"}, seen=seen, by=seat, now=timezone.now())
    [left] = paper.citations.all()
    assert (left.key, left.decided, left.version) == ("92/KH-BCĐ389", "none", 2)
    assert Numbered.objects.get(document=paper).key == "15/TB-BCĐ389"


def test_a_correction_cites_what_its_first_edition_cites(seat):
    paper = make_paper(
        "15/TB-BCĐ389", WORDS, status="published", published_at=timezone.now(), published_by=seat
    )
    edition = correct(paper.pk, "sai ngày", by=seat, now=timezone.now())
    assert Citation.objects.filter(document=edition).count() == 0
    assert paper.citations.count() == 2
    assert edition.numbered.key == paper.numbered.key


def test_papers_of_before_are_caught_up_and_reading_is_no_history(seat):
    paper = make_paper("15/TB-BCĐ389", WORDS)
    Numbered.objects.all().delete()
    paper.citations.all().delete()
    entries = Entry.objects.filter(table="documents_citation").count()
    assert note_open() == 1
    assert note_open() == 0
    assert paper.citations.count() == 2
    note(paper)
    assert Entry.objects.filter(table="documents_citation").count() == entries == 0
