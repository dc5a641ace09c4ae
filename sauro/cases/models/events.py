"""What happened in a case, step by step (các bước của vụ việc)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.clocks import Event
from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned


class CaseEvent(Owned):
    """A dated step (bước). Never changed: a correction is another event that ``supersedes`` it;
    ``cancels``: that there was no such step at all. ``kind`` is a code of clocks/data/events.toml.

    ``about`` tells things of one kind apart, ``until`` is the day that an extension names.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    kind = models.CharField(_("bước"), max_length=40)
    day = models.DateField(_("ngày"))
    at = models.TimeField(_("giờ"), null=True)
    paper = models.CharField(_("số, ký hiệu văn bản"), max_length=120, blank=True)
    about = models.CharField(_("về tang vật, phương tiện"), max_length=200, blank=True)
    until = models.DateField(_("gia hạn đến ngày"), null=True)
    note = models.CharField(_("ghi chú"), max_length=1000, blank=True)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    cancels = models.BooleanField(_("hủy bước ghi nhầm"), default=False)
    because = models.CharField(_("lý do đính chính"), max_length=300, blank=True)
    recorded_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("bước của vụ việc")
        verbose_name_plural = _("các bước của vụ việc")
        constraints = (
            models.CheckConstraint(
                name="case_event_corrected_with_reason",
                condition=models.Q(supersedes=None, cancels=False, because="")
                | (models.Q(supersedes__isnull=False) & ~models.Q(because="")),
            ),
            models.CheckConstraint(
                name="case_event_extends_into_its_future",
                condition=models.Q(until=None) | models.Q(until__gte=models.F("day")),
            ),
        )
        indexes = (models.Index(fields=["case", "day"]),)

    def __str__(self) -> str:
        return f"{self.kind}, {self.day:%d/%m/%Y}"

    @property
    def stands(self) -> bool:
        """Whether it is neither corrected nor itself the cancelling of a step."""
        return not self.cancels and not hasattr(self, "superseded_by")

    def as_event(self) -> Event:
        """The step as the engine of clocks takes it."""
        return Event(
            self.kind, self.day, self.at, self.paper, self.about, self.until, place=str(self.pk)
        )
