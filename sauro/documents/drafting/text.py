"""A draft as plain text, its head and foot in two columns as on the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sauro.documents.drafting.model import Draft
from sauro.documents.drafting.paper import MOTTO, Block, Grid, compose

_COLUMN = 40  # characters of the left column at least
_GAP = 4
_SPACE_TO_SIGN = 4  # lines


def write(draft: Draft) -> str:
    """The whole paper; a paragraph is a line.

    Raises: Unwritable, with all that stands in the way.
    """
    paper = compose(draft)
    left = [*paper.issuer, "", paper.number, *filter(None, [paper.about])]
    right = [*MOTTO, *[""] * (len(paper.issuer) - 1), paper.dated]
    sign = [*paper.capacity, *[""] * _SPACE_TO_SIGN, paper.name]
    lines = [
        *_columns(left, right),
        "",
        *(line for block in paper.blocks for line in _lines(block)),
        "",
        *_columns(["Nơi nhận:", *paper.recipients], sign),
    ]
    return "\n".join(lines) + "\n"


def _lines(block: Block | Grid) -> list[str]:
    if isinstance(block, Grid):
        return ["\t".join(row) for row in (block.head, *block.rows)]
    return [block.text]


def _columns(left: Sequence[str], right: Sequence[str]) -> list[str]:
    width = max(_COLUMN, *map(len, left)) + _GAP
    rows = zip_longest(left, right, fillvalue="")
    return [f"{one.ljust(width) if other else one}{other}" for one, other in rows]
