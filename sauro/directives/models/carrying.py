"""What goes on under a later notice (chuyển tiếp)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.models.register import Directive
from sauro.foundation.access.models import Owned


class CarryOver(Owned):
    """An unsettled directive that a later one carries on, of the same issuer or of who took its
    work over (``Takeover``); kept for good.

    One that was carried on for some of its bodies alone is carried on again for the others.
    """

    old = models.ForeignKey(Directive, models.PROTECT, related_name="carried_to")
    new = models.OneToOneField(Directive, models.PROTECT, related_name="carried_from")
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("chuyển tiếp lúc"))

    class Meta:
        verbose_name = _("lần chuyển tiếp")
        verbose_name_plural = _("các lần chuyển tiếp")
        constraints = (
            models.CheckConstraint(
                name="carry_over_goes_on", condition=models.Q(old__lt=models.F("new"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
