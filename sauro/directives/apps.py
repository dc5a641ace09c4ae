from importlib import import_module

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """The register of directives."""

    name = "sauro.directives"
    label = "directives"
    verbose_name = "Nhiệm vụ"

    def ready(self) -> None:
        """Whoever ends a body is told of its open work."""
        import_module("sauro.directives.assignments.left")
