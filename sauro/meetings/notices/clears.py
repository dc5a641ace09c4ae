"""The six clears of a conclusion, as they are once it is written and read back (sáu rõ).

Nothing is guessed from the form alone: the sentence is written as the notice will have it, read by
the engine that reads every paper, and its names are looked up on the day of the meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sauro.documents.drafting.checks import Unwritable, obstacles, unclear
from sauro.documents.drafting.model import Directive, Draft, Section, Signer
from sauro.documents.drafting.proof import compared
from sauro.documents.drafting.sentences import order
from sauro.documents.drafting.text import write
from sauro.documents.drafting.times import words_of
from sauro.documents.drafting.words import Citer, short_day
from sauro.documents.naming import Meant, State, names_at
from sauro.documents.reading import read
from sauro.documents.rules import CLEARS
from sauro.kernel.deadline import Deadline, DeadlineKind
from sauro.kernel.findings import Finding
from sauro.meetings.notices.choosing import NOBODY, Chosen
from sauro.meetings.notices.writing import Concluded, directive_of

_OFFERED = 5  # bodies that a name may mean, beside it
# Which clear each finding and each part that was read otherwise belongs to.
_OF_FIELD = {
    "leads": "lead",
    "coordinating": "lead",
    "task": "task",
    "directives": "task",
    "deadline": "deadline",
    "reports_to": "responsibility",
    "deliverable": "deliverable",
    "authority": "authority",
}


@dataclass(frozen=True, slots=True)
class Clear:
    """One of the six: what stands for it, and what is still wrong with it."""

    name: str
    said: str
    wrong: tuple[Finding, ...]

    @property
    def there(self) -> bool:
        """Whether nothing is missing."""
        return not self.wrong


@dataclass(frozen=True, slots=True)
class Named:
    """A name as typed, which bodies it means, or may mean, and what rules alone make of it."""

    meant: Meant
    by_rule: Meant

    @property
    def settled(self) -> bool:
        return bool(self.meant.told)

    @property
    def chosen(self) -> bool:
        return self.meant.state is State.CHOSEN

    @property
    def count(self) -> int:
        return len(self.meant.bodies)

    @property
    def offered(self) -> tuple[str, ...]:
        """Full names to choose from."""
        if self.settled:
            return ()
        return tuple(dict.fromkeys(b.name for b in self.meant.bodies))[:_OFFERED]


@dataclass(frozen=True, slots=True)
class Look:
    """A conclusion as it will stand in the notice, and how clear it is."""

    sentence: str
    clears: tuple[Clear, ...]
    names: tuple[Named, ...]
    helpers: tuple[str, ...] = ()  # named to help, and nobody knows who it is

    @property
    def wrong(self) -> tuple[Finding, ...]:
        return tuple(finding for clear in self.clears for finding in clear.wrong)

    @property
    def count(self) -> int:
        """How many of the six are clear."""
        return sum(clear.there for clear in self.clears)


class Eyes:
    """Looks at conclusions of one body's meeting. ``day``: of the meeting."""

    def __init__(self, path: str, day: date) -> None:
        self._day = day
        self.names = names_at(path, day)

    def look(self, words: Concluded, chosen: Chosen = NOBODY) -> Look:
        """How clear a conclusion is. ``chosen``: whom a person said that its names mean."""
        directive = directive_of(words, self._day)
        mentions = dict.fromkeys((*words.leads, *words.coordinating, *words.reports_to))
        names = [self.named(m, chosen.get(m, ())) for m in mentions]
        leads = [named for named in names if named.meant.mention in words.leads]
        wrong = [*_missing(directive, self._day), *_open_names(leads), *self._out_of_reach(leads)]
        sentence = ""
        if not obstacles(_alone(directive, self._day)):
            sentence = order(directive, Citer())
            wrong += _misread(directive, self._day)
        said = _said(directive)
        clears = tuple(
            Clear(name, said[name], tuple(f for f in wrong if _OF_FIELD.get(f.field) == name))
            for name in CLEARS
        )
        helping = (n.meant.mention for n in names if n.meant.mention in words.coordinating)
        known = {n.meant.mention for n in names if n.settled}
        return Look(sentence, clears, tuple(names), tuple(m for m in helping if m not in known))

    def _out_of_reach(self, leads: Sequence[Named]) -> list[Finding]:
        """Whoever is not told when the notice is published has no work of it, though he leads."""
        bodies = list(dict.fromkeys(body for named in leads for body in named.meant.told))
        told = set(self.names.reachable(body.id for body in bodies))
        return [_beyond(body.name) for body in bodies if body not in told][:_OFFERED]

    def named(self, mention: str, chosen: Sequence[int] = ()) -> Named:
        """Whom a name means: by rule, or where no rule can tell as a person chose."""
        found = self.names.proposal(mention)
        bodies = () if found.told else tuple(self.names.living(chosen))
        meant = replace(found, state=State.CHOSEN, bodies=bodies) if bodies else found
        return Named(meant, found)


