"""Tables of the register of legal basis (sổ căn cứ): a paper's own number, and what it cites."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned


class Numbered(Owned):
    """The own number of an edition in the spelling that all spellings share (số của văn bản).

    One row an edition, also of papers without a number: it says that the citations were noted.
    """

    document = models.OneToOneField(
        "documents.Document", models.CASCADE, related_name="numbered", verbose_name=_("văn bản")
    )
    key = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    dated = models.DateField(_("ngày ban hành"), null=True)

    class Meta:
        verbose_name = _("số của văn bản")
        verbose_name_plural = _("số của văn bản")
        indexes = (
            models.Index(fields=["key", "owner_path"], name="numbered_of_key"),
            models.Index(
                fields=["owner_path", "key"],
                include=["dated", "document"],
                name="numbered_of_owner",
            ),
        )

    def __str__(self) -> str:
        return self.key


class Citation(Owned):
    """Another paper that a document names by number (văn bản được viện dẫn), once a document.

    ``document`` is the first edition: a correction changes no words. ``words``: where it is named;
    ``says``: what the words around it seem to say of its force, for a person to confirm.
    """

    class Relation(models.TextChoices):
        REPLACES = "replaces", _("thay thế")
        REPEALS = "repeals", _("bãi bỏ")
        AMENDS = "amends", _("sửa đổi, bổ sung")

    class Decided(models.TextChoices):
        THIS = "this", _("là văn bản này")
        NONE = "none", _("không phải văn bản nào đã nhận")

    document = models.ForeignKey("documents.Document", models.CASCADE, related_name="citations")
    key = models.CharField(_("số, ký hiệu"), max_length=80)
    number = models.CharField(_("số, ký hiệu như văn bản ghi"), max_length=80)
    doc_type = models.CharField(_("loại văn bản"), max_length=60, blank=True)
    dated = models.DateField(_("ngày ban hành"), null=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    times = models.PositiveIntegerField(_("số lần nêu"), default=1)
    basis = models.BooleanField(_("là căn cứ"), default=False)
    words = models.CharField(_("lời văn"), max_length=500, blank=True)
    says = models.CharField(max_length=8, choices=Relation.choices, blank=True)
    # What a person said: which paper is meant, and what this one does to it.
    decided = models.CharField(max_length=4, choices=Decided.choices, blank=True)
    target = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    relation = models.CharField(_("quan hệ"), max_length=8, choices=Relation.choices, blank=True)
    relation_words = models.CharField(_("lời văn làm căn cứ"), max_length=500, blank=True)
    decided_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("văn bản được viện dẫn")
        verbose_name_plural = _("văn bản được viện dẫn")
        constraints = (
            models.UniqueConstraint(fields=["document", "key"], name="citation_once_a_document"),
            models.CheckConstraint(
                name="citation_meant_by_somebody",
                condition=models.Q(decided="", target=None)
                | models.Q(decided="none", target=None, decided_by__isnull=False)
                | models.Q(decided="this", target__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="citation_related_by_somebody",
                condition=models.Q(relation="", relation_words="")
                | ~models.Q(relation="")
                & ~models.Q(relation_words="")
                & models.Q(decided_by__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["key", "owner_path"], name="citation_of_key"),
            # A body's own list is counted by reading this one index.
            models.Index(
                fields=["owner_path", "key"],
                include=["id", "times", "dated", "decided", "document"],
                name="citation_of_owner",
            ),
        )

    def __str__(self) -> str:
        return self.number
