from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Sign-in, seats and row-level security."""

    name = "sauro.foundation.access"
    label = "access"
    verbose_name = "Truy cập"

    def ready(self) -> None:
        """Listen to signing in."""
        import_module("sauro.foundation.access.waiting")
