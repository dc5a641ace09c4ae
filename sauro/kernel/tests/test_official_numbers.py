import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sauro.kernel.official_numbers import (
    Form,
    OfficialNumber,
    find_official_numbers,
    parse,
    type_name,
)

digits = st.integers(1, 99999).map(str) | st.integers(1, 9).map("0{}".format)
numbers = st.builds(str.__add__, digits, st.sampled_from(["", "", "", "a", "b", "đ"]))
issuers = st.sampled_from(["UBND", "TTg", "BCĐ389", "VPTT389", "SCT", "CAT", "BNgV", "HĐND", "CP"])
units = st.none() | st.sampled_from(["KTTH", "V.I", "VPTT", "QLTT", "NC", "TH1", "KT-TH"])
state = st.builds(
    OfficialNumber,
    numbers,
    issuers,
    st.just(Form.STATE),
    st.sampled_from(["TB", "QĐ", "KH", "BC", "CTr", "TTr", "CĐ", "QyĐ", "GM"]),
    unit=units,
)
dispatches = st.builds(OfficialNumber, numbers, issuers, st.just(Form.DISPATCH), unit=units)
party = st.builds(
    OfficialNumber,
    numbers,
    st.sampled_from(["TU", "TW", "ĐU", "BCSĐ", "VPTW"]),
    st.just(Form.PARTY),
    st.sampled_from(["CT", "NQ", "KL", "QĐi", "CTr"]),
)
normative = st.builds(
    OfficialNumber,
    numbers,
    st.sampled_from(["CP", "TTg", "BCT", "BCA-BQP"]),
    st.just(Form.NORMATIVE),
    st.sampled_from(["NĐ", "QĐ", "TT", "TTLT"]),
    st.integers(1990, 2099),
)
laws = st.builds(
    OfficialNumber,
    numbers,
    st.sampled_from(["QH15", "UBTVQH13"]),
    st.just(Form.LAW),
    year=st.integers(1990, 2099),
)
official = state | dispatches | party | normative | laws
letters = st.text("0123456789OlI/-–.ĐÐQBCTUKHxaộ 389\n,:(", max_size=60)


@given(official)
def test_a_written_number_reads_back(number):
    assert parse(str(number)) == number


@given(official, st.sampled_from(["Số: {}", "số {}", " Số:{} ", "SỐ: {}"]))
def test_the_word_so_before_it_is_no_part_of_it(number, frame):
    assert parse(frame.format(number)) == number


@given(official, st.sampled_from(["theo số {}, ngày", "(số {})", "số {} ngày 02/6", "số {}."]))
def test_a_number_in_a_sentence_is_found_with_its_place(number, frame):
    text = frame.format(number)
    start = text.index(str(number))
    assert find_official_numbers(text) == [(number, start, start + len(str(number)))]


@given(st.lists(st.one_of(letters, official.map(str)), max_size=8).map(" ".join))
def test_places_are_in_order_without_overlap_and_hold_their_number(text):
    end = 0
    for number, start, stop in find_official_numbers(text):
        assert end <= start < stop <= len(text)
        assert parse(text[start:stop]).key == number.key
        end = stop


@given(official)
def test_noise_of_scan_and_keyboard_does_not_change_the_key(number):
    assume("0" in number.number or "1" in number.number)
    noisy = number.number.replace("0", "O", 1).replace("1", "l", 1)
    assume(any(sign.isdigit() for sign in noisy))
    text = str(number).replace(number.number, noisy, 1).replace("Đ", "Ð").replace("-", "–")
    assert parse(text).key == number.key


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("317/BC-BCĐ 389", "317/BC-BCĐ389"),
        ("Số:86/TB-VP", "86/TB-VP"),
        ("Số86/TB-VP", "86/TB-VP"),
        ("77 /QÐ-UBND", "77/QĐ-UBND"),
        ("77/ QĐ - UBND", "77/QĐ-UBND"),
        ("77/QD-UBND", "77/QĐ-UBND"),
        ("7O/QĐ-UBND", "70/QĐ-UBND"),
        ("l5/TB-\nVPCP", "15/TB-VPCP"),
        ("45/KH-BCD389", "45/KH-BCĐ389"),
        ("221a/QĐ-UBND", "221a/QĐ-UBND"),
        ("05/BC-CQTT", "05/BC-CQTT"),
        ("21-QĐi/TW", "21-QĐi/TW"),
        ("19 - CT/TU", "19-CT/TU"),
        ("02/2O25/TT-BCT", "02/2025/TT-BCT"),
        ("số 640/SCT", "640/SCT"),
    ],
)
def test_variants_are_read_as_one_spelling(text, written):
    [(number, _, _)] = find_official_numbers(text)
    assert str(number) == written
    assert parse(text) == number


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("317/BC-BCĐ 389", "317/BC-BCĐ389"),
        ("05/BC-CQTT", "5/BC-CQTT"),
        ("36-NQ/TƯ", "36-NQ/TW"),
        ("950/QĐ-TTG", "950/QĐ-TTg"),
    ],
)
def test_spellings_of_one_number_have_one_key(one, two):
    assert parse(one).key == parse(two).key


def test_a_contract_is_no_guideline():
    assert parse("3/HD-SCT").key != parse("3/HĐ-SCT").key


@pytest.mark.parametrize(
    "text",
    [
        "ngày 05/9/2026",
        "tháng 9/2026",
        "đạt 54/54 xã, phường",
        "trực 24/24 giờ",
        "quân số 24/24 giờ",
        "Ban Chỉ đạo 389 tỉnh",
        "2/ UBND tỉnh giao",
        "1/ Sở Công Thương - UBND các xã",
        "13/CT",
        "km/h 12",
        "tỷ lệ 3/4",
        "5-KM/H",
        "số      /TB-UBND",
        "OO/TB-UBND",
        "abc341/TB-VPCP",
    ],
)
def test_what_only_looks_like_a_number_is_none(text):
    assert find_official_numbers(text) == []


@pytest.mark.parametrize("text", ["", "Số:", "341", "341/", "341/TB-VPCP ngày", "/TB-VPCP", "TB"])
def test_any_other_text_is_refused(text):
    with pytest.raises(ValueError, match="Không phải số, ký hiệu văn bản"):
        parse(text)


def test_a_dash_after_the_number_begins_something_else():
    [(number, _, end)] = find_official_numbers("Thông báo số 52/TB-UBND - UBND tỉnh")
    assert (str(number), end) == ("52/TB-UBND", 23)


def test_the_end_of_a_sentence_is_not_the_unit():
    [(number, _, _)] = find_official_numbers("Công văn số 8/VPCP-V.I.Giao Sở")
    assert number.unit == "V.I"


@pytest.mark.parametrize(
    ("code", "form", "name"),
    [
        ("TB", Form.STATE, "Thông báo"),
        ("QĐ", Form.STATE, "Quyết định"),
        ("TTr", Form.STATE, "Tờ trình"),
        ("TT", Form.NORMATIVE, "Thông tư"),
        ("TT", Form.PARTY, "Thông tri"),
        ("KL", Form.PARTY, "Kết luận"),
        ("NĐ", Form.STATE, "Nghị định"),
        ("XYZ", Form.STATE, None),
    ],
)
def test_types_have_their_names(code, form, name):
    assert type_name(code, form) == name
