"""Which given work a report shows to be done (báo cáo làm chứng cho nhiệm vụ)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField
from sauro.reporting.models.lines import Line


class ReportWork(Owned):
    """A report stands for work that was given to the body that owes it. ``issuer_path``: who gave
    the work; it reads what the report is called here (``called``), not the report.
    """

    issuer_path = PathField(verbose_name=_("nơi giao việc"))
    line = models.ForeignKey(Line, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="+")
    called = models.CharField(_("báo cáo, như nơi giao việc thấy"), max_length=300)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("báo cáo làm chứng cho nhiệm vụ")
        verbose_name_plural = _("báo cáo làm chứng cho nhiệm vụ")
        constraints = (
            models.UniqueConstraint(fields=["line", "assignment"], name="report_work_once"),
        )
        indexes = (models.Index(fields=["assignment"]),)

    def __str__(self) -> str:
        return self.called
