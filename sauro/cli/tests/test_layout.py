"""Columns hold whatever words come."""

import unicodedata
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from sauro.cli.layout import Paint, Piece, cells, table, wrap
from sauro.cli.lines import Lines
from sauro.cli.progress import Progress
from sauro.cli.terminal import clean, look_of, shortened

words = st.text(st.sampled_from("aăâđêôơưệỗữ ,.—ThủĐô漢字\u0301"), max_size=60)


@given(words, st.integers(4, 40))
def test_wrapping_keeps_all_words_within_the_width(text, width):
    text = " ".join(text.split())
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@given(st.lists(st.tuples(words, words), min_size=1, max_size=4))
def test_columns_begin_under_one_another(rows):
    given_rows = [[(Piece(clean(a)),), (Piece(f"|{clean(b)}"),)] for a, b in rows]
    for lines in table(given_rows, (20, 30), Paint()):
        assert cells(lines[0][: lines[0].index("|")]) == 22


def test_vietnamese_takes_one_column_a_letter():
    assert cells("Đường Nguyễn Huệ") == len("Đường Nguyễn Huệ")
    assert cells(unicodedata.normalize("NFD", "Đường Nguyễn Huệ")) == len("Đường Nguyễn Huệ")
    assert cells("漢") == 2


def test_colour_and_sign_stand_together():
    assert Paint(True)("?", "yellow") == "\x1b[33m?\x1b[0m"
    assert Paint(False)("?", "yellow") == "?"


@given(st.text())
def test_what_is_printed_is_one_printable_line(text):
    assert clean(text).isprintable()


@given(st.text(st.sampled_from("ab ,"), max_size=50), st.integers(3, 20))
def test_a_shortened_text_is_short(text, longest):
    assert len(shortened(text, longest)) <= longest + 1


class Screen(StringIO):
    """A stream that is a terminal or not."""

    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


def test_colour_only_where_it_is_wanted():
    assert look_of(Screen(True), {"TERM": "xterm"}).colour
    assert not look_of(Screen(True), {"TERM": "dumb"}).colour
    assert not look_of(Screen(True), {"NO_COLOR": ""}).colour
    assert not look_of(Screen(False), {}).colour
    assert look_of(Screen(False), {"COLUMNS": "132"}).width == 132


def test_progress_is_for_a_person_with_many_files():
    seen, alone, piped = Screen(True), Screen(True), Screen(False)
    for screen, total in ((seen, 3), (alone, 1), (piped, 3)):
        Progress(total, screen).show(1, "tệp \x1b[2J.txt")
    assert seen.getvalue() == "\r\x1b[K[1/3] tệp \ufffd[2J.txt"
    assert alone.getvalue() == piped.getvalue() == ""


def test_lines_and_columns_count_from_one():
    lines = Lines("ab\r\ncđ\n\nx")
    assert [str(lines.place(at)) for at in (0, 4, 5, 8)] == ["1:1", "2:1", "2:2", "4:1"]
