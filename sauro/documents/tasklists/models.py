"""A workbook that an office kept its tasks in, from handing in to the register (danh mục)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned


class TaskList(Owned):
    """One workbook; its cells are read from the stored file whenever they are shown.

    ``chosen``: sheet, row of the heads, and which column says what, as a person set them; empty
    until somebody does. ``asked_at``: when its entering was asked for, which a job does;
    ``refused``: why that entered nothing. ``document``: what it becomes; once ``done_at`` nothing
    changes any more.
    """

    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    chosen = models.JSONField(default=dict)
    listed_on = models.DateField(_("tính đến ngày"))
    document = models.OneToOneField("documents.Document", models.PROTECT, null=True,
                                    related_name="task_list")  # fmt: skip
    asked_at = models.DateTimeField(_("yêu cầu nhập lúc"), null=True)
    asked_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    with_done = models.BooleanField(_("nhập cả việc đã hoàn thành"), default=False)
    lines = models.PositiveIntegerField(_("số dòng nhập"), default=0)
    refused = models.JSONField(default=list)
    done_at = models.DateTimeField(_("nhập lúc"), null=True)
    done_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("danh mục việc")
        verbose_name_plural = _("danh mục việc")
        constraints = (
            models.UniqueConstraint(fields=["owner_path", "sha256"], name="task_list_once_a_body"),
            models.CheckConstraint(
                name="task_list_done_by_somebody",
                condition=models.Q(done_at=None, done_by=None)
                | models.Q(document__isnull=False, done_at__isnull=False, done_by__isnull=False),
            ),
            models.CheckConstraint(
                name="task_list_asked_by_somebody",
                condition=models.Q(asked_at=None, asked_by=None, document=None)
                | models.Q(asked_at__isnull=False, asked_by__isnull=False)
                | models.Q(done_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name
