"""Points of an agenda as headings: whatever they say, what stands below them comes back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.documents.drafting import points
from sauro.documents.drafting.points import heading_of
from sauro.documents.drafting.tests.phrases import POINTS, REMARKS, TASKS
from sauro.documents.drafting.words import tidy

ORDERS = ("Giao ", "Đề nghị ")  # an order to a body by name: anybody would take it for one


@pytest.mark.parametrize("title", POINTS, ids=range(len(POINTS)))
def test_a_point_of_an_agenda_stands_in_its_own_words(title):
    if title.startswith(ORDERS):
        assert heading_of(title, 3) == "Nhiệm vụ theo nội dung thứ 3 của chương trình họp"
        return
    heading = heading_of(title, 3)
    assert tidy(title).rstrip(" .;:,…").lower() in heading.lower()
    assert points._orders(heading)


@given(
    st.lists(st.sampled_from((*POINTS, *TASKS, *REMARKS)), min_size=1, max_size=3)
    | st.lists(st.text(max_size=60), max_size=3)
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_it_says_it_orders(words):
    assert points._orders(heading_of("; ".join(words), 2))


def test_a_plain_point_stands_as_it_is():
    assert heading_of("Nhiệm vụ trọng tâm thời gian tới.", 1) == "Nhiệm vụ trọng tâm thời gian tới"


def test_one_that_says_nothing_is_told_by_its_number():
    assert heading_of(" . ", 4) == "Nhiệm vụ theo nội dung thứ 4 của chương trình họp"
