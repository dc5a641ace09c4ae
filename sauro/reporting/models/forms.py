"""Forms, their dated versions, indicators and cells (mẫu báo cáo, chỉ tiêu, ô số liệu)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned
from sauro.reporting.rules.cells import Dimension, Kind, Measure, Origin

KINDS = [
    (Kind.STOCK.value, _("Tại thời điểm")),
    (Kind.FLOW.value, _("Phát sinh trong kỳ")),
    (Kind.CUMULATIVE.value, _("Lũy kế")),
]
ORIGINS = [
    (Origin.COMPUTED.value, _("Tính từ sổ vụ việc")),
    (Origin.ENTERED.value, _("Nhập tay")),
]
DIMENSIONS = [
    (Dimension.FORCE.value, _("Lực lượng")),
    (Dimension.KIND.value, _("Loại vi phạm")),
    (Dimension.GOODS.value, _("Nhóm hàng")),
    (Dimension.TERRITORY.value, _("Địa bàn")),
]
MARKS = [
    ("verified", _("Đã kiểm chứng")),
    ("found", _("Đọc được ở nguồn công khai")),
    ("memory", _("Ghi theo trí nhớ, chưa kiểm chứng")),
]


class Form(Owned):
    """A form of a report (mẫu báo cáo). Those shipped belong to the nation and have no ``made_by``.
    Everybody who acts from a seat may read it; the body that made it writes it.
    """

    code = models.SlugField(_("mã mẫu"), max_length=40, unique=True)
    name = models.CharField(_("tên mẫu"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200)
    purpose = models.CharField(_("dùng để"), max_length=500, blank=True)
    made_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("mẫu báo cáo")
        verbose_name_plural = _("mẫu báo cáo")

    def __str__(self) -> str:
        return self.name


class FormVersion(Owned):
    """A version of a form, with the days on which new reports use it. Once open its cells stay."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        OPEN = "open", _("Đang dùng")
        RETIRED = "retired", _("Đã thôi dùng")

    form = models.ForeignKey(Form, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("lần"))
    state = models.CharField(
        _("tình trạng"), max_length=8, choices=State.choices, default=State.DRAFT
    )
    valid_from = models.DateField(_("dùng từ ngày"))
    valid_to = models.DateField(_("dùng đến hết ngày"), null=True)
    cell_count = models.PositiveSmallIntegerField(_("số ô"), default=0)
    note = models.CharField(_("thay đổi gì"), max_length=500, blank=True)
    made_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lập lúc"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("bản của mẫu báo cáo")
        verbose_name_plural = _("các bản của mẫu báo cáo")
        constraints = (
            models.UniqueConstraint(fields=["form", "number"], name="form_version_once"),
            models.CheckConstraint(
                name="form_version_known_state",
                condition=models.Q(state__in=["draft", "open", "retired"]),
            ),
            models.CheckConstraint(
                name="form_version_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="form_version_open_with_cells",
                condition=models.Q(state="draft") | models.Q(cell_count__gte=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.form}, {self.number}"


class Indicator(Owned):
    """An indicator of a version (chỉ tiêu). The code means the same figure in every form."""

    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="indicators")
    rank = models.PositiveSmallIntegerField(_("thứ tự"))
    code = models.CharField(_("mã"), max_length=40)
    name = models.CharField(_("tên"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200)
    unit = models.CharField(_("đơn vị tính"), max_length=30)
    decimals = models.PositiveSmallIntegerField(_("số chữ số thập phân"), default=0)
    kind = models.CharField(_("loại số liệu"), max_length=10, choices=KINDS)
    origin = models.CharField(_("lấy từ"), max_length=8, choices=ORIGINS)
    by = ArrayField(
        models.CharField(max_length=10, choices=DIMENSIONS),
        default=list,
        verbose_name=_("chia theo"),
    )
    mark = models.CharField(_("mức kiểm chứng"), max_length=8, choices=MARKS)
    source = models.CharField(_("nguồn"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("chỉ tiêu")
        verbose_name_plural = _("chỉ tiêu")
        constraints = (
            models.UniqueConstraint(fields=["form_version", "code"], name="indicator_once"),
            models.CheckConstraint(
                name="indicator_known",
                condition=models.Q(
                    kind__in=[k.value for k in Kind], origin__in=[o.value for o in Origin],
                    decimals__lte=9, by__contained_by=[d.value for d in Dimension],
                ),
            ),
            models.CheckConstraint(
                name="indicator_code_plain", condition=models.Q(code__regex=r"^[a-z][a-z0-9_]*$")
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name

    def as_measure(self) -> Measure:
        """As rules take it."""
        return Measure(
            self.code, self.name, self.name_en, self.unit, self.decimals, Kind(self.kind),
            Origin(self.origin), tuple(Dimension(d) for d in self.by), self.mark, self.source,
        )  # fmt: skip


class Cell(Owned):
    """A cell of a version (ô số liệu). ``slot``: its place in the row of figures, from 1 on;
    ``key``: the same in every version, by which figures of different versions are put together.
    """

    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="cells")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="cells")
    slot = models.PositiveSmallIntegerField(_("ô số"))
    key = models.CharField(_("khóa"), max_length=100)
    dimension = models.CharField(_("chiều"), max_length=10, choices=DIMENSIONS, blank=True)
    member = models.CharField(_("giá trị của chiều"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("ô số liệu")
        verbose_name_plural = _("ô số liệu")
        constraints = (
            models.UniqueConstraint(fields=["form_version", "slot"], name="cell_slot_once"),
            models.UniqueConstraint(fields=["form_version", "key"], name="cell_key_once"),
            models.CheckConstraint(
                name="cell_whole_or_of_a_member",
                condition=models.Q(dimension="", member="")
                | (models.Q(dimension__in=[d.value for d in Dimension]) & ~models.Q(member="")),
            ),
        )
        indexes = (models.Index(fields=["key"]),)

    def __str__(self) -> str:
        return self.key
