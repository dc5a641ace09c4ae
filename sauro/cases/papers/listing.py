"""Papers as tables and facts of the pages (bảng văn bản)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.case_words import step_name
from sauro.cases.clocks import Mark
from sauro.cases.models import Case, CasePaper
from sauro.cases.papers.forms import form_name, place_name
from sauro.cases.papers.law import forms_on, places
from sauro.cases.papers.model import TYPED, Form
from sauro.cases.papers.record import Known
from sauro.cases.words import mark_badge
from sauro.documents.drafting.paper import MOTTO, Grid, Paper
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import moment


def papers_of(case: Case) -> list[CasePaper]:
    """The issued papers of a case, the latest first."""
    rows = case.papers.select_related("issued_by__user", "replaced_by", "replaces")
    return list(rows.order_by("-issued_at", "-pk"))


def paper_table(case: Case) -> Table:
    return Table(
        caption=_("Văn bản đã phát hành"),
        columns=[Column(_("Số, ký hiệu")), Column(_("Loại")), Column(_("Ngày")),
                 Column(_("Tình trạng")), Column(_("Lời văn")), Column(_("Người phát hành"))],
        rows=[Row(_cells(p), reverse("case_paper", args=[p.pk])) for p in papers_of(case)],
        empty=_("Chưa phát hành văn bản nào."),
    )  # fmt: skip


def _cells(paper: CasePaper) -> list[Cell]:
    return [paper.written, named(paper), paper.dated_on, state_of(paper),
            mark_badge(Mark(paper.mark)), str(paper.issued_by.user)]  # fmt: skip


def named(paper: CasePaper) -> str:
    """What sort of paper, in the language of the page where the form is still known."""
    form = next((f for f in forms_on(paper.dated_on) if f.code == paper.form), None)
    return form_name(form) if form else paper.name


def state_of(paper: CasePaper) -> Badge:
    """Whether it holds."""
    if paper.cancelled_at:
        return Badge(_("đã hủy"), "bad")
    after = getattr(paper, "replaced_by", None)
    if after is not None:
        return Badge(_("đã thay bằng %(number)s") % {"number": after.written}, "warn")
    return Badge(_("có hiệu lực trong sổ"), "good")


def draft_table(case: Case) -> Table:
    rows = case.paper_drafts.filter(issued=None).select_related("changed_by__user")
    names = {form.code: form_name(form) for form in forms_on(date.max)}
    return Table(
        caption=_("Dự thảo"),
        columns=[Column(_("Loại")), Column(_("Sửa lần cuối")), Column(_("Người sửa"))],
        rows=[
            Row([names.get(d.form, d.form), d.changed_at, str(d.changed_by.user)],
                reverse("case_draft", args=[d.pk]))
            for d in rows.order_by("-changed_at")
        ],
        empty=_("Không có dự thảo nào."),
    )  # fmt: skip


def form_table(today: date) -> Table:
    """Which forms there are, and how far each can be relied on."""
    return Table(
        caption=_("Các mẫu đang dùng"),
        columns=[Column(_("Mẫu")), Column(_("Ký hiệu")), Column(_("Bước ghi khi phát hành")),
                 Column(_("Mức kiểm chứng"))],
        rows=[
            Row([form_name(f), f.series, step_name(f.step) if f.step else None,
                 Noted(mark_badge(f.mark), f.source)])
            for f in forms_on(today)
        ],
        empty="",
    )  # fmt: skip


def missing(case: Case, form: Form, gaps: Iterable[str]) -> list[tuple[Link, bool]]:
    """Where each gap is filled, and whether the paper cannot be issued without."""
    return [(_where(case, code), code in form.must) for code in gaps]


def _where(case: Case, code: str) -> Link:
    place, page = places()[code], reverse("case", args=[case.pk])
    urls = {
        TYPED: f"#go-{code}", "exhibits": reverse("case_exhibits", args=[case.pk]),
        "money": reverse("case_money", args=[case.pk]),
        "facts": reverse("case_change", args=[case.pk]),
    }  # fmt: skip
    return Link(urls.get(place.where, f"{page}#{place.where}"), place_name(place))


def step_of(form: Form, known: Known) -> str:
    """The step that issuing it would be."""
    return step_name(form.step) if form.is_step(known.standing) else ""


def sheet(paper: Paper) -> dict[str, Any]:
    """The paper for the page: its blocks, each a table or not."""
    blocks = [(block, isinstance(block, Grid)) for block in paper.blocks]
    return {"paper": paper, "blocks": blocks, "motto": MOTTO}


def paper_facts(paper: CasePaper) -> list[tuple[str, Cell]]:
    """What the record says of an issued paper."""
    gaps = "; ".join(place_name(places()[code]) for code in paper.gaps if code in places())
    pairs: list[tuple[str, Cell]] = [
        (_("Tình trạng"), state_of(paper)),
        (_("Phát hành"), f"{moment(paper.issued_at)}, {paper.issued_by.user}"),
        (_("Bước của vụ việc"), step_name(paper.event.kind) if paper.event else ""),
        (_("Chỗ trống khi phát hành"), gaps),
        (_("Lý do hủy"), paper.cancelled_because),
        (_("Lý do thay"), paper.because),
        (_("Mẫu"), Noted(mark_badge(Mark(paper.mark)), paper.source)),
    ]
    return [(label, value) for label, value in pairs if value]
