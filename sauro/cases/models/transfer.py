"""A case goes from one body to another, and back (chuyển hồ sơ vụ việc)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.foundation.access.models import Owned, PathField


class CaseTransfer(Owned):
    """A case is handed over by its lead and taken over with receipt (chuyển, nhận hồ sơ).

    ``owner_path``: the giver, in whose book ``case`` stays; ``into``: the case of the receiver that
    goes on with it. ``returns``: the transfer that this one takes back. ``exhibits`` go along, by
    their numbers in ``case``; ``received``: by their numbers in ``into``, in the same order.
    """

    class Kind(models.TextChoices):
        CRIMINAL = "criminal", _("Có dấu hiệu tội phạm, chuyển cơ quan tố tụng")
        AUTHORITY = "authority", _("Chuyển nơi có thẩm quyền xử lý")
        RETURN = "return", _("Trả lại hồ sơ")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Chờ nhận")
        TAKEN = "taken", _("Đã nhận")
        REFUSED = "refused", _("Không nhận")
        WITHDRAWN = "withdrawn", _("Đã rút")

    receiver_path = PathField(verbose_name=_("nơi nhận"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="transfers")
    into = models.ForeignKey(Case, models.PROTECT, null=True, related_name="transfers_in")
    returns = models.ForeignKey("self", models.PROTECT, null=True, related_name="returned_by")
    kind = models.CharField(_("loại chuyển"), max_length=10, choices=Kind.choices)
    called = models.CharField(_("vụ việc"), max_length=300)
    because = models.CharField(_("lý do, căn cứ"), max_length=500)
    paper = models.CharField(_("số văn bản chuyển"), max_length=120)
    handed_on = models.DateField(_("ngày chuyển"))
    exhibits = ArrayField(models.PositiveSmallIntegerField(), default=list)
    papers = models.CharField(_("giấy tờ kèm theo"), max_length=1000, blank=True)
    proposed_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("lập lúc"))
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=State.choices, default=State.PROPOSED
    )
    taken_on = models.DateField(_("ngày nhận"), null=True)
    answer = models.CharField(_("ý kiến khi nhận, lý do không nhận"), max_length=500, blank=True)
    answered_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True)
    received = ArrayField(models.PositiveSmallIntegerField(), default=list)
    xact = models.BigIntegerField(default=0)  # the transaction in which it was taken over

    class Meta:
        verbose_name = _("lần chuyển vụ việc")
        verbose_name_plural = _("các lần chuyển vụ việc")
        constraints = (
            models.UniqueConstraint(
                fields=["case"],
                name="case_handed_one_way",
                condition=models.Q(state="proposed"),
            ),
            models.CheckConstraint(
                name="case_handed_to_another",
                condition=~models.Q(owner_path=models.F("receiver_path")),
            ),
            models.CheckConstraint(
                name="case_handed_with_reason",
                condition=~models.Q(because="") & ~models.Q(paper=""),
            ),
            models.CheckConstraint(
                name="case_taken_after_handed",
                condition=models.Q(taken_on=None) & ~models.Q(state="taken")
                | models.Q(state="taken", taken_on__gte=models.F("handed_on")),
            ),
            models.CheckConstraint(
                name="case_not_taken_with_reason",
                condition=~models.Q(state="refused") | ~models.Q(answer=""),
            ),
        )
        indexes = (
            models.Index(fields=["receiver_path", "state"]),
            models.Index(fields=["owner_path", "-proposed_at"]),
            models.Index(fields=["xact"]),
        )

    def __str__(self) -> str:
        return self.called
