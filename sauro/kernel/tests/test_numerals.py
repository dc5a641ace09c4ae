from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.numerals import (
    WORDS,
    format_number,
    format_number_en,
    in_words,
    parse_number,
    parse_words,
)

decimals = st.decimals(-(10**12), 10**12, places=3)
wholes = st.integers(0, 10**15)


@given(decimals)
def test_digits_read_back(value):
    assert parse_number(format_number(value)) == value


@given(wholes | st.integers(0, 10**6))
def test_words_read_back(value):
    assert parse_number(in_words(value)) == value


@given(wholes)
def test_words_read_in_any_case_and_spacing(value):
    assert parse_words(in_words(value).upper().replace(" ", "\n ")) == value


@given(st.lists(st.sampled_from(sorted(WORDS)), max_size=8).map(" ".join))
def test_any_words_are_a_number_or_refused(text):
    with suppress(ValueError):
        assert parse_words(text) >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.387,5", "3387.5"),
        ("1.000.000", "1000000"),
        ("05", "5"),
        ("-4,2", "-4.2"),
        ("28 nghìn", "28000"),
        ("5,2 triệu", "5200000"),
        ("1,25 nghìn tỷ", "1250000000000"),
        ("một trăm linh năm", "105"),
        ("một trăm lẻ năm", "105"),
        ("hai mươi mốt", "21"),
        ("Hai mốt", "21"),
        ("ba mươi tư", "34"),
        ("mười lăm", "15"),
        ("năm chục", "50"),
        ("ba trăm rưỡi", "350"),
        ("hai triệu rưỡi", "2500000"),
        ("nửa", "0.5"),
        ("một nửa", "0.5"),
        ("nửa triệu", "500000"),
        ("ba phần tư", "0.75"),
        ("hai nghìn linh tám", "2008"),
        ("hai nghìn không trăm hai mươi sáu", "2026"),
        ("một triệu hai trăm nghìn", "1200000"),
        ("một nghìn tỷ", "1000000000000"),
        ("ba vạn hai nghìn", "32000"),
        ("không", "0"),
    ],
)
def test_numbers_in_use(text, value):
    assert parse_number(text) == Decimal(value)


def test_a_third_is_a_third():
    assert parse_number("một phần ba") == Decimal(1) / 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "một trăm hai",  # 120 as spoken, 102 as written
        "một nghìn hai",
        "một triệu hai",
        "một triệu hai trăm",
        "mười năm",  # ten years
        "hai mươi năm",
        "hai ba",
        "mươi",
        "trăm",
        "triệu",
        "một phần",
        "phần ba",
        "một phần không",
        "hai nghìn ba nghìn",
        "một nghìn triệu",
        "linh năm",
        "3,387.5",
        "2.5",
        "1.00",
        "0.500",
        "12a",
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(text):
    with pytest.raises(ValueError, match="Không đọc được"):
        parse_number(text)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (1005, "một nghìn không trăm linh năm"),
        (1_000_200, "một triệu không nghìn hai trăm"),
        (2_000_000_000_000, "hai nghìn tỷ"),
    ],
)
def test_numbers_are_said(value, said):
    assert in_words(value) == said


def test_a_negative_number_is_not_said():
    with pytest.raises(ValueError, match="không âm"):
        in_words(-1)


def test_within_english_points_and_commas_change_places():
    assert format_number(Decimal("3387.50")) == "3.387,5"
    assert format_number_en(Decimal("3387.50")) == "3,387.5"
    assert format_number_en(40_000_000) == "40,000,000"
