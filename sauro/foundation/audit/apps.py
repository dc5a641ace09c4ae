from django.apps import AppConfig


class AuditConfig(AppConfig):
    """History by triggers, chained by hash."""

    name = "sauro.foundation.audit"
    label = "audit"
    verbose_name = "Lịch sử"
