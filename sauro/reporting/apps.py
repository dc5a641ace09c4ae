from importlib import import_module

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Periodic reports and their figures."""

    name = "sauro.reporting"
    label = "reporting"
    verbose_name = "Báo cáo định kỳ"

    def ready(self) -> None:
        """The page of given work asks here which reports stand for it."""
        shown_by = import_module("sauro.directives.assignments.shown_by")
        shown_by.ask_also(import_module("sauro.reporting.evidence").told_of)
