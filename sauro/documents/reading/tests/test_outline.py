"""The tree of a document: locators, lead-ins, paragraphs that belong to an item."""

import gc
from pathlib import Path

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.outline import outline_of
from sauro.documents.reading.paragraphs import habits_of, paragraphs_of
from sauro.documents.reading.tests.make import leads, lines, ordered

SAMPLES = Path(__file__).parents[4] / "samples"


def _outline(text):
    found = lines(text)
    return outline_of(paragraphs_of(found, habits_of(found)))


def _locators(text):
    return [node.locator for node in _outline(text).walk()]


def test_reading_leaves_nothing_for_pythons_collector_of_cycles():
    """Else texts would lie about while thousands of files are read."""
    papers = [p.read_text("utf-8") for p in sorted(SAMPLES.glob("*.txt"))]
    for paper in papers:
        read(paper)  # what is loaded once
    gc.collect()
    gc.disable()
    try:
        for paper in papers:
            read(paper)
        assert gc.collect() == 0
    finally:
        gc.enable()


LONG = (
    "Các chốt trên tuyến quốc lộ còn mỏng người, thiếu đèn và thiếu máy đàm, " * 3 + "nhất là chốt"
)
# A layout, line by line → the locators of its paragraphs.
LAYOUTS = [
    (["I. Chung", "1. Một.", "2. Hai.", "II. Riêng", "1. Ba."], "I I.1 I.2 II II.1"),
    (["1. Một", "a) A.", "b) B.", "2. Hai", "a) A."], "1 1.a 1.b 2 2.a"),
    (["1. Một", "a) A.", "b) B.", "c) C.", "d) D.", "đ) Đ."], "1 1.a 1.b 1.c 1.d 1.đ"),
    (["1. Một", "- A.", "- B.", "+ B1.", "+ B2.", "- C."], "1 1.1 1.2 1.2.1 1.2.2 1.3"),
    (["1. Chung", "1.1. Một.", "1.2. Hai.", "2. Riêng", "2.1. Ba."], "1 1.1 1.2 2 2.1"),
    (["2.1. Một", "2.1.1. A.", "2.1.2. B.", "2.2. Hai."], "2.1 2.1.1 2.1.2 2.2"),
    (["1- Một.", "2- Hai.", "3- Ba."], "1 2 3"),
    (["I- Chung", "1- Một.", "II- Riêng"], "I I.1 II"),
    (["Điều 1. Một.", "Điều 2. Hai", "1. A.", "a) A1.", "Điều 3. Ba."], "1 2 2.1 2.1.a 3"),
    (["* Một:", "+ A.", "+ B.", "* Hai:"], "1 1.1 1.2 2"),
    ([f"{LONG} một.", f"{LONG} hai."], "p1 p2"),
    (["1. Một.", f"{LONG} thêm.", f"{LONG} nữa.", "2. Hai."], "1 1.p2 1.p3 2"),
]


@pytest.mark.parametrize(("layout", "locators"), LAYOUTS)
def test_locators_follow_the_signs(layout, locators):
    assert _locators("\n".join(layout)) == locators.split()


def test_parents_and_children_know_each_other():
    root = _outline("1. Một\na) A.\nb) B.\n2. Hai.")
    for node in root.walk():
        assert node in node.parent.children
        assert all(child.parent is node for child in node.children)


def test_a_lead_in_announces_what_follows():
    one, *others = _outline("1. Các xã tập trung:\n- Rà soát.\n- Báo cáo.").walk()
    assert one.announces
    assert not any(node.announces for node in others)


def test_the_words_of_a_node_come_without_its_sign():
    assert [n.body.text for n in _outline("1. Một.\n- Hai.").walk()] == ["Một.", "Hai."]


def test_ancestors_go_from_the_nearest_up():
    *_, last = _outline("I. Chung\n1. Một\na) Hai\n- Ba.").walk()
    assert [n.body.text for n in last.ancestors()] == ["Hai", "Một", "Chung"]


def test_children_inherit_the_addressee_of_their_lead_in():
    one, two = ordered("1. Yêu cầu Công an tỉnh:", "- Rà soát kho.", "- Lập danh sách chủ kho.")
    assert leads(one) == leads(two) == ["Công an tỉnh"]
    assert (one.locator, two.locator) == ("I.1.1", "I.1.2")


def test_a_heading_that_is_a_name_gives_the_addressee():
    [one] = ordered("1. Sở Y tế", "a) Lấy mẫu thuốc tại các chợ.")
    assert leads(one) == ["Sở Y tế"]


def test_a_child_that_names_somebody_else_is_his():
    one, two = ordered("1. Công an tỉnh", "- Rà soát kho.", "- Giao Sở Y tế lấy mẫu thuốc.")
    assert (leads(one), leads(two)) == (["Công an tỉnh"], ["Sở Y tế"])


def test_the_next_item_does_not_inherit():
    one, two = ordered("1. Công an tỉnh:", "- Rà soát kho.", "2. Lập danh sách chủ kho.")
    assert (leads(one), leads(two)) == (["Công an tỉnh"], [])
