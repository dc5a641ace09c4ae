"""A name is found by its misspellings: measured small here, larger by scripts/bench_parties.py."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.parties.linking.names import name_key
from sauro.parties.linking.searching import questions, slips, sought
from sauro.parties.linking.tests.memory import Index
from sauro.parties.linking.tests.strategies import mistyped, other_form, person, trader

ASKED = 300


def test_recall_at_ten_of_misspellings():
    """A hit is a party of the same own words among the first ten."""
    random = Random(389)
    rows: list[tuple[str, tuple[str, ...], bool]]
    rows = [(person(random), (), True) for _ in range(700)]
    rows += [(*trader(random), False) for _ in range(700)]
    index = Index(name_key(name, person=alone) for name, _forms, alone in rows)
    missed = []
    for _ in range(ASKED):
        name, forms, alone = random.choice(rows)
        typed = mistyped(other_form(name, forms, random), random)
        wanted = name_key(name, person=alone).words
        if wanted not in [index.names[i].words for i in index.found(typed)[:10]]:
            missed.append((name, typed))
    assert len(missed) <= 0.02 * ASKED, missed


NAMES = [
    "Cty TNHH Hoàng Long",
    "Công ty Vạn Tây Long",
    "Nguyễn Thị D'Or",
    "Hoanglong 68",
    "Trần Văn Chân",
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("CTY TNHH TM DV HOANG LONG", 0),
        ("hoang lo", 0),
        ("hoàngg long", 0),
        ("cty tnhh tm dv van tay long", 1),  # "van tay" is not taken for a mistyped "van tai"
        ("dor", 2),
        ("D’OR", 2),
        ("hoanglong 68", 3),
        ("hoang long 68", 3),
        ("chần văn trân", 4),
    ],
)
def test_what_is_meant_stands_first(typed, found):
    assert Index(map(name_key, NAMES)).found(typed)[0] == found


FAMILIES = [
    "Công ty TNHH Hoàng Long", "Hoàng Long Phát", "Long Hoàng", "Hoàng Lan", "Hoàng Anh",
    "Trần Long", "Hoàn Lon", "Đại Hoàng Long", "Nguyễn Hoàng Nam Long", "Vàng Long",
]  # fmt: skip


def called(typed):
    return [FAMILIES[i] for i in Index(map(name_key, FAMILIES)).found(typed)]


def test_who_has_all_words_comes_first_and_who_has_one_of_them_is_left_away():
    found = called("hoàng long ")
    assert found[0] == "Công ty TNHH Hoàng Long"
    assert set(found[:5]) == {
        "Công ty TNHH Hoàng Long", "Hoàng Long Phát", "Long Hoàng", "Đại Hoàng Long",
        "Nguyễn Hoàng Nam Long",
    }  # fmt: skip
    assert not {"Hoàng Lan", "Hoàng Anh", "Trần Long"} & set(found)


def test_a_misspelt_name_still_finds_whom_it_means():
    assert called("hoàng lonng ")[0] == "Công ty TNHH Hoàng Long"
    assert "Hoàng Anh" not in called("hoàng lonng ")


@pytest.mark.parametrize("typed", ["", "   ", "cty tnhh", "'", "!!!"])
def test_what_asks_nothing_asks_nothing(typed):
    assert list(questions(sought(typed))) == []


@given(st.integers(0, 10**6))
@settings(max_examples=30)
def test_a_name_in_other_letters_finds_itself(seed):
    random = Random(seed)
    names = [person(random) for _ in range(20)] + [trader(random)[0] for _ in range(20)]
    index = Index(map(name_key, names))
    for i, name in enumerate(names):
        assert index.names[index.found(name.upper() + " ")[0]].words == index.names[i].words


def test_a_slip_is_undone_by_a_slip():
    assert "hoang" in slips("haong")
    assert "hoang" in slips("hoag")
    assert slips("an") == ()
