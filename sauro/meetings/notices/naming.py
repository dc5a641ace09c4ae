"""Names in the editor that only a person can tell: what to choose from, what was chosen
(tên chưa rõ là cơ quan nào). The candidates are those of the page that verifies documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.http import QueryDict

from sauro.documents.likeness import as_named
from sauro.documents.naming import Meant, Names, State
from sauro.foundation.web.sent import number
from sauro.kernel.findings import Finding
from sauro.meetings.notices.choosing import Chosen
from sauro.meetings.notices.clears import Eyes, Named
from sauro.meetings.taking import said
from sauro.organization.resolution import BodyRow

_SHOWN = 12  # bodies to choose from, beside those that are chosen
_LONGEST = 200  # characters of a search


@dataclass(frozen=True, slots=True)
class Option:
    """One body that a name may mean. ``beyond``: publishing gives it no work, though it may lead by
    the words: it is neither below who holds the meeting nor a member that serves in its place.
    """

    body: BodyRow
    place: str | None
    ticked: bool
    beyond: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One name with its boxes."""

    mention: str
    key: str  # of its fields: a name may hold anything
    options: Sequence[Option]
    group: int  # how many bodies the whole group has, 0 where it is none
    whole: bool  # the whole group is chosen
    search: str
    more: bool  # there are more than are shown

    @property
    def searched_in_vain(self) -> bool:
        return bool(self.search) and all(option.ticked for option in self.options)

    @property
    def unfinished(self) -> bool:
        """A body was searched for and none is chosen."""
        ticked = any(option.ticked for option in self.options)
        return bool(self.search) and not ticked and not self.whole


def key_of(mention: str) -> str:
    """What the fields of a name are called by: the same for the same name."""
    return f"{crc32(mention.encode()):08x}"


def chosen_in(sent: QueryDict, mentions: Iterable[str], eyes: Eyes) -> Chosen:
    """What was ticked, for each name that has something ticked."""
    found: dict[str, list[int]] = {}
    for mention in dict.fromkeys(map(said, mentions)):
        key = key_of(mention)
        ticked = [pk for pk in map(number, sent.getlist(f"chon-{key}")) if pk]
        if f"nhom-{key}" in sent:
            ticked += [body.id for body in eyes.names.proposal(mention).bodies]
        if ticked:
            found[mention] = list(dict.fromkeys(ticked))
    return found


def asked_of(names: Sequence[Named], eyes: Eyes, sent: QueryDict | None = None) -> list[Asked]:
    """The names that no rule settles, with what a person may choose, and searched for."""
    typed = sent or QueryDict()
    return [
        _asked(name, eyes.names, typed.get(f"tim-{key_of(name.meant.mention)}", ""))
        for name in names
        if not name.by_rule.told
    ]


def _asked(name: Named, names: Names, typed: str) -> Asked:
    mention, proposal = name.meant.mention, name.by_rule
    chosen = {body.id for body in name.meant.told}
    group = len(proposal.bodies) if proposal.state is State.GROUP else 0
    whole = bool(group) and chosen == {body.id for body in proposal.bodies}
    search = " ".join(typed.replace("\0", " ").split())[:_LONGEST]
    found = [b for b in _found(proposal, names, search) if b.id not in chosen]
    ticked = [] if whole else list(name.meant.told)
    options = _options(ticked, found[:_SHOWN], names)
    return Asked(mention, key_of(mention), options, group, whole, search, len(found) > _SHOWN)


def _options(ticked: Sequence[BodyRow], others: Sequence[BodyRow], names: Names) -> list[Option]:
    """What is ticked first; of the others those that get work by it before those that do not."""
    reached = {b.id for b in names.reachable(b.id for b in (*ticked, *others))}
    near_first = sorted(others, key=lambda b: b.id not in reached)
    return [
        *(Option(b, names.place(b), True, b.id not in reached) for b in ticked),
        *(Option(b, names.place(b), False, b.id not in reached) for b in near_first),
    ]


def _found(proposal: Meant, names: Names, search: str) -> Sequence[BodyRow]:
    """What was searched for, else whom the name may mean, else those that are called alike."""
    if search:
        return as_named(names.search(search), search, proposal.mention)
    likely = [b for b in proposal.bodies if b.valid_to is None]
    return likely or as_named(names.search(proposal.mention), proposal.mention)


def unfinished(asked: Iterable[Asked]) -> list[Finding]:
    """For a form that is sent while a search stands open: nobody saves without having seen it."""
    return [_unfinished(one) for one in asked if one.unfinished]


def _unfinished(one: Asked) -> Finding:
    return Finding(
        "search-open", "",
        f"Đã tìm “{one.search}” cho tên “{one.mention}” mà chưa chọn cơ quan nào. Hãy chọn một cơ "
        "quan, hoặc xóa chữ tìm rồi ghi lại.",
        f"“{one.search}” was searched for “{one.mention}” and no body is chosen. Choose one, or "
        "clear the search and save again.",
    )  # fmt: skip
