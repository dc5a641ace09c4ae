from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and what comes of them."""

    name = "sauro.meetings"
    label = "meetings"
    verbose_name = "Cuộc họp"
