"""A report as an official paper, by the decree on paperwork (văn bản báo cáo).

Number and place of the day are written in by the registry of the office; a draft says what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.conf import settings
from django.utils import timezone

from sauro.documents.drafting.paper import Block, Grid, Paper, Role, received_by
from sauro.documents.drafting.words import OPEN_DAY, SIMULATED, long_day, tidy
from sauro.kernel.period import parse
from sauro.organization.queries.portrait import place_of
from sauro.reporting.models import Submission
from sauro.reporting.narrative import Part, Passage
from sauro.reporting.texts.annex import blocks_of, tables_of
from sauro.reporting.texts.keeping import Held
from sauro.reporting.texts.subject import Subject

_ROOM = "\u00a0" * 8  # for a number that the registry gives
GAP = "……"
DRAFT = "DỰ THẢO"
PICKED = {"case": "Vụ việc điển hình", "proposal": "Kiến nghị, vướng mắc"}


def paper_of(subject: Subject, text: Held, *, locked: bool) -> Paper:
    """The whole document: four parts, signature, annexes."""
    row, day = text.row, day_of(subject, text) if locked else None
    above = subject.body.parent.name if subject.body.parent else ""
    place = tidy(place_of(subject.row.owner_path)) or GAP
    capacity = [line for line in (row.capacity if row else "").splitlines() if line.strip()]
    receivers = ("Như trên",) if subject.receiver else ()
    marks = ("" if locked else DRAFT, SIMULATED if settings.SIMULATED else "")
    tables = tables_of(subject, text.sources[""])
    return Paper(
        issuer=tuple(tidy(name).upper() for name in (above, subject.body.name) if name),
        number=f"Số: {_ROOM}/BC-{_sign(subject.body.name)}",
        about="",
        dated=f"{place}, {long_day(day) if day else OPEN_DAY}",
        blocks=tuple(_blocks(subject, text.passages())),
        recipients=received_by((*receivers, "Lưu: VT")),
        capacity=tuple(tidy(line).upper() for line in capacity) or (GAP,),
        name=tidy(row.signer if row else "") or GAP,
        mark="; ".join(filter(None, marks)),
        annexes=tuple(_tidied(block) for block in blocks_of(subject, tables)),
    )


def day_of(subject: Subject, text: Held) -> date:
    """The day on which it went out: it was sent, or the sum was closed."""
    at = subject.row.sent_at if isinstance(subject.row, Submission) else None
    at = at or (text.row.frozen_at if text.row else None) or timezone.now()
    return timezone.localdate(at)


def title_of(subject: Subject) -> str:
    """ "Báo cáo nhanh tuần, tháng 11 năm 2026": what the paper is about."""
    return f"{subject.duty.name}, {parse(subject.period).label}"


def _blocks(subject: Subject, passages: Sequence[Passage]) -> Iterator[Block]:
    yield Block(Role.TITLE, "BÁO CÁO")
    yield Block(Role.SUBJECT, tidy(title_of(subject)))
    if subject.receiver:
        yield Block(Role.ADDRESSEE, f"Kính gửi: {tidy(subject.receiver.name)}")
    row = subject.row
    window = f"từ ngày {row.starts_on:%d/%m/%Y} đến hết ngày {row.ends_on:%d/%m/%Y}"
    yield Block(Role.TEXT, f"Số liệu {window}; các biểu chi tiết ở phụ lục kèm theo.")
    for part in Part:
        yield Block(Role.SECTION, part.heading)
        said = [p for p in passages if p.paragraph.part is part and p.text.strip()]
        yield from _said(said) if said else [Block(Role.TEXT, "Không có nội dung báo cáo.")]


def _said(passages: Sequence[Passage]) -> Iterator[Block]:
    """What was picked stands under a heading of its own, what came up behind its origin."""
    headed: set[str] = set()
    for passage in passages:
        sort = passage.paragraph.key.partition("-")[0]
        picked = sort in PICKED and "-" in passage.paragraph.key
        if picked and sort not in headed:
            headed.add(sort)
            yield Block(Role.HEADING, f"{PICKED[sort]}:")
        origin = passage.paragraph.origin
        for n, line in enumerate(filter(str.strip, passage.text.splitlines())):
            words = f"{origin}: {line}" if origin and n == 0 else line
            yield Block(Role.ITEM if picked else Role.TEXT, tidy(f"- {words}" if picked else words))


def _tidied(block: Block | Grid) -> Block | Grid:
    if isinstance(block, Block):
        return Block(block.role, tidy(block.text))
    rows = tuple(tuple(map(tidy, row)) for row in block.rows)
    return Grid(tuple(map(tidy, block.head)), rows, block.widths, block.lined)


def _sign(name: str) -> str:
    """The sign behind the number of a committee; another office writes its own."""
    return "BCĐ389" if "389" in name else GAP
