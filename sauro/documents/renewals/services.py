"""Taking a decision in for a committee, keeping its draft, and the one act that renews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sauro.documents import intake
from sauro.documents.models import Document, Renewal
from sauro.documents.renewals.lines import Draft, from_stored
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization import services as organization
from sauro.organization.queries import body, directory_on
from sauro.organization.rules import Decided


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft as a person sends it."""

    lines: Sequence[Draft]
    decision: str
    effective_on: date | None


@transaction.atomic
def begin(committee: str, document_id: int, *, by: Seat, now: datetime) -> Renewal:
    """Renew a committee by a document that is in already. Raises: Hidden, NotAllowed."""
    organization.may_keep(committee, by)
    renewed = body(committee)
    document = Document.objects.filter(pk=document_id).first()
    if document is None or renewed is None or renewed.kind != "committee":
        raise Hidden
    found, _new = Renewal.objects.get_or_create(
        owner_path=by.body.path,
        document=document,
        committee_id=renewed.id,
        defaults={"begun_at": now, "begun_by": by},
    )
    return found


@transaction.atomic
def begin_with(
    committee: str, name: str, chunks: Iterable[bytes], *, by: Seat, now: datetime
) -> Renewal:
    """The same by a file, which is received as any other document. Raises: Refused, too."""
    organization.may_keep(committee, by)
    document, _new = intake.receive(name, chunks, by=by, now=now)
    return begin(committee, document.pk, by=by, now=now)


@transaction.atomic
def keep(renewal_id: int, version: int, sheet: Sheet, *, by: Seat) -> Renewal:
    """Keep a draft as it is, finished or not. Raises: Stale, Hidden, NotAllowed, Refused."""
    renewal = _open(renewal_id, version, by)
    renewal.lines = [line.stored() for line in sheet.lines]
    renewal.decision = squeeze(sheet.decision)
    renewal.effective_on = sheet.effective_on
    renewal.version += 1
    renewal.save()
    return renewal


@transaction.atomic
def renew(
    renewal_id: int, version: int, committee_version: int, *, by: Seat, now: datetime
) -> Renewal:
    """The draft becomes the committee's composition, in one act with its decision.

    ``committee_version``: the committee as the person saw it. Raises: Stale, Refused, Hidden,
    NotAllowed.
    """
    renewal = _open(renewal_id, version, by)
    if findings := open_findings(from_stored(renewal.lines), renewal.effective_on):
        raise Refused(*findings)
    assert renewal.effective_on is not None  # asked above
    names = directory_on(renewal.effective_on)
    lines = [d.line(names) for d in from_stored(renewal.lines) if not d.dropped]
    decided = Decided(renewal.decision, renewal.effective_on)
    organization.renew_committee(renewal.committee.path, committee_version, lines, decided, by=by)
    renewal.done_at, renewal.done_by = now, by
    renewal.version += 1
    renewal.save()
    return renewal


def open_findings(lines: Sequence[Draft], on: date | None) -> list[Finding]:
    """What is still to be settled before anybody can renew."""
    found = [_no_body(n) for n, d in enumerate(lines, 1) if not (d.body or d.dropped)]
    return found if on else [_no_day(), *found]


def _open(renewal_id: int, version: int, by: Seat) -> Renewal:
    """The renewal, locked, if it is in scope, not done, and as the person saw it."""
    rows = Renewal.objects.select_for_update(of=("self",)).select_related("committee", "document")
    renewal = rows.filter(pk=renewal_id).first()
    if renewal is None:
        raise Hidden
    organization.may_keep(renewal.committee.path, by)
    if renewal.done_at:
        raise Refused(_done())
    if renewal.version != version:
        raise Stale(_changed(), current=renewal)
    return renewal


def _no_body(number: int) -> Finding:
    return Finding(
        "line-open",
        f"line-{number}",
        f"Dòng {number}: chưa rõ là cơ quan nào. Hãy chọn cơ quan, hoặc bỏ dòng và ghi lý do.",
        f"Line {number}: its body is open. Choose one, or drop the line with a reason.",
    )


def _no_day() -> Finding:
    return Finding(
        "no-day",
        "effective_on",
        "Chưa có ngày có hiệu lực. Hãy ghi ngày theo quyết định.",
        "No day is given on which it takes effect. Write the decision's.",
    )


def _done() -> Finding:
    return Finding(
        "renewal-done",
        "",
        "Lần kiện toàn này đã ghi vào sổ, không sửa được nữa. Hãy bổ sung, kết thúc từng thành "
        "viên ở trang Ban Chỉ đạo, hoặc kiện toàn theo quyết định mới.",
        "This renewal is on record and is not changed any more. Add or end single members, or "
        "renew by a new decision.",
    )


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "",
        "Có người khác đã lưu bản nháp này. Bản của họ hiện bên dưới, cạnh nội dung anh/chị vừa "
        "nhập; lưu lại lần nữa để giữ nội dung của anh/chị.",
        "Somebody else kept this draft meanwhile. Theirs is shown beside what you typed; keep it "
        "again to have yours.",
    )