def _alone(directive: Directive, day: date) -> Draft:
    """A paper with this one conclusion: what the engine reads is always a whole paper."""
    return Draft(
        issuer=("BAN CHỈ ĐẠO 389",),
        number="01/TB-BCĐ389",
        place="Hà Nội",
        issued_on=day,
        subject="Kết luận tại cuộc họp",
        opening="Sau khi nghe ý kiến của các đại biểu, cuộc họp kết luận như sau:",
        sections=(Section("NHIỆM VỤ", (directive,)),),
        recipients=("Lưu: VT",),
        signer=Signer("Người Ký", ("TRƯỞNG BAN",)),
    )


def _missing(directive: Directive, day: date) -> list[Finding]:
    blocked = obstacles(_alone(directive, day))
    told = [Finding(f.code, f.field.split(".")[-1], f.message, f.message_en) for f in blocked]
    return [*told, *unclear(directive, day)]


def _misread(directive: Directive, day: date) -> list[Finding]:
    """What the reading engine takes otherwise: so would whoever gets the notice."""
    draft = _alone(directive, day)
    try:
        found = compared(draft, read(write(draft)))
    except Unwritable:  # told already
        return []
    fields = {one.field for one in found if one.directive or one.field == "directives"}
    return [_otherwise(field) for field in sorted(fields)]


def _otherwise(field: str) -> Finding:
    vi, en = _PARTS[field]
    return Finding(
        f"misread-{field}",
        field,
        f"Máy đọc lại câu này ra {vi} khác với ý đã nhập. Hãy viết lại cho rõ, tách ra, hoặc dùng "
        "tên đầy đủ.",
        f"Read back, this sentence gives another {en} than was entered. Word it more plainly, "
        "split it, or use full names.",
    )


_PARTS = {
    "leads": ("nơi chủ trì", "lead"),
    "coordinating": ("nơi phối hợp", "set of helpers"),
    "task": ("việc", "task"),
    "directives": ("số việc", "number of tasks"),
    "deadline": ("thời hạn", "deadline"),
    "reports_to": ("nơi nhận báo cáo", "recipient of the report"),
}


def _open_names(leads: Sequence[Named]) -> list[Finding]:
    return [_who(named.meant) for named in leads if not named.settled]


def _beyond(name: str) -> Finding:
    return Finding(
        "out-of-reach",
        "leads",
        f"{name} không trực thuộc cơ quan tổ chức cuộc họp, cũng không phải thành viên Ban Chỉ đạo "
        "đóng tại địa bàn, nên ban hành vào sổ không giao việc được cho nơi ấy. Hãy nêu cơ quan "
        "khác chủ trì.",
        f"{name} is neither below the body that holds the meeting nor a member of its committee "
        "that stands in its place, so publishing gives it no work. Let another body lead.",
    )


def _who(meant: Meant) -> Finding:
    known = "có thể là nhiều cơ quan" if meant.bodies else "chưa có trong danh bạ cơ quan"
    known_en = "may be several bodies" if meant.bodies else "is not in the directory of bodies"
    if meant.state is State.GROUP:
        known, known_en = "là một nhóm chưa rõ gồm những ai", "is a group of open members"
    if meant.gone:
        known = f"đã kết thúc, nay là {'; '.join(b.name for b in meant.bodies[:_OFFERED])}"
        known_en = "has ended; its successor is in the directory"
    return Finding(
        "open-name",
        "leads",
        f"“{meant.mention}” {known}. Hãy chọn cơ quan, hoặc dùng tên đầy đủ của một cơ quan.",
        f"“{meant.mention}” {known_en}. Choose the body, or use the full name of one.",
    )


def _said(directive: Directive) -> dict[str, str]:
    when = directive.deadline
    if isinstance(when, Deadline):
        day = short_day(when.due_on) if when.due_on else ""
        words = words_of(when) if when.kind is not DeadlineKind.STANDING else "thường xuyên"
        when = words if not day or day in words else f"{words} ({day})"
    return {
        "lead": ", ".join(directive.leads),
        "task": directive.task,
        "deadline": when.strip(),
        "responsibility": ", ".join(directive.reports_to),
        "deliverable": directive.deliverable or "",
        "authority": directive.authority or "",
    }
