"""Rows of law as pages show them (bảng quy định)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sauro.cases.clocks import Mark, Rule
from sauro.cases.models import ClockRule
from sauro.cases.queries import Held
from sauro.cases.words import (
    NATURES,
    kinds_words,
    length_words,
    mark_badge,
    name_of,
    when_extended,
    when_longer,
)
from sauro.foundation.web.parts import Badge, Cell, Column, Noted, Row, Table


def law_table(rows: Sequence[Held]) -> Table:
    """All rows, each leading to its page."""
    return Table(
        caption=_("Quy định về thời hạn"),
        columns=[
            Column(_("Thời hạn")),
            Column(_("Tính từ")),
            Column(_("Độ dài")),
            Column(_("Căn cứ")),
            Column(_("Hiệu lực từ")),
            Column(_("Mức kiểm chứng")),
        ],
        rows=[
            Row(
                (
                    name_of(held.rule),
                    _start(held.rule),
                    length_words(held.rule.length),
                    held.rule.article,
                    _since(held.rule),
                    mark_badge(held.rule.mark),
                ),
                url=reverse("law_row", args=[held.rule.code, held.rule.valid_from.isoformat()]),
            )
            for held in rows
        ],
        empty=_("Chưa có quy định nào."),
        note=_("Quy định chưa kiểm chứng thì phải đối chiếu với điều luật trước khi dùng."),
    )


def _start(rule: Rule) -> str:
    return kinds_words(rule.starts) or _("khi hết thời gian chờ")


def _since(rule: Rule) -> Cell:
    if rule.valid_to is None:
        return rule.valid_from
    return f"{rule.valid_from:%d/%m/%Y} – {rule.valid_to:%d/%m/%Y}"


def portrait(held: Held) -> list[tuple[str, Cell]]:
    """What one row says, as (label, value); what it does not say is left out."""
    rule = held.rule
    pairs: list[tuple[str, Cell]] = [
        (_("Mức kiểm chứng"), mark_badge(rule.mark)),
        (_("Loại"), str(NATURES[rule.nature])),
        (_("Độ dài"), length_words(rule.length)),
        (_("Căn cứ"), rule.article),
        (_("Hiệu lực từ"), _since(rule)),
        (_("Tính từ"), _start(rule)),
        (_("Hoàn thành khi có"), kinds_words(rule.ends)),
        (_("Kết thúc vì lý do khác khi có"), kinds_words(rule.closes)),
        (_("Dừng khi có"), kinds_words(rule.suspends)),
        (_("Tiếp tục khi có"), kinds_words(rule.resumes)),
        (_("Tính lại từ đầu khi có"), kinds_words(rule.restarts)),
        (_("Ngày cuối là ngày nghỉ"), _moves(rule)),
        (_("Nguồn"), rule.source),
        (_("Ghi chú"), rule.note),
    ]
    return [(label, value) for label, value in pairs if value != ""]


def _moves(rule: Rule) -> str:
    if rule.moves:
        return _("chuyển sang ngày làm việc tiếp theo")
    return _("không chuyển")


def lines_table(rule: Rule) -> Table | None:
    """Longer limits and extensions, if the row has any."""
    rows = [
        Row((when_longer(n), length_words(n.length), n.article, mark_badge(n.mark)))
        for n in rule.longer
    ]
    rows += [
        Row((when_extended(e), length_words(e.by or e.to), e.article, mark_badge(e.mark)))
        for e in rule.extensions
    ]
    if not rows:
        return None
    heads = (_("Khi có"), _("Độ dài"), _("Căn cứ"), _("Mức kiểm chứng"))
    return Table(
        caption=_("Thời hạn dài hơn, gia hạn"),
        columns=[Column(head) for head in heads],
        rows=rows,
        empty="",
    )


def history_table(rows: Sequence[ClockRule]) -> Table:
    """All that people wrote of one limit, the last first."""
    return Table(
        caption=_("Các lần ghi"),
        columns=[
            Column(_("Ghi lúc")),
            Column(_("Hiệu lực từ")),
            Column(_("Độ dài")),
            Column(_("Mức kiểm chứng")),
            Column(_("Đã đối chiếu gì, vì sao sửa")),
            Column(_("Người ghi")),
        ],
        rows=[_written(row) for row in rows],
        empty=_("Chưa ai sửa: đang dùng dòng có sẵn của phần mềm."),
    )


def _written(row: ClockRule) -> Row:
    mark: Badge = mark_badge(Mark(row.mark))
    who = Noted(str(row.by.user), f"{row.by.post}, {row.by.body.name}")
    length = length_words(row.as_rule().length)
    return Row((row.made_at, row.valid_from, length, mark, row.reason, who))
