"""Two parties side by side: reasons, and what they add up to."""

from hypothesis import given
from hypothesis import strategies as st

from sauro.parties.linking.comparing import Known, Level, Place, compare
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.names import name_key
from sauro.parties.linking.reading import IdKind

PHONE = (IdKind.PHONE, "0912345678")


def known(name, *numbers, kind="trader", places=(), born_in=None):
    return Known(kind, (name_key(name),), frozenset(numbers), tuple(places), born_in)


def codes(a, b):
    return {reason.code for reason in compare(a, b).reasons}


def test_a_tax_code_and_a_name_are_enough():
    a = known("CTY TNHH Hoàng Long", (IdKind.TAX_CODE, "0100109106"))
    b = known("Cong ty TNHH Hoang Long", (IdKind.TAX_CODE, "0100109106"))
    assert codes(a, b) == {"same_tax_code", "name_differs_by_accents"}
    assert compare(a, b).level is Level.LIKELY


def test_a_name_alone_is_not():
    assert compare(known("Nguyễn Văn An"), known("Nguyễn Văn An")).level is Level.APART


def test_a_phone_and_a_name_are_worth_a_look():
    assert compare(known("Hoàng Long", PHONE), known("Hoàng Lonng", PHONE)).level is Level.POSSIBLE


def test_two_identity_numbers_speak_against_namesakes_at_one_address():
    place = Place(("xom", "3"), "00001", frozenset({"00001"}))
    a = known(
        "Nguyễn Văn An", (IdKind.IDENTITY_NUMBER, "a"), kind="person", places=[place], born_in=1990
    )
    b = known(
        "Nguyễn Văn An", (IdKind.IDENTITY_NUMBER, "b"), kind="person", places=[place], born_in=1971
    )
    assert {"different_identity_number", "different_birth_year", "same_address"} <= codes(a, b)
    assert compare(a, b).level is Level.APART


def test_a_branch_is_no_other_taxpayer():
    a = known("Hoàng Long", (IdKind.TAX_CODE, "0100109106"))
    b = known("Hoàng Long", (IdKind.TAX_CODE, "0100109106-001"))
    assert "branch_of_same_taxpayer" in codes(a, b)
    assert "different_tax_code" not in codes(a, b)


def test_a_commune_is_the_same_by_its_old_and_its_new_code():
    old = Place(("12", "le", "loi"), "00100", frozenset({"00007"}))
    new = Place(("12", "le", "loi"), "00007", frozenset({"00007"}))
    assert {"same_commune_renamed", "same_address"} <= codes(
        known("A", places=[old]), known("A", places=[new])
    )
    assert "same_commune" in codes(known("A", places=[old]), known("A", places=[old]))
    far = Place(("12", "le", "loi"), "00200", frozenset({"00009"}))
    assert not codes(known("A", places=[old]), known("A", places=[far])) & {"same_address"}


def test_a_party_without_anything_gives_no_reason_of_name():
    empty = Known("person", ())
    assert compare(empty, known("A", kind="person")).reasons == ()


def test_every_reason_has_its_points():
    given_ = rows_of("weights")["points"]
    assert all(isinstance(v, int) and v for v in given_.values())
    assert all((v < 0) == name.startswith("different") for name, v in given_.items())


numbers = st.frozensets(
    st.tuples(st.sampled_from(list(IdKind)), st.sampled_from(["1", "2", "3"])), max_size=4
)
places = st.lists(
    st.builds(Place, st.tuples(st.sampled_from("abc")), st.sampled_from(["", "1", "2"]),
              st.frozensets(st.sampled_from("78"))), max_size=2,
).map(tuple)  # fmt: skip
names = st.lists(st.sampled_from(["An", "Ân", "Cty An", "Anh", "Bình"]), max_size=2)
parties = st.builds(
    Known, st.sampled_from(["person", "trader"]), names.map(lambda n: tuple(map(name_key, n))),
    numbers, places, st.sampled_from([None, 1990, 1991]),
)  # fmt: skip


@given(parties, parties)
def test_matching_is_symmetric(a, b):
    assert compare(a, b) == compare(b, a)


@given(parties)
def test_nothing_speaks_against_oneself(a):
    assert all(reason.points > 0 for reason in compare(a, a).reasons)
