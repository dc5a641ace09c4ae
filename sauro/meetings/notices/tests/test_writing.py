"""From typed conclusions to the notice and back: what is written is read as it was meant."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.documents.drafting import write
from sauro.documents.drafting.points import OF_NONE
from sauro.documents.drafting.proof import compared, same_time
from sauro.documents.drafting.tests.generate import by_points, draft
from sauro.documents.drafting.tests.phrases import POINTS
from sauro.documents.drafting.times import words_of
from sauro.documents.reading import read
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.meetings.conclusions import Words
from sauro.meetings.notices.writing import (
    Head,
    Held,
    Part,
    deadline_of,
    directive_of,
    draft_of,
    opening_of,
    said_of_meeting,
    subject_of,
)

DAY = date(2026, 11, 29)
HELD = Held("Họp Ban Chỉ đạo quý IV", DAY, "trụ sở UBND tỉnh", "Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh")


def head(day=DAY):
    return Head(
        issuer=("BAN CHỈ ĐẠO 389 TỈNH MẪU",), number="27/TB-BCĐ389", place="Mẫu", issued_on=day,
        subject=subject_of(HELD), meeting=said_of_meeting(HELD), opening=opening_of(HELD),
        closing="Thông báo kết luận để các cơ quan biết, thực hiện",
        recipients=("Như thành phần dự họp", "Lưu: VT"), signer="Lò Văn Mẫu",
        capacity=("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
    )  # fmt: skip


def typed(meant):
    """A generated directive as somebody types it into the form."""
    standing = isinstance(meant.deadline, Deadline) and meant.deadline.kind is DeadlineKind.STANDING
    return Words(
        task=meant.task, leads=meant.leads, coordinating=meant.coordinating,
        reports_to=meant.reports_to, deliverable=meant.deliverable or "",
        authority=meant.authority or "",
        deadline_text="thường xuyên" if standing else words_of(meant.deadline),
    )  # fmt: skip


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_generated_conclusions_come_back(seed):
    meant = draft(seed)
    made = draft_of(head(meant.issued_on), [Part([typed(d) for d in meant.directives])])
    assert [str(one) for one in compared(made, read(write(made)))] == []


@given(st.integers(0, 2**32))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_so_do_those_on_points_of_an_agenda(seed):
    meant = by_points(seed)
    parts = [
        Part([typed(d) for d in section.directives], number * (section.title != OF_NONE), title)
        for number, (section, title) in enumerate(zip(meant.sections, POINTS, strict=False), 1)
    ]
    made = draft_of(head(meant.issued_on), parts)
    assert [str(one) for one in compared(made, read(write(made)))] == []


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("15/12/2026", "date", date(2026, 12, 15)),
        ("trước ngày 15/12/2026.", "date", date(2026, 12, 14)),
        ("quý IV năm 2026", "date", date(2026, 12, 31)),
        ("15 giờ ngày 20/12/2026", "date", date(2026, 12, 20)),
        ("hằng tháng", "recurring", None),
        ("thường xuyên", "standing", None),
        ("trong 10 ngày", "event", None),
        ("trước Tết Nguyên đán 2027", "event", date(2027, 2, 5)),
        ("", "none", None),
    ],
)
def test_a_deadline_is_what_its_words_say(words, kind, due):
    found = deadline_of(words, DAY)
    assert isinstance(found, Deadline)
    assert (found.kind.value, found.due_on) == (kind, due)


def test_a_bare_day_is_begun_as_papers_begin_it():
    meant = directive_of(Words("rà soát", ("Công an tỉnh",), deadline_text="15/12/2026"), DAY)
    made = draft_of(
        head(), [Part([Words("rà soát", ("Công an tỉnh",), deadline_text="15/12/2026")])]
    )
    assert "hoàn thành chậm nhất ngày 15/12/2026." in write(made)
    [found] = read(write(made)).directives
    assert same_time(meant.deadline, found.deadline)


def test_words_that_nobody_can_read_stand_as_typed_and_are_told():
    assert deadline_of("lúc nào tiện", DAY) == "lúc nào tiện"
    made = draft_of(head(), [Part([Words("rà soát", ("Công an tỉnh",), deadline_text="sớm")])])
    assert "hoàn thành sớm." in write(made)
    found = compared(made, read(write(made)))
    assert [(one.directive, one.field) for one in found] == [(1, "deadline")]


def test_the_meeting_is_told_with_and_without_a_chair():
    assert said_of_meeting(HELD) == (
        "Ngày 29/11/2026, tại trụ sở UBND tỉnh, đồng chí Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh chủ "
        "trì họp Ban Chỉ đạo quý IV."
    )
    assert opening_of(HELD).endswith("đồng chí Lò Văn Mẫu kết luận như sau:")
    nobody = Held("Họp giao ban", DAY, "", "")
    assert said_of_meeting(nobody) == "Ngày 29/11/2026, họp giao ban đã diễn ra."
    assert opening_of(nobody).endswith("cuộc họp kết luận như sau:")
    assert subject_of(nobody) == "Kết luận tại họp giao ban"
