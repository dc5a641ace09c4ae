"""One term and several territories: "UBND các xã, phường (trừ xã X)" (theo địa bàn)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.directory import MERGER
from sauro.organization.resolution.lists import Listed, listed_at, names_in
from sauro.organization.resolution.model import BodyRow, Group, Reason, TerritoryRow
from sauro.organization.resolution.phrases import Phrases
from sauro.organization.resolution.places import Place, Where
from sauro.organization.resolution.single import UBND, matches_at
from sauro.organization.resolution.vocabulary import COMMUNE_KINDS, ENDED_KINDS, plain, words
from sauro.organization.resolution.wording import Mention

# Words after the kinds that narrow nothing.
_EVERYWHERE = re.compile(
    r"(?:(?:truc thuoc trung uong|tren dia ban(?: toan)? tinh|tren dia ban|trong(?: toan)? tinh"
    r"|toan tinh|cua tinh|thuoc tinh|(?:trong )?ca nuoc)(?: |$))+"
)
_EXCEPT = Phrases(("tru", "ngoai tru", "khong bao gom"))
# "UBND nơi ấy", "Công an nơi xảy ra": a place that the sentence points to, below the issuer.
_THERE = re.compile(
    r"(?:tai |o |cua )?(?:noi(?! bo| vu)|so tai|(?:dia phuong|dia ban|cho) (?:ay|do|kia))(?: |$)"
)
_BELOW = {"nation": ("tinh", "thanh pho"), "province": tuple(sorted(COMMUNE_KINDS))}


def areas_at(m: Mention, i: int, *, several: bool) -> Group | None:
    """The group from word i on: a term ("UBND" where none stands), then kinds or names."""
    end = m.term_at(i)
    start = m.words.phrase_at(end, words("quantifiers"))
    listed = _listed(m, start, several=several or start > end, named=end > i)
    if listed is None:
        return None
    term = m.words.key(i, end) or UBND
    if ENDED_KINDS & {*listed.kinds} and not listed.places:
        return Group(m.words.text(i), (), (why.ENDED_LEVEL,), "", m.post, settled=False)
    group = _less_exceptions(m, listed.end, term, _all(m, i, term, listed))
    return _by_footnote(m, term, group)


def _listed(m: Mention, i: int, *, several: bool, named: bool) -> Listed | None:
    """The kinds and names at word i, where they are several."""
    if named and m.words.key(i, i + 2) == "cap xa" and not m.home("commune"):
        return Listed(i + 2, tuple(sorted(COMMUNE_KINDS)), (), unknown=False)
    if named and _THERE.match(m.words.key(i)):
        kinds = _BELOW.get(m.home()[0].level, ()) if m.home() else ()
        return Listed(i, kinds, (), unknown=False)
    if m.words.kind_at(i) == i or not (several or (named and _two_kinds(m, i))):
        return None
    return listed_at(m, i)


def _two_kinds(m: Mention, i: int) -> bool:
    """ "UBND xã, phường": two kinds and no name are several as well."""
    first = m.words.kind_at(i)
    if first == i or first == len(m.words) or not m.words.cut[first]:
        return False  # "xã Xa Dung"
    return m.words.kind_at(first) > first


def _all(m: Mention, i: int, term: str, listed: Listed) -> Group:
    territories = _of_kinds(m, listed.kinds)
    named, all_known = _at_places(m, term, listed.places)
    members = (*_at(m, term, territories), *named)
    condition = _condition(m, listed.end)
    reasons = tuple(_why(m, territories, named, condition))
    if listed.unknown or not all_known:
        reasons = (*reasons, why.SOME_UNKNOWN)
    settled = bool(members) and not condition and why.SOME_UNKNOWN not in reasons
    return Group(m.words.text(i), members, reasons, condition, m.post, settled)


def _why(
    m: Mention, every: tuple[TerritoryRow, ...], named: tuple[BodyRow, ...], condition: str
) -> Iterable[Reason]:
    if every:
        yield why.ALL_OF_KINDS
        if every[0].level == "commune" and m.context.day and m.context.day < MERGER:
            yield why.BEFORE_MERGER
    if named:
        yield why.LISTED
    if condition:
        yield why.CONDITION


def _condition(m: Mention, i: int) -> str:
    if everywhere := _EVERYWHERE.match(m.words.key(i)):
        i += len(everywhere.group().split())
    return m.words.text(i)


def _of_kinds(m: Mention, kinds: tuple[str, ...]) -> tuple[TerritoryRow, ...]:
    """All units of the kinds below the issuer; provinces are the nation's."""
    if "tinh" in kinds:
        rows = m.directory.provinces
    elif COMMUNE_KINDS & {*kinds}:
        scope = m.home("province") or m.directory.provinces
        rows = tuple(t for p in scope for t in m.directory.below.get(p.id, ()))
    else:
        rows = ()
    return tuple(t for t in rows if plain(t.kind) in kinds)


def _at(m: Mention, term: str, territories: Iterable[TerritoryRow]) -> tuple[BodyRow, ...]:
    return tuple(b for t in territories for b in m.directory.at(term, t.id) if b.valid_to is None)


def _at_places(m: Mention, term: str, places: Iterable[Place]) -> tuple[tuple[BodyRow, ...], bool]:
    """The bodies at named places, and whether every place gave exactly one."""
    found: list[BodyRow] = []
    all_known = True
    for place in places:
        matches = list(matches_at(m, term, Where(0, (place,))))
        if len(matches) == 1 and matches[0].sure:
            found.append(matches[0].body)
        else:
            all_known = False
    return tuple(dict.fromkeys(found)), all_known


def _less_exceptions(m: Mention, i: int, term: str, group: Group) -> Group:
    """ "… trừ xã X": the named ones are taken away; the words stay as the condition."""
    starts = [at for at in range(i, len(m.words)) if m.words.phrase_at(at, _EXCEPT) > at]
    if not starts:
        return group
    named = names_in(m.reworded(m.words.text(starts[0])))
    without, all_known = _at_places(m, term, named.places)
    return replace(
        group,
        members=tuple(b for b in group.members if b not in without),
        reasons=(why.ALL_OF_KINDS, why.EXCEPTION),
        settled=bool(without) and all_known and starts[0] == i,
    )


def _by_footnote(m: Mention, term: str, group: Group) -> Group:
    """A footnote that lists whom the condition means settles it."""
    if not m.context.footnote or not group.condition or why.EXCEPTION in group.reasons:
        return group
    named = names_in(m.reworded(m.context.footnote))
    members, all_known = _at_places(m, term, named.places)
    if not members:
        return group
    settled = all_known and not named.unknown
    return replace(group, members=members, reasons=(why.FOOTNOTE,), settled=settled)
