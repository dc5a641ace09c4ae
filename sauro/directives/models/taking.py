"""Work that a body gave which has ended, and who decides on it since (tiếp nhận việc đã giao)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.models.assignments import Assignment
from sauro.directives.models.register import Directive
from sauro.foundation.access.models import Owned, PathField


class Takeover(Owned):
    """Who accepts results of one piece of work instead of the body that gave it; kept for good.

    ``owner_path`` is that of who decides from then on, ``former_path`` of who did before. After
    several mergers there are several, one after the other.
    """

    former_path = PathField()
    doer_path = PathField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tiếp nhận lúc"))

    class Meta:
        verbose_name = _("lần tiếp nhận việc đã giao")
        verbose_name_plural = _("các lần tiếp nhận việc đã giao")
        constraints = (
            models.UniqueConstraint(fields=["assignment", "former_path"], name="taken_over_once"),
        )
        indexes = (models.Index(fields=["owner_path"]),)

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.former_path} → {self.owner_path}"


class PaperTakeover(Owned):
    """Who corrects a paper instead of the body that issued it and has ended (tiếp nhận văn bản).

    ``owner_path`` is that of who keeps its editions from then on and sees the earlier ones,
    ``former_path`` of who keeps this edition.
    """

    former_path = PathField()
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tiếp nhận lúc"))

    class Meta:
        verbose_name = _("lần tiếp nhận văn bản")
        verbose_name_plural = _("các lần tiếp nhận văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "owner_path"], name="paper_taken_over_once"
            ),
        )
        indexes = (models.Index(fields=["owner_path"]),)

    def __str__(self) -> str:
        return f"{self.document_id}: {self.former_path} → {self.owner_path}"
