"""Lines put together to the paragraphs their author wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from sauro.documents.reading.markers import Marker, marker_at
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import LOWER, UPPER, Mapped, join

_STOPS = frozenset(".;:!?…")
_DANGLING = frozenset(
    "của và với các những theo tại trong cho về từ do bởi để thứ ngày tháng hoặc cùng số"
    " Phó".split()
)
_DATE_TORN = re.compile(r"\s(?:ngày|tháng|năm|quý|số) \d$")  # "… tháng 08 năm | 2025."
_OPENING = re.compile(rf"[“\"'‘(]?[{UPPER}\d]")
_TOPIC = re.compile(r"(?:Về|Đối với|Liên quan đến)\s[^.;:]{3,70}[:,]\s")
_IN_FORCE = re.compile(
    r"(?:Chỉ thị|Công điện|Kế hoạch|Quyết định|Quy chế) này (?:có hiệu lực|thay thế)\b"
)
_STRAY = 0.05  # share of accidents from which on they are a habit
_UNWRAPPED_AT = 160  # longer lines are paragraphs that nobody wrapped
# No small letter, which most lines have soon, and four capitals.
_ALL_CAPS = re.compile(rf"(?=[^{LOWER}]{{6,}}$)(?:[^{UPPER}]*[{UPPER}]){{4}}")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its outline sign, if it has one; ``body`` is what follows the sign."""

    text: Mapped
    marker: Marker | None
    heading: bool = False

    @cached_property
    def body(self) -> Mapped:
        """The paragraph's own words."""
        return self.text[self.marker.width :].stripped() if self.marker else self.text


# Rough widths of letters in a proportional type, in tenths of an em.
_NARROW, _WIDE = "iíìỉĩịljtfrI.,;:'’()![]/ ", "mwMWĐQOG%—…"
_LARGE_AND_WIDE = "MWĐQOGI"  # capitals that the other two counts have seen
_FIELD = 32  # bits for each of three counts in one number, so that one sum makes them all


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file sets its lines.

    ``width`` of a full line and ``slack``, what even full lines leave over, are in letters,
    or in tenths of an em where the type is proportional and that measures truer.
    """

    width: float
    slack: float
    spaced: bool  # empty lines stand inside sentences, and so mean nothing
    ragged: bool  # lines end anywhere: text that was wrapped twice
    wrapped: bool  # long paragraphs are cut into lines
    proportional: bool

    def size(self, text: str) -> float:
        """The width of a text in this file's measure."""
        return _ems(len(text), _kinds_in(text)) if self.proportional else len(text)

    def room(self, before: Line, line: Line) -> float:
        """What was left of a line when it was broken; more than ``slack`` is deliberate."""
        return self._room(before, line) - self.slack

    def fits_easily(self, before: Line, line: Line) -> bool:
        """Whether the next word had found much room, whatever other lines left over."""
        return self._room(before, line) > self.width * 0.25

    def _room(self, before: Line, line: Line) -> float:
        head, (word, *_) = before.text.text, line.text.text.split(maxsplit=1)
        length = len(head) + 1 + len(word)
        if not self.proportional:
            return self.width - before.indent - length
        kinds = _kinds_in(head) + _KINDS[" "] + _kinds_in(word)
        return self.width - before.indent - _ems(length, kinds)


def habits_of(lines: Sequence[Line]) -> Habits:
    """Look at all lines of a text and say how it was set."""
    inside = _inside_sentences(lines)
    spaced = _gaps_stray(inside)
    wrapped = max((len(line.text) for line in lines), default=0) < _UNWRAPPED_AT
    measures = [_measured(lines, inside, spaced, wrapped, by_ems) for by_ems in (False, True)]
    best = min(measures, key=lambda h: h.slack / (h.width or 1))
    return replace(best, ragged=_ragged(lines, best))


def is_spaced(lines: Sequence[Line]) -> bool:
    """The one habit that must be known before footnotes are taken out."""
    return _gaps_stray(_inside_sentences(lines))


