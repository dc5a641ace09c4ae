"""Every workbook that leaves the platform: what people wrote is words in it, never a formula."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from sauro.directives.assignments.expanding import expand
from sauro.directives.tests.make import make_directive
from sauro.documents.models import Citation, Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings import proposing
from sauro.meetings.proposing import Sending
from sauro.organization.models import Body
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
DANGEROUS = ("=1+1", "+84 912", "-1+2", "@SUM(1)", "=cmd|' /C calc'!A0", "{=1+1}", "http://x.vn")


def filled(words):
    """Something in each list whose words begin as a formula would."""
    seat = make_seat()
    enter(scope_of(seat))
    found = make_directive(
        words, told=(("v.01", "lead"),), lead=[words], entered_by=words, issuer=words
    )
    expand(found.addressees.all(), [found], timezone.now())
    Document.objects.create(
        owner_path="v.01", name=words, sha256="a", size=1, received_at=timezone.now(),
        status="read", issuer=words, number=words, read_at=timezone.now(),
    )  # fmt: skip
    citing = Document.objects.get(sha256="a")
    Citation.objects.create(
        owner_path="v.01", document=citing, key=words, number=words, issuer=words
    )
    _propose(words)
    enter(scope_of(seat))
    with operator():
        Body.objects.filter(path="v.01").update(name=words)
    return seat


def _propose(words):
    """A commune of v.01 proposes something to it."""
    commune = make_seat("v.01.00001")
    enter(scope_of(commune))
    proposing.propose(Sending("v.01", "proposal", words), by=commune, now=timezone.now())


@pytest.mark.parametrize(
    "address",
    [
        "register_export",
        "documents_export",
        "bodies_export",
        "work_export",
        "cited_export",
        "proposals_export",
    ],
)
@pytest.mark.parametrize("words", DANGEROUS)
def test_words_stay_words(client, address, words):
    client.force_login(filled(words).user)
    answer = client.get(reverse(address))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    with ZipFile(BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert "<hyperlink" not in sheet
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    found = [cell for cell in cells if cell.value == words]
    assert found
    assert {cell.data_type for cell in found} <= {"s", "inlineStr"}


def test_the_register_says_who_entered_a_paper_of_another_body(client):
    seat = make_seat()
    enter(scope_of(seat))
    make_directive("của nơi khác", told=(("v.01", "lead"),), entered_by="Ban Chỉ đạo 389 tỉnh B")
    make_directive("của mình", told=(("v.01", "lead"),))
    client.force_login(seat.user)
    content = b"".join(client.get(reverse("register_export")).streaming_content)
    _told, head, *rows = load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    by_task = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert by_task["của nơi khác"]["Cơ quan đưa vào sổ"] == "Ban Chỉ đạo 389 tỉnh B"
    assert by_task["của mình"]["Cơ quan đưa vào sổ"] is None
