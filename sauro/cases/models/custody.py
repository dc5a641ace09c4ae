"""Exhibits of a case and everything done to them (tang vật, lần ghi)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.exhibits import Act, Exhibit, Movement
from sauro.cases.models.case import Case
from sauro.cases.models.events import CaseEvent
from sauro.foundation.access.models import Owned

ACTS = [
    (Act.SEIZED.value, _("Tạm giữ")),
    (Act.SEALED.value, _("Niêm phong, niêm phong lại")),
    (Act.OPENED.value, _("Mở niêm phong")),
    (Act.STORED.value, _("Chuyển nơi giữ")),
    (Act.HANDED_OVER.value, _("Bàn giao")),
    (Act.DIVIDED.value, _("Tách lô")),
    (Act.SAMPLED.value, _("Lấy mẫu")),
    (Act.RESULT.value, _("Có kết quả giám định, thử nghiệm")),
    (Act.PUT_BACK.value, _("Hoàn mẫu")),
    (Act.VALUED.value, _("Định giá")),
    (Act.RETURNED.value, _("Trả lại")),
    (Act.SOLD.value, _("Bán")),
    (Act.DESTROYED.value, _("Tiêu hủy")),
    (Act.WITHDRAWN.value, _("Hủy lần ghi nhầm")),
]


class CaseExhibit(Owned):
    """A line of the inventory (tang vật): "TV1" of its case. ``whole``: its unit has no parts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="exhibits")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    name = models.CharField(_("tên, chủng loại"), max_length=300)
    unit = models.CharField(_("đơn vị tính"), max_length=20)
    whole = models.BooleanField(_("đếm nguyên"), default=False)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("tang vật")
        verbose_name_plural = _("tang vật")
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="exhibit_numbered_once"),
            models.CheckConstraint(
                name="exhibit_is_named", condition=~models.Q(name="") & ~models.Q(unit="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.name}"

    @property
    def key(self) -> str:
        return f"TV{self.number}"

    def as_exhibit(self) -> Exhibit:
        """The line for the engine."""
        return Exhibit(self.key, self.name, self.unit, self.whole)


class CaseMovement(Owned):
    """One thing done to one exhibit (lần ghi). Never changed; the database computes what is held
    and by whom after it (``held_after``, ``holder_after``), and refuses what cannot be.
    ``event``: the step of the procedure that it is, too.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="movements")
    number = models.PositiveIntegerField(_("lần ghi số"))
    exhibit = models.ForeignKey(CaseExhibit, models.PROTECT, related_name="movements")
    act = models.CharField(_("việc"), max_length=12, choices=ACTS)
    day = models.DateField(_("ngày"))
    quantity = models.DecimalField(_("số lượng"), max_digits=18, decimal_places=3, null=True)
    giver = models.CharField(_("bên giao"), max_length=200, blank=True)
    taker = models.CharField(_("bên nhận"), max_length=200, blank=True)
    place = models.CharField(_("nơi giữ"), max_length=200, blank=True)
    seal = models.CharField(_("niêm phong số"), max_length=60, blank=True)
    paper = models.CharField(_("biên bản, quyết định"), max_length=120, blank=True)
    sample = models.CharField(_("ký hiệu mẫu"), max_length=40, blank=True)
    into = models.ForeignKey(CaseExhibit, models.PROTECT, null=True, related_name="+")
    value_vnd = models.BigIntegerField(_("trị giá (đồng)"), null=True)
    note = models.CharField(_("kết quả, ghi chú"), max_length=1000, blank=True)
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, related_name="withdrawn_by")
    event = models.ForeignKey(
        CaseEvent, models.PROTECT, null=True, related_name="movements", verbose_name=_("bước")
    )
    held_after = models.DecimalField(max_digits=18, decimal_places=3, default=0)
    holder_after = models.CharField(max_length=200, default="")
    recorded_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("lần ghi về tang vật")
        verbose_name_plural = _("lần ghi về tang vật")
        constraints = (
            models.UniqueConstraint(fields=["case", "number"], name="movement_numbered_once"),
            models.CheckConstraint(
                name="movement_known_act", condition=models.Q(act__in=[a.value for a in Act])
            ),
            models.CheckConstraint(
                name="movement_never_below_nothing",
                condition=models.Q(held_after__gte=0)
                & (models.Q(quantity=None) | models.Q(quantity__gte=0))
                & (models.Q(value_vnd=None) | models.Q(value_vnd__gte=0)),
            ),
            models.CheckConstraint(
                name="movement_withdraws_with_reason",
                condition=models.Q(withdraws=None) & ~models.Q(act=Act.WITHDRAWN.value)
                | models.Q(withdraws__isnull=False, act=Act.WITHDRAWN.value) & ~models.Q(note=""),
            ),
        )
        indexes = (models.Index(fields=["exhibit", "number"]),)

    def __str__(self) -> str:
        return f"{self.number}. {self.get_act_display()}"

    def as_movement(self) -> Movement:
        """The row for the engine; its exhibits and the withdrawn row are loaded with it."""
        return Movement(
            self.number, Act(self.act), self.exhibit.key, self.day, self.quantity, self.giver,
            self.taker, self.place, self.seal, self.paper, self.sample,
            self.into.key if self.into else "", self.value_vnd, self.note,
            self.withdraws.number if self.withdraws else None,
        )  # fmt: skip
