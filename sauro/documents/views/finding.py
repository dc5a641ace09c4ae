"""Looking for another body without leaving the card (tìm cơ quan khác, ngay trên thẻ)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sauro.documents.likeness import as_named
from sauro.documents.naming import Names
from sauro.organization.resolution import BodyRow

LONGEST = 200  # characters of a search
_SHOWN = 9  # bodies: as many as there are keys


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: the form that takes the answer, and the page that does the same.

    ``kept``: what the form sends besides the body; ``likely``: who stands there at first;
    ``several``: the page takes more than one; ``left_open``: nobody may be chosen too.
    """

    address: str  # of the page and the form
    query: str  # by which the page knows what is asked
    kept: Mapping[str, str]
    likely: Sequence[BodyRow] = ()
    several: bool = False
    left_open: bool = False


def panel(request: HttpRequest, names: Names, asked: Asked) -> HttpResponse:
    """The field with what is likely; once words come, only what they find."""
    typing = "tim" in request.GET
    words = request.GET.get("tim", "").strip()[:LONGEST]
    found = (
        as_named(names.search(words), words, asked.kept.get("ten", "")) if words else asked.likely
    )
    options = [(body, names.place(body)) for body in found[:_SHOWN]]
    context = {"asked": asked, "words": words, "options": options, "found": len(found)}
    part = "documents/_found.html" if typing else "documents/_find.html"
    return render(request, part, context | {"typing": typing})
