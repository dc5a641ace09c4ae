"""The acts that change a body by hand: which there are, for which body, and what each does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.errors import NotAllowed
from sauro.foundation.web.parts import Link
from sauro.organization import forms as sent
from sauro.organization import services
from sauro.organization.models import Body
from sauro.organization.naming import body_named
from sauro.organization.rules import is_kept
from sauro.organization.views.handing import handed

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Act:
    """One way to change a body. ``do`` takes the body, the valid form and the seat."""

    title: Words
    form: type[forms.Form]
    do: Callable[[Body, Any, Seat], object]
    label: Words
    done: Words
    warning: Words = ""
    danger: bool = False
    of: Callable[[Body], bool] = lambda _body: True  # for which bodies it is offered
    from_above: bool = False  # only to whoever keeps the body above
    right: Right = Right.KEEP_BODIES
    answer: Callable[[HttpRequest, Any], HttpResponse] | None = None  # of what was done, else back
    leaves: bool = False  # what the body still has on its hands is shown with it


def _rename(body: Body, form: Any, by: Seat) -> None:
    name, version = form.cleaned_data["name"], form.cleaned_data["version"]
    services.rename_body(body.path, version, name, form.decided(), by=by)


def _alias(body: Body, form: Any, by: Seat) -> None:
    name, version = form.cleaned_data["name"], form.cleaned_data["version"]
    services.add_alias(body.path, version, name, form.decided(), by=by)


def _standing(body: Body, form: Any, by: Seat) -> None:
    version = form.cleaned_data["version"]
    services.designate_standing(body.path, version, form.decided(), by=by)


def _end(body: Body, form: Any, by: Seat) -> None:
    asked = form.cleaned_data
    services.end_body(body.path, asked["version"], form.decided(), asked["into"].strip(), by=by)


def _found(body: Body, form: Any, by: Seat) -> None:
    services.found_body(body.path, form.cleaned_data["short"], form.cleaned_data, by=by)


def _member(body: Body, form: Any, by: Seat) -> None:
    asked = dict(form.cleaned_data)
    asked["valid_from"] = asked["on"]
    member = body_named(asked["body"], body.path, asked["on"])
    services.add_membership(body.path, member, asked, by=by)


def _seat(body: Body, form: Any, by: Seat) -> None:
    asked = dict(form.cleaned_data)
    asked["valid_from"] = asked["on"]
    services.give_seat(body.path, asked["version"], asked, by=by)


def _invite(body: Body, form: Any, by: Seat) -> services.Linked:
    asked = dict(form.cleaned_data)
    asked["valid_from"] = asked["on"]
    return services.invite(body.path, asked["version"], asked, by=by)


def _committee(body: Body) -> bool:
    return body.kind == Body.Kind.COMMITTEE


def _could_stand(body: Body) -> bool:
    """An agency right below a committee that is not its standing agency yet."""
    above = body.parent
    return above is not None and _committee(above) and not _committee(body) and not body.standing


ACTS: dict[str, Act] = {
    "them-thanh-vien": Act(
        _("Thêm thành viên"), sent.MemberForm, _member, _("Thêm"), _("Đã thêm thành viên."),
        of=_committee,
    ),
    "moi-nguoi": Act(
        _("Mời người mới"), sent.InviteForm, _invite, _("Lập tài khoản và cấp đường dẫn"),
        _("Đã lập tài khoản."),
        _("Người này sẽ thấy và làm được những gì vai trò cho phép ở cơ quan này và bên dưới. "
          "Người đó tự đặt mật khẩu; bạn không biết mật khẩu."),
        right=Right.KEEP_ACCOUNTS,
        answer=handed,
    ),
    "cap-vi-tri": Act(
        _("Cấp vị trí công tác"), sent.SeatForm, _seat, _("Cấp vị trí"),
        _("Đã cấp vị trí công tác."),
        _("Người này sẽ thấy và làm được những gì vai trò cho phép ở cơ quan này và bên dưới. "
          "Người do cơ quan khác quản lý phải nhận vị trí thì mới có hiệu lực."),
        right=Right.KEEP_ACCOUNTS,
    ),
    "lap-moi": Act(
        _("Lập cơ quan, tổ bên dưới"), sent.FoundForm, _found, _("Lập"), _("Đã lập cơ quan mới."),
    ),
    "co-quan-thuong-truc": Act(
        _("Giao làm cơ quan thường trực"), sent.DecidedForm, _standing, _("Giao"),
        _("Đã giao làm cơ quan thường trực."),
        _("Cơ quan đang làm thường trực sẽ thôi. Người của cơ quan thường trực được cập nhật các "
          "cơ quan của Ban Chỉ đạo."),
        of=_could_stand,
        from_above=True,
    ),
    "doi-ten": Act(
        _("Đổi tên"), sent.RenameForm, _rename, _("Đổi tên"), _("Đã đổi tên."),
        _("Tên cũ được giữ làm tên gọi khác để văn bản trước đây vẫn hiểu đúng."),
    ),
    "ten-khac": Act(
        _("Thêm tên gọi khác"), sent.AliasForm, _alias, _("Thêm"), _("Đã thêm tên gọi khác."),
        _("Từ nay văn bản ghi tên này được hiểu là cơ quan này."),
    ),
    "ket-thuc": Act(
        _("Kết thúc, sáp nhập"), sent.EndForm, _end, _("Kết thúc hoạt động"),
        _("Đã ghi ngày kết thúc."),
        _("Tư cách thành viên của cơ quan này trong các Ban Chỉ đạo cũng kết thúc ngày đó."),
        danger=True,
        leaves=True,
    ),
}  # fmt: skip


def offered(body: Body, seat: Seat) -> list[Link]:
    """The acts that suit a body and that the seat may do; services ask again."""
    ended = body.valid_to and body.valid_to < timezone.localdate()
    if ended or not keeps(seat, body):
        return []
    return [
        Link(reverse("body_act", args=[body.path, slug]), str(act.title))
        for slug, act in ACTS.items()
        if act.of(body)
        and may(seat.role, act.right)
        and not (act.right == Right.KEEP_ACCOUNTS and not is_kept(seat.body.path, body.path))
        and not (act.from_above and not keeps(seat, body.parent))
    ]


def keeps(seat: Seat, body: Body | None) -> bool:
    """Whether the seat keeps a body."""
    try:
        services.may_keep(body.path if body else "", seat)
    except NotAllowed:
        return False
    return True
