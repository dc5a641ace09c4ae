"""Documents as they came in, and the directives found in them before anybody agreed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.documents.citing.models import Citation, Numbered
from sauro.documents.numbering.models import PaperNumber
from sauro.documents.tasklists.models import TaskList
from sauro.foundation.access.models import Owned, PathField

__all__ = [
    "Choice", "Citation", "Delivery", "Document", "Grant", "Item", "Numbered", "PaperNumber",
    "Renewal",
    "TaskList",
]  # fmt: skip


class Document(Owned):
    """An official document that a body received (văn bản đến)."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("Chờ đọc")
        READ = "read", _("Chờ kiểm tra")
        UNREADABLE = "unreadable", _("Không đọc được")
        PUBLISHED = "published", _("Đã ban hành vào sổ")
        CLOSED = "closed", _("Không có việc giao")

    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    edition = models.PositiveSmallIntegerField(_("bản thứ"), default=1)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="corrections", verbose_name=_("đính chính")
    )
    reason = models.CharField(_("lý do đính chính"), max_length=300, blank=True)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    status = models.CharField(
        _("tình trạng"), max_length=12, choices=Status.choices, default=Status.WAITING
    )
    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(_("đọc lúc"), null=True)
    published_at = models.DateTimeField(_("ban hành vào sổ lúc"), null=True)
    published_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    # Why directives that name nobody to lead were published all the same.
    without_lead = models.CharField(_("lý do chưa rõ chủ trì"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("khép lại lúc"), null=True)
    closed_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    closed_because = models.CharField(_("lý do khép lại"), max_length=300, blank=True)
    text = models.TextField(blank=True)
    refusal = models.CharField(_("lý do không đọc được"), max_length=500, blank=True)
    refusal_en = models.CharField(max_length=500, blank=True)
    doc_type = models.CharField(_("loại văn bản"), max_length=60, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    level = models.CharField(_("cấp ban hành"), max_length=10, blank=True)
    locality = models.CharField(_("nơi ban hành"), max_length=100, blank=True)
    # From where names speak, where its head does not tell: chosen by a person.
    issued_from = PathField(verbose_name=_("nơi ban hành do người kiểm tra chọn"), blank=True)
    placed_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    placed_at = models.DateTimeField(_("chọn nơi ban hành lúc"), null=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    event = models.CharField(_("cuộc họp"), max_length=500, blank=True)
    event_on = models.DateField(_("ngày họp"), null=True)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    signed_as = models.CharField(_("thẩm quyền, chức vụ ký"), max_length=200, blank=True)
    doubts = models.JSONField(_("điều cần xem lại"), default=list)
    # For each page of a PDF or scan: its sides, and start, end and box of each line of the text.
    sheets = models.JSONField(default=list)
    unsure = models.JSONField(default=list)  # start and end of words that OCR is not sure of
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("văn bản")
        verbose_name_plural = _("văn bản")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "sha256", "edition"], name="document_once_a_body"
            ),
            models.UniqueConstraint(fields=["corrects"], name="document_corrected_once"),
            models.CheckConstraint(
                name="document_corrects_an_edition",
                condition=models.Q(edition=1, corrects=None)
                | models.Q(edition__gt=1, corrects__isnull=False),
            ),
            models.CheckConstraint(
                name="document_published_by_somebody",
                condition=~models.Q(status="published")
                | models.Q(published_at__isnull=False, published_by__isnull=False),
            ),
            models.CheckConstraint(
                name="document_placed_by_somebody",
                condition=models.Q(issued_from="", placed_at=None, placed_by=None)
                | models.Q(placed_at__isnull=False, placed_by__isnull=False)
                & ~models.Q(issued_from=""),
            ),
            models.CheckConstraint(
                name="document_closed_by_somebody",
                condition=~models.Q(status="closed")
                | models.Q(closed_at__isnull=False, closed_by__isnull=False)
                & ~models.Q(closed_because=""),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-received_at"]),
            # Few of many: what the first page counts, and the newest papers that it shows.
            models.Index(
                fields=["owner_path"],
                name="document_not_yet_published",
                condition=~models.Q(status="published"),
            ),
            models.Index(
                fields=["-published_at", "-id"],
                name="document_newest_published",
                condition=models.Q(status="published", corrects=None),
            ),
        )

    @property
    def editions(self) -> list[Document]:
        """This one and those that it corrects, through all corrections; the first of them last."""
        found: list[Document] = [self]
        while (before := found[-1].corrects) is not None:
            found.append(before)
        return found

    @property
    def first_edition_id(self) -> int:
        """The document that this one corrects, through all corrections; else its own."""
        return self.editions[-1].pk

    def __str__(self) -> str:
        """As people speak of it: by its number, else by its kind and day, else by its file."""
        if self.number or not self.doc_type:
            return self.number or self.name
        if self.issued_on:
            return f"{self.doc_type} {self.issued_on:%d/%m/%Y}"
        if self.event_on:  # not to be taken for the day of the paper
            return f"{self.doc_type} họp ngày {self.event_on:%d/%m/%Y}"
        return f"{self.doc_type} ({self.name})"


class Item(Owned):
    """One directive as read from a document, before it is published (việc đọc được).

    ``spans``: pairs of places in the document's text. ``clears``: for each of the six the words,
    the ground and the rule, as the reading engine gives them.
    """

    class Origin(models.TextChoices):
        READ = "read", _("máy đọc")
        ADDED = "added", _("thêm từ lời văn")
        SPLIT = "split", _("tách từ việc khác")
        COPIED = "copied", _("chép từ bản trước")
        LISTED = "listed", _("nhập từ danh mục")

    document = models.ForeignKey(Document, models.CASCADE, related_name="items")
    origin = models.CharField(max_length=6, choices=Origin.choices, default=Origin.READ)
    position = models.PositiveIntegerField()
    locator = models.CharField(_("mục"), max_length=60)
    task = models.TextField(_("việc"))
    spans = models.JSONField(default=list)
    lead = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    coordinating = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    reports_to = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    deliverable = models.CharField(_("kết quả"), max_length=1000, blank=True)
    authority = models.CharField(_("thẩm quyền"), max_length=1000, blank=True)
    deadline_kind = models.CharField(_("loại thời hạn"), max_length=10, default="none")
    deadline_text = models.CharField(_("thời hạn"), max_length=300, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    rrule = models.CharField(max_length=200, blank=True)
    clears = models.JSONField(default=dict)
    doubts = models.JSONField(default=list)
    dropped_because = models.CharField(_("lý do bỏ"), max_length=300, blank=True)
    checked = models.BooleanField(_("đã kiểm tra"), default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("việc đọc được")
        verbose_name_plural = _("việc đọc được")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "position"],
                name="item_once_a_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.document} {self.locator}"


class Choice(Owned):
    """Whom a name in a document means, where only a person can tell (cơ quan được chọn).

    One row a body; a row without one says that the name stays open. ``item`` is empty where the
    choice holds for every directive of the document that bears the name.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="choices")
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="choices")
    mention = models.CharField(_("tên nêu trong văn bản"), max_length=500)
    body = models.ForeignKey(
        "organization.Body", models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan")
    )
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    chosen_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(_("chọn lúc"))

    class Meta:
        verbose_name = _("cơ quan được chọn")
        verbose_name_plural = _("cơ quan được chọn")
        constraints = (
            models.UniqueConstraint(
                fields=["document", "item", "mention", "body"],
                name="choice_once",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return f"{self.mention} → {self.body or '?'}"


class Grant(Owned):
    """A body that may read one document of another until a day (cho xem văn bản).

    ``owner_path`` is that of the document. It shows the document and its items, and no more.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="grants")
    body = models.ForeignKey(
        "organization.Body", models.PROTECT, related_name="+", verbose_name=_("cơ quan")
    )
    grantee_path = PathField()
    until = models.DateField(_("đến hết ngày"))
    reason = models.CharField(_("lý do"), max_length=300)
    granted_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(_("cho xem lúc"))

    class Meta:
        verbose_name = _("cho xem văn bản")
        verbose_name_plural = _("cho xem văn bản")
        indexes = (models.Index(fields=["grantee_path", "until"]),)

    def __str__(self) -> str:
        return f"{self.document} → {self.body}"


class Delivery(Owned):
    """A file that another system sent under a key of its own (lần gửi); kept for good: it tells
    under which of the sender's keys a document came.
    """

    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    key = models.CharField(max_length=100)
    document = models.ForeignKey(Document, models.PROTECT, related_name="deliveries")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["seat", "key"], name="delivery_once_a_key"),)

    def __str__(self) -> str:
        return self.key


class Renewal(Owned):
    """A committee's renewal by a decision, from taking the paper in to the act (kiện toàn).

    ``lines``: the members as read and as a person corrected them, see ``renewals.lines``; empty
    until somebody saves. Once done it stays as it was.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="renewals")
    committee = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    lines = models.JSONField(default=list)
    decision = models.CharField(_("quyết định"), max_length=200, blank=True)
    effective_on = models.DateField(_("có hiệu lực từ ngày"), null=True)
    begun_at = models.DateTimeField(_("bắt đầu lúc"))
    begun_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    done_at = models.DateTimeField(_("ghi lúc"), null=True)
    done_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("lần kiện toàn")
        verbose_name_plural = _("các lần kiện toàn")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "document", "committee"], name="renewal_once_a_decision"
            ),
            models.CheckConstraint(
                name="renewal_done_by_somebody",
                condition=models.Q(done_at=None, done_by=None)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.committee}: {self.decision or self.document}"
