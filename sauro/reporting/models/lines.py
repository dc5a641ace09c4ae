"""What is expected, and each version of what came (dòng báo cáo, các lần gửi)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField
from sauro.reporting.models.duties import Duty
from sauro.reporting.models.forms import Cell, FormVersion
from sauro.reporting.rules.acts import State

STATES = [
    (State.DRAFT.value, _("Đang lập")),
    (State.SUBMITTED.value, _("Đã gửi, chờ nhận")),
    (State.RETURNED.value, _("Trả lại để sửa")),
    (State.ACCEPTED.value, _("Đã nhận")),
]
EXPECTED = "expected"


class Line(Owned):
    """One report that is owed: of a body, for a period, by a moment (dòng báo cáo). There before
    anything arrives. ``due_at`` and ``first_sent_at`` never change: what was late stays late.

    ``state``: that of the last version, or that nothing is there yet.
    """

    to_path = PathField(verbose_name=_("nơi nhận"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="lines")
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    period = models.CharField(_("mã kỳ"), max_length=30)
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    due_at = models.DateTimeField(_("hạn gửi"))
    state = models.CharField(
        _("tình trạng"), max_length=10, default=EXPECTED,
        choices=[(EXPECTED, _("Chưa có")), *STATES],
    )  # fmt: skip
    number = models.PositiveSmallIntegerField(_("số lần gửi"), default=0)
    first_sent_at = models.DateTimeField(_("gửi lần đầu lúc"), null=True)
    nil = models.BooleanField(_("báo cáo không phát sinh"), default=False)

    class Meta:
        verbose_name = _("dòng báo cáo")
        verbose_name_plural = _("dòng báo cáo")
        constraints = (
            models.UniqueConstraint(
                fields=["duty", "starts_on", "ends_on", "body"], name="line_owed_once"
            ),
            models.CheckConstraint(
                name="line_known_state",
                condition=models.Q(state__in=[EXPECTED, *(s.value for s in State)]),
            ),
            models.CheckConstraint(
                name="line_of_some_days", condition=models.Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="line_sent_as_it_says",
                condition=~models.Q(state__in=["submitted", "returned", "accepted"])
                | models.Q(first_sent_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-ends_on"]),
            models.Index(fields=["to_path", "-ends_on"]),
            models.Index(
                fields=["due_at"], name="line_still_open",
                condition=models.Q(first_sent_at=None),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.duty}, {self.period}, {self.body}"


class Submission(Owned):
    """One version of a report, its figures in one row (một lần lập báo cáo).

    ``figures``: in the order of the form's cells, whole numbers of the smallest unit, none for "not
    given". ``stands``: the accepted one that counts; it goes on to count until a later version is
    accepted or it is returned. What was sent is never changed. ``key``: of the form that began it,
    so that what is sent twice is one. The other columns repeat the line, so that ten years are read
    from this table alone.
    """

    to_path = PathField(verbose_name=_("nơi nhận"))
    line = models.ForeignKey(Line, models.PROTECT, related_name="submissions")
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="+")
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    number = models.PositiveSmallIntegerField(_("lần"))
    state = models.CharField(_("tình trạng"), max_length=10, choices=STATES)
    stands = models.BooleanField(_("đang tính vào tổng hợp"), default=False)
    nil = models.BooleanField(_("báo cáo không phát sinh"), default=False)
    figures = ArrayField(models.BigIntegerField(null=True), verbose_name=_("số liệu"))
    remarks = models.CharField(_("ghi chú, thuyết minh"), max_length=2000, blank=True)
    corrects = models.CharField(_("lý do đính chính"), max_length=500, blank=True)
    consolidation = models.ForeignKey(
        "reporting.Consolidation", models.PROTECT, null=True, related_name="taken_into"
    )
    key = models.UUIDField()
    version = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("lưu lúc"))
    sent_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    judged_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(_("nhận hoặc trả lúc"), null=True)
    reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("lần lập báo cáo")
        verbose_name_plural = _("các lần lập báo cáo")
        constraints = (
            models.UniqueConstraint(fields=["line", "number"], name="submission_numbered_once"),
            models.UniqueConstraint(fields=["owner_path", "key"], name="submission_made_once"),
            models.UniqueConstraint(
                fields=["line"], name="submission_one_open",
                condition=models.Q(state__in=["draft", "submitted"]),
            ),
            models.UniqueConstraint(
                fields=["line"], name="submission_one_stands", condition=models.Q(stands=True)
            ),
            models.CheckConstraint(
                name="submission_known_state",
                condition=models.Q(state__in=[s.value for s in State]),
            ),
            models.CheckConstraint(
                name="submission_stands_accepted",
                condition=models.Q(stands=False) | models.Q(state="accepted"),
            ),
            models.CheckConstraint(
                name="submission_sent_by_somebody",
                condition=models.Q(state="draft", sent_at=None, sent_by=None)
                | models.Q(sent_at__isnull=False, sent_by__isnull=False) & ~models.Q(state="draft"),
            ),
            models.CheckConstraint(
                name="submission_judged_by_somebody",
                condition=models.Q(state__in=["draft", "submitted"], judged_at=None, judged_by=None)
                | models.Q(
                    state__in=["returned", "accepted"],
                    judged_at__isnull=False, judged_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="submission_returned_with_reason",
                condition=~models.Q(state="returned") | ~models.Q(reason=""),
            ),
        )  # fmt: skip
        indexes = (
            # Ten years of one body, a period of all who report to one, a year of the nation.
            models.Index(
                fields=["owner_path", "ends_on"], name="submission_of_body",
                condition=models.Q(stands=True),
            ),
            models.Index(
                fields=["to_path", "ends_on"], name="submission_to_body",
                condition=models.Q(stands=True),
            ),
            models.Index(
                fields=["duty", "ends_on"], name="submission_of_duty",
                condition=models.Q(stands=True),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.line}, {self.number}"


class CellNote(Owned):
    """What is said beside one figure (ghi chú của ô): that it was computed as another and why it
    was adjusted, the rounding word it had in a paper, a series break, why it is right although the
    rules doubted it. Both numbers stay. What is sent says why: the database asks for it then, not
    of a draft.
    """

    class Sort(models.TextChoices):
        ADJUSTED = "adjusted", _("Điều chỉnh so với số tính từ sổ vụ việc")
        ROUNDED = "rounded", _("Số làm tròn trong văn bản")
        BREAK = "break", _("Đổi cách tính, không so được với kỳ trước")
        CHECKED = "checked", _("Giải trình số liệu bị cảnh báo")

    to_path = PathField(verbose_name=_("nơi nhận"))
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="notes")
    cell = models.ForeignKey(Cell, models.PROTECT, related_name="+")
    sort = models.CharField(_("loại"), max_length=8, choices=Sort.choices)
    computed = models.BigIntegerField(_("số tính được"), null=True)
    given = models.BigIntegerField(_("số báo cáo"), null=True)
    qualifier = models.CharField(_("chữ làm tròn"), max_length=20, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("ghi chú của ô số liệu")
        verbose_name_plural = _("ghi chú của ô số liệu")
        constraints = (
            models.UniqueConstraint(fields=["submission", "cell", "sort"], name="cell_note_once"),
            models.CheckConstraint(
                name="cell_note_known_sort",
                condition=models.Q(sort__in=["adjusted", "rounded", "break", "checked"]),
            ),
        )

    def __str__(self) -> str:
        return self.reason
