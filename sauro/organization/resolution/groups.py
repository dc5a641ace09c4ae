"""Several bodies by one name (tập thể): members of a committee, all offices, or nobody named."""

from __future__ import annotations

import re

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.areas import areas_at
from sauro.organization.resolution.model import BodyRow, Group, Reason, Resolved
from sauro.organization.resolution.single import resolve_single
from sauro.organization.resolution.vocabulary import key_of, words
from sauro.organization.resolution.wording import Mention

_COLLECTIVE = (
    r"co quan|don vi|so|ban|nganh|luc luong|dia phuong|dong chi|thanh phan|to chuc|va|la|cac"
    r"|chuc nang|doan the|cap tinh|tung"
)
_MEMBERS = re.compile(
    rf"(?:(?:{_COLLECTIVE}) )*(?:thanh vien|uy vien)(?P<other> khac)?(?: cua)?(?: |$)"
)
_OFFICES = re.compile(
    r"(?:so|bo(?! phan))(?: (?:ban|nganh|so|va|doan the|co quan ngang bo|co quan thuoc chinh phu"
    r"|trung uong|o trung uong|cap tinh|cua tinh|thuoc tinh|tinh|thanh pho))*(?: |$)"
)
_OPEN_ALONE = re.compile(
    r"(?:luc luong chuc nang|chinh quyen|cap uy|co quan bao chi|co quan thong tan"
    r"|(?:co quan|don vi) (?:co )?lien quan)\b"
)
_OPEN = re.compile(
    r"(?:co quan|don vi|luc luong|dia phuong|nganh|cap|to chuc|chinh quyen|ban nganh|thanh phan"
    r"|phong|bo phan|dong chi|doan the)\b"
)


def group_at(m: Mention, i: int, *, several: bool) -> Group | None:
    """The group that is named from word i on; none where one body is.

    ``several``: a word such as "các" stands before.
    """
    rest = m.words.key(i)
    if members := _MEMBERS.match(rest):
        return _members(m, i + _words(members), other=bool(members["other"]))
    if several or m.words.phrase_at(0, words("quantifiers")):
        known = m.term_at(i) > i  # "Sở Y tế" is one body
        if not known and (offices := _OFFICES.match(rest)):
            return _offices(m, i, i + _words(offices))
        if several and _OPEN.match(rest):
            return _open(m, i)
    if _OPEN_ALONE.match(rest):
        return _open(m, i)
    return areas_at(m, i, several=several)


def _words(match: re.Match[str]) -> int:
    return len(match.group().split())


def _open(m: Mention, i: int) -> Group:
    words = m.words.text(i)
    return Group(words, (), (why.OPEN,), words, m.post, settled=False)


def _members(m: Mention, i: int, *, other: bool) -> Group:
    """Those of the committee that word i begins to name, on the day of the paper."""
    committee = _committee(m, i)
    if committee is None:
        return _open(m, 0)
    members = m.directory.members_on(committee, m.context.day)
    reasons: tuple[Reason, ...] = (why.MEMBERS if members else why.NO_MEMBERS,)
    if other:  # others than whom, the sentence before says
        reasons = (*reasons, why.CONDITION)
    settled = bool(members) and not other
    return Group(m.words.text(0), members, reasons, "khác" if other else "", m.post, settled)


def _committee(m: Mention, i: int) -> BodyRow | None:
    if i >= len(m.words):
        found = [b for t in m.home() for b in m.directory.at("ban chi dao 389", t.id)]
        return found[0] if found else None
    named = resolve_single(m, i)
    return named.body if isinstance(named, Resolved) else None


def _offices(m: Mention, i: int, end: int) -> Group:
    """ "các sở, ban, ngành" of the issuing province; "các bộ, ngành" of the nation."""
    head = m.words.keys[i]
    every = {"ban", "nganh"} & {*m.words.keys[i:end]}
    bodies = [
        b
        for t in m.home("nation" if head == "bo" else "province")
        for b in m.directory.bodies_of.get(t.id, ())
        if b.kind in ("agency", "division") and b.valid_to is None
    ]
    members = tuple(b for b in bodies if every or key_of(b.name).startswith(head + " "))
    condition = m.words.text(end)
    reasons = (why.ALL_OF_KINDS, why.CONDITION) if condition else (why.ALL_OF_KINDS,)
    settled = bool(members) and not condition
    return Group(m.words.text(i), members, reasons, condition, m.post, settled)
