from datetime import date

import pytest

from sauro.documents.drafting.model import Cited, Directive, Manner
from sauro.documents.drafting.sentences import heading, order, order_below
from sauro.documents.drafting.words import Citer
from sauro.kernel.dates import Stretch
from sauro.kernel.deadline import Deadline, DeadlineKind, Term

POLICE = ("Công an tỉnh",)
BEFORE = Deadline(
    DeadlineKind.DATE, within=Stretch("day", date(2026, 12, 20), date(2026, 12, 20)), before=True
)
MONTHLY = Deadline(DeadlineKind.RECURRING, rrule="FREQ=MONTHLY;BYMONTHDAY=5")
PLAN = Cited("11/KH-TCT", "Kế hoạch", date(2025, 5, 19), "Tổ công tác")


def said(**clears):
    return order(Directive("kiểm tra các kho hàng", **clears), Citer())


@pytest.mark.parametrize(
    ("clears", "sentence"),
    [
        ({}, "Kiểm tra các kho hàng."),
        ({"leads": POLICE}, "Giao Công an tỉnh kiểm tra các kho hàng."),
        (
            {
                "leads": POLICE,
                "coordinating": ("Sở Công Thương", "Thuế tỉnh Gia Lai"),
                "deadline": BEFORE,
                "reports_to": ("UBND tỉnh",),
            },
            "Giao Công an tỉnh chủ trì, phối hợp với Sở Công Thương và Thuế tỉnh Gia Lai"
            " kiểm tra các kho hàng; hoàn thành trước ngày 20/12/2026;"
            " báo cáo kết quả về UBND tỉnh.",
        ),
        (
            {"leads": POLICE, "deadline": BEFORE, "deliverable": "danh sách cơ sở vi phạm"},
            "Giao Công an tỉnh kiểm tra các kho hàng;"
            " hoàn thành danh sách cơ sở vi phạm trước ngày 20/12/2026.",
        ),
        (
            {"leads": POLICE, "deadline": MONTHLY, "reports_to": ("UBND tỉnh",)},
            "Giao Công an tỉnh kiểm tra các kho hàng;"
            " báo cáo kết quả về UBND tỉnh chậm nhất ngày 05 hằng tháng.",
        ),
        (
            {
                "leads": POLICE,
                "deadline": BEFORE,
                "deliverable": "biên bản kiểm tra",
                "reports_to": ("UBND tỉnh",),
            },
            "Giao Công an tỉnh kiểm tra các kho hàng;"
            " gửi biên bản kiểm tra về UBND tỉnh trước ngày 20/12/2026.",
        ),
        (
            {"leads": POLICE, "deadline": Deadline(DeadlineKind.STANDING)},
            "Giao Công an tỉnh thường xuyên kiểm tra các kho hàng.",
        ),
        (
            {"leads": POLICE, "deadline": "xong trước Tết", "authority": "được huy động dân quân"},
            "Giao Công an tỉnh kiểm tra các kho hàng; được huy động dân quân; xong trước Tết.",
        ),
        (
            {"leads": POLICE, "basis": (PLAN,)},
            "Thực hiện Kế hoạch số 11/KH-TCT ngày 19/5/2025 của Tổ công tác, giao Công an tỉnh"
            " kiểm tra các kho hàng.",
        ),
        (
            {"leads": ("UBND các xã, phường", "Sở Y tế")},
            "Yêu cầu Sở Y tế và UBND các xã, phường kiểm tra các kho hàng.",
        ),
        (
            {"leads": ("Tòa án nhân dân tỉnh",)},
            "Đề nghị Tòa án nhân dân tỉnh kiểm tra các kho hàng.",
        ),
        (
            {"leads": POLICE, "manner": Manner.ASK},
            "Đề nghị Công an tỉnh kiểm tra các kho hàng.",
        ),
    ],
)
def test_a_directive_is_said_as_papers_say_it(clears, sentence):
    assert said(**clears) == sentence


def test_a_product_that_the_task_names_is_not_said_twice():
    task = Directive("lập danh sách chủ hàng", POLICE, deliverable="danh sách chủ hàng")
    assert order(task, Citer()) == "Giao Công an tỉnh lập danh sách chủ hàng."


def test_a_task_typed_as_a_sentence_stands_within_one():
    task = Directive("  Kiểm tra\ncác kho hàng. ", POLICE, deadline=BEFORE)
    assert order(task, Citer()) == (
        "Giao Công an tỉnh kiểm tra các kho hàng; hoàn thành trước ngày 20/12/2026."
    )


def test_below_a_heading_the_sentence_names_nobody_again():
    task = Directive("kiểm tra các kho hàng", POLICE, coordinating=("Sở Y tế",))
    assert heading(task) == "Giao Công an tỉnh thực hiện các nhiệm vụ sau:"
    assert order_below(task, Citer()) == "Chủ trì, phối hợp với Sở Y tế kiểm tra các kho hàng."


def test_a_document_named_again_is_named_by_kind_and_number():
    citer = Citer()
    assert citer.cite([PLAN]) == "Kế hoạch số 11/KH-TCT ngày 19/5/2025 của Tổ công tác"
    assert citer.cite([PLAN]) == "Kế hoạch số 11/KH-TCT"


def test_work_that_begins_with_an_event_is_carried_out_not_finished():
    after = Deadline(DeadlineKind.EVENT, anchor="có kết quả giám định")
    since = Deadline(DeadlineKind.EVENT, anchor="ngày ký", term=Term(5, "working_day"))
    assert said(deadline=after).endswith("; thực hiện ngay sau khi có kết quả giám định.")
    assert said(deadline=since).endswith(
        "; hoàn thành trong thời hạn 05 ngày làm việc kể từ ngày ký."
    )
