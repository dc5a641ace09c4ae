"""A template of a text, read from data (mẫu phần lời).

A figure is written "{cell}", "{cell|rounded}", "{cell|last_year}", "{cell|previous}" or
"{cell|share of whole}". Braces are nothing else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from sauro.kernel.findings import Finding
from sauro.reporting.checks import shipped_book
from sauro.reporting.checks.figures import Cell
from sauro.reporting.narrative.model import Bound, Form, Narrative, Paragraph, Part, Piece, Text

_FIGURE = re.compile(r"\{([^{}]*)\}")
_SPEC = re.compile(r"(?P<cell>[\w@=.-]+)(?:\|(?P<form>\w+)(?: of (?P<of>[\w@=.-]+))?)?")
_FIELDS = {"part", "key", "words", "asks"}


class BadTemplate(ValueError):  # noqa: N818 - read as what it is: a template that is bad
    """Rows that make no template: each finding says which and why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(" ".join(finding.message for finding in findings))
        self.findings = findings


@lru_cache(maxsize=1)
def shipped_template() -> Narrative:
    """The template shipped with this release (data/template.toml)."""
    path = resources.files("sauro.reporting.narrative").joinpath("data/template.toml")
    return parse_template(path.read_text("utf-8"), shipped_book().cells)


def parse_template(text: str, cells: Mapping[str, Cell]) -> Narrative:
    """The paragraphs of a template. Raises: BadTemplate with everything that is wrong."""
    try:
        rows = tomllib.loads(text).get("paragraph", [])
    except tomllib.TOMLDecodeError as error:
        said = f"Không đọc được mẫu: {error}."
        raise BadTemplate(_odd("toml", said, f"It cannot be read: {error}.")) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadTemplate(_odd("paragraph", "Mẫu phải gồm các [[paragraph]].",
                               "A template is made of [[paragraph]]."))  # fmt: skip
    wrong = [found for row in rows for found in _wrong(row, cells)]
    keys = [str(row.get("key")) for row in rows]
    wrong += [
        _odd(key, f"Khóa đoạn “{key}” có hai lần.", f"There are two paragraphs “{key}”.")
        for key in sorted({k for k in keys if keys.count(k) > 1})
    ]
    if wrong:
        raise BadTemplate(*wrong)
    order = list(Part)
    found = [_paragraph(row) for row in rows]
    return Narrative(tuple(sorted(found, key=lambda p: order.index(p.part))))


def _wrong(row: dict[str, Any], cells: Mapping[str, Cell]) -> Iterator[Finding]:
    key = str(row.get("key") or "?")
    if extra := sorted(set(row) - _FIELDS):
        yield _odd(key, f"Đoạn “{key}” có trường lạ “{extra[0]}”.",
                   f"The paragraph “{key}” has the odd field “{extra[0]}”.")  # fmt: skip
    if not all(isinstance(value, str) for value in row.values()) or "key" not in row:
        yield _odd(key, f"Đoạn “{key}”: key, part, words, asks phải là chữ.",
                   f"The paragraph “{key}”: key, part, words, asks are words.")  # fmt: skip
        return
    if row.get("part") not in list(Part):
        known = ", ".join(Part)
        part = row.get("part")
        yield _odd(key, f"Đoạn “{key}”: không có phần “{part}”; có: {known}.",
                   f"The paragraph “{key}”: no part “{part}”; there are: {known}.")  # fmt: skip
    if not row.get("words") and not row.get("asks"):
        yield _odd(key, f"Đoạn “{key}” không có lời cũng không hỏi gì.",
                   f"The paragraph “{key}” says nothing and asks nothing.")  # fmt: skip
    yield from _wrong_figures(key, row.get("words", ""), cells)


def _wrong_figures(key: str, words: str, cells: Mapping[str, Cell]) -> Iterator[Finding]:
    if set(_FIGURE.sub("", words)) & {"{", "}"}:
        yield _odd(key, f"Đoạn “{key}” có dấu ngoặc nhọn không đóng.",
                   f"The paragraph “{key}” has a brace that is not closed.")  # fmt: skip
    for match in _FIGURE.finditer(words):
        spec = _SPEC.fullmatch(match[1])
        named = [spec["cell"], spec["of"]] if spec else []
        unknown = [c for c in named if c and c.partition("@")[0] not in cells]
        form = (spec["form"] or Form.VALUE) if spec else None
        if form not in list(Form) or bool(named[1:] and named[1]) != (form == Form.SHARE):
            yield _odd(key, f"Đoạn “{key}”: không hiểu “{match[0]}”. Ví dụ đúng: "
                            "{cases_total|last_year}.",
                       f"The paragraph “{key}”: “{match[0]}” is not understood. For example: "
                       "{cases_total|last_year}.")  # fmt: skip
        elif unknown:
            yield _odd(key, f"Đoạn “{key}”: không có chỉ tiêu “{unknown[0]}”.",
                       f"The paragraph “{key}”: no indicator “{unknown[0]}”.")  # fmt: skip


def _paragraph(row: dict[str, Any]) -> Paragraph:
    pieces = tuple(_pieces(row.get("words", "")))
    return Paragraph(Part(row["part"]), row["key"], pieces, row.get("asks", ""))


def _pieces(words: str) -> Iterator[Piece]:
    at = 0
    for match in _FIGURE.finditer(words):
        if match.start() > at:
            yield Text(words[at : match.start()])
        spec = _SPEC.fullmatch(match[1])
        if spec:
            yield Bound(spec["cell"], Form(spec["form"] or Form.VALUE), spec["of"] or "")
        at = match.end()
    if at < len(words):
        yield Text(words[at:])


def _odd(field: str, words: str, words_en: str) -> Finding:
    return Finding("bad-template", field, words, words_en)
