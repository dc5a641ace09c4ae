"""A text is read, written, locked (đọc, ghi, khóa phần lời)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.reporting.filling import cells_of
from sauro.reporting.holding import own_line
from sauro.reporting.models import Consolidation, Duty, ReportText, Submission
from sauro.reporting.narrative import (
    Narrative,
    Passage,
    Sheet,
    edited,
    narrative_findings,
    shipped_template,
    written,
)
from sauro.reporting.narrative.editing import TooLongError
from sauro.reporting.rules.acts import State
from sauro.reporting.texts import refusals as say
from sauro.reporting.texts.fitting import fitted
from sauro.reporting.texts.sheets import own_source
from sauro.reporting.texts.storing import (
    Source,
    cells_in,
    kept,
    kept_source,
    read,
    read_source,
)
from sauro.reporting.texts.subject import Subject, former, total, version

_WORDS = (
    "paragraphs", "sheets", "capacity", "signer", "written_by", "written_at", "version",
)  # fmt: skip
_FREEZING = ("sheets", "frozen_at", "version")
PICKED = ("case-", "proposal-")  # keys of paragraphs that were picked, not written


@dataclass(frozen=True, slots=True)
class Held:
    """A text as it stands. ``version``: of its row, 0 where nobody has written yet."""

    narrative: Narrative
    sources: Mapping[str, Source]
    row: ReportText | None = None

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def sheets(self) -> dict[str, Sheet]:
        return {origin: source.sheet for origin, source in self.sources.items()}

    def passages(self) -> tuple[Passage, ...]:
        """All paragraphs as they read with the figures of now, or of when it was locked."""
        return written(self.narrative, self.sheets)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person changed. ``texts``: by the place of the paragraph; ``anew``: those that are
    written from the template again; ``version``, ``figures``: of text and version as seen.
    """

    version: int
    figures: int
    texts: Mapping[int, str] = field(default_factory=dict)
    anew: frozenset[int] = frozenset()
    capacity: str = ""
    signer: str = ""


def held(subject: Subject) -> Held:
    """The text of a subject: as it was kept, else that of the version before, else generated."""
    row = ReportText.objects.filter(**subject.named).first()
    base = row or _former(subject)
    narrative = read(base.paragraphs) if base else generated(subject)
    sheets = base.sheets if base else {}
    sources = {origin: read_source(said) for origin, said in sheets.items() if origin}
    own = read_source(sheets[""]) if row and row.frozen_at else own_source(subject)
    return Held(narrative, {**sources, "": own}, row)


def generated(subject: Subject) -> Narrative:
    """The template for the form of a subject."""
    return fitted(shipped_template(), {cell.key for cell in cells_of(subject.row.form_version)})


def findings(text: Held) -> list[Finding]:
    """What a person should look at; what was picked from the register is bound to its case."""
    keys = {p.key for p in text.narrative.paragraphs}
    answered = {
        asks
        for asks, prefix in (("typical", "case-"), ("proposals", "proposal-"))
        if any(key.startswith(prefix) for key in keys)
    }
    return [
        found
        for found in narrative_findings(text.narrative, text.sheets)
        if not found.field.startswith(PICKED) and found.field not in answered
    ]


@dataclass(frozen=True, slots=True)
class Added:
    """A text to which something was brought, and the figures of all its origins."""

    narrative: Narrative
    sources: Mapping[str, Source]
    findings: tuple[Finding, ...] = ()


Adding = Callable[[Subject, Added], Added]


