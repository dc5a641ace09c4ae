# ruff: noqa: E501 - one example a line
"""Tasks in tables, with their columns and without."""

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.tables import HELP, LEAD, PRODUCT, TASK, TIME, names_in, split_tables
from sauro.documents.reading.tests.make import leads, lines, paper, tokens
from sauro.kernel.tests.present import present

HEAD = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm")
ROWS = (
    ("1", "Rà soát kho bãi ven sông", "Công an tỉnh", "Sở Xây dựng", "Tháng 6/2026", "Danh sách kho bãi"),
    ("2", "Lấy mẫu phân bón tại đại lý", "Chi cục Quản lý thị trường", "Sở Khoa học và Công nghệ", "Trước 15/7/2026", "Báo cáo kết quả"),
    ("3", "Tuyên truyền tại các chợ", "UBND các xã, phường", "Hội Nông dân tỉnh", "Thường xuyên", "Tờ rơi"),
)  # fmt: skip
KEYS = (TASK, LEAD, HELP, TIME, PRODUCT)


def tabs():
    """The table with tabs between its cells."""
    return "\n".join("\t".join(row) for row in (HEAD, *ROWS))


def pipes():
    """The table as Markdown has it."""
    rule = tuple("---" for _ in HEAD)
    return "\n".join("| " + " | ".join(row) + " |" for row in (HEAD, rule, *ROWS))


def lost():
    """The table as a PDF gives it: each cell on a line of its own."""
    return "\n".join(cell for row in (HEAD, *ROWS) for cell in row)


def test_an_outline_goes_on_after_a_table_that_lost_its_columns():
    after = (
        "5. Tổ chức thực hiện",
        "a) Sở Y tế gửi kế hoạch trước 15/6/2026.",
        "b) Sở Tài chính bố trí kinh phí.",
    )
    rest, [table] = split_tables(lines("\n".join(("4. Phân công", lost(), *after))))
    assert len(table.rows) == len(ROWS)
    assert [line.text.text for line in rest] == ["4. Phân công", *after]


def test_a_lost_table_may_begin_with_the_number_at_which_a_page_begins():
    rows = (("6", *ROWS[0][1:]), ("7", *ROWS[1][1:]))
    _, [table] = split_tables(lines("\n".join(cell for row in (HEAD, *rows) for cell in row)))
    assert [row.number for row in table.rows] == ["6", "7"]


@pytest.mark.parametrize("layout", [tabs, pipes, lost])
def test_a_table_in_any_layout_has_the_same_cells(layout):
    rest, [table] = split_tables(lines(layout()))
    assert rest == []
    for row, cells in zip(table.rows, ROWS, strict=True):
        assert (row.number, *(row.cells[k].text for k in KEYS)) == cells


FORMS = {
    "tabs": "\t".join,
    "pipes": lambda row: "| " + " | ".join(row) + " |",
    "blanks": "    ".join,
    "lost": "\n".join,
}


@pytest.mark.parametrize("after", FORMS)
@pytest.mark.parametrize("before", ["tabs", "pipes", "lost"])
def test_a_table_may_change_its_form_on_the_next_page(before, after):
    first = [FORMS[before](row) for row in (HEAD, ROWS[0])]
    then = [FORMS[after](row) for row in ROWS[1:]]
    rest, [table] = split_tables(lines("\n".join([*first, *then])))
    assert rest == []
    for row, cells in zip(table.rows, ROWS, strict=True):
        assert (row.number, *(row.cells[k].text for k in KEYS)) == cells


def test_a_page_number_after_a_table_opens_no_row():
    text = "\n".join((tabs(), "4", "Các đơn vị nghiêm túc tổ chức thực hiện Kế hoạch này."))
    rest, [table] = split_tables(lines(text))
    assert len(table.rows) == len(ROWS)
    assert len(rest) == 2


@pytest.mark.parametrize("layout", [tabs, pipes, lost])
def test_each_row_is_a_directive(layout):
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nLê Hoài Nam\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ"
    notice = read(paper("1. Giao Sở Y tế lấy mẫu thuốc.", foot=f"{foot}\n{layout()}"))
    _, one, two, three = notice.directives
    assert [d.locator for d in (one, two, three)] == ["PL.1", "PL.2", "PL.3"]
    assert [leads(d) for d in (one, two, three)] == [[row[2]] for row in ROWS]
    assert [w.text for w in two.coordinating.words] == ["Sở Khoa học và Công nghệ"]
    due = [present(d.deadline.due_on).isoformat() for d in (one, two)]
    assert due == ["2026-06-30", "2026-07-14"]
    assert not three.deadline.stated
    assert [d.deliverable.words[0].text for d in (one, two, three)] == [row[5] for row in ROWS]


def test_columns_in_another_order_are_known_by_their_heads():
    order = (0, 4, 5, 1, 2, 3)
    text = "\n".join("\t".join(row[i] for i in order) for row in (HEAD, *ROWS))
    _, [table] = split_tables(lines(text))
    assert table.rows[1].cells[TASK].text == ROWS[1][1]
    assert table.rows[1].cells[TIME].text == ROWS[1][4]


