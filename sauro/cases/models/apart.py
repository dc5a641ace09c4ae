"""That two cases which look like one are two (không phải một vụ)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned


class CaseApart(Owned):
    """A person of the lead body looked and found that ``other`` is another case than ``case``.

    ``owner_path`` is that of ``case``. Taken back it stays on record, and the hint shows again.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="apart")
    other = models.ForeignKey(Case, models.PROTECT, related_name="apart_from")
    because = models.CharField(_("vì sao là hai vụ"), max_length=300)
    said_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    said_at = models.DateTimeField(_("ghi lúc"))
    ended_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("rút lại lúc"), null=True)

    class Meta:
        verbose_name = _("kết luận không phải một vụ")
        verbose_name_plural = _("kết luận không phải một vụ")
        constraints = (
            models.UniqueConstraint(
                fields=["case", "other"], name="case_apart_once", condition=models.Q(ended_at=None)
            ),
            models.CheckConstraint(
                name="case_apart_from_another", condition=~models.Q(case=models.F("other"))
            ),
            models.CheckConstraint(name="case_apart_with_reason", condition=~models.Q(because="")),
        )
        indexes = (models.Index(fields=["other"]),)

    def __str__(self) -> str:
        return f"{self.case_id} ≠ {self.other_id}"
