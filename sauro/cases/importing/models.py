"""A workbook of cases that a force handed in, and under which own number each case is kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned


class CaseFile(Owned):
    """One workbook (tệp vụ việc). Its content is kept sealed, for it names people by their numbers;
    ``mark``: keyed hash of what was sent, by which the same file is known again.

    ``chosen``: sheets, heads and columns as a person set them; empty until somebody does.
    ``report``: what reading found, once ``checked_at``. ``asked_at``: when loading was asked for,
    which a job does, all in one transaction; once ``loaded_at`` nothing changes any more.
    """

    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    mark = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    chosen = models.JSONField(default=list)
    done = models.PositiveIntegerField(_("số dòng đã đọc"), default=0)
    total = models.PositiveIntegerField(_("số dòng"), default=0)
    report = models.JSONField(default=dict)
    checked_at = models.DateTimeField(_("đọc xong lúc"), null=True)
    asked_at = models.DateTimeField(_("yêu cầu nhập lúc"), null=True)
    asked_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    only_whole = models.BooleanField(_("chỉ nhập khi mọi dòng đều đúng"), default=True)
    skipped = models.JSONField(_("vụ không nhập vì đã có"), default=list)
    refused = models.JSONField(default=list)
    made = models.PositiveIntegerField(_("số vụ vào sổ"), default=0)
    loaded_at = models.DateTimeField(_("nhập xong lúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("tệp vụ việc")
        verbose_name_plural = _("tệp vụ việc")
        constraints = (
            models.UniqueConstraint(fields=["owner_path", "mark"], name="case_file_once_a_body"),
            models.CheckConstraint(
                name="case_file_asked_by_somebody",
                condition=models.Q(asked_at=None, asked_by=None)
                | models.Q(asked_at__isnull=False, asked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="case_file_loaded_when_asked",
                condition=models.Q(loaded_at=None) | models.Q(asked_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name


class OwnNumber(Owned):
    """The number under which a body keeps a case in its own book (số trong sổ của đơn vị).

    ``file``, ``line``: from which row it came; neither where another system sent it. ``digest``:
    keyed hash of what was told then, by which a row that says something else is noticed.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="own_number")
    written = models.CharField(_("số trong sổ đơn vị"), max_length=120)
    file = models.ForeignKey(CaseFile, models.PROTECT, null=True, related_name="cases")
    line = models.PositiveIntegerField(_("dòng trong tệp"), null=True)
    digest = models.CharField(max_length=64)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("số trong sổ đơn vị")
        verbose_name_plural = _("số trong sổ đơn vị")
        constraints = (
            models.CheckConstraint(name="own_number_is_one", condition=~models.Q(written="")),
        )
        indexes = (models.Index(fields=["owner_path", "written"]),)

    def __str__(self) -> str:
        return self.written
