"""Lines put together to the paragraphs their author wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from sauro.documents.reading.markers import Marker, marker_at
from sauro.documents.reading.normalise import Line
from sauro.kernel.text import LOWER, UPPER, Mapped, join

_DONE = re.compile(r"[.;:!?…][”\"’)]*$|/\.?$")
_DANGLING = re.compile(
    r"(?:^|\s)(?:của|và|với|các|những|theo|tại|trong|cho|về|từ|do|bởi|để|thứ|ngày|tháng|hoặc|cùng|số|Phó)$"
)
_DATE_TORN = re.compile(r"\s(?:ngày|tháng|năm|quý|số) \d$")  # "… tháng 08 năm | 2025."
_OPENING = re.compile(rf"[“\"'‘(]?[{UPPER}\d]")
_TOPIC = re.compile(r"(?:Về|Đối với|Liên quan đến)\s[^.;:]{3,70}[:,]\s")
_STRAY = 0.05  # share of accidents from which on they are a habit
_UNWRAPPED_AT = 160  # longer lines are paragraphs that nobody wrapped
_ALL_CAPS = re.compile(rf"(?=(?:[^{UPPER}]*[{UPPER}]){{4}})[^{LOWER}]{{6,}}$")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with its outline sign, if it has one; ``body`` is what follows the sign."""

    text: Mapped
    marker: Marker | None
    heading: bool = False

    @property
    def body(self) -> Mapped:
        """The paragraph's own words."""
        return self.text[self.marker.width :].stripped() if self.marker else self.text


# Rough widths of letters in a proportional type, in tenths of an em.
_NARROW, _WIDE = "iíìỉĩịljtfrI.,;:'’()![]/ ", "mwMWĐQOG%—…"
_LARGE_AND_WIDE = "MWĐQOGI"  # capitals that the other two counts have seen
_WITHOUT_NARROW = str.maketrans("", "", _NARROW)
_WITHOUT_WIDE = str.maketrans("", "", _WIDE)


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
        return _ems(text) if self.proportional else len(text)

    def room(self, before: Line, line: Line) -> float:
        """What was left of a line when it was broken; more than ``slack`` is deliberate."""
        return self._room(before, line) - self.slack

    def _room(self, before: Line, line: Line) -> float:
        word = line.text.text.split(maxsplit=1)[0]
        return self.width - before.indent - self.size(before.text.text + " " + word)


def habits_of(lines: Sequence[Line]) -> Habits:
    """Look at all lines of a text and say how it was set."""
    lengths = sorted(len(line.text) for line in lines) or [0]
    inside = [
        (a, b)
        for a, b in pairwise(lines)
        if b.text.text[0].islower() and len(a.text) > 30 and not b.new_page
    ]
    spaced = _gaps_stray(inside)
    wrapped = lengths[-1] < _UNWRAPPED_AT
    measures = [_measured(lines, inside, spaced, wrapped, by_ems) for by_ems in (False, True)]
    best = min(measures, key=lambda h: h.slack / (h.width or 1))
    return replace(best, ragged=_ragged(lines, best))


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
    return not _DONE.search(before.text.text) and habits.room(before, last) <= 0


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


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    narrow = len(text) - len(text.translate(_WITHOUT_NARROW))
    wide = len(text) - len(text.translate(_WITHOUT_WIDE))
    large = sum(map(str.isupper, text)) - sum(map(text.count, _LARGE_AND_WIDE))
    return 4.8 * len(text) - 2.0 * narrow + 3.0 * wide + 1.8 * large


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
    if _DONE.search(before.text.text) or line.heading:
        return marker
    rest = line.text.text[marker.width : marker.width + 1]
    if _follows_on(marker, markers) and not rest.islower():
        return marker
    cut = habits.room(before, line) <= 0 or line.new_page
    return None if cut or (rest.islower() and _long(before, habits)) else marker


_FIRST = {"small roman": "i", "paren": "1", "letter": "a"}


def _follows_on(marker: Marker, markers: list[Marker | None]) -> bool:
    if marker.number == 0:
        return True
    same = next((m for m in reversed(markers) if m and m.kind == marker.kind), None)
    return marker.number == 1 or (same is not None and marker.number == same.number + 1)


def _long(line: Line, habits: Habits) -> bool:
    return habits.size(line.text.text) > habits.width * 0.75


def _starts_anew(line: Line, group: list[Line], habits: Habits) -> bool:
    before = group[-1]
    text, head = before.text.text, line.text.text
    if line.heading or before.heading or (text.endswith(":") and head[0].isupper()):
        return True
    if bool(_ALL_CAPS.match(text)) != bool(_ALL_CAPS.match(head)):
        return True
    done, opening = bool(_DONE.search(text)), bool(_OPENING.match(head))
    if _ALL_CAPS.match(text) and _ALL_CAPS.match(head) and not line.gap:
        return False  # a heading over two lines
    if done and _TOPIC.match(head):
        return True
    if _DATE_TORN.search(f"{text} {head[0]}"):
        return False
    if line.new_page:
        return done and opening and (not habits.wrapped or habits.room(before, line) > 0)
    if (line.gap and not habits.spaced) or not habits.wrapped:
        return done or opening
    room = habits.room(before, line)
    if _DANGLING.search(text) or (habits.ragged and not done and _left_over(habits, group)):
        return False
    return opening and (room > 0 if done else room > habits.width * 0.25)
