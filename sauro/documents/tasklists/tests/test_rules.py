"""What a row of a task list says."""

from datetime import date

import pytest

from sauro.documents.tasklists.rules import (
    deadline_of,
    guess_columns,
    guess_head,
    is_done,
    lines_of,
    names_of,
)
from sauro.documents.tasklists.tests.make import HEADS

ON = date(2026, 11, 30)
COLUMNS = guess_columns(HEADS)


def of(*cells, columns=COLUMNS):
    rows = [(1, HEADS), *((n, list(c)) for n, c in enumerate(cells, start=2))]
    return lines_of(rows, columns, 1, ON)


def codes(line):
    return [f.code for f in line.findings]


def test_heads_say_what_columns_are():
    assert COLUMNS == {
        "task": 1, "lead": 2, "coordinating": 3, "deadline": 4, "deliverable": 5, "source": 6,
        "given_on": 7, "status": 8,
    }  # fmt: skip
    other = ["TT", "Công việc", "Đơn vị thực hiện", "Hạn", "Số văn bản", "Kết quả thực hiện"]
    assert guess_columns(other) == {
        "task": 1, "lead": 2, "deadline": 3, "source": 4, "status": 5,
    }  # fmt: skip


def test_heads_stand_below_a_title():
    rows = [(1, ["DANH MỤC NHIỆM VỤ"]), (3, ["Tính đến ngày 30/11/2026"]), (5, HEADS), (6, ["1"])]
    assert guess_head(rows) == 5
    assert guess_head([(1, ["một", "hai"])]) == 0
    assert guess_head([]) == 0


@pytest.mark.parametrize(
    ("words", "kind", "due_on"),
    [
        ("trước ngày 15/12/2026", "date", date(2026, 12, 14)),
        ("20/12/2026", "date", date(2026, 12, 20)),
        ("2026-12-20", "date", date(2026, 12, 20)),
        ("46376", "date", date(2026, 12, 20)),  # as Excel counts days
        ("12/2026", "date", date(2026, 12, 31)),
        ("Quý IV/2026", "date", date(2026, 12, 31)),
        ("trong quý III", "date", date(2027, 9, 30)),
        ("hằng tháng", "recurring", None),
        ("Thường xuyên", "standing", None),
        ("sớm", "none", None),
        ("31/02/2026", "none", None),
        ("", "none", None),
    ],
)
def test_a_cell_of_days(words, kind, due_on):
    found, _words = deadline_of(words, ON)
    assert (found.kind, found.due_on) == (kind, due_on)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Công an tỉnh, Sở Công Thương", ("Công an tỉnh", "Sở Công Thương")),
        ("- Sở Y tế\n- UBND các xã", ("Sở Y tế", "UBND các xã")),
        ("Cục Hải quan và Công an tỉnh; Sở Y tế", ("Cục Hải quan", "Công an tỉnh", "Sở Y tế")),
        ("Sở Nông nghiệp và Môi trường", ("Sở Nông nghiệp và Môi trường",)),
        ("Báo và Đài Phát thanh, Truyền hình tỉnh", ("Báo và Đài Phát thanh, Truyền hình tỉnh",)),
        ("Sở Y tế và Báo và Đài PTTH tỉnh", ("Sở Y tế", "Báo và Đài PTTH tỉnh")),
        ("Văn phòng HĐND và UBND xã", ("Văn phòng HĐND và UBND xã",)),
        ("Công an tỉnh; Công an tỉnh", ("Công an tỉnh",)),
        (" ; ", ()),
    ],
)
def test_names_of_a_cell(cell, names):
    assert names_of(cell) == names


@pytest.mark.parametrize(
    ("status", "done"),
    [("Đã hoàn thành", True), ("Hoàn thành đúng hạn", True), ("100%", True), ("Đã báo cáo", True),
     ("Chưa hoàn thành", False), ("Đang thực hiện", False), ("Hoàn thành quá hạn", False),
     ("", False)],
)  # fmt: skip
def test_what_a_list_calls_done(status, done):
    assert is_done(status) is done


def test_a_row_with_all_it_should_have():
    [line], passed = of(
        ["1", "Rà soát kho", "Công an tỉnh", "Sở Y tế", "20/12/2026", "Báo cáo",
         "Thông báo số 15/TB-BCĐ389", "01/10/2026", "Đang làm"],
    )  # fmt: skip
    assert passed == []
    assert (line.number, line.task, line.lead, line.due_on) == (
        2, "Rà soát kho", ("Công an tỉnh",), date(2026, 12, 20),
    )  # fmt: skip
    assert line.findings == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "", "Công an tỉnh"], ["row-no-task"]),
        (["1", "Rà soát", ""], ["row-no-lead"]),
        (["1", "Rà soát", "Công an tỉnh", "", "sớm nhất"], ["row-unread-day"]),
        (["1", "Rà soát", "Công an tỉnh", "", "31/02/2027"], ["row-no-such-day"]),
        (["1", "Rà soát", "Công an tỉnh", "", "01/10/2026"], ["row-due-before"]),
        (["1", "Rà soát", "Công an tỉnh", "", "trong quý III"], ["row-no-year"]),
        (["1", "Rà soát", "Công an tỉnh", "", "trong quý IV", "", "", "01/10/2026"], []),
    ],
)
def test_each_doubt_says_what_is_wrong_and_what_to_do(cells, expected):
    [line], _passed = of(cells)
    assert codes(line) == expected
    assert line.wrong == ("row-no-task" in expected)
    assert all("ãy" in f.message for f in line.findings)  # Hãy, hãy


def test_the_source_gives_the_day_by_which_a_deadline_is_understood():
    cells = ["1", "Rà soát", "Công an", "", "trong quý III", "", "TB số 1/TB-BCĐ ngày 05/6/2026"]
    [line], _passed = of(cells)
    assert line.due_on == date(2026, 9, 30)


def test_headings_sums_and_numbers_of_columns_are_no_tasks():
    lines, passed = of(
        ["1", "2", "3", "4"],
        ["I", "LĨNH VỰC THƯƠNG MẠI"],
        ["Nhóm việc gấp"] * 9,
        ["1", "Rà soát", "Công an tỉnh"],
        ["", "Tổng cộng: 1 việc"],
    )
    assert [line.task for line in lines] == ["Rà soát"]
    assert passed == [2, 3, 4, 6]


def test_the_same_task_twice_is_said():
    lines, _passed = of(["1", "Rà soát", "Công an tỉnh"], ["2", "RÀ SOÁT", "Công an tỉnh"])
    assert [codes(line) for line in lines] == [[], ["row-twice"]]
    assert "dòng 2" in lines[1].findings[0].message


@pytest.mark.parametrize(
    "task",
    ["Tổng hợp số liệu", "Công bố đường dây nóng", "Công an kiểm tra kho", "Tổng kiểm tra các chợ"],
)
def test_a_task_that_begins_like_a_sum_is_a_task(task):
    lines, _passed = of(["1", task])
    assert [line.task for line in lines] == [task]
