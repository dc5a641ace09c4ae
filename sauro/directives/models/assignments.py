"""Whose work a directive is, and all that happened to it (việc được giao)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.assignments.rules import FINAL, State
from sauro.directives.models.register import Directive
from sauro.foundation.access.models import Owned, PathField

_FINAL = tuple(state.value for state in FINAL)
_HANDED_IN = (State.SUBMITTED.value, State.ACCEPTED.value)


class Assignment(Owned):
    """What one body has to do of a directive (việc của một cơ quan): it stays accountable for it.

    ``owner_path`` is the body's own, ``issuer_path`` that of who accepts the result. A recurring
    duty has one row for each day on which it falls due. How it stands is never stored: see
    ``rules.standing``.
    """

    issuer_path = PathField()
    directive = models.ForeignKey(Directive, models.PROTECT, related_name="assignments")
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    # Of what was passed down: the work that it is a part of, and which part.
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    portion = models.TextField(_("phần việc"), blank=True)
    occurs_on = models.DateField(_("kỳ"), null=True)  # of a recurring duty: the day of this once
    state = models.CharField(_("tình trạng"), max_length=12, default=State.ISSUED.value)
    due_first_on = models.DateField(_("hạn khi giao"), null=True)
    due_on = models.DateField(_("hạn"), null=True)  # with the extensions that were granted
    # The day of the result that lies with the issuer, or that it accepted.
    submitted_on = models.DateField(_("ngày báo cáo kết quả"), null=True)
    issued_at = models.DateTimeField(_("giao lúc"))
    changed_at = models.DateTimeField(_("lần cuối có thay đổi"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("việc được giao")
        verbose_name_plural = _("việc được giao")
        constraints = (
            models.UniqueConstraint(
                fields=["directive", "body", "occurs_on"],
                name="assignment_once_a_body",
                condition=models.Q(part_of=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="assignment_done_on_a_day",
                condition=~models.Q(state__in=_HANDED_IN) | models.Q(submitted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="assignment_not_done_without_result",
                condition=models.Q(state__in=_HANDED_IN) | models.Q(submitted_on=None),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "due_on", "id"]),
            models.Index(fields=["issuer_path", "due_on", "id"]),
            models.Index(
                fields=["owner_path", "due_on", "id"],
                name="assignment_open_of_body",
                condition=~models.Q(state__in=_FINAL),
            ),
            models.Index(
                fields=["issuer_path", "due_on", "id"],
                name="assignment_open_of_issuer",
                condition=~models.Q(state__in=_FINAL),
            ),
            # What lies with the doer, by day: the nightly pass of all bodies.
            models.Index(
                fields=["due_on", "id"],
                name="assignment_pressed_for",
                condition=~models.Q(state__in=("submitted", *_FINAL)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive} → {self.body}"


class Step(Owned):
    """One thing that happened to an assignment (diễn biến): kept for good, never changed."""

    issuer_path = PathField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="steps")
    act = models.CharField(_("việc đã làm"), max_length=16)
    words = models.TextField(_("nội dung"), blank=True)
    day = models.DateField(null=True)  # what was asked for or granted
    by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("diễn biến")
        verbose_name_plural = _("diễn biến")
        indexes = (models.Index(fields=["assignment", "id"]),)

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.act}"


class Request(Owned):
    """What the body asks of the issuer: more time, or to be relieved (đề nghị); decided once."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", _("xin gia hạn")
        OBJECTION = "objection", _("kiến nghị không thực hiện")

    issuer_path = PathField()
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    wanted_on = models.DateField(_("xin đến ngày"), null=True)
    reason = models.TextField(_("lý do"))
    asked_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    granted = models.BooleanField(_("đồng ý"), null=True)
    granted_on = models.DateField(_("gia hạn đến ngày"), null=True)
    answer = models.TextField(_("trả lời"), blank=True)
    decided_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)

    class Meta:
        verbose_name = _("đề nghị")
        verbose_name_plural = _("đề nghị")
        constraints = (
            models.UniqueConstraint(
                fields=["assignment", "kind"],
                name="request_one_open",
                condition=models.Q(decided_at=None),
            ),
            models.CheckConstraint(
                name="request_decided_by_somebody",
                condition=models.Q(granted=None, decided_by=None, decided_at=None)
                | models.Q(
                    granted__isnull=False, decided_by__isnull=False, decided_at__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="request_extension_to_a_day",
                condition=~models.Q(kind="extension") | models.Q(wanted_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.kind}"


class Evidence(Owned):
    """A file that shows what was done (tài liệu chứng minh), kept as it was received."""

    issuer_path = PathField()
    step = models.ForeignKey(Step, models.PROTECT, related_name="files")
    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))

    class Meta:
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")

    def __str__(self) -> str:
        return self.name


class EvidenceLink(Owned):
    """A document that shows what was done (văn bản kèm theo): it stays where it is, and whoever may
    not see it there sees no more of it here than what it is called.
    """

    issuer_path = PathField()
    step = models.ForeignKey(Step, models.PROTECT, related_name="papers")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    called = models.CharField(_("số, ký hiệu"), max_length=300)

    class Meta:
        verbose_name = _("văn bản kèm theo")
        verbose_name_plural = _("văn bản kèm theo")
        constraints = (
            models.UniqueConstraint(fields=["step", "document"], name="evidence_link_once"),
        )

    def __str__(self) -> str:
        return self.called
