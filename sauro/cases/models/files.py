"""Files that show what happened (ảnh, video, bản quét)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.attachments.kinds import Kind
from sauro.cases.models.case import Case
from sauro.cases.models.custody import CaseExhibit
from sauro.foundation.access.models import Owned

KINDS = [
    (Kind.PHOTO.value, _("Ảnh")),
    (Kind.VIDEO.value, _("Video")),
    (Kind.SOUND.value, _("Ghi âm")),
    (Kind.SCAN.value, _("Bản quét PDF")),
]


class CaseAttachment(Owned):
    """A file as it was received (tài liệu kèm theo); ``sha256`` names it in the store. Only its
    withdrawal is written later, once. ``told``: what the file says of itself, which nobody has
    checked: taken, camera, place, width, height; ``why``: why there is no copy without it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    sha256 = models.CharField(_("dấu SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("số byte"))
    name = models.CharField(_("tên tệp"), max_length=255)
    kind = models.CharField(_("loại"), max_length=6, choices=KINDS)
    form = models.CharField(_("định dạng"), max_length=12)
    told = models.JSONField(_("tệp tự ghi"), default=dict)
    title = models.CharField(_("tên gọi"), max_length=200)
    shows = models.CharField(_("cho thấy gì"), max_length=1000, blank=True)
    taken_on = models.DateField(_("ngày chụp, ghi"), null=True)
    taken_where = models.CharField(_("nơi chụp, ghi"), max_length=300, blank=True)
    taken_by = models.CharField(_("người chụp, ghi"), max_length=200, blank=True)
    exhibit = models.ForeignKey(
        CaseExhibit, models.PROTECT, null=True, related_name="attachments",
        verbose_name=_("tang vật"),
    )  # fmt: skip
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("nhận lúc"))
    withdrawn_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)
    withdrawn_because = models.CharField(_("lý do rút"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("tài liệu kèm theo vụ việc")
        verbose_name_plural = _("tài liệu kèm theo vụ việc")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "sha256"], name="case_attachment_once",
                condition=models.Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="case_attachment_of_known_kind",
                condition=models.Q(kind__in=[kind.value for kind in Kind]),
            ),
            models.CheckConstraint(
                name="case_attachment_holds_something",
                condition=models.Q(size__gt=0) & ~models.Q(title=""),
            ),
            models.CheckConstraint(
                name="case_attachment_withdrawn_with_reason",
                condition=models.Q(withdrawn_at=None, withdrawn_by=None, withdrawn_because="")
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~models.Q(withdrawn_because=""),
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["case", "added_at"]),)

    def __str__(self) -> str:
        return self.title
