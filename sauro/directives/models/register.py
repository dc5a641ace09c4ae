"""Published directives and the bodies that they name."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField


class Directive(Owned):
    """One assignment of a published document (nhiệm vụ). Its words are never changed."""

    # The document in its first edition, and the edition that entered these words.
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    entered_with = models.ForeignKey("documents.Document", models.PROTECT, related_name="+")
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", verbose_name=_("thay cho")
    )
    superseded_at = models.DateTimeField(_("hết hiệu lực do đính chính lúc"), null=True)
    position = models.PositiveIntegerField()
    locator = models.CharField(_("mục"), max_length=60)
    task = models.TextField(_("việc"))
    spans = models.JSONField(default=list)
    lead = ArrayField(models.CharField(max_length=500), default=list)
    coordinating = ArrayField(models.CharField(max_length=500), default=list)
    reports_to = ArrayField(models.CharField(max_length=500), default=list)
    # Of these names those that somebody left open: whom they mean is said later.
    left_open = ArrayField(models.CharField(max_length=500), default=list)
    # What the paper cites, for who sees the directive and not the paper.
    cited = models.JSONField(default=list)
    deliverable = models.CharField(_("kết quả"), max_length=1000, blank=True)
    authority = models.CharField(_("thẩm quyền"), max_length=1000, blank=True)
    deadline_kind = models.CharField(_("loại thời hạn"), max_length=10)
    deadline_text = models.CharField(_("thời hạn"), max_length=300, blank=True)
    due_on = models.DateField(_("hạn"), null=True)
    rrule = models.CharField(max_length=200, blank=True)
    missing = models.SmallIntegerField(default=0)  # bits: which of the six clears are missing
    document_number = models.CharField(_("văn bản"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    grounds = models.CharField(max_length=6, blank=True)  # of the six clears: see rules.GROUNDS
    search_key = models.TextField()  # all words without marks …
    spelt_key = models.TextField(blank=True)  # … and the same words with them
    # Who entered it, as it was called then; empty where the letterhead is its own.
    entered_by = models.CharField(_("cơ quan đưa vào sổ"), max_length=300, blank=True)
    issuer_key = models.CharField(max_length=250, blank=True)
    published_at = models.DateTimeField(_("vào sổ lúc"))

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        constraints = (
            models.UniqueConstraint(
                fields=["entered_with", "position"], name="directive_once_a_place"
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-published_at", "-id"]),
            models.Index(fields=["owner_path", "due_on"]),
            models.Index(fields=["-published_at", "-id"]),
        )

    def __str__(self) -> str:
        return f"{self.document_number} {self.locator}"


class Addressee(Owned):
    """A body that a directive tells something; it sees the directive (nơi thực hiện).

    ``owner_path`` is the body's own, ``issuer_path`` that of who issued the directive and alone
    may name addressees; ``mention`` the words that named it.
    """

    class Part(models.TextChoices):
        LEAD = "lead", _("Chủ trì")
        COORDINATING = "coordinating", _("Phối hợp")
        REPORTS_TO = "reports_to", _("Nhận báo cáo")

    issuer_path = PathField()
    directive = models.ForeignKey(Directive, models.CASCADE, related_name="addressees")
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=Part.choices)
    mention = models.CharField(max_length=500)
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["directive", "body", "part"], name="addressee_once_a_part"
            ),
        )
        indexes = (models.Index(fields=["owner_path", "-published_at", "-directive"]),)

    def __str__(self) -> str:
        return f"{self.body}: {self.get_part_display()}"


class LaterLead(Owned):
    """A body that was named to lead after publishing, where the words left it open (giao sau).

    ``mention``: the name that was open; empty where the directive names nobody. The body sees the
    directive by an ``Addressee`` of its own.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="later_leads")
    mention = models.CharField(_("tên nêu trong văn bản"), max_length=500, blank=True)
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    body_name = models.CharField(_("cơ quan"), max_length=300)  # as it was called then
    reason = models.CharField(_("căn cứ"), max_length=300)
    assigned_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("giao lúc"))

    class Meta:
        verbose_name = _("lần giao sau")
        verbose_name_plural = _("các lần giao sau")
        constraints = (
            models.UniqueConstraint(fields=["directive", "mention"], name="later_lead_once_a_name"),
        )

    def __str__(self) -> str:
        return f"{self.mention} → {self.body_name}"
