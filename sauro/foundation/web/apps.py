from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    """Pages that no single room owns."""

    name = "sauro.foundation.web"
    label = "web"
    verbose_name = "Giao diện"

    def ready(self) -> None:
        """The checks of the settings are registered by being imported. An empty field is told in
        one sentence, here and by required.js.
        """
        from sauro.foundation.web import checks  # noqa: F401, PLC0415 - only once apps are there

        forms.Field.default_error_messages["required"] = _("Mục này còn trống. Hãy điền hoặc chọn.")
