"""The cheap looks before the expensive ones: none hides what the expensive one would find."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sauro import kernel
from sauro.documents import reading
from sauro.documents.reading.cells import Cell
from sauro.documents.reading.columns import HELP, LEAD, OTHER, PRODUCT, TASK, TIME
from sauro.documents.reading.deadlines import compiled
from sauro.documents.reading.flattened import _Cutting
from sauro.documents.reading.genre import _FEWEST_LETTERS, _MARKED, _is_vietnamese
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.normalise import lines_of, normalise
from sauro.documents.reading.spellings import SPELLINGS
from sauro.documents.reading.triggers import candidates, needs_of
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import compose

SAMPLES = Path(__file__).parents[4] / "samples"
COLUMNS = (TASK, LEAD, HELP, TIME, PRODUCT)
# Lines of a row that lost its columns, of every kind that a column asks for.
CELL_LINES = (
    "Kiểm tra các cơ sở kinh doanh",
    "thuốc trên địa bàn xã",
    "Xây dựng kế hoạch cao điểm",
    "Sở Y tế",
    "Công an tỉnh, Sở Công Thương",
    "các xã, phường",
    "Trước 30/6/2026",
    "Hằng quý",
    "Báo cáo kết quả",
    "kế hoạch",
)


def _guarded():
    """Every guarded pattern of the kernel and of the reading engine, by its place."""
    for package in (kernel, reading):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".tests" not in found.name:
                for name, value in vars(importlib.import_module(found.name)).items():
                    if isinstance(value, Guarded):
                        yield pytest.param(value, id=f"{found.name.rpartition('.')[2]}.{name}")


@cache
def _texts():
    """The lines of the samples as they stand and in lower case, each once."""
    papers = [p.read_text("utf-8") for p in sorted(SAMPLES.rglob("*.txt"))]
    lines = [line.text for paper in papers for line in lines_of(normalise(paper))]
    return sorted({line.text for line in lines} | {line.low for line in lines})


@pytest.mark.parametrize("guarded", list(_guarded()))
def test_a_guard_hides_no_match(guarded):
    found = [text for text in _texts() if guarded.pattern.search(text)]
    assert found, "some sample must show what the pattern is for"
    assert all(map(guarded.may_match, found))


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda s: s.name)
def test_the_needs_of_a_spelling_hide_no_time(spelling):
    assert "" not in frozenset().union(*needs_of(spelling)), "it would be tried on every text"
    found = [low for low in _texts() if compiled(spelling.pattern).search(low)]
    assert all(spelling in candidates(low) for low in found)


def test_guards_look_before_all_three_searches():
    guarded = Guarded("(?:lấy|gửi) mẫu", "mẫu")
    assert guarded.search("xin lấy mẫu")
    assert guarded.match("xin gửi mẫu", 4)
    assert [m[0] for m in guarded.finditer("lấy mẫu, gửi mẫu")] == ["lấy mẫu", "gửi mẫu"]
    assert guarded.search("lấy") is guarded.match("lấy") is None
    assert list(guarded.finditer("lấy")) == []


@given(st.text("aơđ Sở.-/&,()1’'", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_the_tokens_of_a_part_are_those_of_the_part_alone(text, start, end):
    part = compose(text)[start:end]
    inside, alone = Tokens(part), Tokens(compose(part.text))
    assert inside.low == alone.low
    assert [inside.start(i) for i in range(len(inside) + 1)] == [
        alone.start(i) for i in range(len(alone) + 1)
    ]
    assert [inside.end(i) for i in range(len(inside))] == [alone.end(i) for i in range(len(alone))]
    assert [inside.at(k) for k in range(len(part) + 1)] == [
        alone.at(k) for k in range(len(part) + 1)
    ]


@given(st.text(f"abc{_MARKED}AĂÂ .,12", max_size=300))
def test_a_few_lines_tell_the_language_as_all_would(text):
    marked = sum(c.lower() in _MARKED for c in text)
    letters = sum(map(str.isalpha, text)) or 1
    assert _is_vietnamese(text) == (marked / letters >= _FEWEST_LETTERS)


@given(st.lists(st.sampled_from(CELL_LINES), min_size=1, max_size=6))
def test_no_cell_is_worth_more_than_was_hoped(texts):
    cutting = _Cutting(lines_of(compose("\n".join(texts))), COLUMNS)
    last = cutting._cell(len(texts) - 1, len(texts))
    whole = cutting._cell(0, len(texts))
    assert isinstance(whole, Cell)
    for column in (*COLUMNS, OTHER):
        assert whole.fit(column, last) <= whole.most(column)


@given(st.lists(st.sampled_from(CELL_LINES), min_size=1, max_size=5))
@example([CELL_LINES[0], *[CELL_LINES[3]] * 4])  # two cuts of one worth but for rounding
def test_the_cut_of_a_row_is_the_best_of_all(texts):
    cutting = _Cutting(lines_of(compose("\n".join(texts))), COLUMNS)
    worth, cuts = cutting.best()
    of_all = {cuts: worth for worth, cuts in _all_cuts(cutting)}
    assert worth == pytest.approx(of_all[cuts]) == pytest.approx(max(of_all.values()))


def _all_cuts(cutting, column=0, start=0):
    """Every way to cut the lines from ``start`` on, with what its cells are worth."""
    if column == len(COLUMNS):
        if start == len(cutting.lines):
            yield 0.0, ()
        return
    for end in range(start, len(cutting.lines) + 1):
        for rest, cuts in _all_cuts(cutting, column + 1, end):
            yield cutting._fit(column, start, end) + rest, (end, *cuts)
