"""What a form could not do, in a sentence above its errors (chưa … được)."""

from __future__ import annotations

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Forms of the account pages are the library's own and have its templates: told by their names.
_ACCOUNT: dict[str, Promise] = {
    "LoginForm": _("Chưa đăng nhập được."),
    "AuthenticateForm": _("Chưa đăng nhập được."),
    "AuthenticateWebAuthnForm": _("Chưa đăng nhập được."),
    "LoginWebAuthnForm": _("Chưa đăng nhập được."),
    "ReauthenticateForm": _("Chưa xác nhận được."),
    "ReauthenticateWebAuthnForm": _("Chưa xác nhận được."),
    "ChangePasswordForm": _("Chưa đổi được mật khẩu."),
    "ActivateTOTPForm": _("Chưa bật được mã xác thực."),
    "DeactivateTOTPForm": _("Chưa tắt được mã xác thực."),
    "GenerateRecoveryCodesForm": _("Chưa tạo được mã khôi phục."),
    "AddWebAuthnForm": _("Chưa thêm được khóa bảo mật."),
    "ManageUserSessionsForm": _("Chưa đăng xuất được các phiên khác."),
}
_SAVED = _("Chưa lưu được.")


def sentence(form: forms.BaseForm) -> str:
    """Most forms keep what is typed into them; those of accounts do something else."""
    return str(_ACCOUNT.get(type(form).__name__, _SAVED))
