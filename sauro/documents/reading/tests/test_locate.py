"""From read characters back to the words of the source."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.reading.locate import fragments, quote
from sauro.documents.reading.normalise import normalise
from sauro.kernel.text import compose, join

SOURCE = "Sở Y tế lấy mẫu\n\f2\nthuốc tại **các chợ** đầu mối."


def _without_page(source):
    return compose(source).without(re.compile(r"\n\f2\n"))


def test_words_in_a_row_are_one_fragment():
    assert fragments("Sở  Y tế", compose("Sở  Y tế")) == ((0, 8),)


@pytest.mark.parametrize("between", ["\n", "  \n  ", "\r\n", "** ", "\u200b ", "\u00ad"])
def test_line_ends_and_markup_do_not_cut(between):
    source = f"lấy mẫu{between}thuốc"
    text = join([compose(source)[:7], compose(source)[-5:]])
    assert len(fragments(source, text)) == 1


def test_a_page_number_cuts():
    text = _without_page(SOURCE)
    assert [SOURCE[a:b] for a, b in fragments(SOURCE, text)] == [
        "Sở Y tế lấy mẫu",
        "thuốc tại **các chợ** đầu mối.",
    ]


def test_a_quote_folds_white_space():
    words = quote("Sở  Y\ntế ", compose("Sở  Y\ntế "))
    assert (words.text, words.spans) == ("Sở Y tế", ((0, 8),))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("gửi **trước ngày 01/9** về Sở;", "gửi trước ngày 01/9 về Sở;"),
        ("Đoàn số 1** (Cục A) kiểm tra", "Đoàn số 1 (Cục A) kiểm tra"),
        ("bộ tiêu chí *“Điểm tin cậy”*, trình", "bộ tiêu chí “Điểm tin cậy”, trình"),
        ("thay đổi cách làm**: quản lý", "thay đổi cách làm: quản lý"),
        ("báo **trước\n7 giờ** sáng", "báo trước 7 giờ sáng"),
        ("kho rộng 5 * 7 m", "kho rộng 5 * 7 m"),
    ],
)
def test_stars_that_were_no_words_are_not_quoted(source, text):
    words = quote(source, normalise(source))
    assert (words.text, words.spans) == (text, ((0, len(source)),))


def test_combining_marks_are_quoted_whole():
    source = "So\u031b\u0309 Y te\u0302\u0301 la\u0302\u0301y"
    text = compose(source)
    assert quote(source, text[:7]).text == "So\u031b\u0309 Y te\u0302\u0301"


def test_nothing_has_no_place():
    assert fragments("Sở Y tế", compose("")) == ()


@given(st.text("Sở Y tếlấymẫu\n\f *_2\u200b", max_size=60))
def test_a_quote_is_what_stands_at_its_fragments(source):
    words = quote(source, normalise(source))
    stands = " ".join(" ".join(source[a:b].split()) for a, b in words.spans)
    assert words.text.replace("*", "").split() == stands.replace("*", "").split()
    assert list(words.spans) == sorted(words.spans)
    assert all(0 <= a < b <= len(source) for a, b in words.spans)
