from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Periodic reports and their figures."""

    name = "sauro.reporting"
    label = "reporting"
    verbose_name = "Báo cáo định kỳ"
