"""The sheet of a renewal: forms from lines, lines from forms, and the decision's words beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from sauro.documents.models import Renewal
from sauro.documents.queries import cut
from sauro.documents.renewals.forms import LineForm, LineFormSet, SheetForm
from sauro.documents.renewals.lines import Draft, from_stored, meant, proposed
from sauro.documents.renewals.services import Sheet
from sauro.foundation.errors import Stale, Told
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told as said
from sauro.organization.queries import directory_on

_EDITED = ("part", "person", "post", "body", "dropped", "start", "end")


@dataclass
class SheetForms:
    """The forms of one page. ``drafts``: what stands behind the forms, in their order."""

    renewal: Renewal
    head: SheetForm
    lines: Any  # LineFormSet
    drafts: list[Draft]
    current: Renewal | None = None  # what somebody else kept meanwhile
    unsaved: bool = False

    @property
    def version(self) -> int:
        """The version that the person saw."""
        return int(self.head.cleaned_data["version"])

    def valid(self) -> bool:
        """Whether all that was sent can be understood."""
        both = (self.head.is_valid(), self.lines.is_valid())
        return all(both)

    def sheet(self) -> Sheet:
        """As sent; words in “other body” are resolved, and what no rule decides stays open."""
        head = self.head.cleaned_data
        day = head["effective_on"]
        sent = [f for f in self.lines if f.has_changed() or f.initial]
        drafts = [self._draft(form) for form in sent]
        self.drafts = drafts
        _offered(self)
        return Sheet(drafts, head["decision"], day)

    def _draft(self, form: LineForm) -> Draft:
        asked = form.cleaned_data
        body, options = asked["body"], tuple(form.initial.get("options", ()))
        if asked["other"]:
            path = self.renewal.committee.path
            body, options = meant(asked["other"], path, None, timezone.localdate())
            form.initial["options"] = options
        return Draft(
            part=asked["part"],
            person=asked["person"],
            post=asked["post"],
            body=body if body in directory_on(timezone.localdate()).bodies else "",
            options=options,
            asked="" if body else asked["other"],
            dropped=asked["dropped"],
            start=asked["start"] or 0,
            end=asked["end"] or 0,
        )

    def tell(self, told: Told) -> None:
        """What was refused, beside its line; of who was overtaken, the other's draft too."""
        rest = []
        for finding in told.findings:
            name, _dash, number = finding.field.partition("-")
            if name == "line" and number.isdigit() and int(number) <= len(self.lines.forms):
                self.lines.forms[int(number) - 1].add_error("body", said(finding))
            else:
                rest.append(finding)
        tell(self.head, type(told)(*rest))
        if isinstance(told, Stale) and isinstance(told.current, Renewal):
            self.current = told.current
            self.head.data = {**self.head.data, "version": str(told.current.version)}


def shown_sheet(renewal: Renewal) -> SheetForms:
    """The draft as it was kept, or, before anybody kept one, what is read of the decision."""
    drafts, head = _standing(renewal)
    lines = LineFormSet(initial=[_initial(d) for d in drafts], prefix="dong")
    forms = SheetForms(renewal, SheetForm(initial=head), lines, drafts, unsaved=not renewal.lines)
    return _offered(forms)


def bound_sheet(renewal: Renewal, data: QueryDict) -> SheetForms:
    """What was sent, over what stands."""
    drafts, _head = _standing(renewal)
    lines = LineFormSet(data, initial=[_initial(d) for d in drafts], prefix="dong")
    return _offered(SheetForms(renewal, SheetForm(data), lines, drafts))


def _standing(renewal: Renewal) -> tuple[list[Draft], dict[str, Any]]:
    if renewal.lines:
        kept = {"decision": renewal.decision, "effective_on": renewal.effective_on}
        return from_stored(renewal.lines), {"version": renewal.version, **kept}
    text, path = renewal.document.text, renewal.committee.path
    decision, drafts = proposed(text, path, timezone.localdate())
    document = renewal.document
    number = decision.number.text if decision.number else document.number
    issued = decision.issued_on or document.issued_on
    issuer = decision.issuer.text if decision.issuer else document.issuer
    named = _named(number, issued, issuer)
    on = decision.effective_on or issued
    return drafts, {"version": renewal.version, "decision": named[:200], "effective_on": on}


def _named(number: str, issued: date | None, issuer: str) -> str:
    """As officials name a decision, for the record: in Vietnamese on pages of any language."""
    if not number:
        return ""
    day = f" ngày {issued:%d/%m/%Y}" if issued else ""
    return f"Quyết định số {number}{day}" + (f" của {_calm(issuer)}" if issuer else "")


def _calm(name: str) -> str:
    """UỶ BAN NHÂN DÂN TỈNH NGHỆ AN as Ủy ban nhân dân tỉnh Nghệ An, if the directory knows it."""
    known = directory_on(timezone.localdate()).bodies.values()
    return next((b.name for b in known if b.name.upper() == name.upper()), name)


def _initial(draft: Draft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in _EDITED}
    return values | {"options": draft.options, "other": draft.asked}


def _offered(forms: SheetForms) -> SheetForms:
    """Each line's bodies to choose from, by name."""
    names = directory_on(timezone.localdate()).bodies
    for form in forms.lines:
        paths = [*form.initial.get("options", ()), form.initial.get("body", "")]
        if form.is_bound:
            paths.append(form.data.get(form.add_prefix("body"), ""))
        form.offer([(p, names[p].name) for p in dict.fromkeys(paths) if p in names])
    return forms


def page_of(renewal: Renewal, forms: SheetForms) -> dict[str, Any]:
    """What the page of a sheet shows."""
    text = renewal.document.text
    spans = [(f.initial.get("start", 0), f.initial.get("end", 0), n) for n, f in _numbered(forms)]
    decision, _drafts = proposed(text, renewal.committee.path, timezone.localdate())
    return {
        "renewal": renewal,
        "sheet": forms,
        "lines": [(n, f, _state(f)) for n, f in _numbered(forms)],
        "pieces": cut(text, [(a, b, n) for a, b, n in spans if 0 <= a < b <= len(text)]),
        "read": decision,
        "open": sum(_state(f) == "open" for _n, f in _numbered(forms) if f.initial),
    }


def _numbered(forms: SheetForms) -> list[tuple[int, LineForm]]:
    return list(enumerate(forms.lines, start=1))


def _state(form: LineForm) -> str:
    """new, dropped, settled or open: said in a word beside the line."""
    if not form.initial:
        return "new"
    value = {n: form[n].value() for n in ("body", "dropped")}
    if value["dropped"]:
        return "dropped"
    return "settled" if value["body"] else "open"
