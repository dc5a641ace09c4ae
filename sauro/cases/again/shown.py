"""What pages show of parties met before and of linked cases (bảng gặp lại)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.cases.again.law import terms_held
from sauro.cases.again.linked import Linked, linked
from sauro.cases.again.met import Met, earlier_of, last_days, met
from sauro.cases.again.rules import Earlier, Terms, Weight, counts_until, weight
from sauro.cases.again.words import (
    counts_badge,
    decided_words,
    tie_words,
    weight_badge,
    why_words,
)
from sauro.cases.catalogue import named
from sauro.cases.models import Case, CaseParty, PartyRole, Violation
from sauro.cases.standing import Standing
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import day as day_words
from sauro.foundation.web.words import number
from sauro.parties.models import Party
from sauro.parties.shown_by import Told

_FEW = 5  # cases of one party, and linked cases, on the page of a case
_UNSEEN = (PartyRole.WITNESS, PartyRole.RIGHT_HOLDER)


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """A party of a case with the other cases that it was met in."""

    row: CaseParty
    said: str  # "đã có trong 3 vụ khác"
    cases: Sequence[tuple[Met, str, Badge]]  # in words: kind, when decided; what it says
    more: int
    hint: str  # where it may be tái phạm


def on_case(case: Case, stands: Standing, same: Collection[int]) -> dict[str, Any]:
    """For the page of a case: parties met before, and the nearest linked cases.

    ``same``: see ``one_with``.
    """
    rows = [r for r in stands.about.parties if r.role not in _UNSEEN]
    others = met([r.party_id for r in rows], without=same)
    now = earlier_of(case, stands.about.violations, last_days(stands.events))
    again = {r.party_id: _already(r, others[r.party_id], now) for r in rows if others[r.party_id]}
    near = linked(case)
    return {
        "again": list(again.values()),
        "linked_cases": [(one, reasons(one)) for one in near[:_FEW]],
        "linked_more": max(0, len(near) - _FEW),
        "terms_mark": terms_words(terms_held()),
    }


def _already(row: CaseParty, cases: Sequence[Met], now: Earlier) -> AlreadyIn:
    terms = terms_held()
    shown = [(one, weight(one.earlier, now.detected_on, now.kinds, terms)) for one in cases]
    shown.sort(key=lambda pair: list(Weight).index(pair[1]))
    said = ngettext("đã có trong %(n)s vụ khác", "đã có trong %(n)s vụ khác", len(cases))
    repeated = [one for one, sign in shown if sign is Weight.REPEATED]
    return AlreadyIn(
        row, said % {"n": number(len(cases))},
        [(one, _case_words(one, terms), weight_badge(sign)) for one, sign in shown[:_FEW]],
        max(0, len(cases) - _FEW), _hint(repeated, terms) if repeated else "",
    )  # fmt: skip


def _case_words(one: Met, terms: tuple[Terms, ...]) -> str:
    parts = [kind_words(one.kind), decided_words(one, terms), why_words(one)]
    return "; ".join(filter(None, parts))


def _hint(repeated: Sequence[Met], terms: tuple[Terms, ...]) -> str:
    until = max(filter(None, (counts_until(one.earlier, terms) for one in repeated)))
    return _(
        "Có dấu hiệu tái phạm: đã bị xử phạt về hành vi này, tính đến hết %(day)s (%(article)s). "
        "Đây là gợi ý; người có thẩm quyền kết luận."
    ) % {"day": day_words(until), "article": terms[-1].article}


def kind_words(violation: Violation | None) -> str:
    return named(violation.kind) if violation else _("chưa ghi loại vi phạm")


def terms_words(terms: tuple[Terms, ...]) -> str:
    """The rule by which it is counted, with its mark."""
    row = terms[-1]
    words = _(
        "Quyết định xử phạt được tính trong %(n)s năm từ ngày thi hành xong, hoặc từ ngày hết thời "
        "hiệu thi hành nếu chưa thi hành; cảnh cáo: 6 tháng (%(article)s)."
    ) % {"n": row.executed.count, "article": row.article}
    doubt = "" if row.mark.checked else _("Quy định này chưa kiểm chứng.")
    return f"{words} {doubt}".strip()


def reasons(one: Linked) -> list[str]:
    """Every tie in words, each once."""
    return list(dict.fromkeys(map(tie_words, one.ties)))


def case_cell(case: Case) -> Noted:
    """ "12/2026", and whose book it is."""
    return Noted(Link(reverse("case", args=[case.pk]), str(case)), case.body.name)


def found_on(case: Case) -> Noted:
    return Noted(f"{timezone.localtime(case.detected_at):%d/%m/%Y}", case.territory_name)


def on_party(party: Party) -> Told:
    """For the page of a party: the cases in which it was met, under all rows that are it."""
    terms, today = terms_held(), timezone.localdate()
    cases = met([party.pk])[party.pk]
    words = ngettext("Đã có trong %(n)s vụ việc", "Đã có trong %(n)s vụ việc", len(cases))
    return Told(
        _("Vụ việc"),
        Table(
            caption=words % {"n": number(len(cases))},
            columns=[
                Column(_("Số")), Column(_("Phát hiện")), Column(_("Loại vi phạm")),
                Column(_("Quyết định")), Column(_("Hôm nay")),
            ],
            rows=[Row(_party_cells(one, today, terms)) for one in cases],
            empty=_("Chưa có vụ việc nào trong phạm vi được xem."),
        ),
        [terms_words(terms)] if cases else [],
        [Link(reverse("ask_others"), _("Hỏi nơi khác có vụ việc, dữ liệu gì về đối tượng này"))],
    )  # fmt: skip


def _party_cells(one: Met, today: date, terms: tuple[Terms, ...]) -> list[Cell]:
    kind: Cell = kind_words(one.kind)
    if why := why_words(one):
        kind = Noted(kind_words(one.kind), why)
    decided = decided_words(one, terms)
    return [case_cell(one.case), found_on(one.case), kind, decided, counts_badge(one, today, terms)]


def linked_table(rows: Iterable[Linked]) -> Table:
    """The same as the picture: every case with its steps and ties."""
    rows = list(rows)
    words = ngettext("%(n)s vụ việc liên quan", "%(n)s vụ việc liên quan", len(rows))
    return Table(
        caption=words % {"n": number(len(rows))},
        columns=[
            Column(_("Số")), Column(_("Phát hiện")), Column(_("Cách mấy bước"), number=True),
            Column(_("Vì sao liên quan")),
        ],
        rows=[Row(_linked_cells(one)) for one in rows],
        empty=_("Không thấy vụ việc nào liên quan trong phạm vi được xem."),
        note=_(
            "Liên quan là dấu hiệu để xem lại, không phải kết luận. Người chứng kiến và chủ thể "
            "quyền bị xâm phạm không làm hai vụ liên quan với nhau."
        ),
    )  # fmt: skip


def _linked_cells(one: Linked) -> list[Cell]:
    said = reasons(one)
    return [case_cell(one.case), found_on(one.case), one.steps, "; ".join(said)]
