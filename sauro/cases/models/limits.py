"""Who was told that a limit of a case ends; all cases counted anew (nhắc hạn, tính lại hạn)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned, PathField


class CaseReminder(Owned):
    """One person told of one step for one due day of one limit of a case (lời nhắc), once for ever.

    It is the entry of the digest and the record of the escalation in one row. ``superior_path``:
    the body above the lead, up to which the line goes.
    """

    superior_path = PathField(verbose_name=_("cấp trên"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="reminders")
    clock = models.CharField(_("thời hạn"), max_length=40)
    about = models.CharField(_("về tang vật, phương tiện"), max_length=200, blank=True)
    step = models.CharField(_("bước nhắc"), max_length=12)
    due_on = models.DateField(_("hạn"))
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    digest = models.ForeignKey("directives.Digest", models.PROTECT, related_name="+")
    day = models.DateField(_("ngày nhắc"))
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    class Meta:
        verbose_name = _("lời nhắc về thời hạn vụ việc")
        verbose_name_plural = _("lời nhắc về thời hạn vụ việc")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "clock", "about", "step", "due_on", "user"],
                name="case_reminder_once",
            ),
        )
        indexes = (
            models.Index(fields=["user", "-day", "id"]),
            models.Index(
                fields=["user"], name="case_reminder_unread", condition=models.Q(read_at=None)
            ),
            models.Index(fields=["digest"]),
        )

    def __str__(self) -> str:
        return f"{self.case_id}: {self.clock}, {self.step}"


class CaseRecount(Owned):
    """One counting anew of the open limits of all cases, and how far it has come (tính lại hạn)."""

    class Why(models.TextChoices):
        NIGHT = "night", _("qua ngày mới")
        LAW = "law", _("quy định về thời hạn thay đổi")

    why = models.CharField(_("vì sao"), max_length=8, choices=Why.choices)
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    total = models.PositiveIntegerField(_("số vụ việc"), default=0)
    done = models.PositiveIntegerField(_("đã tính"), default=0)
    changed = models.PositiveIntegerField(_("đổi hạn"), default=0)
    last_case = models.BigIntegerField(default=0)  # all up to this key are done
    finished_at = models.DateTimeField(_("xong lúc"), null=True)

    class Meta:
        verbose_name = _("lần tính lại thời hạn")
        verbose_name_plural = _("lần tính lại thời hạn")
        constraints = (
            models.UniqueConstraint(
                fields=["why"], name="recount_one_at_a_time", condition=models.Q(finished_at=None)
            ),
            models.CheckConstraint(
                name="recount_changes_what_it_counts",
                condition=models.Q(changed__lte=models.F("done")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"
