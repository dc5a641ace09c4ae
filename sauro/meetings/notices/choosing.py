"""Whom a name in a conclusion means, kept with the conclusion (chọn cơ quan cho tên nêu ra)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from sauro.documents.choosing import MOST
from sauro.foundation.access.models import Seat
from sauro.kernel.findings import Finding
from sauro.meetings.models import Conclusion, Meeting, NameChoice
from sauro.organization.queries import directory_on

Chosen = Mapping[str, Sequence[int]]  # the keys of the bodies that a name means
NOBODY: Chosen = {}


def choices_of(rows: Iterable[Conclusion]) -> dict[int, Chosen]:
    """What was chosen in some conclusions, by their keys; empty where nothing was."""
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    kept = NameChoice.objects.filter(conclusion__in=[row.pk for row in rows]).order_by("pk")
    for conclusion, mention, body in kept.values_list("conclusion", "mention", "body"):
        found[conclusion][mention].append(body)
    return defaultdict(dict, found)


def choice_findings(meeting: Meeting, chosen: Sequence[tuple[str, int]]) -> list[Finding]:
    """What speaks against a choice: a body that is not there or has ended by the day of it."""
    if not chosen:
        return []
    bodies = directory_on(timezone.localdate(meeting.held_at)).bodies.values()
    living = {body.id for body in bodies if body.valid_to is None}
    wanted = {body for _mention, body in chosen}
    most = max(Counter(mention for mention, _body in chosen).values())
    return [] if wanted <= living and most <= MOST else [_UNKNOWN]


def keep_choices(
    row: Conclusion, chosen: Sequence[tuple[str, int]], *, by: Seat, now: datetime
) -> None:
    """What was chosen takes the place of what stood; what stays is not written again."""
    kept = {(one.mention, one.body_id): one for one in row.choices.all()}
    gone = [one.pk for what, one in kept.items() if what not in set(chosen)]
    if gone:
        row.choices.filter(pk__in=gone).delete()
    NameChoice.objects.bulk_create(
        NameChoice(
            owner_path=row.owner_path, conclusion=row, mention=mention, body_id=body,
            chosen_by=by, chosen_at=now,
        )
        for mention, body in dict.fromkeys(chosen)
        if (mention, body) not in kept
    )  # fmt: skip


_UNKNOWN = Finding(
    "unknown-body", "chosen",
    "Có cơ quan đã chọn không còn trong danh bạ. Hãy tìm và chọn lại.",
    "A chosen body is no longer in the directory. Search and choose again.",
)  # fmt: skip
