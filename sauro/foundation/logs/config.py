"""Where the lines go: standard error, as JSON unless a person reads along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_UNHEARD = {"handlers": ["nobody"], "propagate": False}


def asked_for(environ: Mapping[str, str], person: bool) -> str:
    """SAURO_LOG=json or plain; without it plain where a person reads along."""
    wanted = environ.get("SAURO_LOG", "")
    return wanted if wanted in {"json", "plain"} else "plain" if person else "json"


def logging_settings(form: str) -> dict[str, Any]:
    """For Django's LOGGING. Each request has a line of ours, so Django's own are left out."""
    kind = "JsonLines" if form == "json" else "PlainLines"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ours": {"()": f"sauro.foundation.logs.lines.{kind}"}},
        "handlers": {
            "standard error": {"class": "logging.StreamHandler", "formatter": "ours"},
            "nobody": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["standard error"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": _UNHEARD,
            "django.server": _UNHEARD,
            # They name hosts and what stands behind them; what became of a message is ours to say.
            "apprise": _UNHEARD,
            "urllib3": _UNHEARD,
            "procrastinate": {"level": "WARNING"},
            "procrastinate.worker": {"level": "INFO"},
        },
    }
