"""Places in a text: exact, however lines are broken, and in time that grows with the length."""

from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.cutting import places_of

WORDS = st.lists(st.sampled_from(["giao", "Sở", "Y", "tế", "ơ"]), min_size=1, max_size=6)


@given(WORDS, WORDS, WORDS)
def test_words_are_found_where_they_stand(before, words, after):
    text = "\n".join([*before, *words, *after])
    found = places_of(text, "  ".join(words).upper())
    assert found
    for start, end in found:
        assert " ".join(text[start:end].split()).lower() == " ".join(words).lower()


def test_much_text_and_many_words_cost_little():
    assert places_of("a " * 200_000, "a " * 5_000 + "b") == []
    assert len(places_of("a " * 200_000, "a " * 5_000)) == 2
