"""Who reports what to whom, how often, until when (chế độ báo cáo)."""

from __future__ import annotations

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField
from sauro.reporting.models.forms import MARKS, Form
from sauro.reporting.rules.calendar import Rhythm, Terms, Window

RHYTHMS = [
    (Rhythm.WEEK.value, _("Hằng tuần")),
    (Rhythm.MONTH.value, _("Hằng tháng")),
    (Rhythm.QUARTER.value, _("Hằng quý")),
    (Rhythm.HALF.value, _("6 tháng")),
    (Rhythm.NINE_MONTHS.value, _("9 tháng")),
    (Rhythm.YEAR.value, _("Hằng năm")),
    (Rhythm.ONCE.value, _("Một lần")),
]
WINDOWS = [
    (Window.DECREE.value, _("Theo Nghị định 09/2019/NĐ-CP")),
    (Window.PERIOD.value, _("Đúng các ngày của kỳ")),
]
WEEKDAYS = [
    (0, _("Thứ Hai")),
    (1, _("Thứ Ba")),
    (2, _("Thứ Tư")),
    (3, _("Thứ Năm")),
    (4, _("Thứ Sáu")),
    (5, _("Thứ Bảy")),
    (6, _("Chủ nhật")),
]


class Duty(Owned):
    """One report that bodies owe to another again and again (chế độ báo cáo).

    ``owner_path``: the body that receives. ``valid_from`` to ``valid_to`` are the days of the
    figures that are asked for; ``campaign`` names a peak period. Ended early it says why.
    """

    class Basis(models.TextChoices):
        LAW = "law", _("Văn bản quy phạm, quy chế")
        DIRECTIVE = "directive", _("Văn bản chỉ đạo")

    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    form = models.ForeignKey(Form, models.PROTECT, related_name="duties")
    name = models.CharField(_("tên báo cáo"), max_length=200)
    campaign = models.CharField(_("đợt cao điểm"), max_length=200, blank=True)
    rhythm = models.CharField(_("định kỳ"), max_length=12, choices=RHYTHMS)
    window = models.CharField(_("thời gian chốt số liệu"), max_length=6, choices=WINDOWS)
    last_weekday = models.PositiveSmallIntegerField(
        _("tuần kết thúc vào"), choices=WEEKDAYS, default=6
    )
    due_days = models.PositiveSmallIntegerField(_("hạn gửi, số ngày sau ngày chốt"), default=2)
    due_time = models.TimeField(_("trước giờ"), default=time(17))
    on_workdays = models.BooleanField(
        _("hạn vào ngày nghỉ thì chuyển sang ngày làm việc"), default=True
    )
    basis = models.CharField(_("căn cứ là"), max_length=9, choices=Basis.choices)
    basis_text = models.CharField(_("căn cứ"), max_length=300)
    mark = models.CharField(_("mức kiểm chứng"), max_length=8, choices=MARKS, default="memory")
    directive = models.ForeignKey(
        "directives.Directive", models.PROTECT, null=True, related_name="+"
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True)
    key = models.UUIDField()
    made_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lập lúc"))
    ended_because = models.CharField(_("lý do thôi"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("chế độ báo cáo")
        verbose_name_plural = _("chế độ báo cáo")
        constraints = (
            models.UniqueConstraint(fields=["owner_path", "key"], name="duty_made_once"),
            models.CheckConstraint(
                name="duty_known",
                condition=models.Q(
                    rhythm__in=[r.value for r in Rhythm], window__in=[w.value for w in Window],
                    basis__in=["law", "directive"], last_weekday__lte=6, due_days__lte=60,
                ),
            ),
            models.CheckConstraint(
                name="duty_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="duty_has_a_basis",
                condition=~models.Q(basis_text="")
                & (models.Q(directive=None) | models.Q(basis="directive")),
            ),
            models.CheckConstraint(
                name="duty_once_has_days",
                condition=~models.Q(rhythm="once") | models.Q(valid_to__isnull=False),
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=["owner_path", "valid_from"]),)

    def __str__(self) -> str:
        return self.name

    def as_terms(self) -> Terms:
        """As rules take it."""
        return Terms(
            Rhythm(self.rhythm), self.valid_from, self.valid_to, Window(self.window),
            self.last_weekday, self.due_days, self.due_time, self.on_workdays,
        )  # fmt: skip


class DutyBody(Owned):
    """A body that owes a report, from one day to another (nơi phải báo cáo). ``owner_path`` is that
    body's, ``to_path`` the receiver's: who was whose reporter on which day stays told for ever.
    """

    to_path = PathField(verbose_name=_("nơi nhận"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="bodies")
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("nơi phải báo cáo")
        verbose_name_plural = _("nơi phải báo cáo")
        constraints = (
            models.UniqueConstraint(
                fields=["duty", "body"], name="duty_body_once", condition=models.Q(valid_to=None)
            ),
            models.CheckConstraint(
                name="duty_body_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="duty_body_is_another", condition=~models.Q(owner_path=models.F("to_path"))
            ),
        )
        indexes = (models.Index(fields=["owner_path"]), models.Index(fields=["to_path"]))

    def __str__(self) -> str:
        return f"{self.duty}: {self.body}"
