from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """The register of directives."""

    name = "sauro.directives"
    label = "directives"
    verbose_name = "Nhiệm vụ"
