from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.numerals import format_number, in_words
from sauro.kernel.quantities import Rounding, find_quantities, units

counts = st.integers(2, 10**7)
# "năm" alone may be the year and is not read as five.
said = counts.filter(lambda count: count != 5).map(in_words)
figures = counts.map(format_number) | said
written_units = st.sampled_from(sorted(units()))
rounding_words = st.sampled_from(["", "hơn ", "gần ", "khoảng ", "ít nhất ", "không quá "])
scraps = st.one_of(
    st.text("0123456789.,/-– \nvụkgaộ%(", max_size=20),
    st.sampled_from(["vụ", "tỷ đồng", "hơn", "trên", "hai mươi mốt", "năm", "Điều", "xã, phường"]),
)


@given(figures, written_units, rounding_words)
def test_a_figure_with_its_unit_is_found_whole(figure, unit, rounding):
    sentence = f"Đã xử lý {rounding}{figure} {unit}; tiếp tục."
    [quantity] = find_quantities(sentence)
    assert quantity.text == f"{rounding}{figure} {unit}"
    assert quantity.unit == units()[unit].name
    assert (quantity.rounding is None) == (rounding == "")


@given(counts, written_units)
def test_words_and_digits_mean_the_same(count, unit):
    [digits] = find_quantities(f"hơn {format_number(count)} {unit}")
    [words] = find_quantities(f"hơn {in_words(count)} {unit}")
    assert (digits.value, digits.unit) == (words.value, words.unit)
    assert digits.value == count * units()[unit].factor


@given(st.lists(scraps, max_size=12).map(" ".join))
def test_places_are_in_order_without_overlap_and_hold_the_text(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end


@pytest.mark.parametrize(
    ("text", "value", "unit", "rounding"),
    [
        ("hơn 4.120 tỷ đồng", "4120000000000", "đồng", Rounding.ABOVE),
        ("gần 500 kg", "500", "kg", Rounding.NEARLY),
        ("khoảng 2,4 tấn", "2400", "kg", Rounding.ABOUT),
        ("1,2 nghìn tỷ đồng", "1200000000000", "đồng", None),
        ("6,1 triệu lít", "6100000", "lít", None),
        ("trên 31 nghìn vụ việc vi phạm", "31000", "vụ", Rounding.ABOVE),
        ("Không quá 09 người", "9", "người", Rounding.AT_MOST),
        ("không ít hơn 3 cuộc", "3", "cuộc", Rounding.AT_LEAST),
        ("5 xe trở lên", "5", "xe", Rounding.AT_LEAST),
        ("hai mươi mốt bị can", "21", "bị can", None),
        ("một trăm linh năm vụ", "105", "vụ", None),
        ("nửa tấn", "500", "kg", None),
        ("một phần ba tấn", "333.3333333333333333333333333", "kg", None),
        ("năm phần trăm", "5", "%", None),
        ("giảm 7,5% so với", "7.5", "%", None),
        ("ít nhất một cuộc kiểm tra", "1", "cuộc", Rounding.AT_LEAST),
        ("18 nghìn\n  tỷ đồng", "18000000000000", "đồng", None),
        ("gấp 1,7 lần", "1.7", "lần", None),
        ("(120 thùng)", "120", "thùng", None),
        ("thu 3 tạ,12 bao", "300", "kg", None),
        ("mỗi năm 02 lần", "2", "lần", None),
        ("02 (hai) xe", "2", "xe", None),
        ("từ 3 vụ đến 5 vụ", "3", "vụ", None),
        ("tổng số 45 vụ", "45", "vụ", None),
    ],
)
def test_figures_in_use(text, value, unit, rounding):
    first = find_quantities(text)[0]
    assert (first.value, first.unit, first.rounding) == (Decimal(value), unit, rounding)


@pytest.mark.parametrize(
    "text",
    [
        "Công điện số 341/TB-VPCP vụ việc",
        "ngày 05/9/2026 vụ việc",
        "ngày 05/9 vụ việc",
        "tháng 9/2026 cơ sở",
        "trong năm 2026 doanh nghiệp",
        "quý 3 doanh nghiệp",
        "Ban Chỉ đạo 389 tỉnh",
        "Ban Chỉ\nđạo 389 xã",
        "thành viên BCĐ 389 tỉnh",
        "Lưu: VP TTBCĐ 389 tỉnh",
        "theo Điều 4 cơ sở phải",
        "khoản 2 cơ sở",
        "Đội Quản lý thị trường số 2 phường",
        "trước 16 giờ",
        "trong 30 ngày",
        "2.1. vụ việc",
        "2.1 vụ việc",
        "1. vụ việc",
        "10-15 vụ",
        "10 - 15 vụ",
        "từ 10 đến 15 vụ",
        "20 000 bao",
        "03 (hai) xe",
        "1 tấn rưỡi",
        "2.5 tấn",
        "một số vụ",
        "xảy ra tại một đơn vị",
        "trong năm vụ việc giảm",
        "lần thứ hai vụ việc",
        "một phần ba cơ sở",
        "hai ba vụ",
        "kỳ họp của HĐND\n\n2\n\ntỉnh",
        "123abc vụ",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text):
    assert find_quantities(text) == []


def test_a_share_tells_both_numbers():
    [share] = find_quantities("đến nay 53/54 xã, phường đã báo cáo")
    assert (share.value, share.out_of, share.unit) == (Decimal(53), Decimal(54), "xã, phường")


def test_tren_before_a_place_says_where():
    [places] = find_quantities("tuần tra trên 12 xã")
    assert (places.text, places.rounding) == ("12 xã", None)


def test_a_figure_at_a_line_end_is_not_a_page_number():
    [cases] = find_quantities("hàng giả 213\nvụ")
    assert cases.value == 213


def test_two_figures_stand_beside_each_other():
    found = find_quantities("Khởi tố 58 vụ,91 bị can, hơn hai mươi xe và 3 tấn")
    assert [(q.text, int(q.value)) for q in found] == [
        ("58 vụ", 58),
        ("91 bị can", 91),
        ("hơn hai mươi xe", 20),
        ("3 tấn", 3000),
    ]


def test_the_units_of_the_reports_are_known():
    names = {unit.name for unit in units().values()}
    assert {"vụ", "đồng", "kg", "lít", "%"} <= names
    assert all(unit.factor > 0 for unit in units().values())
