"""Renewing a committee: what the new composition must be, and how it differs (kiện toàn)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sauro.kernel.findings import Finding
from sauro.kernel.text import fold
from sauro.organization.rules.bodies import HEADS, Term, decision_findings


@dataclass(frozen=True, slots=True)
class Line:
    """One member of a composition: a body, through a person at a post, in a part."""

    body: str  # path
    person: str
    post: str
    part: str
    name: str = field(default="", compare=False)  # of the body, for what is told

    @property
    def who(self) -> tuple[str, str]:
        """By what the same member is known in two compositions; writing aside."""
        return self.body, fold(self.person)


@dataclass(frozen=True, slots=True)
class Change:
    """What a renewal does to one member: "joins", "leaves", "changes" or "stays"."""

    kind: str
    before: Line | None
    after: Line | None


def changes(before: Sequence[Line], after: Sequence[Line]) -> list[Change]:
    """How one composition becomes another: the same person of the same body is the same member."""
    left = list(before)
    found = []
    for line in after:
        same = next((b for b in left if b.who == line.who), None)
        if same is None:
            found.append(Change("joins", None, line))
            continue
        left.remove(same)
        kept = (same.part, fold(same.post)) == (line.part, fold(line.post))
        found.append(Change("stays" if kept else "changes", same, line))
    return [*found, *(Change("leaves", b, None) for b in left)]


def renewal_findings(
    lines: Sequence[Line], on: date, present: Iterable[Term], decision: str
) -> list[Finding]:
    """What speaks against a composition that begins on a day.

    ``present``: the terms of all memberships so far.
    """
    found = decision_findings(decision)
    if any(term.begins is not None and term.begins >= on for term in present):
        found.append(_begins_too_early())
    parts = Counter(line.part for line in lines)
    if not parts["head"]:
        found.append(_no_head())
    for part in sorted(HEADS):
        if parts[part] > 1:
            found.append(_several(part))
    seen = Counter(line.who for line in lines)
    twice = {line.who: line for line in lines if seen[line.who] > 1}
    return found + [_twice(line) for line in twice.values()]


def compositions(terms: Iterable[Term]) -> list[Term]:
    """The stretches of days on which nobody joined or left, the newest first (các lần kiện toàn).

    Days on which nobody was a member belong to none.
    """
    rows = list(terms)
    edges = {t.begins for t in rows if t.begins} | {_after(t.ends) for t in rows if t.ends}
    days = sorted(edges)
    ends = [*(day - timedelta(days=1) for day in days[1:]), None][: len(days)]
    stretches = [Term(a, b) for a, b in zip(days, ends, strict=True)]
    return [s for s in reversed(stretches) if any(t.meets(Term(s.begins, s.begins)) for t in rows)]


def _after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _begins_too_early() -> Finding:
    return Finding(
        "begins-too-early",
        "on",
        "Ngày có hiệu lực không sau ngày bắt đầu của thành phần đang ghi. Hãy kiểm tra ngày; nếu "
        "thành phần đang ghi sai, hãy kết thúc các thành viên sai trước.",
        "It takes effect no later than the recorded composition begins. Check the day; where the "
        "recorded one is wrong, end its wrong members first.",
    )


def _no_head() -> Finding:
    return Finding(
        "no-head",
        "part",
        "Chưa có Trưởng ban. Hãy chọn tư cách “Trưởng ban” cho một người.",
        "There is no head. Give one member the part of head.",
    )


def _several(part: str) -> Finding:
    name = "Trưởng ban" if part == "head" else "Phó Trưởng ban Thường trực"
    english = "head" if part == "head" else "standing deputy head"
    return Finding(
        "second-head",
        "part",
        f"Có hơn một {name}. Hãy giữ một người, đổi tư cách của người còn lại.",
        f"There is more than one {english}. Keep one, change the part of the others.",
    )


def _twice(line: Line) -> Finding:
    who = ", ".join(filter(None, (line.person, line.name or line.body)))
    return Finding(
        "member-twice",
        "body",
        f"Có hai dòng giống nhau: {who}. Hãy bỏ một dòng hoặc ghi tên từng người.",
        f"Two lines are equal: {who}. Drop one, or name each person.",
    )
