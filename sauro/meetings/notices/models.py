"""The notice of a meeting while it is written, and whom its names mean (dự thảo thông báo)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _lines(name: StrOrPromise) -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=300), default=list, blank=True, verbose_name=name)


class NoticeDraft(Owned):
    """Head and foot of the notice (thể thức): what stands between them are the conclusions.

    ``document``: the file that was handed in when it was issued; where something of it was read
    otherwise than it was meant, the meeting is issued only after a person has verified it.
    """

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="draft")
    issuer = _lines(_("cơ quan ban hành"))  # the body above first, its own name last
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    place = models.CharField(_("địa danh"), max_length=100, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    subject = models.CharField(_("trích yếu"), max_length=500, blank=True)
    opening = models.TextField(_("lời dẫn"), blank=True)
    closing = models.TextField(_("lời kết"), blank=True)
    recipients = _lines(_("nơi nhận"))
    capacity = _lines(_("quyền hạn, chức vụ của người ký"))
    signer = models.CharField(_("họ tên người ký"), max_length=120, blank=True)
    document = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    changed_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("lần cuối có thay đổi"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("dự thảo thông báo")
        verbose_name_plural = _("các dự thảo thông báo")

    def __str__(self) -> str:
        return self.number or self.subject


class NameChoice(Owned):
    """Whom a name in a conclusion means, where a person chose (cơ quan được chọn). One row a body.

    Kept with the conclusion from where it was typed; issuing takes it over for the document.
    """

    conclusion = models.ForeignKey("meetings.Conclusion", models.CASCADE, related_name="choices")
    mention = models.CharField(_("tên nêu trong kết luận"), max_length=500)
    body = models.ForeignKey(
        "organization.Body", models.PROTECT, related_name="+", verbose_name=_("cơ quan")
    )
    chosen_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(_("chọn lúc"))

    class Meta:
        verbose_name = _("cơ quan được chọn trong kết luận")
        verbose_name_plural = _("cơ quan được chọn trong kết luận")
        constraints = (
            models.UniqueConstraint(
                fields=["conclusion", "mention", "body"], name="name_choice_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.mention} → {self.body}"
