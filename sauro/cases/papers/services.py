"""Papers of a case are drafted, issued, cancelled (soạn, phát hành, hủy văn bản)."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from uuid import UUID

from django.db import transaction

from sauro.cases import happening
from sauro.cases.as_steps.along import NOTHING, Along, write_along
from sauro.cases.case_rules import StepEntry
from sauro.cases.clocks import Mark
from sauro.cases.holding import own_case, said
from sauro.cases.models import Case, CaseEvent, CasePaper, CasePaperFile, PaperDraft
from sauro.cases.papers import refusals as say
from sauro.cases.papers.drafting import Drafted, drafted, numbered, text_of
from sauro.cases.papers.law import form_on
from sauro.cases.papers.model import Form
from sauro.cases.papers.record import Known, known_of
from sauro.cases.papers.rules import Typed, issue_findings, typed_findings
from sauro.documents.drafting.docx import write_paper
from sauro.documents.numbering.queries import book
from sauro.documents.numbering.rules import Asked
from sauro.documents.numbering.services import cancel_number, take_number
from sauro.foundation.access.models import Seat
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.files.store import keep as keep_file
from sauro.kernel.findings import Finding

MOST_BYTES = 50 * 1024 * 1024
MOST_DRAFTS = 50  # open ones of a case
_KEPT = ("words", "dated_on", "at", "of_event", "changed_by", "changed_at", "version")


@transaction.atomic
def begin(  # noqa: PLR0913 - of which case and form, by whom, when
    case_id: int, form: str, key: UUID, *, by: Seat, now: datetime, today: date
) -> PaperDraft:
    """A new draft of a form; the same key again is the same draft.

    Raises: NotAllowed, Hidden, Refused.
    """
    case = own_case(case_id, by)
    law = form_on(form, today)
    if law is None:
        raise Refused(say.NO_FORM)
    draft = PaperDraft(form=form, key=key, of_event=_without_paper(case, law))
    return _begun(case, draft, by, now)


@transaction.atomic
def begin_again(paper_id: int, because: str, key: UUID, *, by: Seat, now: datetime) -> PaperDraft:
    """A draft that is to stand in the place of an issued paper, with what was typed for that one.

    Raises: NotAllowed, Hidden, Refused where it was cancelled or replaced already.
    """
    old = own_paper(paper_id, by)
    if wrong := list(_over(old, because)):
        raise Refused(*wrong)
    typed = old.draft
    draft = PaperDraft(
        form=old.form, key=key, words=typed.words, at=typed.at, replaces=old,
        because=said(because)[:300],
    )  # fmt: skip
    return _begun(old.case, draft, by, now)


@transaction.atomic
def keep(  # noqa: PLR0913 - which draft as it was seen, what was typed, by whom, when
    draft_id: int, version: int, typed: Typed, *, by: Seat, now: datetime, today: date
) -> PaperDraft:
    """Write down what was typed. Raises: NotAllowed, Hidden, Refused, Stale."""
    draft = own_draft(draft_id, by)
    _unchanged(draft, version)
    words = {code: text.replace("\0", " ").strip() for code, text in typed.words.items()}
    wrong = list(typed_findings(form_of(draft, today), Typed(words)))
    event = _event(draft, typed.of_event)
    if typed.of_event and event is None:
        wrong.append(say.NO_STEP)
    if wrong:
        raise Refused(*wrong)
    draft.words = {code: text for code, text in words.items() if text}
    draft.dated_on, draft.at, draft.of_event = typed.dated_on, typed.at, event
    draft.changed_by, draft.changed_at = by, max(now, draft.changed_at)
    draft.version += 1
    draft.save(update_fields=_KEPT)
    return draft


@transaction.atomic
def drop(draft_id: int, *, by: Seat) -> int:
    """Throw a draft away that was never issued; the history keeps it. Returns its case.

    Raises: NotAllowed, Hidden, Stale.
    """
    draft = own_draft(draft_id, by)
    draft.delete()
    return draft.case_id


@transaction.atomic
def issue(  # noqa: PLR0913 - what, as seen when, with which leave, by whom
    draft_id: int,
    version: int,
    *,
    by: Seat,
    now: datetime,
    today: date,
    meant: bool = False,
    first: int | None = None,
    along: Along = NOTHING,
) -> CasePaper:
    """Give the paper its number, freeze text and file, record the step that it is: one act. Sent
    twice, it is issued once. ``meant``: what is left empty was seen; ``first``: the number with
    which the office's paper book goes on, for the first of a year; ``along``: what the step brings.

    Raises: NotAllowed, Hidden, Refused, Stale.
    """
    known = PaperDraft.objects.filter(pk=draft_id).first()
    if known is None:
        raise Hidden
    case = own_case(known.case_id, by)
    if done := CasePaper.objects.filter(draft=known).first():
        return done
    draft = own_draft(draft_id, by)
    _unchanged(draft, version)
    form, record, day = form_of(draft, today), known_of(case), draft.dated_on or today
    made = drafted(case, form, record, typed_of(draft), day)
    wrong = [*issue_findings(form, made.gaps, meant=meant)]
    wrong += _over(draft.replaces, draft.because) if draft.replaces else ()
    if wrong:
        raise Refused(*wrong)
    subject = f"{form.name}, vụ việc số {case}"
    number = take_number(Asked(form.series, day, subject, first), by=by, now=now, today=today)
    paper = CasePaper(
        owner_path=case.owner_path, case=case, draft=draft, form=form.code, name=form.name,
        number=number, written=number.written, dated_on=day, gaps=list(made.gaps),
        mark=form.mark.value, source=form.source, replaces=draft.replaces, because=draft.because,
        issued_by=by, issued_at=now,
    )  # fmt: skip
    paper.event = _step(paper, draft, form, record, by, now)
    _frozen(paper, made, number.written)
    if paper.event:
        write_along(paper.event, along, by=by, now=now)
    elif along != NOTHING:
        raise Refused(say.NO_STEP_TO_GO_WITH)
    return paper


@transaction.atomic
def cancel(paper_id: int, because: str, *, by: Seat, now: datetime) -> CasePaper:
    """The paper does not hold: it keeps its number and says why; the step that it was is taken
    back. Cancelled twice, the first reason stands. Raises: NotAllowed, Hidden, Refused.
    """
    paper = own_paper(paper_id, by)
    if paper.cancelled_at is not None:
        return paper
    if wrong := list(_over(paper, because)):
        raise Refused(*wrong)
    cancel_number(paper.number_id, because, by=by, now=now)
    paper.cancelled_by, paper.cancelled_at = by, now
    paper.cancelled_because = said(because)[:300]
    paper.save(update_fields=["cancelled_by", "cancelled_at", "cancelled_because"])
    if event := _standing(paper.event):
        words = f"Hủy văn bản số {paper.written}: {said(because)}"
        happening.correct(event.pk, None, words[:300], by=by, now=now)
    return paper


def own_draft(draft_id: int, by: Seat) -> PaperDraft:
    """A draft of a case that is written from the seat, both locked.

    Raises: NotAllowed, Hidden, Stale where it was issued.
    """
    seen = PaperDraft.objects.filter(pk=draft_id).first()
    if seen is None:
        raise Hidden
    case = own_case(seen.case_id, by)
    draft = PaperDraft.objects.select_for_update(of=("self",)).filter(pk=draft_id).first()
    if draft is None:
        raise Hidden
    if done := CasePaper.objects.filter(draft=draft).first():
        raise Stale(say.ISSUED, current=done)
    draft.case = case
    return draft


def own_paper(paper_id: int, by: Seat) -> CasePaper:
    """An issued paper of a case that is written from the seat, both locked.

    Raises: NotAllowed, Hidden.
    """
    seen = CasePaper.objects.filter(pk=paper_id).first()
    if seen is None:
        raise Hidden
    case = own_case(seen.case_id, by)
    rows = CasePaper.objects.select_for_update(of=("self",)).select_related("draft")
    paper = rows.get(pk=paper_id)
    paper.case = case
    return paper


def form_of(draft: PaperDraft, today: date) -> Form:
    """The form as it is in force on the day of the paper. Raises: Refused."""
    form = form_on(draft.form, draft.dated_on or today)
    if form is None:
        raise Refused(say.NO_FORM)
    return form


def typed_of(draft: PaperDraft) -> Typed:
    """What was typed on a draft, as the rules take it."""
    return Typed(draft.words, draft.dated_on, draft.at, draft.of_event_id)


def begins_a_book(office: str, form: Form, day: date) -> bool:
    """Whether the next number of a form is the first of its year here."""
    return not book(office, form.series, day.year)


def _begun(case: Case, draft: PaperDraft, by: Seat, now: datetime) -> PaperDraft:
    if again := case.paper_drafts.filter(key=draft.key).first():
        return again
    if case.paper_drafts.filter(issued=None).count() >= MOST_DRAFTS:
        raise Refused(say.too_many(MOST_DRAFTS))
    draft.owner_path, draft.case = case.owner_path, case
    draft.begun_by, draft.begun_at, draft.changed_by, draft.changed_at = by, now, by, now
    draft.save()
    return draft


def _unchanged(draft: PaperDraft, version: int) -> None:
    if version != draft.version:
        raise Stale(say.CHANGED, current=draft, sent=version)


def _over(paper: CasePaper, because: str) -> list[Finding]:
    """What keeps an issued paper from being cancelled or replaced."""
    wrong = [] if said(because) else [say.NO_REASON]
    if paper.cancelled_at is not None:
        wrong.append(say.CANCELLED)
    if CasePaper.objects.filter(replaces=paper).exists():
        wrong.append(say.REPLACED)
    return wrong


def _without_paper(case: Case, form: Form) -> CaseEvent | None:
    """The one step that stands without a paper of ours, lest it is recorded again; of several a
    person chooses.
    """
    ours = CasePaper.objects.filter(case=case, event__isnull=False).values("event")
    rows = CaseEvent.objects.filter(case=case, superseded_by=None, cancels=False)
    found = rows.filter(kind=form.step or "").exclude(pk__in=ours)[:2]
    return found[0] if len(found) == 1 else None


def _event(draft: PaperDraft, event_id: int | None) -> CaseEvent | None:
    """A step of the form's kind that stands in the case."""
    form = form_on(draft.form, draft.dated_on or date.max)
    rows = CaseEvent.objects.filter(case_id=draft.case_id, superseded_by=None, cancels=False)
    if event_id is None or form is None or not form.step:
        return None
    return rows.filter(pk=event_id, kind=form.step).first()


