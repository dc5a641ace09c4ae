"""A template cut to the cells that a form has (mẫu lời theo biểu). Pure.

A short form asks for ten figures: clauses about others would only say that there is no figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from sauro.reporting.narrative import Bound, Narrative, Paragraph, Text
from sauro.reporting.narrative.model import Piece

_ENDS = ".;"


def fitted(template: Narrative, keys: Collection[str]) -> Narrative:
    """The template without clauses whose cells the form does not have; a paragraph of nothing but
    such clauses goes.
    """
    found = (_fitted(p, keys) for p in template.paragraphs)
    return Narrative(tuple(p for p in found if p is not None))


def _fitted(paragraph: Paragraph, keys: Collection[str]) -> Paragraph | None:
    if not paragraph.pieces:
        return paragraph
    stays: list[list[Piece]] = []
    for clause in _clauses(paragraph.pieces):
        if all(_has(piece, keys) for piece in clause):
            stays.append(clause)
        elif stays and _ends(clause) == "." and _ends(stays[-1]) == ";":
            last = stays[-1][-1]
            assert isinstance(last, Text)
            stays[-1][-1] = Text(last.words[:-1] + ".")
    if not stays:
        return replace(paragraph, pieces=()) if paragraph.asks else None
    return replace(paragraph, pieces=tuple(piece for clause in stays for piece in clause))


def _clauses(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """Parts of a text, each with the sign that ends it."""
    clause: list[Piece] = []
    for piece in pieces:
        if not isinstance(piece, Text):
            clause.append(piece)
            continue
        words = ""
        for letter in piece.words:
            words += letter
            if letter in _ENDS:
                yield [*clause, Text(words)]
                clause, words = [], ""
        clause += [Text(words)] if words else []
    if clause:
        yield clause


def _ends(clause: list[Piece]) -> str:
    last = clause[-1]
    return last.words[-1:] if isinstance(last, Text) else ""


def _has(piece: Piece, keys: Collection[str]) -> bool:
    return not isinstance(piece, Bound) or (
        piece.cell in keys and (not piece.of or piece.of in keys)
    )
