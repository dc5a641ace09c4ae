"""From the words of a paper to a body, a group, or candidates (xác định cơ quan)."""

from __future__ import annotations

from dataclasses import replace

from sauro.organization.resolution import reasons as why
from sauro.organization.resolution.directory import Directory
from sauro.organization.resolution.groups import group_at
from sauro.organization.resolution.guesses import guess
from sauro.organization.resolution.model import (
    BodyRow,
    Candidate,
    Candidates,
    Context,
    Group,
    Resolution,
    Resolved,
)
from sauro.organization.resolution.single import names_of, resolve_single
from sauro.organization.resolution.standing import standing_at
from sauro.organization.resolution.vocabulary import words
from sauro.organization.resolution.wording import Mention, Words, posts_at, split_brackets


def resolve(directory: Directory, mention: str, context: Context) -> Resolution:
    """Whom a mention means in a paper. Never a silent guess: ``Resolved`` is by rule."""
    if context.day is None:
        context = replace(context, day=directory.day)
    known = directory.known_in(context.path)
    text, inner = split_brackets(mention)
    if not inner:
        return _resolve(Mention(directory, Words(text), context, known))
    within = Words(inner)
    if within.key(0, 1) == "tru" or within.key(0, 2) == "ngoai tru":
        return _resolve(Mention(directory, Words(f"{text} {inner}"), context, known))
    m = Mention(directory, Words(text), context, known)
    return _with_bracket(_resolve(m), _resolve(m._replace(words=within)))


def _resolve(m: Mention) -> Resolution:
    i = posts_at(m.words)
    m = m._replace(post=m.words.text(0, i))
    if i == len(m.words):
        return _post_alone(m)
    start = m.words.phrase_at(i, words("quantifiers"))
    standing = standing_at(m, start)
    if standing is not None:
        return standing
    group = group_at(m, start, several=start > i)
    if group is not None:
        return group
    single = resolve_single(m, start)
    if isinstance(single, Resolved) or _understood(single):
        return single
    return _elsewhere(m, start, single)


def _elsewhere(m: Mention, start: int, single: Candidates) -> Resolved | Candidates:
    """What another place made is known where its place is named, or the number of its region; else
    it is the last to be offered: after what is known here, also by a slip.
    """
    known = m.directory.known
    wider: Resolved | Candidates = Candidates((), m.post)
    if known.anywhere.end(m.words.keys, start) > start:
        wider = resolve_single(m._replace(known=(known.everybodys, known.anywhere)), start)
    if isinstance(wider, Resolved):
        if why.NAMED in wider.reasons:
            return wider
        wider = Candidates((), m.post)
    if single.options and why.REGION_NUMBER in single.options[0].reasons:
        return _numbered(m, start, wider) or single
    guessed = guess(m, start)
    return next((found for found in (guessed, single) if found.options), wider)


def _numbered(m: Mention, start: int, wider: Candidates) -> Candidates | None:
    """The regional office that bears the number elsewhere: it must be an office of the same name,
    whatever else is called so.
    """
    term = m.words.key(start, m.term_at(start))
    offices = {b for _, name in names_of(term) for b in m.directory.by_term.get(name, ())}
    kept = tuple(c for c in wider.options if c.body in offices and not c.body.made)
    return replace(wider, options=kept) if kept else None


def _understood(single: Candidates) -> bool:
    unclear = {why.WORDS_LEFT, why.REGION_NUMBER}
    return bool(single.options) and unclear.isdisjoint(single.options[0].reasons)


def _post_alone(m: Mention) -> Resolution:
    """ "Trưởng ban": of the committee that the paper comes from."""
    if m.words.key(0) not in words("committee_posts"):
        return Candidates((), m.post)
    return resolve_single(m.reworded("Ban Chỉ đạo 389"), 0)


def _with_bracket(outer: Resolution, within: Resolution) -> Resolution:
    """ "Sở Công Thương (Chi cục QLTT)": the second does the work for the first."""
    if not isinstance(within, Resolved):
        return _beside_unknown(outer)
    if isinstance(outer, Group):
        return outer
    if isinstance(outer, Candidates):
        return outer if outer.options else _only_within(outer, within)
    if within.body == outer.body:
        return replace(outer, reasons=(*outer.reasons, *within.reasons))
    if outer.post and outer.body.kind == "committee":
        return replace(within, post=outer.post)  # "Phó Trưởng ban (Công an tỉnh)"
    if why.STANDING in within.reasons:
        return _differ(outer.body, within.body, post=outer.post)
    return replace(outer, unit=within.body, reasons=(*outer.reasons, why.BRACKET_UNIT))


def _beside_unknown(outer: Resolution) -> Resolution:
    """The unit in brackets is not known: who answers for it is, unless only a post is named."""
    if not isinstance(outer, Resolved):
        return outer
    reasons = (*outer.reasons, why.BRACKET_UNKNOWN)
    if outer.post and outer.body.kind == "committee":
        return Candidates((Candidate(outer.body, 0.5, reasons),), outer.post)
    return replace(outer, reasons=reasons)


def _only_within(outer: Candidates, within: Resolved) -> Resolution:
    if outer.post:
        return replace(within, post=outer.post)  # "Ủy viên (Sở Y tế)"
    return Candidates((Candidate(within.body, 0.5, (why.BRACKET_DIFFERS,)),))


def _differ(*bodies: BodyRow, post: str) -> Candidates:
    options = (Candidate(body, 0.5, (why.BRACKET_DIFFERS,)) for body in bodies)
    return Candidates(tuple(options), post)
