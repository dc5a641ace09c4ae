"""Forms and their versions are made, opened and retired (lập, mở, thôi dùng mẫu báo cáo)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sauro.cases.catalogue import groups_on
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.database.once import once
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.queries.choices import forces
from sauro.reporting.expecting import version_on
from sauro.reporting.holding import CHANGED, own_line
from sauro.reporting.models import Cell, CellNote, Form, FormVersion, Indicator, Submission
from sauro.reporting.rules.acts import State
from sauro.reporting.rules.cells import Dimension, Measure, cells_of, moved
from sauro.reporting.rules.forms import COUNTED, known_measures, measure_findings


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form as somebody draws it up, with its first version."""

    code: str
    name: str
    name_en: str
    measures: Sequence[Measure]
    valid_from: date
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version as it is drawn up. ``note``: what is other than before."""

    measures: Sequence[Measure]
    valid_from: date
    note: str = ""


@transaction.atomic
def make_form(new: NewForm, *, by: Seat, now: datetime) -> FormVersion:
    """A form with its first version, as a draft. Raises: NotAllowed, Refused."""
    allow(by, Right.KEEP_DUTIES)
    if wrong := [*_name_findings(new), *measure_findings(new.measures, known_measures())]:
        raise Refused(*wrong)
    form = Form(
        owner_path=by.body.path, code=new.code, name=new.name.strip()[:200],
        name_en=(new.name_en or new.name).strip()[:200], purpose=new.purpose.strip()[:500],
        made_by=by, made_at=now,
    )  # fmt: skip
    with once(Refused(_CODE_TAKEN)):
        form.save()
    return _version(form, 1, NewVersion(new.measures, new.valid_from), by, now)


@transaction.atomic
def make_version(form_id: int, new: NewVersion, *, by: Seat, now: datetime) -> FormVersion:
    """A further version of a form, as a draft. Raises: NotAllowed, Hidden, Refused."""
    form = Form.objects.filter(pk=form_id).first()
    if form is None:
        raise Hidden
    _allow(form.owner_path, by)
    if wrong := list(measure_findings(new.measures, known_measures())):
        raise Refused(*wrong)
    last = FormVersion.objects.filter(form=form).order_by("-number").first()
    with once(Stale(CHANGED)):
        return _version(form, last.number + 1 if last else 1, new, by, now)


@transaction.atomic
def open_version(version_id: int, version: int, *, by: Seat) -> FormVersion:
    """Let new reports use it; its cells stay from now on. Raises: NotAllowed, Hidden, Stale,
    Refused.
    """
    return _go_on(version_id, version, FormVersion.State.DRAFT, FormVersion.State.OPEN, by)


@transaction.atomic
def retire_version(version_id: int, version: int, *, by: Seat) -> FormVersion:
    """Let no new report use it. Raises: NotAllowed, Hidden, Stale, Refused."""
    return _go_on(version_id, version, FormVersion.State.OPEN, FormVersion.State.RETIRED, by)


@transaction.atomic
def move_draft(line_id: int, version: int, *, by: Seat, now: datetime) -> Submission:
    """Carry a draft to the version that is in use: cells of the same key keep their figures.

    Raises: NotAllowed, Hidden, Stale, Refused.
    """
    line = own_line(line_id, Right.FILL_REPORTS, by)
    row = Submission.objects.filter(line=line, state=State.DRAFT.value).first()
    target = version_on(line.duty, line.ends_on)
    if row is None:
        raise Hidden
    if row.version != version:
        raise Stale(CHANGED, current=row, sent=version)
    if target is None:
        raise Refused(_NONE_OPEN)
    old, new = keys_of(row.form_version_id), keys_of(target.pk)
    CellNote.objects.filter(submission=row).delete()  # the next saving says again what differs
    row.figures, row.form_version = moved(row.figures, old, new), target
    row.saved_by, row.saved_at, row.version = by, now, version + 1
    row.save(update_fields=["figures", "form_version", "saved_by", "saved_at", "version"])
    if line.first_sent_at is None:
        line.form_version = target
        line.save(update_fields=["form_version"])
    return row


def keys_of(version_id: int) -> list[str]:
    """The keys of the cells of a version in their order."""
    rows = Cell.objects.filter(form_version=version_id).order_by("slot")
    return list(rows.values_list("key", flat=True))


def members_on(day: date) -> Mapping[Dimension, list[str]]:
    """By which members a form that is drawn up on a day is broken down."""
    return {
        Dimension.FORCE: [code for code, _name in forces()],
        Dimension.KIND: list(COUNTED),
        Dimension.GOODS: [group.code for group in groups_on(day)],
    }


def _version(form: Form, number: int, new: NewVersion, by: Seat, now: datetime) -> FormVersion:
    cells = cells_of(new.measures, members_on(new.valid_from))
    version = FormVersion.objects.create(
        owner_path=form.owner_path, form=form, number=number, valid_from=new.valid_from,
        cell_count=len(cells), note=new.note.strip()[:500], made_by=by, made_at=now,
    )  # fmt: skip
    rows = {m.code: _indicator(version, rank, m) for rank, m in enumerate(new.measures)}
    Indicator.objects.bulk_create(rows.values())
    Cell.objects.bulk_create(
        Cell(
            owner_path=form.owner_path, form_version=version, indicator=rows[cell.measure],
            slot=slot, key=cell.key, dimension=cell.dimension or "", member=cell.member,
        )
        for slot, cell in enumerate(cells, 1)
    )  # fmt: skip
    return version


def _indicator(version: FormVersion, rank: int, measure: Measure) -> Indicator:
    return Indicator(
        owner_path=version.owner_path, form_version=version, rank=rank, code=measure.code,
        name=measure.name, name_en=measure.name_en or measure.name, unit=measure.unit,
        decimals=measure.decimals, kind=measure.kind.value, origin=measure.origin.value,
        by=[d.value for d in measure.by], mark=measure.mark, source=measure.source,
    )  # fmt: skip


def _go_on(version_id: int, version: int, before: str, after: str, by: Seat) -> FormVersion:
    seen = FormVersion.objects.filter(pk=version_id).first()
    if seen is None:
        raise Hidden
    _allow(seen.owner_path, by)
    row = FormVersion.objects.select_for_update(of=("self",)).get(pk=version_id)
    if row.version != version:
        raise Stale(CHANGED, current=row, sent=version)
    if row.state != before:
        raise Refused(_NOT_NOW)
    row.state, row.version = after, version + 1
    row.save(update_fields=["state", "version"])
    return row


def _allow(path: str, by: Seat) -> None:
    allow(by, Right.KEEP_DUTIES)
    if path != by.body.path:
        raise NotAllowed(_NOT_YOURS)


def _name_findings(new: NewForm) -> Iterator[Finding]:
    if not new.name.strip():
        yield Finding("no-name", "name", "Hãy ghi tên mẫu.", "Say what the form is called.")
    if not new.code.replace("-", "").isalnum() or not new.code.isascii():
        yield Finding(
            "code", "code",
            "Mã mẫu chỉ gồm chữ không dấu, số và gạch nối. Ví dụ: cao-diem-tet.",
            "The code of a form is of plain letters, digits and hyphens, such as cao-diem-tet.",
        )  # fmt: skip


_CODE_TAKEN = Finding(
    "code-taken", "code",
    "Đã có mẫu dùng mã này. Hãy chọn mã khác, hoặc lập bản mới của mẫu ấy.",
    "There is a form with this code. Choose another, or make a new version of that one.",
)  # fmt: skip
_NOT_NOW = Finding(
    "not-now", "",
    "Bản này của mẫu không còn ở bước ấy. Hãy tải lại trang để xem.",
    "This version of the form is no longer at that step. Load the page again.",
)  # fmt: skip
_NONE_OPEN = Finding(
    "none-open", "",
    "Chưa có mẫu hiện hành cho kỳ này. Hãy hỏi nơi nhận báo cáo.",
    "There is no form in use for this period. Ask the body that receives the report.",
)  # fmt: skip
_NOT_YOURS = Finding(
    "not-yours", "",
    "Mẫu do cơ quan khác lập. Hãy lập mẫu riêng, hoặc gửi ý kiến cho nơi ấy.",
    "Another body made this form. Make your own, or send them what you propose.",
)  # fmt: skip
