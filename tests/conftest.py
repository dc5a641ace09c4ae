"""What tests of the machine interface find: a published document and one that is still open."""

import pytest
from django.utils import timezone

from sauro.directives.models import Directive
from sauro.directives.services import register
from sauro.documents import publishing
from sauro.documents.models import Document
from sauro.documents.tests.make import verified

FIRST = "Kiểm tra kho hàng; báo cáo trước ngày 15/12/2026."
SECOND = "Rà soát chợ đầu mối."


@pytest.fixture
def keys(document, seat):
    """Of rows in v.01, by the names that addresses give them; all have version 1."""
    publishing.publish(document.pk, verified(document, seat), register, by=seat, now=timezone.now())
    item = document.items.first()
    item.document = Document.objects.create(
        owner_path="v.01", name="b", sha256="b", size=1, received_at=timezone.now(), status="read",
        text=f"{FIRST} {SECOND}", issued_from="v.01", placed_by=seat, placed_at=timezone.now(),
    )  # fmt: skip
    for words, start in ((SECOND, len(FIRST) + 1), (FIRST, 0)):  # the last made is the first
        item.pk, item._state.adding = None, True
        item.version, item.lead, item.task = 1, [], words
        item.position, item.spans = 1 + bool(start), [[start, start + len(words)]]
        item.save()
    return {
        "path": "v.01",
        "document_id": item.document.pk,
        "item_id": item.pk,
        "directive_id": Directive.objects.earliest("pk").pk,
    }
