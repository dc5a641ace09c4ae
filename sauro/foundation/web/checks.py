"""What must hold of the settings for pages to wear the shell; `manage.py check` asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 - as Django names it


@register()
def shell_first(app_configs: object, **options: Any) -> list[CheckMessage]:  # noqa: ARG001 - as Django calls it
    """allauth's own bare pages would win where it is listed before us."""
    apps = list(settings.INSTALLED_APPS)
    if "allauth" not in apps or apps.index("sauro.foundation.web") < apps.index("allauth"):
        return []
    hint = "List sauro.foundation.web before allauth in INSTALLED_APPS."
    return [Warning("The sign-in pages do not wear the shell.", hint=hint, id="web.W001")]
