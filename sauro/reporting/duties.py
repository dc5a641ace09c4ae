"""Duties are made, changed and ended (lập, thôi chế độ báo cáo)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sauro.directives.queries import directive
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.organization.queries import body
from sauro.reporting import expecting
from sauro.reporting.models import Duty, DutyBody, Form
from sauro.reporting.rules.calendar import Terms, term_findings


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty as it is made at once. ``key``: of the page; sent twice it is one duty.
    ``bodies``: paths of those who owe it; ``form``: the code of its form.
    """

    key: UUID
    name: str
    form: str
    terms: Terms
    bodies: Sequence[str]
    basis_text: str
    basis: str = Duty.Basis.LAW.value
    directive_id: int | None = None
    campaign: str = ""
    mark: str = "memory"


@dataclass(frozen=True, slots=True)
class Ending:
    """After which day it is asked for no more, and why; ``version`` as the person saw it."""

    version: int
    valid_to: date
    because: str


@transaction.atomic
def make_duty(new: NewDuty, *, by: Seat, now: datetime) -> Duty:
    """Ask bodies for a report again and again; what is owed first is expected at once.

    Raises: NotAllowed, Refused, Hidden.
    """
    allow(by, Right.KEEP_DUTIES)
    if again := Duty.objects.filter(owner_path=by.body.path, key=new.key).first():
        return again
    form = Form.objects.filter(code=new.form, versions__state="open").first()
    if wrong := list(_findings(new, form, by)):
        raise Refused(*wrong)
    assert form is not None, "a missing form is a finding"
    if new.directive_id is not None:
        directive(new.directive_id)  # one may rest on what one sees
    terms = new.terms
    duty = Duty.objects.create(
        owner_path=by.body.path, body=by.body, form=form, name=new.name.strip()[:200],
        campaign=new.campaign.strip()[:200], rhythm=terms.rhythm.value, window=terms.window.value,
        last_weekday=terms.last_weekday, due_days=terms.due_days, due_time=terms.due_time,
        on_workdays=terms.on_workdays, basis=new.basis, basis_text=new.basis_text.strip()[:300],
        mark=new.mark, directive_id=new.directive_id, valid_from=terms.valid_from,
        valid_to=terms.valid_to, key=new.key, made_by=by, made_at=now,
    )  # fmt: skip
    _add(duty, new.bodies, terms.valid_from, by, now)
    expecting.expect(duty, now)
    return duty


@transaction.atomic
def add_bodies(
    duty_id: int, paths: Iterable[str], valid_from: date, *, by: Seat, now: datetime
) -> Duty:
    """Further bodies owe it from a day on. Raises: NotAllowed, Hidden, Refused."""
    duty = _own(duty_id, by)
    _add(duty, paths, valid_from, by, now)
    expecting.expect(duty, now)
    return duty


@transaction.atomic
def end_body(duty_id: int, path: str, valid_to: date, *, by: Seat, now: datetime) -> DutyBody:
    """A body owes it no more after a day; what it owed before stays. Raises: NotAllowed, Hidden,
    Refused.
    """
    duty = _own(duty_id, by)
    row = DutyBody.objects.filter(duty=duty, owner_path=path, valid_to=None).first()
    if row is None:
        raise Hidden
    if valid_to < row.valid_from:
        raise Refused(_ENDS_BEFORE)
    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    expecting.expect(duty, now)
    return row


@transaction.atomic
def end_duty(duty_id: int, ending: Ending, *, by: Seat, now: datetime) -> Duty:
    """Ask for it no more after a day. Raises: NotAllowed, Hidden, Stale, Refused."""
    version, valid_to, because = ending.version, ending.valid_to, ending.because
    duty = _own(duty_id, by)
    if duty.version != version:
        raise Stale(_CHANGED, current=duty, sent=version)
    wrong = [_ENDS_BEFORE] if valid_to < duty.valid_from else []
    if wrong := wrong + ([] if because.strip() else [_NO_REASON]):
        raise Refused(*wrong)
    duty.valid_to, duty.ended_because, duty.version = valid_to, because.strip()[:300], version + 1
    duty.save(update_fields=["valid_to", "ended_because", "version"])
    expecting.expect(duty, now)
    return duty


