"""What a case is about: parties, goods, violations (đối tượng, hàng hóa, hành vi)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.cases.models.catalogue import GoodsGroup, ViolationKind
from sauro.foundation.access.models import Owned


class PartyRole(models.TextChoices):
    """What a party is in a case."""

    VIOLATOR = "violator", _("Người, tổ chức vi phạm")
    OWNER = "owner", _("Chủ hàng, chủ phương tiện")
    CARRIER = "carrier", _("Người vận chuyển")
    VEHICLE = "vehicle", _("Phương tiện vận chuyển")
    PREMISES = "premises", _("Nơi chứa, nơi bán")
    SHOP = "shop", _("Gian hàng, trang mạng")
    WITNESS = "witness", _("Người liên quan, người chứng kiến")
    RIGHT_HOLDER = "right_holder", _("Chủ thể quyền bị xâm phạm")


class Valuation(models.TextChoices):
    """How a value was found (căn cứ xác định giá trị)."""

    ESTIMATED = "estimated", _("Ước tính khi phát hiện")
    LISTED = "listed", _("Giá niêm yết, hóa đơn")
    MARKET = "market", _("Giá thị trường")
    COUNCIL = "council", _("Hội đồng định giá")
    DECLARED = "declared", _("Giá khai báo")


class _OfCase(Owned):
    """What hangs on a case; ``owner_path`` is the case's, which the database compares."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="%(class)s_rows")
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        abstract = True


class CaseParty(_OfCase):
    """A party of the register in a case (đối tượng trong vụ). ``written``: its name as this case
    wrote it, which joint bodies read too; the register they may not see.
    """

    party = models.ForeignKey("parties.Party", models.PROTECT, related_name="+")
    role = models.CharField(_("vai trò"), max_length=12, choices=PartyRole.choices)
    kind = models.CharField(_("loại"), max_length=10)  # as the register had it then
    written = models.CharField(_("tên trong vụ"), max_length=300)
    prior = models.BooleanField(_("đã từng bị xử phạt, kết án về hành vi này"), default=False)

    class Meta:
        verbose_name = _("đối tượng trong vụ")
        verbose_name_plural = _("đối tượng trong vụ")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "party", "role"], name="case_party_once_a_role"
            ),
            models.CheckConstraint(
                name="case_party_known_role", condition=models.Q(role__in=PartyRole.values)
            ),
            models.CheckConstraint(name="case_party_is_named", condition=~models.Q(written="")),
        )
        indexes = (models.Index(fields=["party"]),)

    def __str__(self) -> str:
        return self.written


class GoodsLine(_OfCase):
    """One sort of goods in its own unit (dòng hàng). The unit is one of its group's: a trigger."""

    group = models.ForeignKey(GoodsGroup, models.PROTECT, related_name="+")
    name = models.CharField(_("tên hàng"), max_length=300)
    brand = models.CharField(_("nhãn hiệu"), max_length=150, blank=True)
    origin = models.CharField(_("xuất xứ"), max_length=150, blank=True)
    quantity = models.DecimalField(_("số lượng"), max_digits=18, decimal_places=3)
    unit = models.CharField(_("đơn vị tính"), max_length=20)
    value_vnd = models.BigIntegerField(_("trị giá (đồng)"), null=True)
    valuation = models.CharField(
        _("căn cứ trị giá"), max_length=10, choices=Valuation.choices, blank=True
    )
    hs_code = models.CharField(_("mã HS"), max_length=12, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("hàng hóa")
        verbose_name_plural = _("hàng hóa")
        constraints = (
            models.CheckConstraint(
                name="goods_more_than_nothing", condition=models.Q(quantity__gt=0)
            ),
            models.CheckConstraint(
                name="goods_value_not_negative",
                condition=models.Q(value_vnd=None) | models.Q(value_vnd__gte=0),
            ),
            models.CheckConstraint(
                name="goods_valued_somehow",
                condition=models.Q(value_vnd=None, valuation="")
                | models.Q(value_vnd__isnull=False, valuation__in=Valuation.values),
            ),
            models.CheckConstraint(
                name="goods_hs_code_of_digits",
                condition=models.Q(hs_code="") | models.Q(hs_code__regex=r"^[0-9]{4,12}$"),
            ),
            models.CheckConstraint(name="goods_are_named", condition=~models.Q(name="")),
        )
        indexes = (models.Index(fields=["group"]),)

    def __str__(self) -> str:
        return self.name


class Violation(_OfCase):
    """What was violated (hành vi vi phạm). The case counts under the ``main`` one."""

    kind = models.ForeignKey(ViolationKind, models.PROTECT, related_name="+")
    article = models.CharField(_("điều khoản vi phạm"), max_length=300, blank=True)
    frame_vnd = models.BigIntegerField(_("mức phạt tối đa của khung (đồng)"), null=True)
    main = models.BooleanField(_("hành vi chính"), default=False)

    class Meta:
        verbose_name = _("hành vi vi phạm")
        verbose_name_plural = _("hành vi vi phạm")
        constraints = (
            models.UniqueConstraint(
                fields=["case"], name="case_one_main_violation", condition=models.Q(main=True)
            ),
            models.CheckConstraint(
                name="violation_frame_not_negative",
                condition=models.Q(frame_vnd=None) | models.Q(frame_vnd__gte=0),
            ),
        )
        indexes = (models.Index(fields=["kind"]),)

    def __str__(self) -> str:
        return str(self.kind)
