"""A paper's own words on a page."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_GAP = re.compile(r"\n(?:[^\S\n]*\n)+")


@register.filter
def gaps(text: str, first: bool = False) -> SafeString:
    """{{ text|gaps }}: lines without words take little room; every character stays, since places
    are counted in them. ``first``: the paper begins here, and shows no gap above its first words.
    """
    begin = len(text) - len(text.lstrip()) if first else 0
    top = f'<span class="sr-top">{text[:begin]}</span>' if begin else ""
    shown = _GAP.sub(r'<span class="sr-gap">\g<0></span>', escape(text[begin:]))
    return mark_safe(top + shown)  # escaped; and blanks
