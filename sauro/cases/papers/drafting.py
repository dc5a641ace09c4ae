"""A draft as the paper that it would be (soạn văn bản)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from django.conf import settings

from sauro.cases.clocks import Mark
from sauro.cases.models import Case
from sauro.cases.papers.filling import GAP, filled
from sauro.cases.papers.law import places
from sauro.cases.papers.model import Form
from sauro.cases.papers.record import Known, amount
from sauro.cases.papers.rules import Typed, fine_of
from sauro.documents.drafting.paper import MOTTO, Block, Grid, Paper, received_by
from sauro.documents.drafting.words import SIMULATED, long_day, tidy
from sauro.organization.queries.lines import superior_of

_ROOM = "\u00a0" * 8  # for a number that is not given yet
DRAFT = "DỰ THẢO"
UNVERIFIED = "LỜI VĂN CHƯA KIỂM CHỨNG"  # nobody compared the form with the law it is annexed to


@dataclass(frozen=True, slots=True)
class Drafted:
    """The paper, and what nothing filled, by codes of places."""

    paper: Paper
    gaps: tuple[str, ...]


def drafted(case: Case, form: Form, known: Known, typed: Typed, day: date) -> Drafted:
    """As it stands now, without a number."""
    words = {**known.words, **_typed(form, known, typed), "dated": long_day(typed.dated_on or day)}
    done = filled(form, words, known.tables)
    recipients = _lines(words.get("recipients", "")) or ("Như trên", "Lưu: VT, hồ sơ vụ việc")
    above = superior_of(case.owner_path, typed.dated_on or day)
    head = above.name if above else ""
    paper = Paper(
        issuer=tuple(tidy(name).upper() for name in (head, case.body.name) if name),
        number=f"Số: {_ROOM}/{form.series}",
        about="",
        dated=f"{tidy(words.get('place_of_issue', '')) or GAP}, {words['dated']}",
        blocks=tuple(map(_tidied, done.blocks)),
        recipients=received_by(recipients),
        capacity=() if form.signs else _capacity(words),
        name="" if form.signs else tidy(words.get("signer", "")),  # minutes name him among others
        mark=_marked(DRAFT, form.mark),
    )
    place = () if words.get("place_of_issue") else ("place_of_issue",)
    return Drafted(paper, (*place, *done.gaps))


def numbered(paper: Paper, written: str, mark: Mark) -> Paper:
    """The same paper with its number, no draft any more. That nobody has compared its wording with
    the law stays on each page: a number does not make it right.
    """
    return Paper(
        issuer=paper.issuer, number=f"Số: {written}", about=paper.about, dated=paper.dated,
        blocks=paper.blocks, recipients=paper.recipients, capacity=paper.capacity,
        name=paper.name, mark=_marked("", mark),
    )  # fmt: skip


def _marked(first: str, mark: Mark) -> str:
    """What stands at the top of each page, and in the properties of the file."""
    unverified = "" if mark.checked else UNVERIFIED
    return "; ".join(filter(None, (first, unverified, SIMULATED if settings.SIMULATED else "")))


def text_of(paper: Paper) -> str:
    """All words of a paper from top to bottom, to be searched and read without its file."""
    head = (*paper.issuer, paper.number, *MOTTO, paper.dated)
    foot = (*paper.recipients, *paper.capacity, paper.name)
    return "\n".join((*head, *(line for b in paper.blocks for line in _said(b)), *foot))


def hour(at: time) -> str:
    """ "09 giờ 30"."""
    return f"{at:%H} giờ {at:%M}"


def _typed(form: Form, known: Known, typed: Typed) -> dict[str, str]:
    """What was typed, except where the record is to say it."""
    found = {code: said for code, said in typed.words.items() if said.strip() and code in form.asks}
    for code in list(found):
        if places()[code].instead and known.words.get(code):
            del found[code]
    if (fine := fine_of(found.get("fine", ""))) is not None:
        found["fine"] = amount(fine)
    else:
        found.pop("fine", None)
    return found | ({"at": hour(typed.at)} if typed.at else {})


def _capacity(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line.upper() for line in _lines(words.get("capacity", "")))


def _lines(words: str) -> tuple[str, ...]:
    return tuple(filter(None, map(tidy, words.splitlines())))


def _tidied(block: Block | Grid) -> Block | Grid:
    if isinstance(block, Block):
        return Block(block.role, tidy(block.text))
    rows = tuple(tuple(map(tidy, row)) for row in block.rows)
    return Grid(block.head, rows, block.widths, block.lined)


def _said(block: Block | Grid) -> Iterable[str]:
    if isinstance(block, Block):
        return (block.text,)
    return ("\t".join(row) for row in (block.head, *block.rows) if any(row))


def values_shown(form: Form, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """What the record fills of the places that may be typed, so that nobody types it again."""
    return [(code, known[code]) for code in form.asks if known.get(code)]
