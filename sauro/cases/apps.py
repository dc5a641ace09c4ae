from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases and the law of their clocks."""

    name = "sauro.cases"
    label = "cases"
    verbose_name = "Vụ việc"

    def ready(self) -> None:
        """Other rooms ask here what belongs on their pages: of given work the cases that stand for
        it, of a party those in which it was met. Limits of cases go out with the reminders of work,
        and are counted anew where a day of the calendar is written.
        """
        shown_by = import_module("sauro.directives.assignments.shown_by")
        shown_by.ask_also(import_module("sauro.cases.evidence").told_of)
        of_party = import_module("sauro.parties.shown_by")
        of_party.ask_also(import_module("sauro.cases.again.shown").on_party)
        sources = import_module("sauro.directives.pressure.sources")
        sources.register(import_module("sauro.cases.reminding.source").CASES)
        days_off = import_module("sauro.organization.days_off.services")
        days_off.tell_of_days(import_module("sauro.cases.recounting.asking").day_written)
