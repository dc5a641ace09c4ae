"""Transfers as tables and facts (bảng chuyển vụ việc)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.models import Case, CaseTransfer
from sauro.cases.sharing.transfer_queries import in_sight, moves_of
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table, Tone
from sauro.foundation.web.words import day
from sauro.organization.queries.rows import body_names

_TONES: dict[str, Tone] = {"proposed": "warn", "taken": "good", "refused": "bad"}


def state_badge(row: CaseTransfer) -> Badge:
    return Badge(str(row.get_state_display()), _TONES.get(row.state, "neutral"))


def transfer_table(rows: Sequence[CaseTransfer], *, ours: bool) -> Table:
    """What we hand to others; or what others hand to us."""
    names = body_names(r.receiver_path if ours else r.owner_path for r in rows)
    return Table(
        caption=_("Chuyển cho nơi khác") if ours else _("Nơi khác chuyển đến"),
        columns=[
            Column(_("Vụ việc")), Column(_("Nơi nhận") if ours else _("Nơi chuyển")),
            Column(_("Loại chuyển")), Column(_("Số văn bản")), Column(_("Tình trạng")),
        ],
        rows=[
            Row(_cells(r, names, ours=ours), reverse("case_transfer", args=[r.pk])) for r in rows
        ],
        empty=_("Chưa chuyển vụ nào.") if ours else _("Chưa có vụ nào chuyển đến."),
    )  # fmt: skip


def _cells(row: CaseTransfer, names: dict[str, str], *, ours: bool) -> list[Cell]:
    other = row.receiver_path if ours else row.owner_path
    return [
        row.called, names.get(other, other), str(row.get_kind_display()),
        Noted(row.paper, day(row.handed_on)), state_badge(row),
    ]  # fmt: skip


def facts(row: CaseTransfer) -> list[tuple[str, Cell]]:
    """All that a transfer says."""
    names = body_names([row.owner_path, row.receiver_path])
    pairs: list[tuple[str, Cell]] = [
        (_("Nơi chuyển"), names.get(row.owner_path, row.owner_path)),
        (_("Nơi nhận"), names.get(row.receiver_path, row.receiver_path)),
        (_("Loại chuyển"), str(row.get_kind_display())),
        (_("Lý do, căn cứ"), row.because),
        (_("Số văn bản chuyển"), row.paper),
        (_("Ngày chuyển"), row.handed_on),
        (_("Người lập"), str(row.proposed_by.user)),
        (_("Ngày nhận"), row.taken_on),
        (_("Người trả lời"), str(row.answered_by.user) if row.answered_by else ""),
        (_("Ý kiến"), row.answer),
    ]
    return [(label, value) for label, value in pairs if value]


def along(row: CaseTransfer) -> list[str]:
    """What goes along, as the giver listed it."""
    return [*(f"TV{n}" for n in row.exhibits), *filter(None, [row.papers])]


def told_of(case: Case) -> list[tuple[str, Link]]:
    """Where a case went and whence it came, for its page."""
    rows = moves_of(case)
    names = body_names(p for r in rows for p in (r.owner_path, r.receiver_path))
    seen = in_sight([pk for r in rows for pk in (r.case_id, r.into_id)])
    return [(_words(r, case, names), _way(r, case, seen)) for r in rows]


def _words(row: CaseTransfer, case: Case, names: dict[str, str]) -> str:
    said = {
        "giver": names.get(row.owner_path, row.owner_path),
        "receiver": names.get(row.receiver_path, row.receiver_path),
        "day": day(row.taken_on or row.handed_on), "paper": row.paper,
    }  # fmt: skip
    if row.state == CaseTransfer.State.PROPOSED:
        return _("Chờ %(receiver)s nhận, theo %(paper)s.") % said
    if row.state == CaseTransfer.State.REFUSED:
        return _("%(receiver)s không nhận, theo %(paper)s.") % said
    if row.case_id == case.pk:
        return _("Đã chuyển cho %(receiver)s, nhận ngày %(day)s, theo %(paper)s.") % said
    return _("Nhận từ %(giver)s ngày %(day)s, theo %(paper)s.") % said


def _way(row: CaseTransfer, case: Case, seen: dict[int, Case]) -> Link:
    """To the other case where it may be opened, else to the transfer."""
    other = row.into_id if row.case_id == case.pk else row.case_id
    if other in seen and row.state == CaseTransfer.State.TAKEN:
        said = {"number": seen[other], "body": seen[other].body.name}
        words = _("Mở vụ số %(number)s của %(body)s") % said
        return Link(reverse("case", args=[other]), words)
    return Link(reverse("case_transfer", args=[row.pk]), _("Xem lần chuyển"))
