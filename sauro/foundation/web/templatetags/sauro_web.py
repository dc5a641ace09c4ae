"""The components of all pages; /kieu-mau/ shows them (thẻ mẫu của giao diện)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sauro.foundation.web import failing, words
from sauro.foundation.web.parts import (
    Badge,
    Cell,
    Link,
    Noted,
    Progress,
    Table,
    Tone,
    direction,
    next_order,
)
from sauro.kernel import letterheads

register = template.Library()

_MARKS: dict[str, str] = {"good": "✓", "warn": "!", "bad": "✕", "info": "•", "neutral": "–"}
_ALERTS = {"error": "danger", "debug": "info", "": "info"}


@register.filter
def number(value: float | Decimal | None) -> str:
    """{{ value|number }}: 3.387,5; nothing for none."""
    return "" if value is None else words.number(value)


@register.filter
def day(value: date | None) -> str:
    """{{ value|day }}: 27/12/2023; nothing for none."""
    return "" if value is None else words.day(value)


@register.filter
def moment(value: datetime | None) -> str:
    """{{ value|moment }}: 27/12/2023, 14:05; nothing for none."""
    return "" if value is None else words.moment(value)


@register.filter
def calm(value: str) -> str:
    """{{ issuer|calm }}: Ủy ban nhân dân tỉnh …, where a letterhead has capitals only."""
    return letterheads.calm(value)


@register.filter
def item(locator: str) -> str:
    """{{ directive.locator|item }}: mục II.4, of a task list dòng 4."""
    return words.item(locator)


@register.simple_tag
def badge(text: object, tone: Tone = "neutral") -> SafeString:
    """{% badge "Quá hạn" "bad" %}: a mark and a word, so that colour is not all."""
    return format_html(
        '<span class="state state-{}"><span aria-hidden="true">{}</span> {}</span>',
        tone,
        _MARKS[tone],
        text,
    )


@register.simple_tag
def tally(state: Badge, count: int) -> SafeString:
    """{% tally badge 3 %}: the mark of a state and how many; its words for who cannot see it."""
    return format_html(
        '<span class="state state-{}"><span aria-hidden="true">{}</span> {}'
        '<span class="visually-hidden"> {}, </span></span>',
        state.tone,
        _MARKS[state.tone],
        words.number(count),
        state.text,
    )


@register.filter
def shown(value: Cell) -> str:
    """{{ cell|shown }}: each kind of value in its own way."""
    match value:
        case None:
            return "–"
        case Badge(text, tone):
            return badge(text, tone)
        case Noted(said, note):
            return format_html('{} <span class="note">{}</span>', shown(said), note)
        case Link(url, text):
            return format_html('<a href="{}">{}</a>', url, text)
        case datetime():
            return words.moment(value)
        case date():
            return words.day(value)
        case int() | Decimal():
            return words.number(value)
    return unicodedata.normalize("NFC", value)  # a paper may have its marks apart


@register.inclusion_tag("web/_alert.html")
def alert(text: object, tone: str = "info") -> dict[str, object]:
    """{% alert "Đã lưu." "success" %}; tones: success, info, warning, danger."""
    return {"text": text, "tone": _ALERTS.get(tone, tone)}


_CHECKS = ("checkbox", "radio")
_STYLES = {
    "checkbox": "form-check-input",
    "radio": "form-check-input",
    "select": "form-select",
    "several": "choices",
}


@register.inclusion_tag("web/_field.html")
def field(bound: forms.BoundField) -> dict[str, object]:
    """{% field form.reason %}: label, help, error and input, tied together."""
    widget = bound.field.widget
    kind = getattr(widget, "input_type", "")
    several = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return {
        "bound": bound,
        "check": kind in _CHECKS and not several,
        "several": several,
        "optional": _optional(bound.field),
        "input": bound.as_widget(attrs=_attributes(bound, "several" if several else kind)),
        "kept": isinstance(widget, forms.FileInput),
    }


def _optional(asked: forms.Field) -> str:
    """What stands beside the label of what may stay empty; ``needed`` has words of its own."""
    if asked.required:
        return ""
    return str(getattr(asked, "optional", _("(không bắt buộc)")))


def _attributes(bound: forms.BoundField, kind: str) -> dict[str, Any]:
    style = _STYLES.get(kind, "form-control")
    wrong = " is-invalid" if bound.errors else ""
    given = bound.field.widget.attrs.get("class", "")
    described = " ".join(
        f"{bound.auto_id}_{part}"
        for part, there in (("helptext", bound.help_text), ("error", bound.errors))
        if there
    )
    attributes = {"class": f"{style}{wrong} {given}".strip()}
    if bound.field.widget.attrs.get("placeholder") == bound.label:
        attributes["placeholder"] = ""  # the label says it already, and stays
    return attributes | ({"aria-describedby": described} if described else {})


@register.inclusion_tag("web/_fields.html")
def fields(form: forms.BaseForm, failed: str = "") -> dict[str, object]:
    """{% fields form %}: hidden fields, what is wrong with the whole, then each field.
    ``failed``: what could not be done, as a sentence.
    """
    return {"form": form, "failed": failed}


@register.inclusion_tag("web/_wrong.html")
def wrong(form: forms.BaseForm, failed: str = "") -> dict[str, object]:
    """{% wrong form %}: all errors in one list that leads to the fields. No browser shows a
    password again: only of forms without one all that was typed is kept.
    """
    secret = any(isinstance(b.field.widget, forms.PasswordInput) for b in form)
    errors = [(b, e) for b in form for e in b.errors]
    said = failed or failing.sentence(form)
    return {"form": form, "errors": errors, "failed": said, "kept": form.fields and not secret}


@register.inclusion_tag("web/_filters.html", takes_context=True)
def filters(context: RequestContext, form: forms.BaseForm, target: str = "") -> dict[str, object]:
    """{% filters form %}: a form that only narrows the list; with a target htmx swaps that."""
    request = context["request"]
    kept = [(k, v) for k, v in request.GET.items() if k == "xep"]
    chosen = any(name for name in request.GET if name in form.fields and request.GET[name])
    return {"form": form, "path": request.path, "kept": kept, "chosen": chosen, "target": target}


@register.inclusion_tag("web/_table.html", takes_context=True)
def data_table(context: RequestContext, table: Table) -> dict[str, object]:
    """{% data_table table %}: see ``parts.Table``."""
    return {"table": table, "request": context["request"]}


@register.inclusion_tag("web/_heading.html", takes_context=True)
def heading(
    context: RequestContext, label: str, key: str = "", order: str = "", kind: str = ""
) -> dict[str, object]:
    """{% heading "Hạn" "due_on" order %}: the head of a column, sorted by the query string."""
    query = context["request"].GET.copy()
    for name in ("sau", "truoc"):
        query.pop(name, None)
    query["xep"] = next_order(key, order)
    return {
        "label": label,
        "key": key,
        "kind": kind,
        "url": f"?{query.urlencode()}",
        "direction": direction(key, order),
    }


@register.inclusion_tag("web/_pager.html")
def pager(next: str = "", previous: str = "", total: int | None = None) -> dict[str, object]:  # noqa: A002 - as the template says it
    """{% pager next=url previous=url %}: keyset paging knows no page numbers."""
    return {"next": next, "previous": previous, "total": total}


@register.inclusion_tag("web/_empty.html")
def empty(text: str, url: str = "", label: str = "") -> dict[str, object]:
    """{% empty "Chưa có văn bản nào." url "Nhận văn bản" %}: nothing here, and what to do."""
    return {"text": text, "url": url, "label": label}


@register.inclusion_tag("web/_definitions.html")
def definitions(pairs: Iterable[tuple[str, Cell]]) -> dict[str, object]:
    """{% definitions pairs %}: what a thing is, as (label, value)."""
    return {"pairs": list(pairs)}


@register.inclusion_tag("web/_tabs.html")
def tabs(links: Sequence[Link], label: str) -> dict[str, object]:
    """{% tabs links "Phần của hồ sơ" %}: pages of one thing, as ``parts.Link``."""
    return {"links": links, "label": label}


@register.simple_tag
def progress(work: Progress) -> SafeString:
    """{% progress work %}: asks again every two seconds until it is finished."""
    return SafeString(render_to_string("web/_progress.html", {"work": work}))


@register.inclusion_tag("web/_counts.html")
def counts(links: Sequence[Link]) -> dict[str, object]:
    """{% counts links %}: how much waits, each number leading to its list."""
    return {"links": links}
