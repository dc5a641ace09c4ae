"""The clocks of a case as a table, and the sum of one of them (bảng thời hạn, cách tính)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sauro.cases.clocks import Clock, Event, Length, Line, State, shipped_kinds, shipped_rules
from sauro.cli.layout import GAP, Cell, Paint, Piece, hanging, table, wrap
from sauro.cli.terminal import Look, clean
from sauro.cli.voice import Voice
from sauro.kernel.workdays import WEEKDAYS

if TYPE_CHECKING:
    from sauro.cli.clock import Told
    from sauro.kernel.findings import Finding

_OPEN = (State.OVERDUE, State.RUNNING, State.SUSPENDED)
_STYLES = {State.OVERDUE: "red", State.MET_LATE: "red", State.SUSPENDED: "yellow"}
_SHARES = (0.24, 0.21, 0.17, 0.13)  # of the width; the article has the rest
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def page(told: Told, look: Look, voice: Voice, everything: bool) -> str:
    """Head, table, hints and findings, ending in an empty line."""
    paint = Paint(look.colour)
    lines = [*_head(told, paint, voice)]
    shown = [c for c in told.clocks if everything or c.state is not State.NOT_STARTED]
    if shown:
        lines += _table(sorted(shown, key=_urgency), look, paint, voice)
    else:
        lines += ["", *wrap(voice("clock-none"), look.width)]
    lines += _below(told, look, paint, voice, shown)
    return "\n".join((*lines, "", ""))


def _head(told: Told, paint: Paint, voice: Voice) -> Iterator[str]:
    yield paint(clean(told.case.title or told.name), "bold")
    if told.whole_day:
        yield voice("clock-as-of", day=f"{told.now:%d/%m/%Y}")
    else:
        yield voice("clock-as-of-now", moment=f"{told.now:%d/%m/%Y %H:%M}")


def _urgency(clock: Clock) -> tuple[int, date]:
    """What is open comes first, the earliest day before the later."""
    rank = 0 if clock.state in _OPEN else 2 if clock.state is State.NOT_STARTED else 1
    return rank, clock.due_on or date.max


# ---------------------------------------------------------------- the table


def _table(clocks: Sequence[Clock], look: Look, paint: Paint, voice: Voice) -> Iterator[str]:
    columns = [int(look.width * share) for share in _SHARES]
    widths = [*columns, look.width - sum(columns) - len(GAP) * len(columns)]
    titles = ("name", "from", "due", "state", "article")
    head: list[Cell] = [(Piece(voice(f"clock-{title}"), "bold"),) for title in titles]
    rows = [head, *(_row(clock, voice) for clock in clocks)]
    for number, lines in enumerate(table(rows, widths, paint)):
        yield from ("", *lines)
        if number == 0:
            yield paint(GAP.join("─" * width for width in widths), "dim")


def _row(clock: Clock, voice: Voice) -> list[Cell]:
    rule = clock.rule
    name = [Piece(_name(clock, voice)), Piece(rule.code, "dim")]
    if clock.about:
        name.insert(1, Piece(clean(clock.about)))
    return [
        tuple(name),
        _start(clock.start, voice),
        tuple(_due(clock, voice)),
        (Piece(voice(f"state-{clock.state}"), _STYLES.get(clock.state, "")),),
        tuple(_law(clock, voice)),
    ]


def _start(start: Event | None, voice: Voice) -> Cell:
    if start is None:
        return (Piece("—"),)
    at = f" {start.at:%H:%M}" if start.at else ""
    return (Piece(kind_name(start.kind, voice)), Piece(f"{start.day:%d/%m/%Y}{at}", "dim"))


def _due(clock: Clock, voice: Voice) -> Iterator[Piece]:
    if clock.due_at:
        yield Piece(f"{clock.due_at:%d/%m/%Y %H:%M}")
    elif clock.due_on:
        yield Piece(f"{clock.due_on:%d/%m/%Y}")
    elif clock.state is State.SUSPENDED:
        yield Piece(voice("clock-stands-still"))
    else:
        yield Piece(voice("clock-no-due"))
    if clock.days_left is not None and not clock.due_at:
        yield Piece(_left(clock.days_left, voice), "dim")


def _left(days: int, voice: Voice) -> str:
    if days < 0:
        return voice("clock-over-by", days=-days)
    return voice("clock-left", days=days) if days else voice("clock-today")


def _law(clock: Clock, voice: Voice) -> Iterator[Piece]:
    for article in clock.articles or (clock.rule.article,):
        yield Piece(article)
    checked = clock.verified if clock.start else clock.rule.mark.checked
    if not checked:
        yield Piece(voice("clock-unverified"), "yellow")
    if not clock.calendar_verified:
        yield Piece(voice("clock-days-off-unverified"), "yellow")


# ---------------------------------------------------------------- below the table


def _below(
    told: Told, look: Look, paint: Paint, voice: Voice, shown: Sequence[Clock]
) -> Iterator[str]:
    for gap in dict.fromkeys(clock.gap for clock in shown if clock.gap):
        yield ""
        yield from hanging(Piece("?", "yellow"), voice("clock-gap", gap=gap), look.width, paint)
    if told.hints:
        yield from ("", paint(voice("clock-hints"), "bold"))
        for hint in told.hints:
            said = hint.message_en if voice.english else hint.message
            yield from hanging(Piece("·", "yellow"), clean(said), look.width, paint)
    if told.findings:
        yield from ("", paint(voice("clock-findings"), "bold"))
        for finding in told.findings:
            line = f"({voice('clock-line', line=finding.field)}) " if _numbered(finding) else ""
            said = line + clean(voice.message(finding))
            yield from hanging(Piece("✗", "red"), said, look.width, paint)
    if any(not c.verified for c in shown):
        yield from ("", *wrap(voice("clock-warning"), look.width))


def _numbered(finding: Finding) -> bool:
    return finding.field.isdigit()


# ---------------------------------------------------------------- the sum of one


def explanation(told: Told, code: str, look: Look, voice: Voice) -> str:
    """The sum of every clock of that code, day by day."""
    paint = Paint(look.colour)
    lines = [*_head(told, paint, voice)]
    for clock in told.clocks:
        if clock.rule.code == code:
            lines += ["", *_explained(clock, look, paint, voice)]
    return "\n".join((*lines, "", ""))


def _explained(clock: Clock, look: Look, paint: Paint, voice: Voice) -> Iterator[str]:
    about = f" ({clean(clock.about)})" if clock.about else ""
    yield paint(f"{_name(clock, voice)}{about}: {voice(f'state-{clock.state}')}", "bold")
    for text in _ground(clock, voice):
        yield from (f"  {line}" for line in wrap(text, look.width - 2))
    yield ""
    if clock.start is None:
        kinds = ", ".join(f"“{kind_name(k, voice)}”" for k in clock.rule.starts) or "—"
        yield from wrap(voice("clock-not-started", kinds=kinds), look.width)
        return
    for line in folded(clock.lines, voice):
        yield f"  {line}"
    yield from _end(clock, voice)


def _ground(clock: Clock, voice: Voice) -> Iterator[str]:
    rule = clock.rule
    mark = "" if clock.verified and rule.mark.checked else f" ({voice('clock-unverified')})"
    yield "; ".join(clock.articles or (rule.article,)) + mark
    first = f"{rule.valid_from:%d/%m/%Y}"
    if rule.valid_to:
        yield voice("clock-in-force-to", first=first, last=f"{rule.valid_to:%d/%m/%Y}")
    else:
        yield voice("clock-in-force", first=first)
    lengths = clock.length or ((rule.length,) if rule.length else ())
    said = " + ".join(length_words(length, voice) for length in lengths)
    yield voice("clock-length", length=said) if said else voice("clock-no-length")
    if rule.note:
        yield voice("clock-note", note=rule.note)
    yield voice("clock-source", source=rule.source)


def _end(clock: Clock, voice: Voice) -> Iterator[str]:
    if clock.due_at:
        yield voice("clock-due-at", moment=f"{clock.due_at:%d/%m/%Y %H:%M}")
    elif clock.due_on:
        yield voice("clock-due-on", day=spoken(clock.due_on, voice))
    elif clock.state is State.SUSPENDED:
        yield voice("clock-stands-still")
    if clock.gap:
        yield voice("clock-gap", gap=clock.gap)
    if end := clock.ended_by:
        name = kind_name(end.kind, voice)
        yield voice("clock-ended-by", name=name, day=spoken(end.day, voice))


def folded(lines: Sequence[Line], voice: Voice) -> Iterator[str]:
    """The days of a sum; those in a row that count for the same reason share a line."""
    run: list[Line] = []
    for line in lines:
        if run and not _belongs(run[-1], line):
            yield _told(run, voice)
            run = []
        run.append(line)
    if run:
        yield _told(run, voice)


def _belongs(before: Line, line: Line) -> bool:
    following = (line.day - before.day).days == 1
    alike = (before.counted is None) == (line.counted is None) and before.reason == line.reason
    return following and alike and before.verified == line.verified and not line.moved_to


def _told(run: Sequence[Line], voice: Voice) -> str:
    first, last = run[0], run[-1]
    days = spoken(first.day, voice)
    if last is not first:
        days += f" – {spoken(last.day, voice)}"
    if first.moved_to:
        place = voice("clock-moved-to")
    elif first.counted is None:
        place = voice("clock-not-counted")
    elif last is first:
        place = voice("clock-counted", n=first.counted)
    else:
        place = voice("clock-counted-range", n=first.counted, m=last.counted)
    reason = first.reason_en if voice.english else first.reason
    stopped = f": {kind_name(first.event.kind, voice)}" if first.event else ""
    doubt = "" if first.verified else f" ({voice('clock-unverified')})"
    return f"{days}: {place}, {reason}{stopped}{doubt}"


# ---------------------------------------------------------------- words


def _name(clock: Clock, voice: Voice) -> str:
    return clock.rule.name_en if voice.english else clock.rule.name


def kind_name(code: str, voice: Voice) -> str:
    """What people call a kind of event, or the limit at whose end another one starts."""
    if kind := shipped_kinds().get(code):
        return kind.en if voice.english else kind.vi
    rule = next((rule for rule in shipped_rules() if rule.code == code), None)
    if rule is None:
        return code
    return voice("clock-end-of", name=rule.name_en if voice.english else rule.name)


def length_words(length: Length, voice: Voice) -> str:
    return voice(f"unit-{length.unit}", n=length.count)


def spoken(day: date | datetime, voice: Voice) -> str:
    """ "thứ Tư 17/06/2026", "Wed 17/06/2026"."""
    names = _WEEKDAYS_EN if voice.english else WEEKDAYS
    return f"{names[day.weekday()]} {day:%d/%m/%Y}"
