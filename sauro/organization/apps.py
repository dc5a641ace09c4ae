from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    """Territories and bodies."""

    name = "sauro.organization"
    label = "organization"
    verbose_name = "Tổ chức"
