"""What people know better than the rows of law that are shipped (quy định do người ghi)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.clocks import Mark, Rule
from sauro.cases.clocks.law import rule_of
from sauro.foundation.access.models import Owned


class ClockRule(Owned):
    """A dated row of law as somebody entitled wrote it (dòng quy định về thời hạn).

    It stands in place of the shipped row with the same code and first day, or beside the others
    as a change of the law from its first day on. Never changed: each time it is written anew, with
    the next number, and the last one stands.
    """

    code = models.CharField(_("mã"), max_length=40)
    valid_from = models.DateField(_("có hiệu lực từ ngày"))
    valid_to = models.DateField(_("có hiệu lực đến hết ngày"), null=True)
    number = models.PositiveIntegerField(_("lần ghi"))
    mark = models.CharField(_("mức kiểm chứng"), max_length=8)
    row = models.JSONField(_("nội dung"))  # the rest, as rules.toml words it
    reason = models.TextField(_("đã đối chiếu gì"))
    by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("quy định về thời hạn")
        verbose_name_plural = _("quy định về thời hạn")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "valid_from", "number"], name="clock_rule_written_once"
            ),
            models.CheckConstraint(
                condition=models.Q(mark__in=[mark.value for mark in Mark]),
                name="clock_rule_known_mark",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="clock_rule_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code}, {self.valid_from:%d/%m/%Y}"

    def as_row(self) -> dict[str, Any]:
        """The whole row, as a file of law has it."""
        dates: dict[str, Any] = {"valid_from": self.valid_from}
        if self.valid_to:
            dates["valid_to"] = self.valid_to
        if back := self.row.get("reaches_back_to"):
            dates["reaches_back_to"] = date.fromisoformat(back)
        return {**self.row, **dates, "code": self.code, "mark": self.mark}

    def as_rule(self) -> Rule:
        """The row for the engine."""
        return rule_of(self.as_row())
