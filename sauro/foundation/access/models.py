"""Users, their seats, and the form of every row that belongs to a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

    class Meta:
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.full_name or self.username


class Seat(models.Model):
    """A person at a post in a body, from one day to another (vị trí công tác).

    ``further_paths``: other bodies whose work the seat follows, beside its own.
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

    class Meta:
        verbose_name = _("vị trí công tác")
        verbose_name_plural = _("vị trí công tác")
        constraints = (
            models.CheckConstraint(
                name="seat_ends_after_it_begins",
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.post}, {self.body}"
