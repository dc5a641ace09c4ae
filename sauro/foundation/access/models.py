"""Users, their seats, and the form of every row that belongs to a body."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.rights import Role

if TYPE_CHECKING:
    _Text = models.CharField[str, str]
else:
    _Text = models.CharField


class PathField(_Text):
    """The place of a body in the tree: "v.40.17212" is below "v.40" (đường dẫn cơ quan).

    Sorted by bytes, so that a body and all below it are one range of an index.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120, "db_collation": "C", **options})


class Owned(models.Model):
    """A row that belongs to a body: guarded by row-level security, recorded in the history."""

    owner_path = PathField(verbose_name=_("cơ quan chủ quản"))

    class Meta:
        abstract = True


class User(AbstractUser):
    """A person who can sign in (người dùng). What he may do comes from his seats alone."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("họ và tên"), max_length=150)
    # Whoever keeps this body keeps the account, and its history is there.
    home = models.ForeignKey(
        "organization.Body",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accounts",
        verbose_name=_("cơ quan quản lý"),
    )

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.full_name or self.username

    def check_password(self, raw_password: str | None) -> bool:
        """Only looks: Django would write a stronger hash at once, which the web role may not."""
        return check_password(raw_password, self.password)


class Seat(models.Model):
    """A person at a post in a body, from one day to another (vị trí công tác).

    ``further_paths``: other bodies whose work the seat follows, beside its own. Without
    ``accepted_at`` it waits for the person's word (chờ nhận) and opens nothing.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="seats", verbose_name=_("người"))
    body = models.ForeignKey(
        "organization.Body", models.PROTECT, related_name="seats", verbose_name=_("cơ quan")
    )
    post = models.CharField(_("chức vụ"), max_length=150)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    further_paths = ArrayField(PathField(), default=list, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("nhận lúc"), null=True)
    declined_at = models.DateTimeField(_("từ chối lúc"), null=True)

    class Meta:
        verbose_name = _("vị trí công tác")
        verbose_name_plural = _("vị trí công tác")
        constraints = (
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
            models.CheckConstraint(
                name="seat_is_accepted_or_declined",
                condition=models.Q(accepted_at=None) | models.Q(declined_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.post}, {self.body}"


class Token(Owned):
    """By which another system acts from a seat (khóa truy cập); only its hash is kept.

    ``owner_path``: of the seat's body when the token was made. ``digest``: SHA-256 in hex.
    """

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="tokens", verbose_name=_("vị trí công tác")
    )
    name = models.CharField(_("tên khóa"), max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("tạo lúc"))
    expires_on = models.DateField(_("dùng đến hết ngày"))
    last_used_at = models.DateTimeField(_("dùng gần nhất"), null=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    class Meta:
        verbose_name = _("khóa truy cập")
        verbose_name_plural = _("khóa truy cập")
        constraints = (
            models.CheckConstraint(
                name="token_lives_a_year_at_most",
                condition=models.Q(expires_on__lte=models.F("made_at") + timedelta(days=367)),
            ),
        )

    def __str__(self) -> str:
        return self.name


class SignInLink(Owned):
    """By which a person sets a password once (đường dẫn đăng nhập một lần); its hash is kept.

    ``owner_path``: of the account's home when it was made. It dies when used, when revoked, when a
    newer one is made, and on its day.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="links", verbose_name=_("người"))
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("tạo lúc"))
    expires_at = models.DateTimeField(_("dùng được đến"))
    used_at = models.DateTimeField(_("đã dùng lúc"), null=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    class Meta:
        verbose_name = _("đường dẫn đăng nhập một lần")
        verbose_name_plural = _("đường dẫn đăng nhập một lần")
        constraints = (
            models.CheckConstraint(
                name="link_lives_some_days",
                condition=models.Q(expires_at__lte=models.F("made_at") + timedelta(days=8)),
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"


class AccountAct(Owned):
    """What somebody who keeps an account did to it, and why (thao tác trên tài khoản)."""

    class Kind(models.TextChoices):
        LINK = "link", _("Cấp đường dẫn đăng nhập")
        REVOKE_LINK = "revoke_link", _("Thu hồi đường dẫn")
        UNLOCK = "unlock", _("Mở khóa đăng nhập")
        END_SESSIONS = "end_sessions", _("Kết thúc mọi phiên đăng nhập")
        RESET_FACTOR = "reset_factor", _("Gỡ xác thực hai lớp")
        SWITCH_OFF = "switch_off", _("Ngừng tài khoản")
        SWITCH_ON = "switch_on", _("Mở lại tài khoản")
        CORRECT = "correct", _("Sửa họ tên, thư điện tử")

    user = models.ForeignKey(User, models.PROTECT, related_name="acts", verbose_name=_("người"))
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("người làm"))
    kind = models.CharField(_("thao tác"), max_length=20, choices=Kind.choices)
    at = models.DateTimeField(_("lúc"))
    reason = models.CharField(_("lý do"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("thao tác trên tài khoản")
        verbose_name_plural = _("thao tác trên tài khoản")
        indexes = (models.Index(fields=["user", "-at"]),)

    def __str__(self) -> str:
        return str(self.get_kind_display())
