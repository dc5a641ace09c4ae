"""What a person sends about bodies (biểu mẫu tổ chức)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.rights import Role
from sauro.foundation.web.fields import DayField
from sauro.organization.models import Body, Membership, Territory
from sauro.organization.queries import listing
from sauro.organization.queries.choices import forces
from sauro.organization.queries.listing import Filters
from sauro.organization.rules import Decided
from sauro.organization.sorting import sort_key

_ALL = ("", _("Tất cả"))


class DirectoryForm(forms.Form):
    """How the directory is narrowed."""

    words = forms.CharField(
        label=_("Tìm"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=[_ALL, *Body.Kind.choices])
    level = forms.ChoiceField(
        label=_("Cấp"),
        required=False,
        choices=[_ALL, *(c for c in Territory.Level.choices if c[0] != "district")],
    )
    province = forms.ChoiceField(label=_("Tỉnh, thành phố"), required=False)
    force = forms.ChoiceField(label=_("Lực lượng"), required=False)
    day = DayField(label=_("Đang hoạt động ngày"), required=False, help_text="")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        provinces = [(t.code, str(t)) for t in listing.provinces()]
        self.fields["province"].choices = [_ALL, *provinces]  # type: ignore[attr-defined]
        named = sorted(forces(), key=lambda force: sort_key(force[1]))
        self.fields["force"].choices = [_ALL, *named]  # type: ignore[attr-defined]

    def filters(self) -> Filters:
        """What was asked; without a day, the bodies of today. What is wrong says so itself."""
        asked = self.cleaned_data if self.is_valid() else {}
        words = {k: v for k, v in asked.items() if v}
        return Filters(**{"day": timezone.localdate(), **words})


class DayForm(forms.Form):
    """As of which day a composition is shown."""

    ngay = DayField(label=_("Thành phần tại ngày"), required=False, help_text="")


class DecidedForm(forms.Form):
    """The decision that an act carries out, the day, and the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    decision = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        help_text=_("Số, ngày, cơ quan ban hành; ví dụ: Quyết định số 12/QĐ-UBND ngày 05/01/2026."),
    )
    on = DayField(label=_("Có hiệu lực từ ngày"))

    def clean_version(self) -> int:
        """Who does not say what he saw has seen nothing: no body is of version 0."""
        return self.cleaned_data["version"] or 0

    def decided(self) -> Decided:
        """Decision and day."""
        return Decided(self.cleaned_data["decision"], self.cleaned_data["on"])


class RenameForm(DecidedForm):
    """Another name."""

    name = forms.CharField(label=_("Tên mới"), max_length=200)
    field_order = ("name",)


class AliasForm(DecidedForm):
    """A name that papers use."""

    name = forms.CharField(
        label=_("Tên gọi khác"),
        max_length=200,
        help_text=_("Đúng như văn bản ghi; văn bản dùng tên này sau đây được hiểu là cơ quan này."),
    )
    field_order = ("name",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decision"].help_text = _("Văn bản dùng tên này: số, ngày, cơ quan ban hành.")


class EndForm(DecidedForm):
    """The last day."""

    into = forms.CharField(
        label=_("Nhập vào cơ quan có mã"),
        required=False,
        max_length=120,
        help_text=_("Mã ở trang của cơ quan nhận, ví dụ v.40.sct. Để trống nếu chỉ kết thúc."),
    )
    field_order = ("decision", "on", "into")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].label = _("Ngày hoạt động cuối cùng")


class FoundForm(forms.Form):
    """A new body right below another."""

    name = forms.CharField(label=_("Tên"), max_length=200)
    short = forms.CharField(
        label=_("Mã ngắn"),
        max_length=20,
        help_text=_("Chữ thường không dấu và số, ví dụ doi389; không đổi được về sau."),
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=Body.Kind.choices, initial=Body.Kind.TEAM)
    force = forms.ChoiceField(label=_("Lực lượng"), required=False)
    founded_by = forms.CharField(
        label=_("Quyết định thành lập"),
        max_length=200,
        help_text=_("Số, ngày, cơ quan ban hành."),
    )
    valid_from = DayField(label=_("Hoạt động từ ngày"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        named = sorted(forces(), key=lambda force: sort_key(force[1]))
        self.fields["force"].choices = [("", _("Không")), *named]  # type: ignore[attr-defined]


class MemberForm(DecidedForm):
    """One more member of a committee."""

    body = forms.CharField(
        label=_("Cơ quan"),
        max_length=200,
        help_text=_("Tên như văn bản ghi, hoặc mã ở trang của cơ quan."),
    )
    person = forms.CharField(label=_("Họ và tên"), max_length=150, required=False)
    post = forms.CharField(label=_("Chức vụ"), max_length=150, required=False)
    part = forms.ChoiceField(
        label=_("Tư cách"), choices=Membership.Part.choices, initial=Membership.Part.MEMBER
    )
    field_order = ("body", "person", "post", "part")


class SeatForm(DecidedForm):
    """A person with an account comes to a post."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        help_text=_("Của người đã có tài khoản. Chưa có thì dùng “Mời người mới”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    post = forms.CharField(label=_("Chức vụ"), max_length=150)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, widget=forms.RadioSelect)
    valid_to = DayField(label=_("Đến hết ngày"), required=False)
    field_order = ("username", "post", "role", "decision", "on", "valid_to")


class InviteForm(DecidedForm):
    """Somebody new, with an account and a seat."""

    full_name = forms.CharField(
        label=_("Họ và tên"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        required=False,
        max_length=50,
        help_text=_("Để trống thì máy đặt theo họ tên, ví dụ anlt cho Lò Thị An."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"),
        max_length=254,
        required=False,
        help_text=_("Có thì đường dẫn được gửi tới đó; không có thì in phiếu để trao tay."),
    )
    post = forms.CharField(label=_("Chức vụ"), max_length=150)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, widget=forms.RadioSelect)
    valid_to = DayField(label=_("Đến hết ngày"), required=False)
    field_order = ("full_name", "username", "email", "post", "role", "decision", "on", "valid_to")


class MoveForm(DecidedForm):
    """The same person, at another body."""

    body = forms.CharField(
        label=_("Chuyển đến cơ quan"),
        max_length=200,
        help_text=_("Tên như văn bản ghi, hoặc mã ở trang của cơ quan."),
    )
    post = forms.CharField(label=_("Chức vụ mới"), max_length=150)
    field_order = ("body", "post", "decision", "on")


class ReasonForm(forms.Form):
    """Why something is done to an account; it stays on record."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Lưu lại cùng thao tác, ví dụ: mất điện thoại, báo ngày 05/01/2026."),
    )


class SessionsForm(ReasonForm):
    """Whether tokens go with the sessions: a lost computer may hold both."""

    tokens = forms.BooleanField(
        label=_("Thu hồi luôn khóa truy cập của các vị trí của người này"),
        required=False,
        initial=True,
        help_text=_("Hệ thống đang dùng các khóa ấy bị từ chối ngay, không lấy lại được."),
    )


class DetailsForm(ReasonForm):
    """How an account is called and where its mail goes."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    email = forms.EmailField(label=_("Thư điện tử"), max_length=254, required=False)
    field_order = ("full_name", "email", "reason")


class PeopleForm(forms.Form):
    """How the list of accounts is narrowed."""

    words = forms.CharField(
        label=_("Họ tên hoặc tên đăng nhập"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
