"""The form by which a channel is set (biểu mẫu đặt kênh)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sauro.directives.channels.rules import LONGEST


class ChannelForm(forms.Form):
    """One address, which the page shows back only while it is refused."""

    address = forms.CharField(
        label=_("Địa chỉ kênh"),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
        help_text=_("chép từ dịch vụ nhận, ví dụ tgram://mã-của-bot/mã-cuộc-trò-chuyện"),
        error_messages={"required": _("Hãy dán địa chỉ kênh.")},
    )