def _inside_sentences(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """The lines that one sentence goes on over, with those it goes on in."""
    return [
        (a, b)
        for a, b in pairwise(lines)
        if b.text.text[0].islower() and len(a.text) > 30 and not b.new_page
    ]


def _gaps_stray(inside: list[tuple[Line, Line]]) -> bool:
    """Whether empty lines stand inside sentences too often to be an accident."""
    longest = max((len(a.text) for a, _ in inside), default=0)
    within = [
        b.gap > 0 for a, b in inside if len(a.text) * 2 > longest and not marker_at(b.text.text)
    ]
    return sum(within) > max(1, len(within) * _STRAY)


def _ragged(lines: Sequence[Line], habits: Habits) -> bool:
    """Whether sentences go on after what was left over of a full line."""
    return (
        sum(
            b.text.text[0].islower()
            and a.text.text[-1].isalpha()
            and not marker_at(b.text.text)
            and _left_over(habits, [before, a])
            for before, a, b in zip(lines, lines[1:], lines[2:], strict=False)
        )
        > 1
    )


def _left_over(habits: Habits, group: Sequence[Line]) -> bool:
    """Whether the last line is the short rest of an unfinished full one."""
    if len(group) < 2 or habits.size(group[-1].text.text) > habits.width / 2:
        return False
    before, last = group[-2:]
    return not _is_done(before.text.text) and habits.room(before, last) <= 0


def _is_done(text: str) -> bool:
    """Whether a line ends as a sentence or an item does; "./" too closes a paper."""
    return text.rstrip('”"’)')[-1:] in _STOPS or text.endswith(("/", "/."))


def _measured(
    lines: Sequence[Line],
    inside: list[tuple[Line, Line]],
    spaced: bool,
    wrapped: bool,
    proportional: bool,
) -> Habits:
    draft = Habits(0, 0, spaced, False, wrapped, proportional)
    sizes = sorted(draft.size(a.text.text) for a, _ in inside) or sorted(
        draft.size(line.text.text) for line in lines
    )
    width = sizes[int(len(sizes) * 0.95)] if sizes else 0
    draft = Habits(width, 0, spaced, False, wrapped, proportional)
    rooms = sorted(draft.room(a, b) for a, b in inside) or [0]
    return replace(draft, slack=max(0.0, rooms[int(len(rooms) * 0.9)]))


class _Kinds(dict[str, int]):
    """Of what kind a character is: one in the field of narrow, wide or large ones."""

    def __missing__(self, char: str) -> int:
        large = char.isupper() and char not in _LARGE_AND_WIDE
        return (char in _NARROW) + ((char in _WIDE) << _FIELD) + (large << 2 * _FIELD)


_KINDS = _Kinds({c: _Kinds()[c] for c in map(chr, (*range(0x250), *range(0x1EA0, 0x1F00)))})


def _kinds_in(text: str) -> int:
    """How many narrow, wide and large characters, a field each."""
    return _counted(text) if len(text) < _UNWRAPPED_AT else sum(map(_KINDS.__getitem__, text))


@lru_cache(maxsize=1024)  # a line is measured by itself and beside the next, in several ways
def _counted(line: str) -> int:
    return sum(map(_KINDS.__getitem__, line))


def _ems(length: int, kinds: int) -> float:
    """The width of so many characters, so many of them narrow, wide and large."""
    ones = (1 << _FIELD) - 1
    narrow, wide, large = kinds & ones, kinds >> _FIELD & ones, kinds >> 2 * _FIELD
    return 4.8 * length - 2.0 * narrow + 3.0 * wide + 1.8 * large


def paragraphs_of(lines: Sequence[Line], habits: Habits) -> list[Paragraph]:
    """The paragraphs of a stretch of lines."""
    groups: list[list[Line]] = []
    markers: list[Marker | None] = []
    for line in lines:
        marker = _accepted(marker_at(line.text.text), line, groups, markers, habits)
        if marker or not groups or _starts_anew(line, groups[-1], habits):
            groups.append([line])
            markers.append(marker)
        else:
            groups[-1].append(line)
    return [
        Paragraph(join(line.text for line in group), marker, group[0].heading)
        for group, marker in zip(groups, markers, strict=True)
    ]


def _accepted(
    marker: Marker | None,
    line: Line,
    groups: list[list[Line]],
    markers: list[Marker | None],
    habits: Habits,
) -> Marker | None:
    """The sign, unless it is a wrapped line that only looks like one."""
    if not marker or not groups:
        return marker
    before = groups[-1][-1]
    if marker.number > 1 and marker.kind in ("small roman", "paren", "letter"):
        first = f"({_FIRST[marker.kind]})"
        if any(first in line.text.text[1:] for line in groups[-1]):
            return None  # "(i) …; (ii) …" counted within a sentence
    if _is_done(before.text.text) or line.heading:
        return marker
    rest = line.text.text[marker.width : marker.width + 1]
    if _follows_on(marker, markers) and not rest.islower():
        return marker
    if _opens_below(marker, groups, markers) and habits.fits_easily(before, line):
        return marker
    cut = habits.room(before, line) <= 0 or line.new_page
    return None if cut or (rest.islower() and _long(before, habits)) else marker


def _opens_below(marker: Marker, groups: list[list[Line]], markers: list[Marker | None]) -> bool:
    """A dash right below the one line of a numbered item: "1. Sở Y tế | - lấy mẫu"."""
    above = markers[-1] if len(groups[-1]) == 1 else None
    return marker.number == 0 and above is not None and above.number > 0


_FIRST = {"small roman": "i", "paren": "1", "letter": "a"}


def _follows_on(marker: Marker, markers: list[Marker | None]) -> bool:
    if marker.number == 0:
        return True
    same = next((m for m in reversed(markers) if m and m.kind == marker.kind), None)
    return marker.number == 1 or (same is not None and marker.number == same.number + 1)


_TRANSITIVE = re.compile(r"(?:,|\svà|\sđể)\s(?:báo cáo|trình|gửi|giao|đề nghị|yêu cầu)$")


def _long(line: Line, habits: Habits) -> bool:
    return habits.size(line.text.text) > habits.width * 0.75


def _starts_anew(line: Line, group: list[Line], habits: Habits) -> bool:
    before = group[-1]
    text, head = before.text.text, line.text.text
    if line.heading or before.heading or (text.endswith(":") and head[0].isupper()):
        return True
    shouted, shouts = bool(_ALL_CAPS.match(text)), bool(_ALL_CAPS.match(head))
    if shouted != shouts:
        return True
    done, opening = _is_done(text), bool(_OPENING.match(head))
    if shouted and shouts and not line.gap:
        return False  # a heading over two lines
    if done and (_TOPIC.match(head) or _IN_FORCE.match(head)):
        return True
    if head[0].isdecimal() and _DATE_TORN.search(f"{text} {head[0]}"):
        return False
    if line.new_page:
        return done and opening and (not habits.wrapped or habits.room(before, line) > 0)
    if (line.gap and not habits.spaced) or not habits.wrapped:
        return done or opening
    room = habits.room(before, line)
    if (
        _TRANSITIVE.search(text)
        or text.rsplit(maxsplit=1)[-1] in _DANGLING
        or (habits.ragged and not done and _left_over(habits, group))
    ):
        return False
    return opening and (room > 0 if done else room > habits.width * 0.25)
