"""What the page of a meeting needs of templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms, template

from sauro.meetings.forms import AgendaForm
from sauro.meetings.models import AgendaItem

register = template.Library()


@register.simple_tag
def item_form(item: AgendaItem, sent: Mapping[str, forms.Form]) -> forms.Form:
    """{% item_form item forms as form %}: what was sent of a point, else what stands."""
    stands = {"title": item.title, "presenter": item.presenter}
    kept = sent.get(f"item-{item.pk}")
    # A step without words that was refused says so above the words that stand.
    if kept is not None and "title" in kept.fields:
        return kept
    return AgendaForm(initial=stands, auto_id=f"noi-dung-{item.pk}-%s")


@register.simple_tag
def counter(start: int, after: int) -> int:
    """{% counter part.start forloop.counter0 as place %}: numbers go on from list to list."""
    return start + after
