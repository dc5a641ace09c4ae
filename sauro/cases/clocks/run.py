"""One clock, event by event: what lengthens, stops, restarts and ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from sauro.cases.clocks.counting import Counted, Counter, Stop
from sauro.cases.clocks.model import Event, Extension, Facts, Length, Line, Mark, Rule, Unit
from sauro.kernel.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class _Granted:
    """An extension that took effect; ``in_all``: its length stands for all before it."""

    extension: Extension
    length: Length
    in_all: bool


@dataclass(slots=True)
class Run:
    """How far a clock has come. Built for one reading of the events, then thrown away."""

    rule: Rule
    facts: Facts
    calendar: WorkCalendar
    start: Event
    cap: date | None = None
    stops: list[Stop] = field(default_factory=list)
    ended_by: Event | None = None
    met: bool = False
    refused: list[tuple[str, Event]] = field(default_factory=list)
    _base: Length | None = None
    _rank: int = -1  # of the row of `longer` that stands
    _more: list[_Granted] = field(default_factory=list)
    _known: Counted | None = None

    def __post_init__(self) -> None:
        self._base = self.rule.length
        for rank, longer in enumerate(self.rule.longer):
            if longer.by_nature(self.facts):
                self._base, self._rank = longer.length, rank

    # ------------------------------------------------------------ what happened

    def hear(self, events: Iterable[Event]) -> None:
        """Follow the events, in their order, until one ends the clock."""
        for event in events:
            self._hear(event)
            if self.ended_by:
                return

    def _hear(self, event: Event) -> None:
        rule, kind = self.rule, event.kind
        if kind in rule.ends or kind in rule.closes:
            self.ended_by, self.met = event, kind in rule.ends
        elif kind in rule.restarts:
            self.start, self.stops, self._more = event, [], []
        elif kind in rule.suspends:
            self._stop(event)
        elif kind in rule.resumes:
            self._go_on(event)
        elif any(e.event == kind for e in rule.extensions):
            self._extend(event)
        else:
            self._lengthen(event)
        self._known = None

    def _stop(self, event: Event) -> None:
        if not self._standing and not self._expired(event):
            self.stops.append(Stop(event))

    def _go_on(self, event: Event) -> None:
        if self._standing:
            self.stops[-1] = replace(self.stops[-1], until=event)
        else:
            self.refused.append(("not-suspended", event))

    def _lengthen(self, event: Event) -> None:
        for rank, longer in enumerate(self.rule.longer):
            if event.kind not in longer.events or rank <= self._rank:
                continue
            if self._expired(event):
                self.refused.append(("after-expiry", event))
            else:
                self._base, self._rank = longer.length, rank

    def _extend(self, event: Event) -> None:
        extension = self._left(event)
        if extension is None:
            self.refused.append(("extended-too-often", event))
        elif self._expired(event):
            self.refused.append(("extended-after-expiry", event))
        else:
            self._grant(extension, event)

    def _left(self, event: Event) -> Extension | None:
        """The next extension by this event that the law still has."""
        for extension in self.rule.extensions:
            used = sum(granted.extension is extension for granted in self._more)
            fits = extension.event == event.kind and extension.allows(self.facts)
            if fits and used < extension.times:
                return extension
        return None

    def _grant(self, extension: Extension, event: Event) -> None:
        length = extension.by or extension.to
        assert length is not None  # one of the two is always there
        before = self.counted.raw if not self.in_hours else None
        self._more.append(_Granted(extension, length, in_all=extension.to is not None))
        self._known = None
        if event.until and before:
            self._only_until(event, event.until, before)

    def _only_until(self, event: Event, until: date, before: date) -> None:
        """An extension that names its last day gives just that, and no more than the law."""
        granted, end = self._more[-1], self.counted.raw
        if end is None or until == end:
            return
        if until > end:
            self.refused.append(("granted-too-far", event))
            return
        if until <= before:
            self.refused.append(("gives-no-time", event))
        rest = self._between(before, max(before, until), granted.length.unit)
        self._more[-1] = replace(granted, length=rest, in_all=False)

    def _between(self, before: date, until: date, unit: Unit) -> Length:
        if unit is Unit.WORKING_DAYS:
            return Length(self.calendar.working_days_between(before, until), unit)
        return Length((until - before).days, Unit.DAYS)

    # ------------------------------------------------------------ where it stands

    @property
    def _standing(self) -> bool:
        return bool(self.stops) and self.stops[-1].until is None

    def _expired(self, event: Event) -> bool:
        if due_at := self.due_at:
            return event.moment > due_at
        due = self.due_on
        return due is not None and event.day > due

    @property
    def lengths(self) -> tuple[Length, ...]:
        """What is counted, one after the other; an extension "to" stands for all before it."""
        lengths = [self._base] if self._base else []
        for granted in self._more:
            lengths = [granted.length] if granted.in_all else [*lengths, granted.length]
        return tuple(lengths)

    @property
    def counted(self) -> Counted:
        """The sum as it stands, without the cap."""
        if self._known is None:
            counter = Counter(self.calendar, tuple(self.stops), self.rule.moves)
            self._known = counter.count(self.start, self.lengths)
        return self._known

    @property
    def in_hours(self) -> bool:
        return bool(self._base and self._base.unit is Unit.HOURS)

    @property
    def due_at(self) -> datetime | None:
        if not self.in_hours:
            return None
        return self.start.moment + timedelta(hours=sum(n.count for n in self.lengths))

    @property
    def due_on(self) -> date | None:
        if due_at := self.due_at:
            return due_at.date()
        due = self.counted.due if self.lengths else None
        return min(due, self.cap) if due and self.cap else due

    @property
    def lines(self) -> tuple[Line, ...]:
        """The sum up to the last day; a cap that cuts it short says so."""
        if self.in_hours or not self.lengths:
            return ()
        lines, due = self.counted.lines, self.counted.due
        if not (self.cap and due and self.cap < due):
            return lines
        kept = tuple(line for line in lines if line.day <= self.cap)
        return (*kept, Line(self.cap, None, *_CAPPED))

    @property
    def grounds(self) -> tuple[tuple[str, Mark], ...]:
        """The articles counted by, each with its mark."""
        base = (self.rule.article, self.rule.mark)
        if self._rank >= 0:
            longer = self.rule.longer[self._rank]
            base = (longer.article, longer.mark)
        return (base, *((g.extension.article, g.extension.mark) for g in self._more))


_CAPPED = ("không được vượt quá thời hạn của bước chính", "may not outlast the limit it serves")
