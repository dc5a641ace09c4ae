from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and what comes of them."""

    name = "sauro.meetings"
    label = "meetings"
    verbose_name = "Cuộc họp"

    def ready(self) -> None:
        """What waits for an answer about work goes with it to a successor, and is told to whoever
        writes a report of the body that is to answer.
        """
        import_module("sauro.meetings.receiving")
        collecting = import_module("sauro.reporting.texts.collecting")
        collecting.ask_also(import_module("sauro.meetings.reported").open_for)
