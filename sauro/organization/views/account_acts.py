"""What may be done to an account, and how each is asked for (thao tác trên tài khoản)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account.adapter import get_adapter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sauro.organization import services
from sauro.organization.forms import DetailsForm, ReasonForm, SessionsForm
from sauro.organization.queries import accounts
from sauro.organization.queries.accounts import AccountRow

Words = str | Promise


@dataclass(frozen=True, slots=True)
class AccountAct:
    """One act. ``do`` takes the account's id, what the form sent, and the seat."""

    title: Words
    said: Words
    label: Words
    done: Words
    do: Callable[..., Any]
    suits: Callable[[AccountRow], bool]
    danger: bool = False
    form: type[ReasonForm] = ReasonForm


def _why(service: Callable[..., Any]) -> Callable[..., Any]:
    """A service that wants nothing but the reason."""
    return lambda user_id, sent, **by: service(user_id, sent["reason"], **by)


def _locked(row: AccountRow) -> bool:
    return bool(get_adapter().is_locked(row.user.username))


def _sessions(user_id: int, sent: dict[str, Any], **by: Any) -> object:
    return services.end_sessions(user_id, sent["reason"], tokens=sent["tokens"], **by)


def _off(user_id: int, reason: str, **by: Any) -> object:
    return services.switch_account(user_id, reason, on=False, **by)


def _on(user_id: int, reason: str, **by: Any) -> object:
    return services.switch_account(user_id, reason, on=True, **by)


# What whoever keeps the home of an account may do even where it opens more than his own seat does.
GIVE_NO_ACCESS = ("thu-hoi-duong-dan", "ket-thuc-phien", "ngung")

ACTS: dict[str, AccountAct] = {
    "duong-dan": AccountAct(
        _("Cấp đường dẫn đăng nhập"),
        _("Người này đặt mật khẩu mới bằng đường dẫn. Mật khẩu cũ dùng được đến lúc đó; đường "
          "dẫn đã cấp trước đây hết hiệu lực ngay."),
        _("Cấp đường dẫn"), _("Đã cấp đường dẫn."), _why(services.send_link),
        lambda row: row.user.is_active,
    ),
    "thu-hoi-duong-dan": AccountAct(
        _("Thu hồi đường dẫn"), _("Phiếu, thư đã trao không mở được gì nữa."), _("Thu hồi"),
        _("Đã thu hồi đường dẫn."), _why(services.revoke_link),
        lambda row: row.link_until is not None, danger=True,
    ),
    "mo-khoa": AccountAct(
        _("Mở khóa đăng nhập"),
        _("Số lần gõ sai được đếm lại từ đầu. Hãy hỏi người này có phải chính mình đã gõ sai "
          "không."),
        _("Mở khóa"), _("Đã mở khóa."), _why(services.unlock), _locked,
    ),
    "ket-thuc-phien": AccountAct(
        _("Kết thúc mọi phiên đăng nhập"),
        _("Người này bị đăng xuất ở mọi máy ngay. Mất máy hoặc nghi lộ mật khẩu: cấp luôn đường "
          "dẫn mới."),
        _("Kết thúc phiên"), _("Đã kết thúc mọi phiên."), _sessions,
        lambda row: accounts.sessions(row.user) > 0, form=SessionsForm,
    ),
    "go-hai-lop": AccountAct(
        _("Gỡ xác thực hai lớp"),
        _("Chỉ làm khi đã gặp hoặc gọi đúng người: sau đó chỉ còn mật khẩu bảo vệ tài khoản. Mọi "
          "phiên đăng nhập kết thúc. Nhắc người này bật lại ngay."),
        _("Gỡ"), _("Đã gỡ xác thực hai lớp."), _why(services.reset_factor),
        lambda row: accounts.has_second_factor(row.user), danger=True,
    ),
    "sua": AccountAct(
        _("Sửa họ tên, thư điện tử"), _("Tên đăng nhập không đổi."), _("Ghi"), _("Đã sửa."),
        services.correct_account, lambda _row: True, form=DetailsForm,
    ),
    "ngung": AccountAct(
        _("Ngừng tài khoản"),
        _("Không đăng nhập được nữa, khóa truy cập của người này cũng không mở được gì. Vị trí "
          "công tác vẫn còn trên sổ. Mở lại được."),
        _("Ngừng"), _("Đã ngừng tài khoản."), _why(_off),
        lambda row: row.user.is_active, danger=True,
    ),
    "mo-lai": AccountAct(
        _("Mở lại tài khoản"), _("Người này đăng nhập lại được bằng mật khẩu cũ."), _("Mở lại"),
        _("Đã mở lại tài khoản."), _why(_on), lambda row: not row.user.is_active,
    ),
}  # fmt: skip
