"""All clocks of a case, from its events (tính các thời hạn của vụ việc)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sauro.cases.clocks.law import governing, shipped_kinds
from sauro.cases.clocks.model import Clock, Event, Facts, Nature, Rule, State, in_order
from sauro.cases.clocks.run import Run
from sauro.kernel.workdays import WorkCalendar


def clocks_of(
    events: Iterable[Event],
    facts: Facts,
    rules: Sequence[Rule],
    calendar: WorkCalendar,
    now: datetime,
) -> tuple[Clock, ...]:
    """The clocks of a case as they stand at a moment, in the order of the rules.

    What happens after ``now`` is not known yet and left out. A rule without a starting event
    gives one clock that has not started. ``now`` has no zone: the hour in Viet Nam.
    """
    ranks = {code: rank for rank, code in enumerate(shipped_kinds())}
    known = in_order((e for e in events if e.moment <= now), ranks)
    codes = list(dict.fromkeys(rule.code for rule in rules))
    reading = _Reading(known, facts, rules, calendar, now, {})
    for code in sorted(codes, key=reading.depth):
        reading.done[code] = tuple(reading.clocks(code))
    return tuple(clock for code in codes for clock in reading.done[code])


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the events; ``done`` holds the clocks found so far, by code."""

    events: tuple[Event, ...]
    facts: Facts
    rules: Sequence[Rule]
    calendar: WorkCalendar
    now: datetime
    done: dict[str, tuple[Clock, ...]]

    def rows(self, code: str) -> list[Rule]:
        return [rule for rule in self.rules if rule.code == code]

    def depth(self, code: str) -> bool:
        """Clocks that lean on another one come after it."""
        return any(row.cap or row.follows for row in self.rows(code))

    def clocks(self, code: str) -> Iterator[Clock]:
        rows = self.rows(code)
        found = sorted(self._started(rows), key=lambda pair: (pair[1].day, pair[1].moment))
        if not found:
            yield Clock(max(rows, key=lambda row: row.valid_from), State.NOT_STARTED)
        for rule, start in found:
            yield self._clock(rule, start)

    # ------------------------------------------------------------ starts

    def _started(self, rows: list[Rule]) -> Iterator[tuple[Rule, Event]]:
        ending = frozenset().union(*(row.ends | row.closes for row in rows))
        for row in rows:
            for start in self._starts(row):
                later = self._later(start)
                ended = next((e.day for e in later if e.kind in ending and e.touches(start)), None)
                if governing(rows, start.day, ended) is row:
                    yield row, start

    def _starts(self, row: Rule) -> Iterator[Event]:
        if row.flag and row.flag not in self.facts.flags:
            return
        if row.only_if and not any(e.kind in row.only_if for e in self.events):
            return
        started: list[Event] = []
        for event in self._candidates(row):
            before = {e.kind for e in self._earlier(event) if e.touches(event)}
            allowed = not (row.after and not row.after & before) and not row.not_after & before
            if allowed and (row.each or not any(e.about == event.about for e in started)):
                started.append(event)
                yield event

    def _candidates(self, row: Rule) -> Iterator[Event]:
        if row.follows:
            for clock in self.done[row.follows]:
                if clock.due_on and clock.start and clock.state is not State.ENDED:
                    yield Event(row.follows, clock.due_on, about=clock.about)
            return
        there = {e.kind for e in self.events}
        kinds = row.starts if row.each else [k for k in row.starts if k in there][:1]
        yield from (e for e in self.events if e.kind in kinds)

    def _earlier(self, event: Event) -> tuple[Event, ...]:
        return self.events[: self.events.index(event)] if event in self.events else ()

    def _later(self, start: Event) -> tuple[Event, ...]:
        if start in self.events:
            return self.events[self.events.index(start) + 1 :]
        return tuple(e for e in self.events if e.day > start.day)

    # ------------------------------------------------------------ one clock

    def _clock(self, rule: Rule, start: Event) -> Clock:
        run = Run(rule, self.facts, self.calendar, start, self._cap(rule, start))
        run.hear(self._window(rule, start))
        counted = run.counted if run.lengths and not run.in_hours else None
        due = run.due_on
        lines = run.lines
        state = self._state(run)
        open_ = state in (State.RUNNING, State.OVERDUE)
        return Clock(
            rule=rule,
            state=state,
            start=run.start,
            due_on=due,
            due_at=run.due_at,
            days_left=(due - self.now.date()).days if due and open_ else None,
            ended_by=run.ended_by,
            length=run.lengths,
            articles=tuple(dict.fromkeys(article for article, _ in run.grounds)),
            verified=all(mark.checked for _, mark in run.grounds),
            calendar_verified=all(line.verified for line in lines),
            gap=counted.gap if counted else "",
            refused=tuple(run.refused),
            lines=lines,
        )

    def _cap(self, rule: Rule, start: Event) -> date | None:
        """The last day of the clock that this one must not outlast."""
        others = self.done.get(rule.cap, ()) if rule.cap else ()
        days = (c.due_on for c in others if c.due_on and c.start and c.start.touches(start))
        return max((day for day in days if day >= start.day), default=None)

    def _window(self, rule: Rule, start: Event) -> Iterator[Event]:
        """What concerns a clock: up to the next event that starts one of its own."""
        for event in self._later(start):
            if not event.touches(start):
                continue
            if rule.each and event.kind in rule.starts and event.about == start.about:
                return
            yield event

    def _state(self, run: Run) -> State:
        if run.rule.follows and run.start.day >= self.now.date():
            return State.NOT_STARTED
        if run.ended_by:
            return _ended(run)
        due, passed = run.due_on, run.rule.nature is not Nature.LIMIT
        if due is None:
            return State.SUSPENDED if run.lengths and run.counted.stopped else State.RUNNING
        if due < self.now.date() or (run.due_at and run.due_at < self.now):
            return State.OVER if passed else State.OVERDUE
        return State.RUNNING


def _ended(run: Run) -> State:
    due, end = run.due_on, run.ended_by
    assert end is not None
    if not run.met:
        return State.ENDED
    late = due is not None and end.day > due
    if run.due_at and end.at:
        late = end.moment > run.due_at
    if run.rule.nature is Nature.WAIT:
        return State.OVER if late else State.ENDED
    return State.MET_LATE if late else State.MET
