"""The books of a case (bút toán của vụ việc)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.cases.models.events import CaseEvent
from sauro.cases.money import Act, Debt, Entry, Part, Toward
from sauro.foundation.access.models import Owned

MONEY_ACTS = [
    (Act.OWED.value, _("Phải nộp")),
    (Act.REDUCED.value, _("Miễn, giảm, hủy")),
    (Act.PLANNED.value, _("Cho nộp nhiều lần")),
    (Act.COLLECTED.value, _("Thu tại chỗ")),
    (Act.PAID_IN.value, _("Nộp vào Kho bạc")),
    (Act.REMITTED.value, _("Người thu nộp vào Kho bạc")),
    (Act.REFUNDED.value, _("Hoàn trả số nộp thừa")),
    (Act.REVERSED.value, _("Bút toán đảo")),
]
DEBTS = [
    (Debt.FINE.value, _("Tiền phạt")),
    (Debt.ARREARS.value, _("Thuế truy thu")),
    (Debt.ILLICIT_GAIN.value, _("Số lợi bất hợp pháp")),
    (Debt.SALE.value, _("Tiền bán tang vật tịch thu")),
]
TOWARDS = [
    (Toward.PRINCIPAL.value, _("Số phải nộp")),
    (Toward.LATE.value, _("Tiền chậm nộp")),
]


class CaseMoney(Owned):
    """One entry, with its day and paper (bút toán). Never changed: ``reverses`` another instead.
    What is owed, paid and reached the budget is computed from all of them. ``event``: the step of
    the procedure that it is, too.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="money")
    number = models.PositiveIntegerField(_("bút toán số"))
    act = models.CharField(_("nội dung"), max_length=10, choices=MONEY_ACTS)
    debt = models.CharField(_("mã khoản"), max_length=20)
    kind = models.CharField(_("loại khoản"), max_length=12, choices=DEBTS, blank=True)
    day = models.DateField(_("ngày"))
    amount_vnd = models.BigIntegerField(_("số tiền (đồng)"), default=0)
    due_on = models.DateField(_("ngày cuối phải nộp"), null=True)
    paper = models.CharField(_("quyết định, chứng từ"), max_length=120, blank=True)
    toward = models.CharField(
        _("nộp cho"), max_length=9, choices=TOWARDS, default=Toward.PRINCIPAL.value
    )
    beyond = models.BooleanField(_("đã về, nộp thừa"), default=False)
    parts = models.JSONField(default=list)  # [day, amount] of each instalment
    payer = models.CharField(_("người nộp, người nhận"), max_length=200, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    event = models.ForeignKey(
        CaseEvent, models.PROTECT, null=True, related_name="money", verbose_name=_("bước")
    )
    recorded_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("bút toán")
        verbose_name_plural = _("bút toán")
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="money_numbered_once"),
            models.CheckConstraint(
                name="money_known",
                condition=models.Q(
                    act__in=[a.value for a in Act], toward__in=[t.value for t in Toward]
                )
                & (models.Q(kind="") | models.Q(kind__in=[d.value for d in Debt])),
            ),
            models.CheckConstraint(
                name="money_never_below_nothing", condition=models.Q(amount_vnd__gte=0)
            ),
            models.CheckConstraint(
                name="money_owed_by_a_day",
                condition=~models.Q(act=Act.OWED.value)
                | models.Q(due_on__gte=models.F("day")) & ~models.Q(kind=""),
            ),
            models.CheckConstraint(
                name="money_reverses_with_reason",
                condition=models.Q(reverses=None) & ~models.Q(act=Act.REVERSED.value)
                | models.Q(reverses__isnull=False, act=Act.REVERSED.value) & ~models.Q(note=""),
            ),
        )
        indexes = (models.Index(fields=["case", "debt"]),)

    def __str__(self) -> str:
        return f"{self.number}. {self.get_act_display()}"

    def as_entry(self) -> Entry:
        """The row for the engine; the reversed row is loaded with it."""
        return Entry(
            self.number, Act(self.act), self.debt, self.day, self.amount_vnd, self.paper,
            Debt(self.kind) if self.kind else None, self.due_on, Toward(self.toward), self.beyond,
            tuple(Part(date.fromisoformat(day), amount) for day, amount in self.parts),
            self.payer, self.note, self.reverses.number if self.reverses else None,
        )  # fmt: skip