@transaction.atomic
def write(
    subject: Subject, wording: Wording, *, by: Seat, now: datetime, adding: Adding | None = None
) -> Added:
    """Keep what a person typed, with what he brings in at once; figures that still stand in it stay
    bound to their cells. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    subject = own(subject, by)
    text = held(subject)
    unchanged(subject, text, wording)
    made = Added(_worded(subject, text, wording), text.sources)
    made = adding(subject, made) if adding else made
    row = text.row or ReportText(owner_path=subject.row.owner_path, version=0, **subject.named)
    row.paragraphs, row.sheets = kept(made.narrative), _pruned(made.narrative, made.sources)
    row.capacity, row.signer = wording.capacity.strip()[:300], wording.signer.strip()[:150]
    row.written_by, row.written_at, row.version = by, now, row.version + 1
    _save(row, *_WORDS)
    return made


def own(subject: Subject, by: Seat) -> Subject:
    """The subject held for writing. Raises: NotAllowed, Hidden, Refused where it was sent."""
    if isinstance(subject.row, Submission):
        line = own_line(subject.row.line_id, Right.FILL_REPORTS, by)
        found = version(line.pk, subject.row.number)
        if found.row.state != State.DRAFT.value:  # type: ignore[union-attr]
            raise Refused(say.SENT)
        return found
    allow(by, Right.FILL_REPORTS)
    if subject.row.owner_path != by.body.path:
        raise NotAllowed(say.NOT_YOURS)
    Duty.objects.select_for_update(of=("self",)).get(pk=subject.row.duty_id)
    return total(subject.row.pk)


def unchanged(subject: Subject, text: Held, wording: Wording) -> None:
    """Raises: Refused where it is locked, Stale where text or figures are others than were seen."""
    if text.row and text.row.frozen_at:
        raise Refused(say.LOCKED)
    if text.version != wording.version or figures_version(subject) != wording.figures:
        raise Stale(say.CHANGED, current=text, sent=wording.version)


def figures_version(subject: Subject) -> int:
    """Changes with the figures that the sentences read."""
    return subject.row.version if isinstance(subject.row, Submission) else subject.row.number


@transaction.atomic
def lock(subject: Subject, *, by: Seat, now: datetime) -> ReportText:
    """Freeze text and figures of what is locked; locked before, it stays. Raises: Refused."""
    text = held(subject)
    if text.row and text.row.frozen_at:
        return text.row
    if isinstance(subject.row, Submission) and subject.row.state != State.ACCEPTED.value:
        raise Refused(say.NOT_LOCKED)
    row = text.row or ReportText(
        owner_path=subject.row.owner_path, version=0, paragraphs=kept(text.narrative),
        written_by=by, written_at=now, **subject.named,
    )  # fmt: skip
    own_figures = kept_source(text.sources[""])
    row.sheets = {**_pruned(text.narrative, text.sources), "": own_figures}
    row.frozen_at, row.version = now, row.version + 1
    _save(row, *_FREEZING)
    return row


@transaction.atomic
def publish(sum_id: int, *, by: Seat, now: datetime) -> ReportText:
    """A sum goes out as a document: text and figures stay as they are from now on.

    Raises: NotAllowed, Hidden.
    """
    subject = total(sum_id)
    allow(by, Right.SEND_REPORTS)
    if subject.row.owner_path != by.body.path:
        raise NotAllowed(say.NOT_YOURS)
    Duty.objects.select_for_update(of=("self",)).get(pk=subject.duty.pk)
    return lock(subject, by=by, now=now)


def _save(row: ReportText, *fields: str) -> None:
    row.save(update_fields=fields if row.pk else None)


def _former(subject: Subject) -> ReportText | None:
    """The text of the version before: what was typed is not typed again."""
    rows = former(subject)
    kind = "consolidation" if isinstance(subject.row, Consolidation) else "submission"
    found = ReportText.objects.filter(**{f"{kind}__in": rows})
    return found.order_by(f"-{kind}__number").first()


def _worded(subject: Subject, text: Held, wording: Wording) -> Narrative:
    passages = text.passages()
    if any(n >= len(passages) for n in wording.texts):
        raise Hidden
    template = {(p.part, p.key): p for p in generated(subject).paragraphs}
    found = []
    for n, seen in enumerate(passages):
        paragraph = seen.paragraph
        typed = wording.texts.get(n, seen.text)
        fresh = template.get((paragraph.part, paragraph.key))
        if n in wording.anew and fresh and not paragraph.origin:
            paragraph = fresh
        elif _plain(typed) != _plain(seen.text):
            try:
                paragraph = edited(seen, typed.strip())
            except TooLongError as error:
                raise Refused(say.too_long(f"doan_{n}")) from error
        found.append(paragraph)
    return Narrative(tuple(p for p in found if p.pieces or not _picked(p.key, p.origin)))


def _picked(key: str, origin: str) -> bool:
    return bool(origin) or key.startswith(PICKED)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _pruned(narrative: Narrative, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Of each origin only the figures that its paragraphs read."""
    found = {}
    for origin in {p.origin for p in narrative.paragraphs if p.origin}:
        if origin in sources:
            cells = cells_in(p for p in narrative.paragraphs if p.origin == origin)
            found[origin] = kept_source(sources[origin], cells)
    return found
