"""What a service refused, beside the fields of the form that asked for it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from sauro.foundation.errors import Told
from sauro.foundation.web.words import told as told_of


def tell(form: forms.Form, told: Told, beside: Mapping[str, str] | None = None) -> None:
    """Put each finding beside its field, else above the form.

    ``beside``: fields of findings that the form calls otherwise.
    """
    for finding in told.findings:
        field = (beside or {}).get(finding.field, finding.field)
        form.add_error(field if field in form.fields else None, told_of(finding))
