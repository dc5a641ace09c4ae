"""Whom directives tell something, for many rows at once (nơi thực hiện của nhiều việc)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection

from sauro.directives.models import Addressee, Directive
from sauro.kernel.text import fold

SHOWN = 3  # bodies of one part that a list names; all stand on the directive's page
EXPORTED = 60
# Read under the policies; of a group of thousands only as many as are shown, and one more.
_TOLD = """
SELECT a.directive_id, a.part, a.mention, b.name, t.kind || ' ' || t.name,
  CASE WHEN t.level = 'commune' THEN p.kind || ' ' || p.name END, t.level
FROM unnest(%(ids)s::bigint[]) d (id), unnest(%(parts)s::text[]) asked (part)
CROSS JOIN LATERAL (
  SELECT directive_id, x.part, mention, body_id FROM directives_addressee x
  WHERE x.directive_id = d.id AND x.part = asked.part ORDER BY x.id LIMIT %(most)s + 1) a
JOIN organization_body b ON b.id = a.body_id
LEFT JOIN organization_territory t ON t.id = b.territory_id
LEFT JOIN organization_territory p ON p.id = t.parent_id
ORDER BY a.directive_id, b.sort_key, b.path
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A body that a directive tells something: its name with its place, and the words for it."""

    label: str
    mention: str


class Standing(StrEnum):
    """What is known of who leads (chủ trì)."""

    KNOWN = "known"  # bodies
    OPEN = "open"  # named, and a person left open who that is
    QUOTED = "quoted"  # named; the body is not known here, or not for this seat to see
    MISSING = "missing"  # the document names nobody


Told = dict[str, list[Named]]  # by part


def told_by(
    ids: Sequence[int], parts: Iterable[str] = (Addressee.Part.LEAD,), most: int = SHOWN
) -> dict[int, Told]:
    """For each directive and part the bodies that the seat may see: at most so many, and one."""
    found: dict[int, Told] = defaultdict(lambda: defaultdict(list))
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"ids": list(ids), "parts": [str(p) for p in parts], "most": most}
        cursor.execute(_TOLD, asked)
        for pk, part, mention, name, *where in cursor.fetchall():
            found[pk][part].append(Named(label(name, *where), mention))
    return found


def label(name: str, place: str | None, above: str | None, level: str | None) -> str:
    """The name, with its commune and province where the name does not say them."""
    known = fold(name)
    places = [] if level == "nation" else [p for p in (place, above) if p]
    return ", ".join([name, *(p for p in places if fold(p.split(" ", 1)[-1]) not in known)])


def standing(found: Directive, leads: Sequence[Named]) -> Standing:
    """How far it is known who leads."""
    if leads:
        return Standing.KNOWN
    if not found.lead:
        return Standing.MISSING
    return Standing.OPEN if set(found.lead) & set(found.left_open) else Standing.QUOTED
