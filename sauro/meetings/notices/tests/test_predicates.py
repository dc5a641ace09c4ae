"""The task out of the sentence that gave it."""

import pytest

from sauro.documents.drafting import write
from sauro.documents.drafting.tests.generate import draft
from sauro.documents.drafting.words import predicate
from sauro.documents.reading import read
from sauro.meetings.notices.predicates import predicate_of


@pytest.mark.parametrize(
    ("sentence", "leads", "helpers", "day", "task"),
    [
        ("Giao Công an tỉnh kiểm tra các kho; hoàn thành trước ngày 15/12/2026.", ["Công an tỉnh"],
         [], "trước ngày 15/12/2026", "kiểm tra các kho"),
        ("Giao Công an tỉnh chủ trì, phối hợp với Sở Y tế và Sở Công Thương rà soát, "
         "lập danh sách; báo cáo kết quả về UBND tỉnh.", ["Công an tỉnh"],
         ["Sở Y tế", "Sở Công Thương"], "", "rà soát, lập danh sách"),
        ("Các sở, ban, ngành rà soát kho trước ngày 01/12/2026", ["Các sở, ban, ngành"], [],
         "trước ngày 01/12/2026", "rà soát kho"),
        ("Kiểm tra các kho", [], [], "", "kiểm tra các kho"),
        ("Giao A", ["A"], [], "", "Giao A"),
    ],
)  # fmt: skip
def test_what_the_register_knows_is_taken_off(sentence, leads, helpers, day, task):
    assert predicate_of(sentence, leads, helpers, day) == task


def test_of_what_we_wrote_the_task_comes_back():
    right = wrong = 0
    for seed in range(60):
        paper = draft(seed)
        for meant, found in zip(paper.directives, read(write(paper)).directives, strict=True):
            leads, helpers = ([w.text for w in c.words] for c in (found.lead, found.coordinating))
            got = predicate_of(found.task.text, leads, helpers, found.deadline.text or "")
            if meant.basis:  # what it carries out stays before a task that names nobody
                continue
            ok = predicate(meant.task) in got
            right, wrong = right + ok, wrong + (not ok)
    assert right > 200
    assert wrong == 0
