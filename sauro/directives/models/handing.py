"""Work that went on with the successor of the body whose it was (chuyển cơ quan kế thừa)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.models.assignments import Assignment
from sauro.foundation.access.models import Owned


class Handover(Owned):
    """The work of a body that ended, and that of the body which goes on with it; kept for good.

    ``owner_path`` is that of who gave the work and handed it over. One successor may have taken
    over the same work from several bodies.
    """

    old = models.OneToOneField(Assignment, models.PROTECT, related_name="handed_to")
    new = models.ForeignKey(Assignment, models.PROTECT, related_name="handed_from")
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("chuyển lúc"))

    class Meta:
        verbose_name = _("lần chuyển cơ quan kế thừa")
        verbose_name_plural = _("các lần chuyển cơ quan kế thừa")

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
