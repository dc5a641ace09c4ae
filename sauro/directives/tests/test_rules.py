"""Keys, slips and grounds: pure."""

from hypothesis import given
from hypothesis import strategies as st

from sauro.directives.rules import (
    Sought,
    ground_of,
    grounds_of,
    keys_of,
    slips,
    sought,
    spelt,
)

TEXT = st.text(st.sampled_from("aăâđêôơưàảÃẠhoáòy 12/.-\"“”\0'%_@"), max_size=60)


@given(TEXT)
def test_keys_are_word_for_word_and_hold_no_mark_of_the_index(text):
    folded, marked = keys_of(text)
    assert len(folded.split()) == len(marked.split()) == len(spelt(text))
    assert "@" not in folded + marked
    assert keys_of(marked) == (folded, marked)


@given(st.text(max_size=80))
def test_whatever_is_typed_asks_for_words_only(text):
    wanted = sought(text)
    assert all(word.isalnum() for word in wanted.words)
    assert all(w.isalnum() for phrase in wanted.phrases for w in phrase.split())


def test_quotation_marks_hold_words_together_and_keep_their_marks():
    assert sought('Buôn lậu "xăng dầu"') == Sought(("buon", "lau"), ("xăng dầu",))
    assert sought("341/TB-VPCP") == Sought((), ("341 tb vpcp",))
    assert not sought(' "" %%% ')


@given(st.text("abcdefgh", min_size=3, max_size=8), st.data())
def test_one_slip_is_undone(word, data):
    at = data.draw(st.integers(0, len(word) - 2))
    for slipped in (
        word[:at] + word[at + 1 :],
        word[:at] + "z" + word[at:],
        word[:at] + "z" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ):
        assert len(slipped) < 3 or word in slips(slipped)


def test_a_short_word_stands_for_itself():
    assert slips("xã") == ("xã",)
    assert slips("ca") == ("ca",)


def test_grounds_tell_what_the_engine_told_and_what_a_person_added():
    clears = {
        "lead": {"ground": "inherited"},
        "reports_to": {"ground": "missing"},
        "deliverable": {"ground": "inferred"},
        "authority": {"ground": "missing"},
    }
    assert grounds_of(0b100000, clears) == "isssfm"
    assert grounds_of(0b000101, {}) == "msmsss"
    assert ground_of("isssfm", 0, "deliverable") == "inferred"
    assert ground_of("", 0b100000, "authority") == "missing"
