"""The papers of a year, written from a seed (văn bản mô phỏng). Every sentence is our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sauro.config.year.themes import COMMUNES, MEMBERS, MONTHLY, THEMES, Task, Theme
from sauro.documents.drafting import Directive, Draft, Section, Signer
from sauro.documents.drafting.words import short_day

PAPERS = 24
_EVERY = 15  # days between two papers
_LATEST = 4  # days ago the last was issued
_TO_COMMUNES = 8  # every so many papers one task goes to all communes
_SIGNER = Signer("Vi Văn Mô Phỏng", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"))
_FRIDAY, _WEEK = 4, 7


@dataclass(frozen=True, slots=True)
class Place:
    """Whose papers they are: "Nghệ An", "tỉnh Nghệ An"."""

    name: str
    full: str


def papers(seed: int, today: date, place: Place) -> Iterator[Draft]:
    """The oldest first. The same seed and day give the same papers."""
    random = Random(seed)
    number = random.randint(8, 14)
    for n in range(PAPERS):
        issued_on = working_day(today - timedelta(_LATEST + _EVERY * (PAPERS - 1 - n)))
        number += random.randint(3, 9)
        yield _paper(random, n, number, issued_on, place)


def working_day(day: date) -> date:
    """The day itself or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def _paper(random: Random, n: int, number: int, issued_on: date, place: Place) -> Draft:
    theme = THEMES[n % len(THEMES)]
    met = working_day(issued_on - timedelta(days=3))
    return Draft(
        issuer=(f"UBND {place.full.upper()}", "BAN CHỈ ĐẠO 389"),
        number=f"{number}/TB-BCĐ389",
        place=place.name,
        issued_on=issued_on,
        subject=f"Kết luận của Phó Trưởng ban Vi Văn Mô Phỏng tại cuộc họp về {theme.about}",
        meeting=f"Ngày {short_day(met)}, tại trụ sở UBND tỉnh, đồng chí Vi Văn Mô Phỏng chủ trì "
        f"cuộc họp về {theme.about}.",
        opening="Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Vi Văn Mô Phỏng kết "
        "luận như sau:",
        sections=tuple(_sections(random, n, theme, issued_on)),
        recipients=("Thường trực Tỉnh ủy (để b/c)", "Các thành viên Ban Chỉ đạo 389 tỉnh",
                    "Lưu: VT, BCĐ389"),
        signer=_SIGNER,
        closing="Thông báo kết luận để các cơ quan, đơn vị biết, thực hiện",
    )  # fmt: skip


def _sections(random: Random, n: int, theme: Theme, issued_on: date) -> Iterator[Section]:
    yield Section("Đánh giá chung", remarks=(theme.found,))
    chosen = random.sample(theme.tasks, k=random.randint(3, len(theme.tasks)))
    ordered = [_order(random, task, issued_on) for task in chosen]
    if n % _TO_COMMUNES == 0:
        ordered.append(_order(random, Task(COMMUNES, *theme.communes), issued_on))
    if n == 0:
        ordered += [_monthly(lead) for lead in MONTHLY]
    yield Section("Nhiệm vụ trong thời gian tới", tuple(ordered))


def _order(random: Random, task: Task, issued_on: date) -> Directive:
    """Two to eight weeks, as such papers give; few say what the lead may decide."""
    due = working_day(issued_on + timedelta(days=_WEEK * random.randint(2, 8)))
    others = [m for m in MEMBERS if m != task.lead]
    helping = random.sample(others, k=1) if random.random() < 0.4 else []
    return Directive(
        task=task.words,
        leads=(task.lead,),
        coordinating=tuple(helping),
        reports_to=("UBND tỉnh",) if random.random() < 0.5 else (),
        deadline=f"trước ngày {short_day(due)}" if random.random() < 0.94 else "",
        deliverable=task.product if random.random() < 0.6 else None,
    )


def _monthly(lead: str) -> Directive:
    return Directive(
        task="báo cáo số vụ phát hiện, xử lý và kết quả thực hiện nhiệm vụ được giao",
        leads=(lead,),
        deadline="trước ngày 25 hằng tháng",
    )
