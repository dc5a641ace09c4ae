from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages that no single room owns."""

    name = "sauro.foundation.web"
    label = "web"
    verbose_name = "Giao diện"
