"""A draft as the pieces of a paper, each with its place on the page: the form of all outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from sauro.documents.drafting.checks import Unwritable, obstacles
from sauro.documents.drafting.model import Directive, Draft, Kind, Section
from sauro.documents.drafting.sentences import heading, order, order_below
from sauro.documents.drafting.words import OPEN_DAY, Citer, long_day, tidy

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LETTERS = "abcdđeghiklmnopqrstuvxy"
END = "./."
_ROOM = "\u00a0" * 8  # kept by Word and by browsers: room for a number of some figures
_NO_NAMES = ("Sau ", "Qua ", "Trên ", "Để ", "Nhằm ")  # openings that lose their capital letter


class Role(StrEnum):
    """What a paragraph is; the layout of a role stands in data/layout.csv."""

    TITLE = "title"  # tên loại
    SUBJECT = "subject"  # trích yếu
    ADDRESSEE = "addressee"  # Kính gửi
    BASIS = "basis"  # Căn cứ
    SECTION = "section"  # I.
    HEADING = "heading"  # 1. over a), b)
    ITEM = "item"  # 1. or a)
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table (bảng). A row of one cell goes across; ``widths`` in mm. Without lines it holds
    signatures beside each other.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    lined: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper from top to bottom. ``about`` is the subject below the number of a dispatch;
    ``mark`` stands at the top of each page; ``annexes`` after the signature, from a new page on.
    """

    issuer: tuple[str, ...]
    number: str
    about: str
    dated: str
    blocks: tuple[Block | Grid, ...]
    recipients: tuple[str, ...]
    capacity: tuple[str, ...]
    name: str
    mark: str = ""
    annexes: tuple[Block | Grid, ...] = ()


def compose(draft: Draft) -> Paper:
    """Everything that will stand on the paper, in its words.

    Raises: Unwritable, with all that stands in the way.
    """
    if found := obstacles(draft):
        raise Unwritable(*found)
    return Paper(
        issuer=_tidied(draft.issuer),
        number=f"Số: {_numbered(draft.number)}",
        about=f"V/v {tidy(draft.subject)}" if draft.kind is Kind.DISPATCH else "",
        dated=f"{tidy(draft.place)}, {OPEN_DAY if draft.day_open else long_day(draft.issued_on)}",
        blocks=tuple(Block(b.role, tidy(b.text)) for b in _blocks(draft)),
        recipients=received_by(draft.recipients),
        capacity=_tidied(draft.signer.capacity),
        name=tidy(draft.signer.name),
        mark=tidy(draft.mark),
    )


def _numbered(number: str) -> str:
    """A paper that has no number yet keeps room for it: the registry writes it in by hand."""
    tidied = tidy(number)
    return _ROOM + tidied if tidied.startswith("/") else tidied


def _tidied(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(tidy(line) for line in lines)


def _blocks(draft: Draft) -> Iterator[Block]:
    citer = Citer()
    yield from _top(draft)
    if draft.meeting:
        yield Block(Role.TEXT, draft.meeting)
    if opening := _opening(draft, citer):
        yield Block(Role.TEXT, opening)
    for number, section in enumerate(draft.sections, 1):
        yield Block(Role.SECTION, f"{_roman(number)}. {section.title.upper()}")
        yield from _section(section, citer)
    if draft.closing:
        yield Block(Role.TEXT, draft.closing.rstrip("./ ") + END)


def _top(draft: Draft) -> Iterator[Block]:
    if draft.kind is not Kind.DISPATCH:
        yield Block(Role.TITLE, draft.kind.value)
        yield Block(Role.SUBJECT, draft.subject)
    if len(draft.addressees) == 1:
        yield Block(Role.ADDRESSEE, f"Kính gửi: {draft.addressees[0]}.")
    elif draft.addressees:
        yield Block(Role.ADDRESSEE, "Kính gửi:")
        yield from (Block(Role.ADDRESSEE, line) for line in received_by(draft.addressees))


def _opening(draft: Draft, citer: Citer) -> str:
    if not draft.citations:
        return draft.opening
    rests = f"Căn cứ {citer.cite(draft.citations)}"
    if draft.opening.startswith(_NO_NAMES):
        return f"{rests}; {draft.opening[:1].lower()}{draft.opening[1:]}"
    return f"{rests}, {draft.opening}" if draft.opening else f"{rests}."


def _section(section: Section, citer: Citer) -> Iterator[Block]:
    number = 0
    for remark in section.remarks:
        yield Block(Role.TEXT, remark)
    for group in _groups(section.directives):
        number += 1
        if len(group) == 1:
            yield Block(Role.ITEM, f"{number}. {order(group[0], citer)}")
            continue
        yield Block(Role.HEADING, f"{number}. {heading(group[0])}")
        for letter, directive in zip(LETTERS, group, strict=False):
            yield Block(Role.ITEM, f"{letter}) {order_below(directive, citer)}")


def _groups(directives: tuple[Directive, ...]) -> Iterator[list[Directive]]:
    """Neighbours with the same leads, told the same way, stand under one heading."""
    for leads, together in groupby(directives, key=lambda d: (d.leads, d.manner)):
        group = list(together)
        size = len(LETTERS) if leads[0] else 1
        yield from (group[i : i + size] for i in range(0, len(group), size))


def received_by(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in a list, each in its line: "- Như trên;"."""
    ends = [";"] * (len(names) - 1) + ["."]
    return tuple(f"- {tidy(n)}{e}" for n, e in zip(names, ends, strict=False))


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
