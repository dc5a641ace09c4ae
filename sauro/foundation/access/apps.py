from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Sign-in, seats and row-level security."""

    name = "sauro.foundation.access"
    label = "access"
    verbose_name = "Truy cập"
