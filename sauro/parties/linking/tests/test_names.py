"""What is compared of a name: its own words, its form apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.text import fold
from sauro.parties.linking.letters import distance, sound
from sauro.parties.linking.likeness import ALIKE, difference, names_alike, typed_alike
from sauro.parties.linking.names import name_key, own_words

words = st.lists(
    st.sampled_from("hoang long tran chan lan nan ly li sao xao 68".split()), max_size=5
)


@pytest.mark.parametrize(
    "written",
    [
        "Công ty TNHH Thương mại Dịch vụ Hoàng Long",
        "CTY TNHH TM DV HOANG LONG",
        "C.TY T.N.H.H TM&DV Hoàng Long",
        "Công ty trách nhiệm hữu hạn Thương mại và Dịch vụ Hoàng Long",
        "cty tnhh mtv tmdv hoang  long",
        "Hộ kinh doanh Hoàng Long",
        "HKD: Hoàng Long",
        "DNTN Hoàng-Long",
        "HTX Hoàng Long",
        "Cửa hàng “Hoàng Long”",
        "CTCP XNK Hoàng Long",
        "Hoang Long Co., Ltd",
        "HOANG LONG JOINT STOCK COMPANY",
        "TM DV Hoàng Long",
    ],
)
def test_one_trader_has_one_key_however_its_form_is_written(written):
    assert name_key(written).key == "hoang long"


def test_the_form_is_kept_apart_by_its_full_name():
    key = name_key("CTY TNHH MTV TM DV Hoàng Long")
    assert key.forms == (
        "công ty",
        "trách nhiệm hữu hạn",
        "một thành viên",
        "thương mại và dịch vụ",
    )
    assert key.spelt == ("hoàng", "long")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Cửa hàng", "cua hang"),  # nothing but form: it is the name
        ("Thương Mại", "thuong mai"),
        ("Thương Mại Gia Hưng", "thuong mai gia hung"),  # whole words open a name of their own
        ("D'Or & Sons", "dor sons"),
        ("O’Brien", "obrien"),
        ("68", "68"),
        ("", ""),
        ("   ", ""),
        ("'''", ""),
        ("Hoà Phát", "hoa phat"),
        ("Hòa Phát", "hoa phat"),
    ],
)
def test_odd_names(written, key):
    assert name_key(written).key == key


def test_a_persons_name_loses_nothing():
    assert name_key("Kho Thị Cơ", person=True).key == "kho thi co"


def test_three_hundred_characters_are_a_name():
    assert len(name_key("Nguyễn Văn " * 30).words) == 24
    assert name_key("a" * 300).key == "a" * 40


def test_what_is_typed_so_far():
    assert own_words("cty tnhh") == ((), False)
    assert own_words("cty tnhh hoang lo") == (("hoang", "lo"), True)
    assert own_words("hoang long ") == (("hoang", "long"), False)
    assert own_words("CXTY TNHH Hoàng Long", mistyped=True)[0] == ("hoang", "long")
    assert own_words("CXTY TNHH Hoàng Long")[0][0] == "cxty"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Cty Hoàng Long", "Công ty Hoàng Long", "same_name"),
        ("Hoàng Long", "Hoang Long", "name_differs_by_accents"),
        ("Cty TNHH Hoàng Long", "DNTN Hoàng Long", "name_differs_by_form"),
        ("Trân Châu", "Chân Trâu", "name_sounds_alike"),
        ("Hoàng Long", "Hoàng Lonng", "name_alike"),
        ("Nguyễn Văn An", "Nguyễn An Văn", "name_alike"),
        ("Hoàng Long", "Hoànglong", "name_alike"),
        ("Hoàng Long", "Minh Đức", "different_name"),
        ("Nguyễn Văn An", "Nguyễn Văn Cường", "different_name"),
    ],
)
def test_in_what_two_names_differ(one, other, reason):
    assert difference(name_key(one), name_key(other)) == reason
    assert difference(name_key(other), name_key(one)) == reason


@given(words, words)
def test_likeness_is_symmetric_and_whole_only_of_itself(a, b):
    alike = names_alike(a, b)
    assert alike == names_alike(b, a)
    assert 0 <= alike <= 1
    assert (alike == 1) == (a == b and bool(a))


@given(words)
def test_the_beginning_of_a_name_answers_it(name):
    for end in range(1, len(name) + 1):
        assert typed_alike([*name[: end - 1], name[end - 1][:2]], name) >= ALIKE


@given(st.text("aeghnost", max_size=6), st.text("aeghnost", max_size=6))
def test_distance_is_symmetric_and_zero_only_of_itself(a, b):
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)


def test_a_slip_is_one():
    assert [distance("hoang", w) for w in ("hoang", "haong", "hoag", "hoanng", "hoamg")] == [
        0,
        1,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    "pair", ["tranh chan", "giang dang", "xao sao", "ly li", "lam nam", "rung dung"]
)
def test_what_is_said_alike(pair):
    one, other = pair.split()
    assert sound(one) == sound(other)


@given(st.text(max_size=320))
def test_any_text_has_a_key_without_marks(written):
    key = name_key(written)
    assert len(key.words) == len(key.spelt)
    assert all(w == (fold(w) or w) for w in key.words)
