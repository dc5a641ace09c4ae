"""Who presses when, what was sent, the digest of a day, and calendars (nhắc việc)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.models.assignments import Assignment
from sauro.directives.pressure.rules import WORK, RuleSet
from sauro.foundation.access.models import Owned, PathField


class ReminderRules(Owned):
    """When a body presses for the work that it gave (quy tắc nhắc việc), from a day on.

    ``about``: for that work, or for what a room above has due, by its name. The row with the last
    ``starts_on`` that is past holds; what has begun is never changed. All numbers are working days;
    none: that step is not taken.
    """

    about = models.CharField(_("về"), max_length=20, default=WORK)
    starts_on = models.DateField(_("áp dụng từ ngày"))
    before = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    on_day = models.BooleanField(default=True)
    after = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    leaders = models.PositiveSmallIntegerField(null=True)
    standing = models.PositiveSmallIntegerField(null=True)
    head = models.PositiveSmallIntegerField(null=True)
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("quy tắc nhắc việc")
        verbose_name_plural = _("quy tắc nhắc việc")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "about", "starts_on"], name="reminder_rules_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.owner_path}: {self.starts_on}"

    def as_rules(self) -> RuleSet:
        """The numbers alone."""
        return RuleSet(
            before=tuple(self.before), on_day=self.on_day, after=tuple(self.after),
            leaders=self.leaders, standing=self.standing, head=self.head,
        )  # fmt: skip


class Digest(Owned):
    """What one person is told on one day, and how its mail stands (bản nhắc việc trong ngày).

    ``owner_path``: of the body of the seat that was told first. Only the person sees it.
    """

    class Mail(models.TextChoices):
        NONE = "none", _("chỉ trong ứng dụng")
        WAITING = "waiting", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        SENT = "sent", _("đã gửi")
        GIVEN_UP = "given_up", _("không gửi được")

    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    made_at = models.DateTimeField()
    mail = models.CharField(max_length=8, choices=Mail.choices, default=Mail.NONE)
    message_id = models.CharField(max_length=100, unique=True)  # the same at every attempt
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bản nhắc việc")
        verbose_name_plural = _("bản nhắc việc")
        constraints = (
            models.UniqueConstraint(fields=["user", "day"], name="digest_one_a_day"),
            models.CheckConstraint(
                name="digest_sent_at_some_time",
                condition=models.Q(mail="sent", sent_at__isnull=False)
                | (~models.Q(mail="sent") & models.Q(sent_at=None)),
            ),
        )
        indexes = (
            models.Index(
                fields=["next_at"],
                name="digest_that_waits",
                condition=models.Q(mail__in=("waiting", "sending")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id}: {self.day}"


class Reminder(Owned):
    """One person told of one step for one due day of one assignment (lời nhắc), once for ever.

    It is the entry of the digest and the record of the escalation in one row.
    """

    issuer_path = PathField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="reminders")
    step = models.CharField(_("bước nhắc"), max_length=12)
    due_on = models.DateField(_("hạn"))
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    digest = models.ForeignKey(Digest, models.PROTECT, related_name="reminders")
    day = models.DateField(_("ngày nhắc"))
    read_at = models.DateTimeField(_("đọc lúc"), null=True)

    class Meta:
        verbose_name = _("lời nhắc")
        verbose_name_plural = _("lời nhắc")
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "step", "due_on", "user"], name="reminder_once"
            ),
        )
        indexes = (
            models.Index(fields=["user", "-day", "id"]),
            models.Index(fields=["user"], name="reminder_unread", condition=models.Q(read_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.step}"


class CalendarLink(Owned):
    """An address at which a calendar reads the deadlines of a seat; only its hash is kept."""

    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 in hex
    made_at = models.DateTimeField(_("tạo lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    class Meta:
        verbose_name = _("đường dẫn lịch")
        verbose_name_plural = _("đường dẫn lịch")
        constraints = (
            models.UniqueConstraint(
                fields=["seat"], name="calendar_link_one_live", condition=models.Q(revoked_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
