"""Noting what a paper cites, whenever it is read or its head is mended (ghi văn bản viện dẫn)."""

from __future__ import annotations

import re
from collections import Counter

from django.db import transaction

from sauro.documents.citing.models import Citation, Numbered
from sauro.documents.citing.rules import around, is_basis, key_of, says
from sauro.documents.context import Citations
from sauro.documents.models import Document
from sauro.documents.reading.model import Citation as Read
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter

_AT_ONCE = 50  # papers in one transaction
_MOST = 500  # of one paper: a list of numbers is no reason to fill a table
_BEFORE = 400  # characters that are looked at before a number, and after it
_KEY = 80
_PARAGRAPH = re.compile(r"(?<=[.;:!?])[^\S\n]*\n|\n[^\S\n]*\n|\n(?=\W*(?:căn cứ|theo đề nghị)\b)",
                        re.IGNORECASE)  # fmt: skip
# What a new reading of the same words may say anew; what a person decided stays.
_READ = ("number", "doc_type", "dated", "issuer", "times", "basis", "words", "says")


def note(document: Document) -> None:
    """Write down a paper's own number and, of its first edition, what it cites. May run again:
    what a person decided about a citation stays as long as the paper names it. An edition by who
    goes on for the body of the first one cites nothing else: it has the same text.
    """
    Numbered.objects.update_or_create(
        document=document,
        defaults={
            "owner_path": document.owner_path,
            "key": key_of(document.number)[:_KEY] if document.number else "",
            "dated": document.issued_on,
        },
    )
    first = document.first_edition_id
    if document.corrects and document.corrects.owner_path != document.owner_path:
        return
    rows = _rows(document, first)
    Citation.objects.filter(document=first).exclude(key__in=[r.key for r in rows]).delete()
    Citation.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["document", "key"], update_fields=_READ
    )


def note_open() -> int:
    """Note some papers that came in before citations were noted; returns how many they were."""
    with transaction.atomic():
        enter(Scope((EVERYWHERE,)))
        unread = (Document.Status.WAITING, Document.Status.UNREADABLE)
        left = Document.objects.filter(numbered=None).exclude(status__in=unread)
        papers = list(left.order_by("pk").select_for_update(of=("self",))[:_AT_ONCE])
        for paper in papers:
            note(paper)
        return len(papers)


def _rows(document: Document, first: int) -> list[Citation]:
    citations = Citations(document)
    times = Counter(c.key for c in citations.found)
    mentions: dict[str, list[Read]] = {}
    for mention in citations.found:
        mentions.setdefault(mention.key, []).append(mention)
    return [
        _row(document, first, merged, mentions[merged.key], times[merged.key])
        for merged in citations.merged[:_MOST]
        if len(merged.key) <= _KEY
    ]


def _row(
    document: Document, first: int, merged: Read, mentions: list[Read], times: int
) -> Citation:
    """The words of the mention that says most: what replaces, else what is a basis, else the
    first.
    """
    told = [(_said(document.text, m), m) for m in mentions]
    (force, basis, words), _m = max(told, key=lambda one: (bool(one[0][0]), one[0][1]))
    return Citation(
        owner_path=document.owner_path,
        document_id=first,
        key=merged.key,
        number=merged.number,
        doc_type=(merged.doc_type or "")[:60],
        dated=merged.dated,
        issuer=(merged.issuer.text if merged.issuer else "")[:200],
        times=times,
        basis=basis or any(one[0][1] for one in told),
        words=words,
        says=force,
    )


def _said(text: str, mention: Read) -> tuple[str, bool, str]:
    """What one mention says of force, whether it stands in a basis, and its words."""
    start, end = mention.spans[0][0], mention.spans[-1][1]
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    before = _PARAGRAPH.split(before)[-1]
    after = _PARAGRAPH.split(after)[0]
    paragraph = before + text[start:end] + after
    words = around(paragraph, len(before), len(before) + end - start)
    return says(before, after), is_basis(before), words