def _own(duty_id: int, by: Seat) -> Duty:
    duty = Duty.objects.filter(pk=duty_id).first()
    if duty is None:
        raise Hidden
    allow(by, Right.KEEP_DUTIES)
    if duty.owner_path != by.body.path:
        raise NotAllowed(_NOT_YOURS)
    return Duty.objects.select_for_update(of=("self",)).get(pk=duty_id)


def _add(duty: Duty, paths: Iterable[str], since: date, by: Seat, now: datetime) -> None:
    known = set(
        DutyBody.objects.filter(duty=duty, valid_to=None).values_list("owner_path", flat=True)
    )
    rows = [row for path in sorted(set(paths) - known) if (row := body(path))]
    DutyBody.objects.bulk_create(
        DutyBody(
            owner_path=row.path, to_path=duty.owner_path, duty=duty, body_id=row.id,
            valid_from=since, added_by=by, added_at=now,
        )
        for row in rows
    )  # fmt: skip


def _findings(new: NewDuty, form: Form | None, by: Seat) -> Iterable[Finding]:
    if not new.name.strip():
        yield _NO_NAME
    if not new.basis_text.strip():
        yield _NO_BASIS
    if form is None:
        yield _NO_FORM
    if not new.bodies:
        yield _NOBODY
    if by.body.path in new.bodies:
        yield _ITSELF
    for path in new.bodies:
        if body(path) is None:
            yield Finding(
                "no-such-body", "bodies",
                f"Không có cơ quan nào có mã “{path}”. Hãy chọn lại trong danh bạ.",
                f"There is no body “{path}”. Choose again from the directory.",
            )  # fmt: skip
    yield from term_findings(new.terms)


_NO_NAME = Finding(
    "no-name", "name", "Hãy ghi tên báo cáo.", "Say what the report is called."
)  # fmt: skip
_NO_BASIS = Finding(
    "no-basis", "basis_text",
    "Hãy ghi căn cứ: văn bản nào yêu cầu báo cáo này.",
    "Say by which paper the report is asked for.",
)  # fmt: skip
_NO_FORM = Finding(
    "no-form", "form",
    "Hãy chọn một mẫu đang dùng.",
    "Choose a form that is in use.",
)  # fmt: skip
_NOBODY = Finding(
    "nobody", "bodies",
    "Hãy chọn ít nhất một cơ quan phải báo cáo.",
    "Choose at least one body that has to report.",
)  # fmt: skip
_ITSELF = Finding(
    "itself", "bodies",
    "Cơ quan nhận không tự báo cáo cho mình. Hãy bỏ cơ quan này khỏi danh sách.",
    "The receiver does not report to itself. Take it off the list.",
)  # fmt: skip
_ENDS_BEFORE = Finding(
    "ends-before-it-begins", "valid_to",
    "Ngày cuối không thể trước ngày đầu.",
    "The last day cannot lie before the first.",
)  # fmt: skip
_NO_REASON = Finding(
    "no-reason", "because", "Hãy nêu lý do thôi chế độ báo cáo.", "Say why it is asked for no more."
)  # fmt: skip
_NOT_YOURS = Finding(
    "not-yours", "",
    "Chế độ báo cáo do nơi nhận báo cáo lập và sửa. Hãy gửi ý kiến cho nơi ấy.",
    "The body that receives a report keeps its duty. Send it what you propose.",
)  # fmt: skip
_CHANGED = Finding(
    "changed-meanwhile", "version",
    "Chế độ báo cáo này vừa có người sửa. Hãy xem bản mới rồi làm lại nếu vẫn muốn.",
    "Somebody just changed this duty. Look at it again, then repeat what you meant.",
)  # fmt: skip
