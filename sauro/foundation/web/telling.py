"""What a service refused, beside the fields of the form that asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import get_language

from sauro.foundation.errors import Told
from sauro.kernel.findings import Finding


def said(finding: Finding) -> str:
    """A finding in the language of the page."""
    english = (get_language() or "vi").startswith("en")
    return finding.message_en if english else finding.message


def tell(form: forms.Form, told: Told, beside: Mapping[str, str] | None = None) -> None:
    """Put each finding beside its field, else above the form.

    ``beside``: fields of findings that the form calls otherwise.
    """
    for finding in told.findings:
        field = (beside or {}).get(finding.field, finding.field)
        form.add_error(field if field in form.fields else None, said(finding))
