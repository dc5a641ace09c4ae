"""Automatic numbering (đánh số tự động) as Word shows it: the text itself does not hold it.

Word has no list a, b, c, d, đ, e of Vietnamese drafting; its lowerLetter goes a, b, c, d, e.
Who wants đ) types it or gives the item a list of its own with the literal text "đ)".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from sauro.documents.files.docx.package import W
from sauro.documents.files.docx.styles import Styles, is_on, value

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
# Symbol and Wingdings show these codes as other signs
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖",
            "\uf0a8": "▫", "\uf06f": "◦", "\uf02d": "-", "\uf02b": "+", "\uf02a": "*",
            "o": "◦", "·": "•", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""  # "%1." with the number of each level at its place
    after: str = " "  # between label and text
    legal: bool = False  # all numbers of the label in decimal
    restarts: bool = True  # when a higher level moves on
    style: str | None = None  # paragraphs of this style stand on this level


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, etree._Element] = {}
        self._shapes: dict[str, etree._Element] = {}
        if root is not None:
            self._lists = {_id(e, "numId"): e for e in root.iterfind(f"{W}num")}
            self._shapes = {_id(e, "abstractNumId"): e for e in root.iterfind(f"{W}abstractNum")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element) -> str:
        """The label in front of the paragraph, with the space behind it; counts it. "" if none."""
        placed = self._place(paragraph)
        if placed is None:
            return ""
        list_id, depth = placed
        level = self._levels_of(list_id).get(depth)
        if level is None:
            return ""
        self._count(list_id, depth)
        shown = self._shown(list_id, depth)
        return shown + level.after if shown else ""

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Which list and which level, from the paragraph itself or from its style."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, f"{W}pStyle")
        own_list = value(properties, f"{W}numPr/{W}numId")
        own_depth = value(properties, f"{W}numPr/{W}ilvl")
        from_style = self._styles.numbering(style)
        list_id = own_list or (from_style and from_style[0])
        if not list_id or list_id not in self._lists:
            return None
        depth = own_depth or (None if own_list else from_style and from_style[1])
        return list_id, _integer(depth, self._depth_of_style(list_id, style))

    def _depth_of_style(self, list_id: str, style: str | None) -> int:
        levels = self._levels_of(list_id)
        return next((n for n, level in levels.items() if style and level.style == style), 0)

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        if list_id not in self._levels:
            shape = self._shapes.get(self._shape_of(list_id))
            levels = _levels(shape) if shape is not None else {}
            replaced = self._lists[list_id].iterfind(f"{W}lvlOverride/{W}lvl")
            self._levels[list_id] = levels | {_depth(level): _level(level) for level in replaced}
        return self._levels[list_id]

    def _shape_of(self, list_id: str) -> str:
        """Lists of one shape count on together. A shape may only point to a style's list."""
        shape_id = value(self._lists[list_id], f"{W}abstractNumId") or ""
        shape = self._shapes.get(shape_id)
        linked = value(shape, f"{W}numStyleLink")
        target = self._styles.numbering(linked) if linked else None
        if target and target[0] in self._lists and target[0] != list_id:
            return value(self._lists[target[0]], f"{W}abstractNumId") or ""
        return shape_id

    def _count(self, list_id: str, depth: int) -> None:
        counts = self._counts.setdefault(self._shape_of(list_id), [None] * _LEVELS)
        restart = self._restart(list_id, depth)
        before = counts[depth]
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = self._start(list_id, depth) if before is None else before + 1
        levels = self._levels_of(list_id)
        for below in range(depth + 1, _LEVELS):
            if levels.get(below, Level()).restarts:
                counts[below] = None

    def _restart(self, list_id: str, depth: int) -> int | None:
        """ "Start again at" holds the first time a list with it is used."""
        if (list_id, depth) in self._started:
            return None
        self._started.add((list_id, depth))
        for change in self._lists[list_id].iterfind(f"{W}lvlOverride"):
            start = value(change, f"{W}startOverride")
            if _depth(change) == depth and start is not None:
                return _integer(start, 1)
        return None

    def _start(self, list_id: str, depth: int) -> int:
        return self._levels_of(list_id).get(depth, Level()).start

    def _shown(self, list_id: str, depth: int) -> str:
        levels = self._levels_of(list_id)
        level = levels[depth]
        counts = self._counts[self._shape_of(list_id)]
        if level.form == "bullet":
            return _bullet(level.text)

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            count = counts[at]
            form = "decimal" if level.legal else levels.get(at, Level()).form
            return show(self._start(list_id, at) if count is None else count, form)

        return re.sub(r"%([1-9])", number, level.text)


def _bullet(sign: str) -> str:
    is_private = "\ue000" <= sign < "\uf900"
    return _BULLETS.get(sign, "•" if is_private else sign)


def _id(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def _integer(text: str | None, default: int) -> int:
    """A number as the file tells it, kept to what a list can have."""
    return min(int(text), 100_000) if text and text.isdecimal() else default


def _depth(element: etree._Element) -> int:
    return min(_integer(element.get(f"{W}ilvl"), 0), _LEVELS - 1)


def _levels(shape: etree._Element) -> dict[int, Level]:
    return {_depth(level): _level(level) for level in shape.iterfind(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    form = next(element.iter(f"{W}numFmt"), None)  # may stand inside mc:AlternateContent
    after = value(element, f"{W}suff")
    return Level(
        start=_integer(value(element, f"{W}start"), 0 if form is None else 1),
        form=_form(form),
        text=value(element, f"{W}lvlText") or "",
        after="" if after == "nothing" else " ",
        legal=is_on(element, "isLgl"),
        restarts=value(element, f"{W}lvlRestart") != "0",
        style=value(element, f"{W}pStyle"),
    )


def _form(element: etree._Element | None) -> str:
    if element is None:
        return "decimal"
    first = (element.get(f"{W}format") or "").split(",")[0]
    if value(element) == "custom" and first.startswith("0"):
        return "0" * len(first)  # "001, 002, 003, …"
    return value(element) or "decimal"


def show(number: int, form: str) -> str:
    """A number in one of Word's number formats; in decimal if we do not know the format."""
    if set(form) == {"0"}:
        return str(number).zfill(len(form))
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    """a … z, aa, bb … as Word counts."""
    if number < 1:
        return ""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(turns + 1, 10)


def _roman(number: int) -> str:
    letters = ""
    for amount, sign in _ROMAN:
        count, number = divmod(number, amount)
        letters += sign * count
    return letters


def _words(number: int) -> str:
    """Một, hai, ba … (vietnameseCounting), in words up to ninety-nine."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, _DIGITS[ones])
    return f"{head} {last}".strip()


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: str(number).zfill(2),
    "vietnameseCounting": _words,
    "none": lambda _: "",
}
