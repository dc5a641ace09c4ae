"""The text of a report, and the files that were made of it when it was locked (phần lời, tệp)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned
from sauro.reporting.models.consolidations import Consolidation
from sauro.reporting.models.lines import Submission


class ReportText(Owned):
    """The four parts of one version of a report, or of one sum (phần lời).

    ``paragraphs``: pieces of words and cells, so that figures are written anew whenever it is read.
    ``sheets``: figures of the lower reports from which paragraphs came, by origin; once
    ``frozen_at`` also one's own. From then on nothing changes.
    """

    submission = models.OneToOneField(
        Submission, models.PROTECT, null=True, related_name="report_text"
    )
    consolidation = models.OneToOneField(
        Consolidation, models.PROTECT, null=True, related_name="report_text"
    )
    paragraphs = models.JSONField(_("các đoạn"))
    sheets = models.JSONField(_("số liệu kèm theo"), default=dict)
    capacity = models.CharField(_("chức vụ người ký"), max_length=300, blank=True)
    signer = models.CharField(_("họ tên người ký"), max_length=150, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("viết lúc"))
    frozen_at = models.DateTimeField(_("khóa lúc"), null=True)

    class Meta:
        verbose_name = _("phần lời của báo cáo")
        verbose_name_plural = _("phần lời của báo cáo")
        constraints = (
            models.CheckConstraint(
                name="report_text_of_one",
                condition=models.Q(submission=None, consolidation__isnull=False)
                | models.Q(submission__isnull=False, consolidation=None),
            ),
        )

    def __str__(self) -> str:
        return str(self.submission or self.consolidation)


class ReportFile(Owned):
    """A file of a locked report; from its first taking on it is the same (tệp báo cáo)."""

    text = models.ForeignKey(ReportText, models.PROTECT, related_name="files")
    kind = models.CharField(_("loại tệp"), max_length=4)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    made_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("tệp báo cáo")
        verbose_name_plural = _("tệp báo cáo")
        constraints = (
            models.UniqueConstraint(fields=["text", "kind"], name="report_file_once"),
            models.CheckConstraint(
                name="report_file_known_kind",
                condition=models.Q(kind__in=["docx", "pdf", "xlsx"]),
            ),
            models.CheckConstraint(
                name="report_file_by_hash", condition=models.Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return f"{self.text}.{self.kind}"