def _standing(event: CaseEvent | None) -> CaseEvent | None:
    """What stands in the place of a step today; none where it was taken back."""
    while event is not None:
        after = CaseEvent.objects.filter(supersedes=event).first()
        if after is None:
            return None if event.cancels else event
        event = after
    return None


def _step(  # noqa: PLR0913, PLR0917 - which paper, of which draft and form, in which record, by whom
    paper: CasePaper, draft: PaperDraft, form: Form, record: Known, by: Seat, now: datetime
) -> CaseEvent | None:
    """The step that the paper is: new, or in the place of the one recorded without it."""
    if not form.is_step(record.standing):
        return None
    about = draft.words.get("about", "")
    step = StepEntry(form.step, paper.dated_on, draft.at, paper.written, about)
    old = _standing(paper.replaces.event) if paper.replaces else draft.of_event
    if old is None:
        return happening.record(paper.case_id, step, by=by, now=now)
    because = paper.because or f"Lập văn bản số {paper.written}"
    return happening.correct(old.pk, step, because, by=by, now=now)


def _frozen(paper: CasePaper, made: Drafted, written: str) -> None:
    """Text and file as they will stay."""
    whole = numbered(made.paper, written, Mark(paper.mark))
    paper.text = text_of(whole)
    content = write_paper(whole, paper.dated_on)
    kept = keep_file([content], MOST_BYTES)
    with once(Stale(say.ISSUED)):
        paper.save()
    CasePaperFile.objects.create(
        owner_path=paper.owner_path, case=paper.case, paper=paper, kind="docx",
        sha256=kept.sha256, size=kept.size, made_at=paper.issued_at,
    )  # fmt: skip
    jobs = import_module("sauro.cases.jobs")  # which reads what is written here
    jobs.make_pdf.defer(paper_id=paper.pk, owner_path=paper.owner_path)
