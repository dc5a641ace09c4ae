"""Filters of the register under a name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned


class SavedFilter(Owned):
    """A filter of the register under a name, private to a seat or shared with its body.

    ``query`` is what the address of the register says behind its question mark.
    """

    seat = models.ForeignKey("access.Seat", models.CASCADE, related_name="+")
    name = models.CharField(_("tên"), max_length=80)
    query = models.CharField(max_length=1500)
    shared = models.BooleanField(_("dùng chung trong cơ quan"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("bộ lọc đã lưu")
        verbose_name_plural = _("bộ lọc đã lưu")
        constraints = (
            models.UniqueConstraint(fields=["seat", "name"], name="saved_filter_once_a_name"),
        )
        indexes = (models.Index(fields=["owner_path", "name"]),)

    def __str__(self) -> str:
        return self.name


class Opening(Owned):
    """With which saved filter the register opens for a seat (mở sổ với bộ lọc)."""

    seat = models.OneToOneField("access.Seat", models.CASCADE, related_name="+")
    # Ends with its filter, by the database: a colleague's row is not there for who deletes one.
    saved_filter = models.ForeignKey(
        SavedFilter, models.DO_NOTHING, related_name="+", db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.saved_filter_id}"
