"""Dated rows that a case is described by: goods groups and kinds of violation (danh mục)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.clocks import Mark
from sauro.foundation.access.models import Owned


class Counted(models.TextChoices):
    """Under which of the three kinds a case is counted, or under none of them."""

    SMUGGLING_BANNED = "smuggling_banned", _("Hàng cấm, hàng lậu")
    TRADE_FRAUD = "trade_fraud", _("Gian lận thương mại, gian lận thuế")
    COUNTERFEIT = "counterfeit", _("Hàng giả, xâm phạm sở hữu trí tuệ")
    OTHER = "other", _("Vi phạm khác")


class _Row(Owned):
    """A dated row. Never changed: written anew with the next number, and the last one stands.

    Those shipped have no ``by``. The nation's body writes them; everybody reads them.
    """

    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200)
    valid_from = models.DateField(_("có hiệu lực từ ngày"))
    valid_to = models.DateField(_("có hiệu lực đến hết ngày"), null=True)
    rank = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    number = models.PositiveIntegerField(_("lần ghi"), default=1)
    mark = models.CharField(_("mức kiểm chứng"), max_length=8)
    source = models.CharField(_("nguồn"), max_length=300)
    reason = models.CharField(_("vì sao sửa"), max_length=500, blank=True)
    by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(fields=["code", "number"], name="%(class)s_written_once"),
            models.CheckConstraint(
                condition=models.Q(mark__in=[mark.value for mark in Mark]),
                name="%(class)s_known_mark",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.name


class GoodsGroup(_Row):
    """A group of goods with the units in which it is counted (nhóm hàng).

    ``crime``: as the thresholds of the Penal Code call such goods, empty where they do not.
    """

    units = ArrayField(models.CharField(max_length=20), verbose_name=_("đơn vị tính"))
    crime = models.CharField(_("nhóm trong Bộ luật Hình sự"), max_length=20, blank=True)

    class Meta(_Row.Meta):
        verbose_name = _("nhóm hàng")
        verbose_name_plural = _("nhóm hàng")


class ViolationKind(_Row):
    """A kind of violation, and under which counted kind it falls (loại vi phạm).

    ``conduct``: as the thresholds of the Penal Code call it; ``field``: of the law, on which
    limits depend (lĩnh vực).
    """

    counted = models.CharField(_("nhóm thống kê"), max_length=20, choices=Counted.choices)
    conduct = models.CharField(_("hành vi trong Bộ luật Hình sự"), max_length=24, blank=True)
    field = models.CharField(_("lĩnh vực"), max_length=24, blank=True)

    class Meta(_Row.Meta):
        verbose_name = _("loại vi phạm")
        verbose_name_plural = _("loại vi phạm")
