"""Pages of the catalogues: what there is, and one row written anew (danh mục)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from sauro.cases.catalogue import groups_on, kinds_on, named
from sauro.cases.catalogue_writing import SORTS, RowWording, add_row, last, write_row
from sauro.cases.clocks import Mark
from sauro.cases.models import Counted, GoodsGroup
from sauro.cases.services import allow_writing, may_write
from sauro.cases.words import MARKS, mark_badge
from sauro.foundation.access.acting import seat_of
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.foundation.web.fields import DayField
from sauro.foundation.web.parts import Column, Row, Table
from sauro.foundation.web.sent import number
from sauro.foundation.web.telling import tell


class RowForm(forms.Form):
    """The words of a row."""

    name = forms.CharField(label=gettext_lazy("Tên"), max_length=200)
    name_en = forms.CharField(label=gettext_lazy("Tên tiếng Anh"), max_length=200)
    units = forms.CharField(
        label=gettext_lazy("Đơn vị tính"), max_length=400, required=False,
        help_text=gettext_lazy("cách nhau bằng dấu phẩy; đơn vị thường dùng đứng trước"),
    )  # fmt: skip
    counted = forms.ChoiceField(
        label=gettext_lazy("Nhóm thống kê"), choices=Counted.choices, required=False
    )
    valid_from = DayField(label=gettext_lazy("Có hiệu lực từ ngày"))
    valid_to = DayField(label=gettext_lazy("Có hiệu lực đến hết ngày"), required=False)
    mark = forms.ChoiceField(
        label=gettext_lazy("Mức kiểm chứng"), choices=[(m.value, MARKS[m]) for m in Mark]
    )
    source = forms.CharField(label=gettext_lazy("Nguồn"), max_length=300)
    reason = forms.CharField(label=gettext_lazy("Đã đối chiếu gì, vì sao sửa"), max_length=500)

    def wording(self) -> RowWording:
        said = {**self.cleaned_data}
        units = tuple(u.strip() for u in said.pop("units").split(",") if u.strip())
        return RowWording(**said, units=units)


@login_required
@require_GET
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Goods groups and kinds of violation as they hold today."""
    seat, today = seat_of(request), timezone.localdate()
    context = {
        "tables": [
            _table(_("Nhóm hàng"), _("Đơn vị tính"), "nhom-hang", groups_on(today)),
            _table(_("Loại vi phạm"), _("Nhóm thống kê"), "loai-vi-pham", kinds_on(today)),
        ],
        "new": [(reverse("case_catalogue_add", args=[sort]), title)
                for sort, title in _TITLES.items()] if may_write(seat) else [],
        "may_write": may_write(seat),
    }  # fmt: skip
    return render(request, "cases/register/catalogues.html", context)


def _table(caption: str, second: str, sort: str, rows: Any) -> Table:
    return Table(
        caption=caption,
        columns=[
            Column(_("Tên")), Column(second), Column(_("Mã")), Column(_("Mức kiểm chứng")),
        ],
        rows=[
            Row(
                (named(row), _second(row), row.code, mark_badge(Mark(row.mark))),
                reverse("case_catalogue", args=[sort, row.code]),
            )
            for row in rows
        ],
        empty=_("Danh mục trống."),
    )  # fmt: skip


def _second(row: Any) -> str:
    return ", ".join(row.units) if isinstance(row, GoodsGroup) else row.get_counted_display()


class NewRowForm(RowForm):
    """A row with a code of its own."""

    code = forms.CharField(
        label=gettext_lazy("Mã"), max_length=40,
        help_text=gettext_lazy("chữ thường không dấu, chữ số, gạch dưới; không đổi được về sau"),
    )  # fmt: skip
    field_order = ("code",)


_TITLES = {
    "nhom-hang": gettext_lazy("Thêm nhóm hàng"),
    "loai-vi-pham": gettext_lazy("Thêm loại vi phạm"),
}


@login_required
@require_http_methods(["GET", "POST"])
def row_add(request: HttpRequest, sort: str) -> HttpResponse:
    """A new code, by whoever keeps the law."""
    seat = seat_of(request)
    if sort not in SORTS:
        raise Hidden
    allow_writing(seat)
    form = NewRowForm(request.POST or None, initial={"mark": Mark.MEMORY.value})
    form.fields.pop("counted" if sort == "nhom-hang" else "units").required = False
    if request.method == "POST" and form.is_valid():
        form.cleaned_data = {"units": "", "counted": ""} | form.cleaned_data
        code = form.cleaned_data.pop("code")
        try:
            made = add_row(sort, code, form.wording(), by=seat, now=timezone.now())
        except Refused as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã thêm. Vụ việc mới dùng được mã này."))
            return redirect("case_catalogue", sort, made.code)
    context = {"form": form, "sort": sort, "title": _TITLES[sort]}
    status = 422 if form.errors else 200
    return render(request, "cases/register/catalogue_add.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def row_page(request: HttpRequest, sort: str, code: str) -> HttpResponse:
    """One row with its history; whoever keeps the law writes it anew."""
    seat = seat_of(request)
    row = last(sort, code)
    if request.method == "POST":
        allow_writing(seat)
    form, status, seen = RowForm(request.POST or None, initial=_initial(row)), 200, row.number
    form.fields.pop("counted" if isinstance(row, GoodsGroup) else "units").required = False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            typed = {"units": "", "counted": ""} | form.cleaned_data
            form.cleaned_data = typed
            try:
                sent = number(request.POST.get("number")) or 0
                write_row((sort, code), form.wording(), sent, by=seat, now=timezone.now())
            except (Refused, Stale) as refused:
                tell(form, refused)
                status = refused.status
            else:
                messages.success(request, _("Đã ghi. Vụ việc mới dùng dòng này."))
                return redirect("case_catalogue", sort, code)
    past = SORTS[sort].objects.filter(code=code).select_related("by__user").order_by("-number")
    context = {
        "row": row, "second": _second(row), "badge": mark_badge(Mark(row.mark)), "past": past,
        "form": form if may_write(seat) else None, "seen": seen, "sort": sort,
    }  # fmt: skip
    return render(request, "cases/register/catalogue.html", context, status=status)


def _initial(row: Any) -> dict[str, Any]:
    names = ("name", "name_en", "valid_from", "valid_to", "mark", "source")
    own = (
        {"units": ", ".join(row.units)} if isinstance(row, GoodsGroup)
        else {"counted": row.counted}
    )  # fmt: skip
    return {**{name: getattr(row, name) for name in names}, **own}
