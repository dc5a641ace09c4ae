"""Names of bodies, posts and groups in running text (cơ quan, chức danh, tập thể).

The grammar of a name: ``[quantifier] head name* tail* [(…)] [relative clause]``, and of a
list: names joined by a comma or "và". A list under one "các" is one collective: "các sở,
ban, ngành" is one addressee, "Công an tỉnh, Sở Y tế" are two.

A name may hold a name (Giám đốc | Sở Y tế), so the modules call each other: ``heads`` begins
one, ``names`` and ``relatives`` find where it ends, ``lists`` puts several in a row.
"""

from sauro.documents.reading.bodies.heads import parse_body
from sauro.documents.reading.bodies.items import Body, BodyList
from sauro.documents.reading.bodies.lists import parse_kinds, parse_list
from sauro.documents.reading.bodies.vocabulary import parse_head, predicate_at

__all__ = [
    "Body",
    "BodyList",
    "parse_body",
    "parse_head",
    "parse_kinds",
    "parse_list",
    "predicate_at",
]
