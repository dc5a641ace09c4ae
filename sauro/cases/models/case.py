"""The case, and the bodies that work on it together (vụ việc, cơ quan phối hợp)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.clocks import Complexity
from sauro.foundation.access.models import Owned, PathField


class Route(models.TextChoices):
    """On which way the goods were met (tuyến)."""

    LAND_BORDER = "land_border", _("Biên giới đường bộ")
    SEA = "sea", _("Biển, cảng biển")
    AIR = "air", _("Hàng không")
    POST = "post", _("Bưu chính, chuyển phát")
    INLAND = "inland", _("Nội địa")
    ONLINE = "online", _("Thương mại điện tử, trên mạng")


class Source(models.TextChoices):
    """How it came to light (nguồn phát hiện)."""

    PATROL = "patrol", _("Tuần tra, kiểm soát")
    PLAN = "plan", _("Kiểm tra theo kế hoạch")
    TIP = "tip", _("Tin báo, đường dây nóng")
    OTHER_FORCE = "other_force", _("Lực lượng khác chuyển đến")
    COMPLAINT = "complaint", _("Khiếu nại, tố cáo")


class Procedure(models.TextChoices):
    """By which law it is handled now (thủ tục)."""

    ADMINISTRATIVE = "administrative", _("Hành chính")
    CRIMINAL = "criminal", _("Hình sự")


NATURES = [
    (Complexity.SIMPLE.value, _("Đơn giản")),
    (Complexity.COMPLEX.value, _("Phức tạp")),
    (Complexity.ESPECIALLY_COMPLEX.value, _("Đặc biệt nghiêm trọng, phức tạp")),
]


class Case(Owned):
    """A violation from detection to money in the treasury (vụ việc).

    ``owner_path``: the lead body, whose book numbers it without gaps: the database gives ``year``
    and ``number``. ``key``: of the form that entered it, so that what is sent twice is one case.
    ``next_due_on``: the earliest open limit as it was last counted, for lists; pages count anew.
    ``limits``: all of them, [day, code, about] each, for reminders and calendars.
    """

    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm vào sổ"), default=0)
    number = models.PositiveIntegerField(_("số vào sổ"), default=0)
    key = models.UUIDField()
    detected_at = models.DateTimeField(_("phát hiện lúc"))
    hour_known = models.BooleanField(_("biết giờ phát hiện"), default=True)
    detected_by = models.CharField(_("người, tổ phát hiện"), max_length=300, blank=True)
    territory = models.ForeignKey("organization.Territory", models.PROTECT, related_name="+")
    territory_name = models.CharField(_("địa bàn"), max_length=200)  # as it was called then
    place = models.CharField(_("nơi phát hiện"), max_length=300, blank=True)
    lat = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=6, null=True)
    lon = models.DecimalField(_("kinh độ"), max_digits=9, decimal_places=6, null=True)
    route = models.CharField(_("tuyến"), max_length=12, choices=Route.choices)
    source = models.CharField(_("nguồn"), max_length=12, choices=Source.choices)
    source_note = models.CharField(_("kế hoạch, tin báo, nơi chuyển"), max_length=300, blank=True)
    procedure = models.CharField(
        _("thủ tục"), max_length=14, choices=Procedure.choices, default=Procedure.ADMINISTRATIVE
    )
    complexity = models.CharField(
        _("tính chất"), max_length=20, choices=NATURES, default=Complexity.SIMPLE.value
    )
    explanation = models.BooleanField(_("được quyền giải trình"), default=False)
    summary = models.CharField(_("tóm tắt"), max_length=2000, blank=True)
    search_key = models.TextField(default="")
    next_due_on = models.DateField(_("hạn gần nhất"), null=True)
    next_clock = models.CharField(_("thời hạn gần nhất"), max_length=40, blank=True)
    limits = models.JSONField(_("các thời hạn đang mở"), default=list)
    opened_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("vào sổ lúc"))
    changed_at = models.DateTimeField(_("sửa lúc"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("vụ việc")
        verbose_name_plural = _("vụ việc")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "year", "number"], name="case_numbered_once"
            ),
            models.UniqueConstraint(fields=["owner_path", "key"], name="case_entered_once"),
            models.CheckConstraint(name="case_is_numbered", condition=models.Q(number__gte=1)),
            models.CheckConstraint(
                name="case_known_route", condition=models.Q(route__in=Route.values)
            ),
            models.CheckConstraint(
                name="case_known_source", condition=models.Q(source__in=Source.values)
            ),
            models.CheckConstraint(
                name="case_known_procedure", condition=models.Q(procedure__in=Procedure.values)
            ),
            models.CheckConstraint(
                name="case_known_complexity",
                condition=models.Q(complexity__in=[c.value for c in Complexity]),
            ),
            models.CheckConstraint(
                name="case_point_on_earth",
                condition=models.Q(lat=None, lon=None)
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="case_detected_before_entered",
                condition=models.Q(detected_at__lte=models.F("changed_at")),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-detected_at", "-id"]),
            models.Index(fields=["territory", "-detected_at"]),
            models.Index(
                fields=["owner_path", "next_due_on"],
                name="case_open_limit",
                condition=models.Q(next_due_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"


class CaseBody(Owned):
    """A body that works on the case of another (phối hợp): it sees the case, and there it counts
    once, with its lead. ``owner_path`` is that of the joint body, ``lead_path`` that of the case.
    """

    class Role(models.TextChoices):
        JOINT = "joint", _("Phối hợp")
        TOOK_OVER = "took_over", _("Đã nhận hồ sơ")

    case = models.ForeignKey(Case, models.PROTECT, related_name="bodies")
    lead_path = PathField(verbose_name=_("cơ quan chủ trì"))
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    role = models.CharField(_("vai trò"), max_length=10, choices=Role.choices, default=Role.JOINT)
    part = models.CharField(_("phần việc"), max_length=300, blank=True)
    same_case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="counted_in", verbose_name=_("vụ trùng")
    )
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))
    ended_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("thôi lúc"), null=True)
    ended_because = models.CharField(_("lý do thôi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("cơ quan phối hợp")
        verbose_name_plural = _("cơ quan phối hợp")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "body"],
                name="case_body_once",
                condition=models.Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="case_body_is_another", condition=~models.Q(owner_path=models.F("lead_path"))
            ),
        )
        indexes = (models.Index(fields=["owner_path"]),)

    def __str__(self) -> str:
        return f"{self.case_id}: {self.body}"
