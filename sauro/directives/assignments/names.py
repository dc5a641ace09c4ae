"""The bodies of directives by name, in each of the five ways (nơi thực hiện theo tình trạng)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import QuerySet
from django.utils import translation

from sauro.directives.assignments.rules import Standing, State, standing
from sauro.directives.assignments.went import went
from sauro.directives.assignments.words import went_words
from sauro.directives.models import Assignment

NamesOf = dict[int, dict[Standing, list[str]]]  # by directive


def names_by_directive(rows: QuerySet[Assignment], today: date) -> NamesOf:
    """Of each directive the bodies in each of the five ways, by name, for a paper of ours, which is
    Vietnamese. Whose work went on elsewhere is told with where, and how late it was then.
    """
    found: NamesOf = defaultdict(lambda: defaultdict(list))
    columns = ("directive_id", "state", "due_on", "submitted_on", "body__name")
    still = rows.exclude(state=State.WITHDRAWN.value).order_by("body__sort_key")
    for directive_id, state, due, done, name in still.values_list(*columns):
        found[directive_id][standing(State(state), due, done, today)].append(name)
    for directive_id, names in withdrawn_names(rows).items():
        found[directive_id][Standing.WITHDRAWN] = names
    return found


def withdrawn_names(rows: QuerySet[Assignment]) -> dict[int, list[str]]:
    """Of each directive the bodies whose work was withdrawn, with where it went on, if anywhere."""
    gone = rows.filter(state=State.WITHDRAWN.value).select_related("body")
    told = list(gone.order_by("body__sort_key", "pk"))
    to, found = went(told), defaultdict[int, list[str]](list)
    with translation.override("vi"):
        for row in told:
            where = f" ({went_words(to[row.pk])})" if row.pk in to else ""
            found[row.directive_id].append(f"{row.body.name}{where}")
    return found
