"""Drafts, issued papers and their files (dự thảo, văn bản đã phát hành)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.cases.models.events import CaseEvent
from sauro.foundation.access.models import Owned


class PaperDraft(Owned):
    """A form that is being filled for a case (dự thảo). ``key``: of the request that began it,
    so that what is sent twice is one. ``words``: what no record holds, by the code of its place.
    ``of_event``: a step that was recorded before its paper was drafted here.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="paper_drafts")
    form = models.CharField(_("mẫu"), max_length=40)
    key = models.UUIDField()
    words = models.JSONField(_("phần gõ thêm"), default=dict)
    dated_on = models.DateField(_("ngày ban hành"), null=True)
    at = models.TimeField(_("giờ lập"), null=True)
    of_event = models.ForeignKey(CaseEvent, models.PROTECT, null=True, related_name="+")
    replaces = models.ForeignKey(
        "CasePaper", models.PROTECT, null=True, related_name="+", verbose_name=_("thay văn bản")
    )
    because = models.CharField(_("lý do thay"), max_length=300, blank=True)
    begun_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("soạn lúc"))
    changed_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("sửa lúc"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("dự thảo văn bản")
        verbose_name_plural = _("dự thảo văn bản")
        constraints = (
            models.UniqueConstraint(fields=["case", "key"], name="paper_draft_begun_once"),
            models.CheckConstraint(
                name="paper_draft_replaces_with_reason",
                condition=models.Q(replaces=None, because="")
                | models.Q(replaces__isnull=False) & ~models.Q(because=""),
            ),
        )

    def __str__(self) -> str:
        return self.form


class CasePaper(Owned):
    """An issued paper (văn bản đã phát hành): numbered, its text and file frozen. Only cancelling
    is written later, once; its number stays its own. A correction is another paper that
    ``replaces`` it. ``gaps``: places that were left empty, by their codes.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    draft = models.OneToOneField(PaperDraft, models.PROTECT, related_name="issued")
    form = models.CharField(_("mẫu"), max_length=40)
    name = models.CharField(_("loại văn bản"), max_length=120)
    number = models.OneToOneField("documents.PaperNumber", models.PROTECT, related_name="+")
    written = models.CharField(_("số, ký hiệu"), max_length=60)
    dated_on = models.DateField(_("ngày ban hành"))
    text = models.TextField(_("toàn văn"))
    gaps = models.JSONField(_("chỗ trống"), default=list)
    mark = models.CharField(_("mức kiểm chứng của mẫu"), max_length=8)
    source = models.CharField(_("nguồn của mẫu"), max_length=300)
    event = models.ForeignKey(CaseEvent, models.PROTECT, null=True, related_name="papers")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("thay")
    )
    because = models.CharField(_("lý do thay"), max_length=300, blank=True)
    issued_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    issued_at = models.DateTimeField(_("phát hành lúc"))
    cancelled_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    cancelled_because = models.CharField(_("lý do hủy"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("văn bản của vụ việc")
        verbose_name_plural = _("văn bản của vụ việc")
        constraints = (
            models.CheckConstraint(
                name="case_paper_replaces_with_reason",
                condition=models.Q(replaces=None, because="")
                | models.Q(replaces__isnull=False) & ~models.Q(because=""),
            ),
            models.CheckConstraint(
                name="case_paper_cancelled_with_reason",
                condition=models.Q(cancelled_at=None, cancelled_by=None, cancelled_because="")
                | models.Q(cancelled_at__isnull=False, cancelled_by__isnull=False)
                & ~models.Q(cancelled_because=""),
            ),
        )
        indexes = (models.Index(fields=["case", "issued_at"]),)

    def __str__(self) -> str:
        return f"{self.name} {self.written}"


class CasePaperFile(Owned):
    """A file of an issued paper; ``sha256`` names it in the store. Only added."""

    class Kind(models.TextChoices):
        DOCX = "docx", "DOCX"
        PDF = "pdf", "PDF"

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    paper = models.ForeignKey(CasePaper, models.PROTECT, related_name="files")
    kind = models.CharField(_("dạng"), max_length=4, choices=Kind.choices)
    sha256 = models.CharField(_("dấu SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("số byte"))
    made_at = models.DateTimeField(_("tạo lúc"))

    class Meta:
        verbose_name = _("tệp văn bản của vụ việc")
        verbose_name_plural = _("tệp văn bản của vụ việc")
        constraints = (
            models.UniqueConstraint(fields=["paper", "kind"], name="case_paper_file_once"),
            models.CheckConstraint(
                name="case_paper_file_of_known_kind", condition=models.Q(kind__in=["docx", "pdf"])
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.kind}"
