"""A read document as a page for the screen. The only module that needs rich."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sauro.cli.codes import Weight
from sauro.cli.head import head_of, summary_of, title_of
from sauro.cli.lines import Lines
from sauro.cli.remarks import Remark, reason_en, remarks_of
from sauro.cli.rows import MARKS, Row, rows_of
from sauro.cli.sources import Document
from sauro.cli.terminal import Look, clean, shortened
from sauro.cli.voice import Voice

_WIDE = 120  # columns, from which result and helpers have columns of their own
_WHOLE = 150  # columns, from which tasks are shown in all their words
_LINES = 5  # of a shortened task
_UNSURE_SHOWN = 5  # words of a scan listed one by one
_STYLES = {Weight.CONTRADICTION: "bold red", Weight.DOUBT: "yellow", Weight.ADVICE: "dim"}


def page(document: Document, look: Look, voice: Voice) -> str:
    """The page, as characters for the screen or a pipe."""
    screen = StringIO()
    console = Console(
        file=screen,
        width=look.width,
        color_system="standard" if look.colour else None,
        force_terminal=look.colour,
        highlight=False,
        legacy_windows=False,
    )
    for part in _parts(document, look, voice):
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in screen.getvalue().splitlines())


def _parts(document: Document, look: Look, voice: Voice) -> Iterator[RenderableType]:
    notice, remarks = document.notice, remarks_of(document)
    yield Text(title_of(notice, voice), style="bold")
    yield _pairs(head_of(document, voice))
    if notice.refusal:
        reason = reason_en(notice.refusal) if voice.english else notice.refusal
        yield _line(Weight.DOUBT, voice("not-read", reason=reason))
    else:
        yield Padding(Text(summary_of(notice, voice)), (0, 0, 0, 2))
        if notice.directives:
            yield _table(rows_of(document, remarks, voice), look, voice)
        yield from _below(document, remarks, voice)
    yield Text()


def _pairs(pairs: list[tuple[str, str]]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, words in pairs:
        grid.add_row(Text(label), Text(words))
    return Padding(grid, (0, 0, 0, 2))


# ---------------------------------------------------------------- the table


def _table(rows: list[Row], look: Look, voice: Voice) -> Table:
    wide = look.width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=0 if wide else 1, padding=(0, 1, 0, 0))
    share = look.width // (8 if wide else 5)
    longest = max(len(r.locator) for r in rows)
    table.add_column(voice("locator"), width=min(longest, share) + 2, overflow="fold")
    table.add_column(voice("lead"), width=share, overflow="fold")
    table.add_column(voice("task"), ratio=1, overflow="fold")
    table.add_column(voice("time"), width=share, overflow="fold")
    if wide:
        table.add_column(voice("result"), width=share, overflow="fold")
        table.add_column(voice("together"), width=share, overflow="fold")
    for row in rows:
        table.add_row(*_cells(row, look, voice))
    return table


def _cells(row: Row, look: Look, voice: Voice) -> Iterator[Text]:
    yield _locator(row)
    yield _or_missing(row.lead, voice("nobody"), Weight.DOUBT)
    task = Text(_task(row.task, look))
    if look.width >= _WIDE:
        yield task
        yield _time(row, voice)
        yield _or_missing(row.result, voice("no-result"), Weight.ADVICE)
        yield _labelled(Text(), row, voice, result=False)
    else:
        yield _labelled(task, row, voice, result=True)
        yield _time(row, voice)


def _locator(row: Row) -> Text:
    style = _STYLES[row.weight] if row.weight else ""
    return Text(f"{row.mark or ' '} {row.locator}", style=style)


def _task(task: str, look: Look) -> str:
    """All words where there is room or where they are asked for."""
    if look.full or look.width >= _WHOLE:
        return task
    column = look.width * 2 // 5
    return shortened(task, column * _LINES)


def _or_missing(words: str, missing: str, weight: Weight) -> Text:
    return Text(words) if words else Text(missing, style=_STYLES[weight])


def _time(row: Row, voice: Voice) -> Text:
    text = _or_missing(row.time, voice("no-time"), Weight.ADVICE)
    if row.due and row.due != row.time:
        text.append(f"\n→ {row.due}", style="bold")
    return text


def _labelled(text: Text, row: Row, voice: Voice, result: bool) -> Text:
    """The other clears under one another, each with its label."""
    parts = {
        "result": row.result if result else "",
        "with": row.coordinating,
        "reports": row.reports_to,
    }
    for label, words in parts.items():
        if words:
            text.append("\n" if text else "").append(f"{voice(label)}: ", style="dim").append(words)
    return text


# ---------------------------------------------------------------- below the table


def _below(document: Document, remarks: list[Remark], voice: Voice) -> Iterator[RenderableType]:
    """Contradictions, then doubts, then in one line each what many items leave open."""
    lines = Lines(document.file.text)
    against = [r for r in remarks if r.weight is Weight.CONTRADICTION]
    doubts = [r for r in remarks if r.weight is Weight.DOUBT and not r.locator]
    if against:
        yield Text(voice("contradictions"), style=_STYLES[Weight.CONTRADICTION])
        yield from (_remark(r, lines, voice) for r in against)
    sums = [s for code in ("no-lead", "no-time", "no-result") if (s := _sum(code, remarks, voice))]
    if doubts or sums:
        yield Text(voice("doubts"), style="bold")
        yield from _listed(doubts, document, lines, voice)
        yield from sums


def _listed(
    doubts: list[Remark], document: Document, lines: Lines, voice: Voice
) -> Iterator[RenderableType]:
    """Each doubt; of the words of a bad scan only the first."""
    unsure = [r for r in doubts if r.finding.code == "unsure-scan"]
    hidden = unsure[_UNSURE_SHOWN:]
    yield from (_remark(r, lines, voice) for r in doubts if r not in hidden)
    if hidden:
        more = voice("more-unsure", count=len(hidden), file=clean(document.source.label))
        yield _line(Weight.DOUBT, more)


def _sum(code: str, remarks: list[Remark], voice: Voice) -> RenderableType | None:
    found = [r for r in remarks if r.finding.code == code]
    where = ", ".join(r.locator or "" for r in found)
    return _line(found[0].weight, voice(f"sum-{code}", where=clean(where))) if found else None


def _remark(remark: Remark, lines: Lines, voice: Voice) -> RenderableType:
    place = f" ({lines.place(remark.span.start)})" if remark.finding.spans else ""
    return _line(remark.weight, clean(voice.message(remark.finding)) + place)


def _line(weight: Weight, words: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row(Text(MARKS[weight], style=_STYLES[weight]), Text(words))
    return Padding(grid, (0, 0, 0, 2))
