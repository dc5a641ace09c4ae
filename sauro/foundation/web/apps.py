from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages that no single room owns."""

    name = "sauro.foundation.web"
    label = "web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """The checks of the settings are registered by being imported."""
        from sauro.foundation.web import checks  # noqa: F401, PLC0415 - only once apps are there
