"""Directives without a document behind them that anybody read: what search and lists need."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone

from sauro.directives.models import Addressee, Directive
from sauro.directives.rules import keys_of
from sauro.documents.models import Document
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.kernel.text import fold
from sauro.organization.models import Body, Succession, Territory
from sauro.organization.tests.make import make_body

_numbers = count(1)
EVERYWHERE = Scope(("v",))


def make_directive(
    task: str, owner: str = "v.01", told: tuple[tuple[str, str], ...] = (), **others: object
) -> Directive:
    """Entered by whoever sees everything; ``told`` are (path, part) of bodies that it names."""
    enter(EVERYWHERE)
    number, now = next(_numbers), timezone.now()
    document = Document.objects.create(
        owner_path=owner, name="a", sha256=f"made {number}", size=1, received_at=now
    )
    search_key, spelt_key = keys_of(task)
    due_on: date | None = others.pop("due_on", None)  # type: ignore[assignment]
    found = Directive.objects.create(
        **{
            "owner_path": owner, "document": document, "entered_with": document,
            "position": 1, "locator": str(number),
            "task": task, "search_key": search_key, "spelt_key": spelt_key, "due_on": due_on,
            "deadline_kind": "date" if due_on else "none", "published_at": now,
            "document_number": f"{number}/TB-BCĐ389", **others,
        }
    )  # fmt: skip
    for path, part in told:
        Addressee.objects.create(
            owner_path=path, issuer_path=owner, directive=found, body=make_body(path), part=part,
            mention="ai đó", published_at=now,
        )  # fmt: skip
    return found


def make_split(path: str, *into: str) -> None:
    """A commune that was divided: its committee has ended, those of its name go on."""
    with operator():
        one, *others = (
            Territory.objects.create(
                code=at[-5:], name=f"Mẫu {at[-5:]}", kind="xã", level="commune",
                search_key=at, sort_key=at,
            )
            for at in (path, *into)
        )  # fmt: skip
        for place, at in zip((one, *others), (path, *into), strict=True):
            make_body(at)
            name = f"Ban Chỉ đạo 389 {place.kind} {place.name}"
            Body.objects.filter(path=at).update(name=name, territory=place)
        for place in others:
            Succession.objects.create(old=one, new=place, whole=False)
        last = timezone.localdate() - timedelta(1)
        Body.objects.filter(path=path).update(valid_to=last)


def make_named(path: str, name: str) -> Body:
    """A body that is found by its name."""
    body = make_body(path, name)
    body.search_key = fold(name)
    body.save()
    return body
