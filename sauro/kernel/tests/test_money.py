import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.money import format_vnd, format_vnd_short, parse_vnd, vnd_in_words

amounts = st.integers(0, 10**15)
round_amounts = st.builds(
    lambda count, scale: count * scale, st.integers(0, 99_999), st.sampled_from([10**6, 10**9])
)


@given(amounts | round_amounts)
def test_an_amount_reads_back_from_every_form(amount):
    for write in (format_vnd, format_vnd_short, vnd_in_words):
        assert parse_vnd(write(amount)) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("8,4 tỷ đồng", 8_400_000_000),
        ("1.250.000 VNĐ", 1_250_000),
        ("Năm trăm nghìn\nđồng", 500_000),
        ("1,2 nghìn tỷ đồng", 1_200_000_000_000),
        ("3.387 tỷ đồng", 3_387_000_000_000),
    ],
)
def test_amounts_as_papers_write_them(text, amount):
    assert parse_vnd(text) == amount


@pytest.mark.parametrize(
    ("amount", "short"),
    [
        (8_400_000_000, "8,4 tỷ đồng"),
        (1_250_000, "1,25 triệu đồng"),
        (1_250_400, "1.250.400 đồng"),
        (500_000, "500 nghìn đồng"),
        (999, "999 đồng"),
        (2_000_000_000_000, "2.000 tỷ đồng"),
    ],
)
def test_short_forms(amount, short):
    assert format_vnd_short(amount) == short


def test_words_begin_with_a_capital():
    assert vnd_in_words(1_005_000) == "Một triệu không trăm linh năm nghìn đồng"


@pytest.mark.parametrize("text", ["8,4 tỷ", "đồng", "hơn 5 tỷ đồng", "0,5 đồng", "5 USD", ""])
def test_what_is_no_whole_amount_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_vnd(text)
