"""Which given work a case shows to be done (vụ việc làm chứng cho nhiệm vụ)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned, PathField


class CaseWork(Owned):
    """A case stands for work that was given to its lead body. ``issuer_path``: who gave the work;
    it reads what the case is called here (``called``), not the case.
    """

    issuer_path = PathField(verbose_name=_("nơi giao việc"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="work")
    assignment = models.ForeignKey("directives.Assignment", models.PROTECT, related_name="+")
    called = models.CharField(_("vụ việc, như nơi giao việc thấy"), max_length=300)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("vụ việc làm chứng cho nhiệm vụ")
        verbose_name_plural = _("vụ việc làm chứng cho nhiệm vụ")
        constraints = (
            models.UniqueConstraint(fields=["case", "assignment"], name="case_work_once"),
        )
        indexes = (models.Index(fields=["assignment"]),)

    def __str__(self) -> str:
        return self.called
