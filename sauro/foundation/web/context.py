"""What every page's template knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sauro.foundation.web.navigation import navigation


def page(request: HttpRequest) -> dict[str, Any]:
    """The seat from which the person acts and the others he holds."""
    return {
        "seat": getattr(request, "seat", None),
        "seats": getattr(request, "seats", []),
        "navigation": navigation(request),
        "simulated": settings.SIMULATED,
    }
