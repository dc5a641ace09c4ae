"""Territories and bodies. They are known to everybody: who exists is no secret."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import PathField
from sauro.organization.days_off.models import CalendarDay, LocalDay

__all__ = [
    "Alias",
    "Body",
    "CalendarDay",
    "Force",
    "LocalDay",
    "Membership",
    "Succession",
    "Territory",
]


class Territory(models.Model):
    """A province, district or commune by its official code, as long as it existed (địa bàn)."""

    class Level(models.TextChoices):
        NATION = "nation", _("Cả nước")
        PROVINCE = "province", _("Cấp tỉnh")
        DISTRICT = "district", _("Cấp huyện")
        COMMUNE = "commune", _("Cấp xã")

    code = models.CharField(_("mã"), max_length=10)
    name = models.CharField(_("tên"), max_length=100)
    kind = models.CharField(_("loại"), max_length=30)  # tỉnh, thành phố, xã, phường, đặc khu …
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    search_key = models.CharField(max_length=150)
    sort_key = models.CharField(max_length=150, db_collation="C")
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True)

    class Meta:
        verbose_name = _("địa bàn")
        verbose_name_plural = _("địa bàn")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "level", "valid_from"],
                name="territory_code_once",
                nulls_distinct=False,
            ),
        )
        indexes = (models.Index(fields=["search_key"]), models.Index(fields=["parent", "sort_key"]))

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Succession(models.Model):
    """Which territory of today a former one went into, whole or in part (kế thừa)."""

    old = models.ForeignKey(Territory, models.CASCADE, related_name="successors")
    new = models.ForeignKey(Territory, models.CASCADE, related_name="predecessors")
    whole = models.BooleanField(_("toàn bộ"))

    class Meta:
        constraints = (models.UniqueConstraint(fields=["old", "new"], name="succession_once"),)

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Force(models.Model):
    """A force of the State: police, customs, tax … (lực lượng)."""

    code = models.CharField(_("mã"), max_length=20, unique=True)
    name = models.CharField(_("tên"), max_length=100)

    class Meta:
        verbose_name = _("lực lượng")
        verbose_name_plural = _("lực lượng")

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """A committee, agency, people's committee, team or assisting group (cơ quan, tổ chức)."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("Ban Chỉ đạo 389")
        PEOPLES_COMMITTEE = "peoples_committee", _("Ủy ban nhân dân")
        AGENCY = "agency", _("Cơ quan")
        DIVISION = "division", _("Đơn vị trực thuộc")
        TEAM = "team", _("Tổ, đội công tác")
        PARTY_OR_FRONT = "party_or_front", _("Đảng, Mặt trận, đoàn thể")

    path = PathField(unique=True, verbose_name=_("đường dẫn"))
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    territory = models.ForeignKey(Territory, models.PROTECT, null=True, related_name="bodies")
    force = models.ForeignKey(Force, models.PROTECT, null=True, blank=True, related_name="bodies")
    standing = models.BooleanField(_("là cơ quan thường trực"), default=False)
    search_key = models.CharField(max_length=250)
    sort_key = models.CharField(max_length=250, db_collation="C")
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True)
    founded_by = models.CharField(_("quyết định thành lập"), max_length=200, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="merged", verbose_name=_("đã nhập vào")
    )
    # The decision that the last change carried out; those before stand in the history.
    decided_by = models.CharField(_("căn cứ"), max_length=200, blank=True)
    decided_on = models.DateField(_("có hiệu lực từ ngày"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("cơ quan")
        verbose_name_plural = _("cơ quan")
        indexes = (
            models.Index(fields=["search_key"]),
            models.Index(fields=["territory", "kind"]),
            models.Index(fields=["sort_key", "path"]),
        )

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Another name that papers use for a body (tên gọi khác)."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="aliases")
    name = models.CharField(_("tên"), max_length=200)
    search_key = models.CharField(max_length=250)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["body", "search_key"], name="alias_once_a_body"),
        )
        indexes = (models.Index(fields=["search_key"]),)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A body, through a person at a post, in a committee, by a decision (thành viên)."""

    class Part(models.TextChoices):
        HEAD = "head", _("Trưởng ban")
        STANDING_DEPUTY = "standing_deputy", _("Phó Trưởng ban Thường trực")
        DEPUTY = "deputy", _("Phó Trưởng ban")
        MEMBER = "member", _("Thành viên")

    committee = models.ForeignKey(Body, models.CASCADE, related_name="members")
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="memberships", verbose_name=_("cơ quan")
    )
    person = models.CharField(_("họ và tên"), max_length=150, blank=True)
    post = models.CharField(_("chức vụ"), max_length=150, blank=True)
    part = models.CharField(_("tham gia với tư cách"), max_length=20, choices=Part.choices)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    decision = models.CharField(_("quyết định"), max_length=200)

    class Meta:
        verbose_name = _("thành viên")
        verbose_name_plural = _("thành viên")
        indexes = (models.Index(fields=["committee", "valid_from"]),)

    def __str__(self) -> str:
        return f"{self.body}: {self.get_part_display()}"
