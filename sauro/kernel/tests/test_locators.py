"""A row of a task list is called a row, an item of a paper an item."""

from sauro.kernel.locators import item_said, of_row, row_of


def test_a_row_is_not_called_an_item():
    assert item_said(of_row(4)) == "dòng 4"
    assert item_said("II.4.đ") == "mục II.4.đ"
    assert (row_of("Dòng 12"), row_of("II.4")) == ("12", "")
