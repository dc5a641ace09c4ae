"""Meetings and proposals as tables (danh sách cuộc họp, kiến nghị)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from sauro.foundation.web.api import cursor_at
from sauro.foundation.web.parts import Column, Link, Noted, Row, Table
from sauro.meetings.models import Meeting, Proposal
from sauro.meetings.queries import PAGE
from sauro.meetings.rules import Stage, State
from sauro.meetings.words import stage_badge, state_badge

_WORDS_SHOWN = 40


def narrowed_meetings(rows: QuerySet[Meeting], said: dict[str, str]) -> QuerySet[Meeting]:
    """The meetings that were asked for; what a condition cannot mean is left out."""
    if words := said.get("tim", "").replace("\0", "").strip():
        rows = rows.filter(title__icontains=words)
    if said.get("tinh_trang") in set(State):
        rows = rows.filter(state=said["tinh_trang"])
    return rows


def narrowed_proposals(rows: QuerySet[Proposal], said: dict[str, str]) -> QuerySet[Proposal]:
    """The same for proposals."""
    if words := said.get("tim", "").replace("\0", "").strip():
        rows = rows.filter(words__icontains=words)
    if said.get("loai") in Proposal.Kind.values:
        rows = rows.filter(kind=said["loai"])
    if said.get("tinh_trang") in set(Stage):
        rows = rows.filter(state=said["tinh_trang"])
    return rows


def meeting_table(
    rows: Sequence[Meeting], query: QueryDict, *, ours: bool, caption: str, empty: str
) -> Table:
    """One page; where others hold them, who does."""
    shown = rows[:PAGE]
    columns = [Column(_("Cuộc họp")), Column(_("Họp lúc")), Column(_("Tình trạng"))]
    columns.insert(2, Column(_("Địa điểm") if ours else _("Cơ quan tổ chức")))
    return Table(
        caption=caption,
        columns=columns,
        rows=[
            Row(
                (
                    Noted(m.title, str(m.get_kind_display())), m.held_at,
                    (m.place or None) if ours else m.body.name, state_badge(m),
                ),
                reverse("meeting", args=[m.pk]),
            )
            for m in shown
        ],
        empty=empty,
        next=_next(query, cursor_at(shown[-1].held_at, shown[-1].pk)) if len(rows) > PAGE else "",
    )  # fmt: skip


def proposal_table(
    rows: Sequence[Proposal], query: QueryDict, *, received: bool, caption: str, empty: str
) -> Table:
    """One page; the body on the other side stands in it."""
    shown = rows[:PAGE]
    return Table(
        caption=caption,
        columns=[
            Column(_("Nội dung")), Column(_("Nơi gửi") if received else _("Gửi đến")),
            Column(_("Gửi lúc")), Column(_("Tình trạng")),
        ],
        rows=[
            Row(
                (
                    Noted(Truncator(p.words).words(_WORDS_SHOWN), str(p.get_kind_display())),
                    p.body.name if received else p.to_body.name, p.sent_at, _became(p),
                ),
                reverse("proposal", args=[p.pk]),
            )
            for p in shown
        ],
        empty=empty,
        next=_next(query, cursor_at(shown[-1].sent_at, shown[-1].pk)) if len(rows) > PAGE else "",
        exports=[_workbook(query, received=received)] if shown else (),
    )  # fmt: skip


def _workbook(query: QueryDict, *, received: bool) -> Link:
    asked = query.copy()
    asked.pop("sau", None)
    asked["ben"] = "nhan" if received else "gui"
    return Link(f"{reverse('proposals_export')}?{asked.urlencode()}", "Excel")


def _became(found: Proposal) -> Noted:
    """What became of it, with the answer or the meeting."""
    note = found.answer or (found.meeting_words if found.state == Stage.TAKEN_UP else "")
    return Noted(stage_badge(found), Truncator(note).words(_WORDS_SHOWN))


def _next(query: QueryDict, cursor: str) -> str:
    turned = query.copy()
    turned["sau"] = cursor
    return f"?{turned.urlencode()}"
