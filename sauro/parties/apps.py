from django.apps import AppConfig


class PartiesConfig(AppConfig):
    """Who is who."""

    name = "sauro.parties"
    label = "parties"
    verbose_name = "Đối tượng"
