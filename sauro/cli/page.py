"""A read document as a page for the screen or a pipe (trang kết quả)."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.cli.codes import Weight
from sauro.cli.head import head_of, summary_of, title_of
from sauro.cli.layout import BLANK, GAP, Cell, Paint, Piece, cells, hanging, table, wrap
from sauro.cli.lines import Lines
from sauro.cli.remarks import Remark, remarks_of
from sauro.cli.rows import MARKS, Row, rows_of
from sauro.cli.sources import Document
from sauro.cli.terminal import Look, clean, shortened
from sauro.cli.voice import Voice
from sauro.documents.reading.genre import refusal_en

_WIDE = 120  # columns, from which result and helpers have columns of their own
_WHOLE = 150  # columns, from which tasks are shown in all their words
_LINES = 5  # of a shortened task
_UNSURE_SHOWN = 5  # words of a scan listed one by one
_STYLES = {Weight.CONTRADICTION: "red", Weight.DOUBT: "yellow", Weight.ADVICE: "dim"}


def page(document: Document, look: Look, voice: Voice) -> str:
    """Head, table of assignments, and what to look at, ending in an empty line."""
    paint = Paint(look.colour)
    notice, remarks = document.notice, remarks_of(document)
    lines = [*_head(document, look, voice)]
    if notice.refusal:
        reason = refusal_en(notice.refusal) if voice.english else notice.refusal
        lines += _marked(Weight.DOUBT, voice("not-read", reason=reason), look)
    else:
        lines += (f"  {line}" for line in wrap(summary_of(notice, voice), look.width - 2))
        lines += _table(rows_of(document, remarks, voice), look, voice)
        lines += _below(document, remarks, look, voice)
    bold, *rest = lines
    return "\n".join((paint(bold, "bold"), *rest, "", ""))


def _head(document: Document, look: Look, voice: Voice) -> Iterator[str]:
    yield from wrap(title_of(document.notice, voice), look.width)
    pairs = head_of(document, voice)
    longest = max(cells(label) for label, _ in pairs)
    for label, words in pairs:
        opening = Piece(f"{label:<{longest}} ", "dim")
        yield from hanging(opening, words, look.width, Paint(look.colour))


# ---------------------------------------------------------------- the table


def _table(rows: list[Row], look: Look, voice: Voice) -> Iterator[str]:
    if not rows:
        return
    wide, paint = look.width >= _WIDE, Paint(look.colour)
    widths = _widths(rows, look, cells(voice("locator")))
    titles = ("locator", "lead", "task", "time", *(("result", "together") if wide else ()))
    head = [(Piece(voice(t), "bold"),) for t in titles]
    head[0] = (Piece(f"{BLANK * 2}{voice('locator')}", "bold"),)
    made = table([head, *(_cells(r, widths[2], look, voice) for r in rows)], widths, paint)
    for number, lines in enumerate(made):
        yield from ("", *lines)
        if number == 0:
            yield paint(GAP.join("─" * width for width in widths), "dim")


def _widths(rows: list[Row], look: Look, title: int) -> list[int]:
    """Item, who, task, time; where there is room also result and helpers. No title is broken."""
    others = [0.15, 0.14, 0.14, 0.14] if look.width >= _WIDE else [0.21, 0.21]
    longest = max(title, *(len(r.locator) for r in rows))
    locator = 2 + min(longest, max(title, look.width // 6 - 2))
    lead, *rest = (int(look.width * share) for share in others)
    task = look.width - locator - lead - sum(rest) - len(GAP) * (2 + len(rest))
    return [locator, lead, task, *rest]


def _cells(row: Row, task_width: int, look: Look, voice: Voice) -> list[Cell]:
    whole = look.full or look.width >= _WHOLE
    task = Piece(row.task if whole else shortened(row.task, task_width * _LINES))
    lead = _or_missing(row.lead, voice("nobody"), Weight.DOUBT)
    result = _or_missing(row.result, voice("no-result"), Weight.ADVICE)
    together = _labelled({"with": row.coordinating, "reports": row.reports_to}, voice)
    if look.width >= _WIDE:
        return [_locator(row), (lead,), (task,), _time(row, voice), (result,), together]
    below = (*_labelled({"result": row.result}, voice), *together)
    return [_locator(row), (lead,), (task, *below), _time(row, voice)]


def _locator(row: Row) -> Cell:
    """The mark stands before the item; its place is kept where there is none."""
    style = _STYLES[row.weight] if row.weight else ""
    return (Piece(f"{row.mark or BLANK}{BLANK}{row.locator}", style),)


def _or_missing(words: str, missing: str, weight: Weight) -> Piece:
    return Piece(words) if words else Piece(missing, _STYLES[weight])


def _time(row: Row, voice: Voice) -> Cell:
    due = (Piece(f"→ {row.due}", "bold"),) if row.due and row.due != row.time else ()
    return (_or_missing(row.time, voice("no-time"), Weight.ADVICE), *due)


def _labelled(parts: dict[str, str], voice: Voice) -> Cell:
    return tuple(Piece(f"{voice(k)}: {words}", "dim") for k, words in parts.items() if words)


# ---------------------------------------------------------------- below the table


def _below(document: Document, remarks: list[Remark], look: Look, voice: Voice) -> Iterator[str]:
    """Contradictions, then doubts, then in one line each what many items leave open."""
    lines, paint = Lines(document.file.text), Paint(look.colour)
    against = [r for r in remarks if r.weight is Weight.CONTRADICTION]
    if against:
        yield from ("", paint(voice("contradictions"), "red"))
        for remark in against:
            yield from _marked(remark.weight, _sentence(remark, lines, voice), look)
    doubts = [*_doubts(document, remarks, lines, voice), *_sums(remarks, voice)]
    if doubts:
        yield from ("", paint(voice("doubts"), "bold"))
        for weight, words in doubts:
            yield from _marked(weight, words, look)


def _doubts(
    document: Document, remarks: list[Remark], lines: Lines, voice: Voice
) -> Iterator[tuple[Weight, str]]:
    """Each doubt about the whole; of the words of a bad scan only the first."""
    doubts = [r for r in remarks if r.weight is Weight.DOUBT and not r.locator]
    hidden = [r for r in doubts if r.finding.code == "unsure-scan"][_UNSURE_SHOWN:]
    for remark in doubts:
        if remark not in hidden:
            yield remark.weight, _sentence(remark, lines, voice)
    if hidden:
        file = clean(document.source.label)
        yield Weight.DOUBT, voice("more-unsure", count=len(hidden), file=file)


def _sums(remarks: list[Remark], voice: Voice) -> Iterator[tuple[Weight, str]]:
    """For each clear the items that lack it."""
    for code in ("no-lead", "no-time", "no-result"):
        found = [r for r in remarks if r.finding.code == code]
        if found:
            where = clean(", ".join(r.locator or "" for r in found))
            yield found[0].weight, voice(f"sum-{code}", where=where)


def _sentence(remark: Remark, lines: Lines, voice: Voice) -> str:
    place = f" ({lines.place(remark.span.start)})" if remark.finding.spans else ""
    return clean(voice.message(remark.finding)) + place


def _marked(weight: Weight, words: str, look: Look) -> Iterator[str]:
    opening = Piece(MARKS[weight], _STYLES[weight])
    return hanging(opening, words, look.width, Paint(look.colour))
