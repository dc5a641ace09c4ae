"""Totals come out to the unit, and what cannot be is refused."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.cases.simulating.quotas import Column, ImpossibleError, Sums, shared

weights = st.lists(st.floats(0.01, 100), min_size=1, max_size=30)


def even(_place):
    return 1.0


@given(st.integers(0, 10**12), weights)
def test_parts_add_up_and_none_is_more_than_one_off(total, weights):
    parts = shared(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / whole) < 1.001


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0))
def test_a_value_is_dealt_as_often_as_its_totals_say(inner, outer, seed):
    column, rng = Column(100, ("a", "b")), Random(seed)
    column.draw("a", range(60), inner, even, rng)
    column.draw("a", range(100), inner + min(outer, 40), even, rng)
    column.fill(lambda _place: {"a": 1.0, "b": 1.0}, rng)
    assert column.values[:60].count("a") == inner
    assert column.values.count("a") == inner + min(outer, 40)


def test_a_total_without_room_is_refused():
    column, rng = Column(10, ("a", "b")), Random(1)
    column.draw("a", range(5), 2, even, rng)
    with pytest.raises(ImpossibleError, match="a: 6 more of 5"):
        column.draw("a", range(10), 8, even, rng)  # five of the ten may not have it
    with pytest.raises(ImpossibleError):
        column.draw("a", range(10), 1, even, rng)


def test_a_sum_keeps_what_a_narrower_one_settled():
    sums = Sums(6)
    sums.spread(range(2), 10, even)
    sums.spread(range(6), 31, even, least=1)
    assert sums.values[:2] == [5, 5]
    assert sorted(sums.values[2:]) == [5, 5, 5, 6]
    with pytest.raises(ImpossibleError):
        sums.spread(range(6), 32, even)
