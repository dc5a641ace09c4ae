"""Rules as rows of data, read by a parser that refuses nonsense (bộ quy tắc kiểm tra)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from sauro.kernel.findings import Finding
from sauro.reporting.checks import across, printed, series, within
from sauro.reporting.checks.figures import Cell
from sauro.reporting.checks.model import Level, Rule

KINDS: dict[str, type[Rule]] = {
    "number": within.Number,
    "sum": within.Sum,
    "at_most": within.AtMost,
    "beside": within.Beside,
    "share": within.Share,
    "growing": across.Growing,
    "remainder": across.Remainder,
    "revised": across.Revised,
    "twice": across.Twice,
    "territory": across.Territory,
    "growth": printed.Growth,
    "label": printed.Label,
    "outlier": series.Outlier,
    "jump": series.Jump,
    "drift": series.Drift,
    "broken": series.Broken,
}
_CELLS = frozenset("whole part percent money cases less more over under parts except_cells".split())
_WORDS = frozenset({"code", "note", "note_en", "by"})
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Book:
    """Indicators and the rules over them."""

    cells: Mapping[str, Cell]
    rules: tuple[Rule, ...]


class BadRules(ValueError):  # noqa: N818 - read as what it is: rules that are bad
    """Rows that are no rules: each finding says which row and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class _Odd(Exception):  # noqa: N818 - a reason on its way to a finding
    words: str
    words_en: str


@lru_cache(maxsize=1)
def shipped_book() -> Book:
    """The rules shipped with this release (data/rules.toml)."""
    path = resources.files("sauro.reporting.checks").joinpath("data/rules.toml")
    return parse_book(path.read_text("utf-8"))