def test_text_around_a_table_stays():
    rest, tables = split_tables(lines(f"Phân công như sau:\n{tabs()}\nNơi nhận:"))
    assert [line.text.text for line in rest] == ["Phân công như sau:", "Nơi nhận:"]
    assert len(tables) == 1


def test_a_head_repeated_on_the_next_page_is_no_row():
    text = "\n".join("\t".join(row) for row in (HEAD, ROWS[0], HEAD, ROWS[1]))
    assert [r.number for r in split_tables(lines(text))[1][0].rows] == ["1", "2"]


def test_a_row_that_goes_on_without_a_number_is_one():
    text = tabs().replace(
        "Tháng 6/2026\tDanh sách kho bãi", "Tháng 6/2026\tDanh sách\n\tvà bản đồ\t\t\t\tkho bãi"
    )
    first = split_tables(lines(text))[1][0].rows[0]
    assert first.cells[TASK].text == "Rà soát kho bãi ven sông và bản đồ"
    assert first.cells[PRODUCT].text == "Danh sách kho bãi"


@pytest.mark.parametrize(
    "text",
    [
        "Sở Công Thương\tCông an tỉnh",
        "TT\tHọ và tên\tChức vụ\n1\tLê Hoài Nam\tTrưởng ban",
        "Tên xã\tSố vụ\tSố tiền\nIa Dom\t12\t45",
        "Giao Sở Y tế lấy mẫu thuốc.",
    ],
)
def test_what_is_no_table_of_tasks(text):
    assert split_tables(lines(text))[1] == []


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Công an tỉnh", ["Công an tỉnh"]),
        ("Công an tỉnh, Sở Y tế", ["Công an tỉnh", "Sở Y tế"]),
        ("Công an tỉnh; Sở Y tế", ["Công an tỉnh", "Sở Y tế"]),
        ("Các sở, ban, ngành", ["Các sở, ban, ngành"]),
        ("Tổ đặc nhiệm Sao Mai", ["Tổ đặc nhiệm Sao Mai"]),
    ],
)
def test_the_names_in_a_cell(cell, names):
    assert [n.text for n in names_in(tokens(cell).text)] == names


def test_no_cell_no_names():
    assert names_in(None) == []


def test_a_table_ends_the_subject_above_it():
    rows = ["STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn", "1\tKiểm tra kho lạnh\tSở Y tế\t15/4/2026"]
    head = ["UBND TỈNH GIA LAI", "Số: 12/TB-UBND", "THÔNG BÁO", "Kết luận tại cuộc họp giao ban"]
    found = read("\n".join([*head, "Trưởng Ban giao nhiệm vụ theo bảng sau:", *rows])).directives
    assert [d.task.text for d in found] == ["Kiểm tra kho lạnh"]


def test_rows_may_be_numbered_with_two_digits():
    head = ["STT", "Phối hợp", "Chủ trì", "Việc phải làm", "Thời hạn"]
    rows = ["01", "Công an tỉnh", "Sở Y tế", "Kiểm tra kho lạnh", "20/3/2026"]
    more = ["02", "Không", "Sở Công Thương", "Tổng hợp số liệu", "Hết quý II/2026"]
    _, [table] = split_tables(lines("\n".join([*head, *rows, *more])))
    assert [names_in(row.cells.get(HELP)) == [] for row in table.rows] == [False, True]
    assert [row.cells[TASK].text for row in table.rows] == ["Kiểm tra kho lạnh", "Tổng hợp số liệu"]


def test_columns_kept_apart_by_blanks():
    """As `pdftotext -layout` writes them: the number of a row in its middle, a page in between."""
    _, [table] = split_tables(
        lines(
            """
  TT  Nội dung công việc            Cơ quan chủ trì    Cơ quan phối hợp  Thời hạn
      Rà soát các kho lạnh ở cảng,  Chi cục Quản lý    Công an tỉnh;     Trước ngày
  1   lập danh sách chủ kho và      thị trường         Sở Y tế           15/6/2026
      người trông coi
      Dán bảng giá ở chợ đêm        Sở Công Thương                       Tháng 7/2026

                                       4

  TT  Nội dung công việc            Cơ quan chủ trì    Cơ quan phối hợp  Thời hạn
  2   và quầy hàng ven đường                           UBND phường
  3   Tổng kết đợt kiểm tra         Sở Công Thương     Các cơ quan       Quý III/2026
"""
        )
    )
    assert [[row.number, *(c.text for c in row.cells.values())] for row in table.rows] == [
        [
            "1",
            "Rà soát các kho lạnh ở cảng, lập danh sách chủ kho và người trông coi",
            "Chi cục Quản lý thị trường",
            "Công an tỉnh; Sở Y tế",
            "Trước ngày 15/6/2026",
        ],
        [
            "2",
            "Dán bảng giá ở chợ đêm và quầy hàng ven đường",
            "Sở Công Thương",
            "UBND phường",
            "Tháng 7/2026",
        ],
        ["3", "Tổng kết đợt kiểm tra", "Sở Công Thương", "Các cơ quan", "Quý III/2026"],
    ]
