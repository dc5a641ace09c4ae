"""The paper that says how the work of one document stands (báo cáo tình hình thực hiện).

Pure: facts in, pieces of a paper out; ``drafting.docx`` sets them. The five standings stand side
by side with the names of the bodies and are never added up to one "done". Number, signer and
capacity are left to the office that sends it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sauro.directives.assignments.rules import Standing
from sauro.documents.drafting.paper import Block, Grid, Paper, Role, received_by
from sauro.documents.drafting.words import SIMULATED, long_day, short_day, tidy

_NAMED = 12  # bodies that are not late, in one cell; who is late is named, however many
_WIDTHS = (42, 18, 100)  # mm of standing, number, names
WORDS = {
    Standing.ON_TIME: "Xong đúng hạn",
    Standing.LATE: "Xong, quá hạn",
    Standing.IN_TERM: "Chưa xong, trong hạn",
    Standing.OVERDUE: "Chưa xong, quá hạn",
    Standing.WITHDRAWN: "Đã thu hồi",
}
_ALL_NAMED = (Standing.LATE, Standing.OVERDUE, Standing.WITHDRAWN)
_BLANK = "……………"

Names = Mapping[Standing, Sequence[str]]  # of the bodies whose work stands so


@dataclass(frozen=True, slots=True)
class OfTask:
    """One directive: where it stands in the paper, what it says, by when, how its work stands."""

    locator: str
    task: str
    deadline: str
    ended: bool  # a correction took its place
    names: Names


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the paper says. ``issuer``: who gives the account; ``told``: whose paper it was."""

    issuer: str
    place: str
    today: date
    number: str
    issued_on: date | None
    told: str
    tasks: Sequence[OfTask]
    whole: bool = True  # all of the paper, not only what the giver of the account has to do with
    simulated: bool = False


def paper(facts: Facts) -> Paper:
    """The account, from top to bottom."""
    about = f"Tình hình thực hiện {_called(facts)}"
    return Paper(
        issuer=(facts.issuer.upper(),),
        number="Số:          /BC-…",
        about="",
        dated=f"{facts.place or _BLANK}, {long_day(facts.today)}",
        blocks=(
            Block(Role.TITLE, "BÁO CÁO"),
            Block(Role.SUBJECT, about),
            Block(Role.TEXT, _opening(facts)),
            Block(Role.SECTION, "I. TÌNH HÌNH CHUNG"),
            Block(Role.TEXT, _said_of_numbers(facts)),
            _numbers(facts),
            Block(Role.SECTION, "II. NƠI ĐANG QUÁ HẠN"),
            *_laggards(facts),
            Block(Role.SECTION, "III. TÌNH HÌNH TỪNG NHIỆM VỤ"),
            _tasks(facts),
        ),
        recipients=received_by(("Như trên", "Lưu: VT")),
        capacity=("CHỨC VỤ NGƯỜI KÝ",),
        name=_BLANK,
        mark=SIMULATED if facts.simulated else "",
    )


def _called(facts: Facts) -> str:
    on = f" ngày {short_day(facts.issued_on)}" if facts.issued_on else ""
    by = f" của {tidy(facts.told)}" if facts.told else ""
    return f"văn bản số {tidy(facts.number)}{on}{by}" if facts.number else f"văn bản{on}{by}"


def _opening(facts: Facts) -> str:
    return (
        f"Đến ngày {short_day(facts.today)}, việc thực hiện các nhiệm vụ giao tại {_called(facts)}"
        f"{'' if facts.whole else f', phần liên quan đến {tidy(facts.issuer)},'} "
        "như sau. Mỗi việc của mỗi cơ quan thuộc đúng một trong năm tình trạng, tính theo ngày báo "
        "cáo kết quả và thời hạn; việc xong quá hạn không tính là xong đúng hạn."
    )


def _count(tasks: Sequence[OfTask], standing: Standing) -> int:
    return sum(len(task.names.get(standing, ())) for task in tasks)


def _said_of_numbers(facts: Facts) -> str:
    given = sum(_count(facts.tasks, standing) for standing in Standing)
    return f"Có {len(facts.tasks)} nhiệm vụ, giao thành {given} việc cho các cơ quan:"


def _numbers(facts: Facts) -> Grid:
    rows = tuple((words, str(_count(facts.tasks, name))) for name, words in WORDS.items())
    return Grid(("Tình trạng", "Số việc"), rows, (80, 80))


def _laggards(facts: Facts) -> list[Block]:
    """Each body that is late, with how much: the footnote that names them."""
    late: dict[str, int] = {}
    for task in facts.tasks:
        for name in task.names.get(Standing.OVERDUE, ()):
            late[name] = late.get(name, 0) + 1
    if not late:
        return [Block(Role.TEXT, "Không có cơ quan nào đang quá hạn.")]
    ordered = sorted(late.items(), key=lambda one: -one[1])
    return [Block(Role.TEXT, "; ".join(f"{name} ({count} việc)" for name, count in ordered) + ".")]


def _tasks(facts: Facts) -> Grid:
    rows: list[tuple[str, ...]] = []
    for number, task in enumerate(facts.tasks, 1):
        rows.append((_title(number, task),))
        found = [(name, task.names[name]) for name in WORDS if task.names.get(name)]
        rows += [(WORDS[name], str(len(names)), _listed(name, names)) for name, names in found]
        if not found:
            rows.append(("Chưa giao việc", "0", "Chưa rõ cơ quan chủ trì."))
    return Grid(("Tình trạng", "Số nơi", "Nơi thực hiện"), tuple(rows), _WIDTHS)


def _title(number: int, task: OfTask) -> str:
    due = f" Thời hạn: {tidy(task.deadline)}." if task.deadline else " Không nêu thời hạn."
    ended = " (Đã đính chính, không còn hiệu lực.)" if task.ended else ""
    return f"{number}. {tidy(task.task).rstrip('.')} ({tidy(task.locator)}).{due}{ended}"


def _listed(standing: Standing, names: Sequence[str]) -> str:
    most = len(names) if standing in _ALL_NAMED else _NAMED
    more = f" và {len(names) - most} nơi khác" if len(names) > most else ""
    return "; ".join(map(tidy, names[:most])) + more
