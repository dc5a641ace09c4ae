"""The register as a table: columns, words of a row, what was chosen (danh sách)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives import queries
from sauro.directives.assignments.became import Became, became
from sauro.directives.finding import MOST_COUNTED, Page
from sauro.directives.forms import RegisterForm
from sauro.directives.models import Directive
from sauro.directives.telling import SHOWN, Named, Standing, standing, told_by
from sauro.directives.terms import stood
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import day, number
from sauro.kernel.text import fold

_WORDS_SHOWN = 36


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition that holds, and the address without it."""

    label: str
    value: str
    url: str


def table(page: Page, order: str, query: QueryDict, today: date) -> Table:
    """One page of the register."""
    shown = [d.pk for d in page.rows]
    leads, work = told_by(shown), became(shown, today)
    return Table(
        caption=counted(page.total),
        columns=columns(),
        rows=[row(d, leads[d.pk]["lead"], work.get(d.pk), today) for d in page.rows],
        empty="",
        order=order,
        next=_turned(query, "sau", page.after),
        previous=_turned(query, "truoc", page.before),
    )


def columns() -> list[Column]:
    return [
        Column(_("Việc")),
        Column(_("Chủ trì")),
        Column(_("Hạn"), "due"),
        Column(_("Tình trạng hạn")),
        Column(_("Văn bản, mục")),
        Column(_("Vào sổ"), "published"),
    ]


def row(found: Directive, leads: Sequence[Named], work: Became | None, today: date) -> Row:
    place = f"{found.document_number or '–'}, {found.locator}"
    cells: list[Cell] = [
        Truncator(found.task).words(_WORDS_SHOWN),
        lead_cell(found, leads),
        found.due_on or Truncator(found.deadline_text).chars(40) or None,
        stood(found, work, today),
        Noted(place, entered(found)) if found.entered_by else place,
        timezone.localdate(found.published_at),
    ]
    return Row(cells, reverse("directive", args=[found.pk]))


def entered(found: Directive) -> str:
    """Who entered a directive into the register, where the letterhead is another body's."""
    at = day(timezone.localdate(found.published_at))
    return _("Do %(body)s đưa vào sổ ngày %(day)s") % {"body": found.entered_by, "day": at}


def lead_cell(found: Directive, leads: Sequence[Named]) -> Cell:
    """The bodies that lead, beside the words of the document; whether it names none or somebody
    left open whom it means.
    """
    quoted = _quoted(found.lead)
    match standing(found, leads):
        case Standing.MISSING:
            return Badge(_("Thiếu chủ trì"), "bad")
        case Standing.OPEN:
            return Noted(Badge(_("Còn để ngỏ"), "warn"), quoted)
        case Standing.QUOTED:
            return quoted
        case Standing.KNOWN:
            names = few([one.label for one in leads], SHOWN)
            same = {fold(one.label) for one in leads} >= {fold(words) for words in found.lead}
            return names if same else Noted(names, quoted)


def few(names: Sequence[str], most: int) -> str:
    """All names, if they are few; else the first, and that there are more."""
    if len(names) <= most:
        return "; ".join(names)
    return _("%(name)s và nơi khác") % {"name": names[0]}


def _quoted(words: Sequence[str]) -> str:
    return f"“{Truncator('; '.join(words)).chars(90)}”"


def counted(total: int) -> str:
    """How many there are, as far as anybody counts."""
    if total > MOST_COUNTED:
        return _("Hơn %(n)s việc") % {"n": number(MOST_COUNTED)}
    return ngettext("%(n)s việc", "%(n)s việc", total) % {"n": number(total)}


def chips(form: RegisterForm, query: QueryDict) -> list[Chip]:
    """Each condition that holds, in the words of its field."""
    said = form.cleaned_data
    found = []
    for name, field in form.fields.items():
        value = said.get(name)
        if (
            not value
            or name in ("order", "ground")
            or (name == "part" and not (said.get("body") or said.get("place")))
        ):
            continue
        label = str(field.label)
        if name == "clear":  # said together: what is missing, or on what it rests
            label = _value("ground", said.get("ground", ""), form)
        found.append(Chip(label, _value(name, value, form), _less(query, name)))
    return found


def _value(name: str, value: object, form: RegisterForm) -> str:
    if name == "document":
        first = queries.of_document(int(str(value))).first()
        return first.document_number if first else str(value)
    if name in ("body", "place"):
        return str(getattr(value, "label", value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    choices: Sequence[tuple[str, object]] = getattr(form.fields[name], "choices", ())
    return str(next((words for key, words in choices if key == value), value))


def _less(query: QueryDict, name: str) -> str:
    left = query.copy()
    gone = {"body": "part", "place": "part", "clear": "ground"}.get(name, "")
    if name in ("body", "place") and all(query.get(n) for n in ("body", "place")):
        gone = ""  # the part belongs to what stays
    for each in (name, gone):
        left.pop(each, None)
    return f"?{left.urlencode() or 'tat-ca=1'}"


def _turned(query: QueryDict, way: str, cursor: str) -> str:
    if not cursor:
        return ""
    turned = query.copy()
    turned[way] = cursor
    return f"?{turned.urlencode()}"


def exports(query: QueryDict) -> list[Link]:
    return [Link(f"{reverse('register_export')}?{query.urlencode()}", "Excel")]
