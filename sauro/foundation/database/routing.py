"""Which connection a question takes."""

from __future__ import annotations

from typing import Any

COUNTS = "counts"  # the alias; the web role's address once more


class SharedCounts:
    """Counts of failed attempts go by a connection of their own: a refused request is rolled back,
    and with it would go the count of the attempt.
    """

    def db_for_read(self, model: type[Any], **_hints: Any) -> str | None:
        return COUNTS if model._meta.app_label == "django_cache" else None

    db_for_write = db_for_read
