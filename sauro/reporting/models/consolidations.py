"""The sum of what was accepted below, with its coverage (bản tổng hợp)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned
from sauro.reporting.models.duties import Duty
from sauro.reporting.models.forms import FormVersion


class Consolidation(Owned):
    """One summing of a period of a duty, made by one statement: it is there whole or not at all
    (bản tổng hợp). Never changed; summing anew makes the next ``number``.

    ``given``: how many reports gave each cell; ``parts``: which versions were added; ``missing``:
    [path, name] of those whose report was not accepted by then.
    """

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="consolidations")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    period = models.CharField(_("mã kỳ"), max_length=30)
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    number = models.PositiveIntegerField(_("lần"))
    figures = ArrayField(models.BigIntegerField(null=True), verbose_name=_("số liệu"))
    given = ArrayField(models.IntegerField(), verbose_name=_("số nơi có số liệu"))
    expected = models.PositiveIntegerField(_("số báo cáo phải có"))
    received = models.PositiveIntegerField(_("số báo cáo đã nhận"))
    parts = ArrayField(models.BigIntegerField(), verbose_name=_("các báo cáo được cộng"))
    missing = models.JSONField(_("nơi còn thiếu"), default=list)
    made_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("tổng hợp lúc"))

    class Meta:
        verbose_name = _("bản tổng hợp")
        verbose_name_plural = _("bản tổng hợp")
        constraints = (
            models.UniqueConstraint(
                fields=["duty", "starts_on", "ends_on", "number"],
                name="consolidation_numbered_once",
            ),
            models.CheckConstraint(
                name="consolidation_covers_at_most_all",
                condition=models.Q(received__lte=models.F("expected")),
            ),
        )
        indexes = (models.Index(fields=["owner_path", "-ends_on"]),)

    def __str__(self) -> str:
        return f"{self.duty}, {self.period}, {self.number}"
