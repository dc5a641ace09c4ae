"""The rows of a task list become a document, some hundred a transaction (nhập danh mục).

A job that is killed goes on where it was: the rows stand in the order of the list, so what is there
tells what is to come, and a second worker waits for the list's row and then finds nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sauro.documents.citing.noting import note
from sauro.documents.intake import finding_kept
from sauro.documents.models import Document, Item, TaskList
from sauro.documents.naming import Names
from sauro.documents.tasklists.rules import Line
from sauro.documents.tasklists.services import refuse_read, taken_lines
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.locators import of_row

KIND = "Danh mục việc đã giao"
BATCH = 200  # rows a transaction: each has its entry in the history


def enter_now(list_id: int, owner_path: str, now: datetime, batch: int = BATCH) -> None:
    """Enter what was asked for. Rows without a doubt, whose leads are clear, count as verified by
    whoever saw the preview and asked.
    """
    items = _begun(list_id, owner_path, now)
    while items and _went_on(list_id, owner_path, items, batch):
        pass
    if items:
        _finish(list_id, owner_path, now)


def _asked(list_id: int, owner_path: str) -> TaskList | None:
    """The list, locked, if it is still to be entered; seen and written as who asked for it, so that
    the history names him.
    """
    enter(Scope((owner_path,)))
    found = TaskList.objects.select_for_update(of=("self",)).filter(pk=list_id, done_at=None)
    row = found.select_related("asked_by__user", "asked_by__body").first()
    if row is None or row.asked_by is None:
        return None
    enter(Scope((owner_path,), row.asked_by.pk, row.asked_by.user_id))
    return row


@transaction.atomic
def _begun(list_id: int, owner_path: str, now: datetime) -> Sequence[Item]:
    """The document with its words, and the rows that are to come into it; none where nothing is to
    be done, or it cannot be: then the list says why.
    """
    found = _asked(list_id, owner_path)
    if found is None:
        return []
    try:
        taken = taken_lines(found)
        document = found.document or _document(found, now)
    except Refused as told:
        if found.document_id:
            raise  # some of it stands there: whoever looks after the server has to see to it
        return _given_up(found, told.findings)
    words = _Words(f"{KIND}\nTính đến ngày {found.listed_on:%d/%m/%Y}\n\n")
    items = [
        _item(document, position, line, words, with_done=found.with_done)
        for position, line in enumerate(taken, start=1)
    ]
    _checked(items, Names(document, timezone.localdate(now)))
    if found.document_id is None:
        document.text = words.text
        document.save()
        found.document, found.lines = document, len(items)
        found.save()
    return items


def _given_up(found: TaskList, findings: Iterable[Finding]) -> Sequence[Item]:
    found.asked_at = found.asked_by = None
    found.refused = [finding_kept(f) for f in findings]
    found.version += 1
    found.save()
    return []


@transaction.atomic
def _went_on(list_id: int, owner_path: str, items: Sequence[Item], batch: int) -> bool:
    """Write the next rows. Returns whether there were any."""
    found = _asked(list_id, owner_path)
    if found is None:
        return False
    there = Item.objects.filter(document=found.document_id).count()
    Item.objects.bulk_create(items[there : there + batch])
    return there < len(items)


@transaction.atomic
def _finish(list_id: int, owner_path: str, now: datetime) -> None:
    """All rows are there: the document is read and waits for whoever publishes it."""
    found = _asked(list_id, owner_path)
    if found is None or found.document_id is None:
        return
    document = Document.objects.select_for_update(of=("self",)).get(pk=found.document_id)
    document.status, document.read_at = Document.Status.READ, now
    document.version += 1
    document.save()
    found.done_at, found.done_by = now, found.asked_by
    found.version += 1
    found.save()
    note(document)


def _document(found: TaskList, now: datetime) -> Document:
    """A new one; where the file was handed in among the papers and not read, that one."""
    by = found.asked_by
    assert by
    document, _new = Document.objects.select_for_update().get_or_create(
        owner_path=found.owner_path,
        sha256=found.sha256,
        edition=1,
        defaults={"name": found.name, "size": found.size, "received_at": now, "received_by": by},
    )
    refuse_read(document)
    document.status = Document.Status.WAITING
    document.refusal = document.refusal_en = ""
    document.doc_type, document.issuer = KIND, by.body.name[:200]
    document.issued_on = found.listed_on
    document.issued_from, document.placed_by, document.placed_at = by.body.path, by, now
    document.version += 1
    return document


class _Words:
    """The words of a list as a text, and where each row's stand in it."""

    def __init__(self, text: str) -> None:
        self._parts, self._length = [text], len(text)

    def add(self, words: str) -> list[int]:
        start = self._length
        self._parts.append(words)
        self._length += len(words)
        return [start, self._length]

    @property
    def text(self) -> str:
        return "".join(self._parts)


def _item(document: Document, position: int, line: Line, words: _Words, *, with_done: bool) -> Item:
    spans = {"task": words.add(line.task)}
    for name, label, said in (
        ("lead", "Chủ trì", "; ".join(line.lead)),
        ("coordinating", "Phối hợp", "; ".join(line.coordinating)),
        ("deadline", "Thời hạn", line.deadline_text),
        ("deliverable", "Sản phẩm", line.deliverable),
        ("source", "Văn bản giao", line.source),
        ("status", "Tình trạng trong danh mục", line.status),
    ):
        if said:
            words.add(f"\n{label}: ")
            spans[name] = words.add(said)
    words.add("\n\n")
    dropped = line.done and not with_done
    return Item(
        owner_path=document.owner_path,
        document=document,
        origin=Item.Origin.LISTED,
        position=position,
        locator=of_row(line.number),
        task=line.task,
        spans=[spans[n] for n in ("task", "source") if n in spans],
        lead=list(line.lead),
        coordinating=list(line.coordinating),
        deliverable=line.deliverable,
        deadline_kind=line.deadline_kind,
        deadline_text=line.deadline_text,
        due_on=line.due_on,
        rrule=line.rrule,
        clears={name: _clear(spans.get(name)) for name in _CLEARS},
        doubts=[finding_kept(f) for f in line.findings],
        dropped_because=f"Danh mục ghi: {line.status}"[:300] if dropped else "",
        checked=dropped or not line.findings,
    )


_CLEARS = ("task", "lead", "coordinating", "deadline", "deliverable", "reports_to", "authority")


def _clear(span: list[int] | None) -> dict[str, Any]:
    return {
        "ground": "stated" if span else "missing", "rule": "", "spans": [[span]] if span else [],
    }  # fmt: skip


def _checked(items: Iterable[Item], names: Names) -> None:
    """A row whose lead is not clear waits for a person."""
    for item in items:
        if not item.dropped_because:
            item.checked = item.checked and all(
                names.meant(mention).decided for mention in item.lead
            )
