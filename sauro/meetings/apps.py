from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and what comes of them."""

    name = "sauro.meetings"
    label = "meetings"
    verbose_name = "Cuộc họp"

    def ready(self) -> None:
        """What waits for an answer about work goes with it to a successor."""
        import_module("sauro.meetings.receiving")
