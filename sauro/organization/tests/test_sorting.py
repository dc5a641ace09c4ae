"""Vietnamese order: letters with their own place, tones after letters, numbers by value."""

from itertools import pairwise

import pytest

from sauro.organization.sorting import sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["An Giang", "Ân Thi", "Bắc Ninh", "Cà Mau", "Đà Nẵng", "Đắk Lắk", "Gia Lai"],
        ["Phường 2", "Phường 10", "Phường An"],
        ["Hòa", "Hỏa", "Hõa", "Hóa", "Họa"],
        ["Da", "Đa", "Ga"],
        ["Ba", "Ba Tơ", "Bà", "Bác"],
    ],
)
def test_names_stand_in_dictionary_order(names):
    assert all(sort_key(a) < sort_key(b) for a, b in pairwise(names))


def test_keys_are_ascii_so_that_bytes_are_enough():
    assert sort_key("Đặc khu Hoàng Sa – 12").isascii()
