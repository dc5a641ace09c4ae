from dataclasses import replace
from datetime import date

import pytest

from sauro.documents.drafting import Directive, Section, Unwritable, write
from sauro.documents.drafting.checks import obstacles, unclear
from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.tests.generate import draft
from sauro.kernel.dates import Stretch
from sauro.kernel.deadline import Deadline, DeadlineKind

TODAY = date(2026, 11, 29)
CLEAR = Directive(
    "kiểm tra kho hàng",
    ("Công an tỉnh",),
    reports_to=("UBND tỉnh",),
    deadline=Deadline(DeadlineKind.DATE, within=Stretch("day", TODAY, TODAY)),
    deliverable="danh sách cơ sở vi phạm",
    authority="được huy động dân quân",
)


def codes(**changes):
    return [finding.code for finding in unclear(replace(CLEAR, **changes), TODAY)]


def test_a_directive_with_all_six_clears_lacks_nothing():
    assert codes() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"leads": ()}, "no-lead"),
        ({"leads": ("Sở Y tế", "Sở Xây dựng")}, "several-leads"),
        ({"deadline": ""}, "no-time"),
        ({"deadline": Deadline(DeadlineKind.NONE)}, "no-time"),
        ({"reports_to": ()}, "no-report"),
        ({"deliverable": None}, "no-result"),
        ({"authority": None}, "no-authority"),
    ],
)
def test_each_clear_that_is_missing_is_told(changes, code):
    assert codes(**changes) == [code]


def test_standing_duties_and_times_in_words_are_times():
    assert codes(deadline=Deadline(DeadlineKind.STANDING)) == []
    assert codes(deadline="trong tháng 12/2026") == []


def test_a_day_that_is_over_when_the_paper_is_issued_is_told():
    assert [f.code for f in unclear(CLEAR, date(2026, 11, 30))] == ["past-at-issue"]


def test_all_that_stands_in_the_way_is_told_at_once_and_where():
    broken = (Directive(" . ", deadline=Deadline(DeadlineKind.DATE)), CLEAR, Directive(""))
    paper = replace(draft(3), sections=(Section("Nhiệm vụ", broken),))
    assert [f.field for f in obstacles(paper)] == [
        "directives.1.task",
        "directives.1.deadline",
        "directives.3.task",
    ]
    for writer in (write, write_docx):
        with pytest.raises(Unwritable, match="hãy ghi") as refused:
            writer(paper)
        assert refused.value.findings == obstacles(paper)


def test_every_invented_paper_can_be_written():
    assert all(obstacles(draft(seed)) == () for seed in range(50))
