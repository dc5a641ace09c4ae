"""Papers that cite each other, as if they had been received and read."""

from datetime import date
from itertools import count

from django.utils import timezone

from sauro.documents.citing.noting import note
from sauro.documents.models import Document

_numbers = count(1)


def make_paper(
    number: str, text: str = "", owner: str = "v.01", day: date | None = None, **others: object
) -> Document:
    """A read paper with a number, a day and words; what it cites is noted."""
    kind = {"doc_type": "Thông báo", "status": "read", "read_at": timezone.now()}
    paper = Document.objects.create(
        owner_path=owner, name=f"{number}.txt", sha256=f"paper {next(_numbers)}", size=1,
        received_at=timezone.now(), number=number, issued_on=day, text=text, **(kind | others),
    )  # fmt: skip
    note(paper)
    return paper
