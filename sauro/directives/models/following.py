"""Who was named to follow work, from a day to a day (theo dõi, đôn đốc)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField


class Following(Owned):
    """A seat follows the work of one paper, or of one body with all below it.

    ``owner_path`` is the body that named him. What it says is never changed; it is ended.
    """

    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey("organization.Body", models.PROTECT, null=True, related_name="+")
    over_path = PathField(blank=True)  # the body's
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True)
    ground = models.CharField(_("căn cứ"), max_length=300)
    named_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    named_at = models.DateTimeField(_("ghi lúc"))
    ended_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("phân công theo dõi")
        verbose_name_plural = _("phân công theo dõi")
        constraints = (
            models.CheckConstraint(
                name="following_paper_or_body",
                condition=models.Q(document__isnull=False, body=None, over_path="")
                | (models.Q(document=None, body__isnull=False) & ~models.Q(over_path="")),
            ),
            models.CheckConstraint(
                name="following_ends_after_it_begins",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            models.UniqueConstraint(
                fields=["seat", "document", "body"],
                name="following_once",
                condition=models.Q(ends_on=None),
                nulls_distinct=False,
            ),
        )
        indexes = (models.Index(fields=["owner_path"]),)

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.document_id or self.over_path}"
