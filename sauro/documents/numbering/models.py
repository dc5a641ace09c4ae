"""The book of numbers of an office (sổ cấp số)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned


class PaperNumber(Owned):
    """A number that the body gave to one of its papers (số văn bản); ``owner_path`` is the office.

    ``series``: what stands behind the number, "QĐ-XPHC". The database gives the number itself, the
    next one. A cancelled paper keeps it: nobody else ever gets it. The paper's own row refers to
    this one, and is written in the same transaction.
    """

    series = models.CharField(_("ký hiệu"), max_length=40)
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số"))
    dated_on = models.DateField(_("ngày ban hành"))
    subject = models.CharField(_("trích yếu"), max_length=300)
    taken_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(_("cấp lúc"))
    cancelled_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    cancelled_because = models.CharField(_("lý do hủy"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("số văn bản")
        verbose_name_plural = _("sổ cấp số văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "series", "year", "number"], name="paper_number_once"
            ),
            models.CheckConstraint(
                name="paper_number_of_its_year",
                condition=models.Q(year=ExtractYear("dated_on")),
            ),
            models.CheckConstraint(
                name="paper_number_says_what_for", condition=~models.Q(subject="")
            ),
            models.CheckConstraint(
                name="paper_number_cancelled_with_reason",
                condition=models.Q(cancelled_at=None, cancelled_by=None, cancelled_because="")
                | models.Q(cancelled_at__isnull=False, cancelled_by__isnull=False)
                & ~models.Q(cancelled_because=""),
            ),
        )

    def __str__(self) -> str:
        return self.written

    @property
    def written(self) -> str:
        """As it stands on the paper: "05/QĐ-XPHC"."""
        return f"{self.number:02}/{self.series}"