def parse_book(text: str, known: Mapping[str, Cell] | None = None) -> Book:
    """Rules from TOML; ``known``: indicators beside those that the text has.

    Raises: BadRules with everything that is wrong.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        words = f"Không đọc được tệp quy tắc: {error}."
        raise BadRules(
            _finding("toml", words, f"The file of rules cannot be read: {error}.")
        ) from error
    wrong: list[Finding] = []
    cells = dict(known or {}) | {c.code: c for c in _rows(data, "cell", _cell, wrong)}
    rules = tuple(_rows(data, "rule", lambda row: _rule(row, cells), wrong))
    codes = [rule.code for rule in rules]
    wrong += [
        _finding(code, f"Quy tắc “{code}” có hai lần: mỗi mã chỉ một quy tắc.",
                 f"There are two rules “{code}”: a code names one rule.")
        for code in sorted({c for c in codes if codes.count(c) > 1})
    ]  # fmt: skip
    if wrong:
        raise BadRules(*wrong)
    return Book(cells, rules)


def _rows(
    data: Mapping[str, Any], table: str, read: Callable[[dict[str, Any]], Any], wrong: list[Finding]
) -> Iterator[Any]:
    rows = data.get(table, [])
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        wrong.append(_finding(table, f"[[{table}]] phải là tối đa {_MOST_ROWS} dòng.",
                              f"[[{table}]] must be at most {_MOST_ROWS} rows."))  # fmt: skip
        return
    for number, row in enumerate(rows, 1):
        name = row.get("code") if isinstance(row, dict) else None
        try:
            yield read(row if isinstance(row, dict) else {})
        except _Odd as odd:
            place = f"[[{table}]] {number}" + (f" “{name}”" if name else "")
            wrong.append(_finding(str(name or table), f"{place}: {odd.words}.",
                                  f"{place}: {odd.words_en}."))  # fmt: skip


def _cell(row: dict[str, Any]) -> Cell:
    _known_names(row, Cell)
    for name in ("code", "name", "name_en"):
        _word(row.get(name), name)
    decimals = row.get("decimals", 0)
    if isinstance(decimals, bool) or not isinstance(decimals, int) or not 0 <= decimals <= 9:
        raise _Odd("decimals phải là số nguyên từ 0 đến 9", "decimals must be from 0 to 9")
    most = _positive(row["most"], "most") if "most" in row else None
    return Cell(**{**row, "decimals": decimals, "most": most})


def _rule(row: dict[str, Any], cells: Mapping[str, Cell]) -> Rule:
    kind = KINDS.get(str(row.get("kind")))
    if kind is None:
        known = ", ".join(KINDS)
        raise _Odd(f"không có loại quy tắc “{row.get('kind')}”; có: {known}",
                   f"there is no kind of rule “{row.get('kind')}”; there are: {known}")  # fmt: skip
    row = {name: value for name, value in row.items() if name != "kind"}
    _known_names(row, kind)
    values = {name: _value(name, value, cells) for name, value in row.items()}
    _sense(values)
    return kind(**values)


def _known_names(row: Mapping[str, Any], kind: type) -> None:
    names = {f.name: f for f in fields(kind)}
    extra = sorted(set(row) - set(names))
    if extra:
        raise _Odd(f"không có trường “{extra[0]}”; có: {', '.join(names)}",
                   f"there is no field “{extra[0]}”; there are: {', '.join(names)}")  # fmt: skip
    for name, one in names.items():
        if one.default is MISSING and one.default_factory is MISSING and name not in row:
            raise _Odd(f"thiếu trường “{name}”", f"the field “{name}” is missing")


def _value(name: str, value: Any, cells: Mapping[str, Cell]) -> Any:
    if name in ("level", "rest"):
        return _level(value)
    if name in ("parts", "except_cells"):
        if not isinstance(value, list) or len(set(map(str, value))) != len(value):
            raise _Odd(f"{name} phải là danh sách mã ô, không lặp",
                       f"{name} must be a list of cells, each once")  # fmt: skip
        return tuple(_known_cell(one, cells) for one in value)
    if name in _CELLS:
        return _known_cell(value, cells)
    if name in _WORDS:
        return _word(value, name)
    if name == "enough":
        if isinstance(value, bool) or not isinstance(value, int) or value < 3:
            raise _Odd(
                "enough phải là số nguyên từ 3 trở lên: ít hơn thì không có gì để so",
                "enough must be 3 or more: with less there is nothing to compare",
            )
        return value
    return _positive(value, name)


def _level(value: Any) -> Level:
    try:
        return Level(value)
    except ValueError:
        raise _Odd(
            f"mức “{value}” không có; chọn blocking (chặn), warning (cảnh báo), mark (đánh dấu)",
            f"there is no level “{value}”; choose blocking, warning or mark",
        ) from None


def _known_cell(value: Any, cells: Mapping[str, Cell]) -> str:
    if not isinstance(value, str) or value.partition("@")[0] not in cells:
        raise _Odd(f"không có chỉ tiêu “{value}”", f"there is no indicator “{value}”")
    return value


def _word(value: Any, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _Odd(f"{name} phải là chữ", f"{name} must be words")
    return value


def _positive(value: Any, name: str) -> Decimal:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not Decimal(str(value)).is_finite() or value <= 0:
        raise _Odd(f"{name} phải là số lớn hơn 0", f"{name} must be a number above 0")
    return Decimal(str(value))


def _sense(values: Mapping[str, Any]) -> None:
    """A rule that could never say anything, or always would, is none."""
    single = [values[n] for n in _CELLS & set(values) if isinstance(values[n], str)]
    if len(set(single)) < len(single):
        raise _Odd("so một ô với chính nó", "it compares a cell with itself")
    if "whole" in values and values["whole"] in values.get("parts", ()):
        raise _Odd("tổng không thể là một phần của chính nó", "a whole cannot be its own part")
    if "whole" in values and "part" not in values and not (values.get("parts") or values.get("by")):
        raise _Odd("cần parts hoặc by: không có phần nào để cộng",
                   "it needs parts or by: there is nothing to add")  # fmt: skip
    if values.get("factor", 2) <= 1:
        raise _Odd("factor phải lớn hơn 1", "factor must be above 1")


def _finding(field: str, words: str, words_en: str) -> Finding:
    return Finding("bad-rules", field, words, words_en)
