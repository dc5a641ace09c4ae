"""One body asks another to show a file; what it is shown, and who opened it (cho xem hồ sơ)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.cases.models.case import Case
from sauro.cases.sharing.rules import Part
from sauro.foundation.access.models import Owned, PathField

PARTS = [
    (Part.SUMMARY.value, _("Tóm tắt và hành vi")),
    (Part.GOODS.value, _("Hàng hóa")),
    (Part.PARTIES.value, _("Đối tượng trong vụ")),
    (Part.STEPS.value, _("Các bước xử lý")),
    (Part.EXHIBITS.value, _("Tang vật")),
    (Part.MONEY.value, _("Tiền phạt, tiền nộp")),
    (Part.PAPERS.value, _("Văn bản, tài liệu")),
    (Part.WHOLE.value, _("Toàn bộ hồ sơ")),
]


class ShareRequest(Owned):
    """A body asks the holder of something for details (đề nghị cho xem).

    ``owner_path``: who asks; ``holder_path``: who is asked. ``about`` says in words what is meant:
    whether the holder has such a case is not told by asking. ``for_case``: how the asker's own
    case is called, which the holder reads without seeing that case.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Chờ trả lời")
        GRANTED = "granted", _("Đã cho xem")
        REFUSED = "refused", _("Không cho xem")
        WITHDRAWN = "withdrawn", _("Đã rút")

    holder_path = PathField(verbose_name=_("nơi giữ hồ sơ"))
    inquiry = models.ForeignKey("parties.Inquiry", models.PROTECT, null=True, related_name="+")
    about = models.CharField(_("cần xem gì"), max_length=300)
    own_case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    for_case = models.CharField(_("phục vụ vụ việc"), max_length=60, blank=True)
    because = models.CharField(_("mục đích"), max_length=300)
    parts = ArrayField(models.CharField(max_length=10), verbose_name=_("phần hồ sơ"))
    asked_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("đề nghị lúc"))
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=State.choices, default=State.WAITING
    )
    answer = models.CharField(_("trả lời"), max_length=300, blank=True)
    answered_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True)

    class Meta:
        verbose_name = _("đề nghị cho xem hồ sơ")
        verbose_name_plural = _("đề nghị cho xem hồ sơ")
        constraints = (
            models.UniqueConstraint(
                fields=["owner_path", "holder_path", "about"],
                name="share_asked_once",
                condition=models.Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="share_asked_of_another",
                condition=~models.Q(owner_path=models.F("holder_path")),
            ),
            models.CheckConstraint(
                name="share_asked_with_reason",
                condition=~models.Q(because="") & ~models.Q(about=""),
            ),
            models.CheckConstraint(
                name="share_answered_by_somebody",
                condition=models.Q(state="waiting", answered_by=None, answered_at=None)
                | models.Q(
                    state__in=["granted", "refused", "withdrawn"],
                    answered_by__isnull=False,
                    answered_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="share_refused_with_reason",
                condition=~models.Q(state="refused") | ~models.Q(answer=""),
            ),
        )
        indexes = (
            models.Index(fields=["holder_path", "state"]),
            models.Index(fields=["owner_path", "-asked_at"]),
        )

    def __str__(self) -> str:
        return self.about


class ShareGrant(Owned):
    """Another body reads parts of one case, or one party of the register, until a day (cho xem).

    ``owner_path``: the holder; ``grantee_path``: the one body that reads. ``called``: what it is
    called for both. It ends by itself after ``until``; the database compares.
    """

    grantee_path = PathField(verbose_name=_("nơi được xem"))
    request = models.ForeignKey(ShareRequest, models.PROTECT, null=True, related_name="grants")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="share_grants")
    party = models.ForeignKey("parties.Party", models.PROTECT, null=True, related_name="+")
    called = models.CharField(_("hồ sơ"), max_length=300)
    parts = ArrayField(models.CharField(max_length=10), verbose_name=_("phần hồ sơ"))
    until = models.DateField(_("đến hết ngày"))
    because = models.CharField(_("lý do"), max_length=300)
    granted_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(_("cho xem lúc"))
    ended_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("thôi cho xem lúc"), null=True)
    ended_because = models.CharField(_("lý do thôi"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("lần cho xem hồ sơ")
        verbose_name_plural = _("các lần cho xem hồ sơ")
        constraints = (
            models.CheckConstraint(
                name="share_grant_of_one_thing",
                condition=models.Q(case=None, party__isnull=False)
                | models.Q(case__isnull=False, party=None),
            ),
            models.CheckConstraint(
                name="share_grant_to_another",
                condition=~models.Q(owner_path=models.F("grantee_path")),
            ),
            models.CheckConstraint(
                name="share_grant_known_parts",
                condition=models.Q(parts__contained_by=[p.value for p in Part])
                & models.Q(parts__len__gte=1),
            ),
            models.CheckConstraint(
                name="share_grant_with_reason",
                condition=~models.Q(because="")
                & (models.Q(ended_at=None) | ~models.Q(ended_because="")),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-granted_at"]),
            models.Index(fields=["grantee_path", "-granted_at"]),
        )

    def __str__(self) -> str:
        return self.called


class ShareEntry(Owned):
    """One line of the book of sharing (sổ chia sẻ), written by the database alone: granted,
    extended, ended, opened. ``xact``: the transaction in which a file was opened; what is opened
    is shown within it and nowhere else.
    """

    class Act(models.TextChoices):
        GRANTED = "granted", _("Cho xem")
        EXTENDED = "extended", _("Gia hạn")
        ENDED = "ended", _("Thôi cho xem")
        OPENED = "opened", _("Mở hồ sơ")

    grantee_path = PathField()
    grant = models.ForeignKey(ShareGrant, models.PROTECT, related_name="entries")
    act = models.CharField(_("việc"), max_length=10, choices=Act.choices)
    seat = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))
    until = models.DateField(_("đến hết ngày"))  # as it was granted then
    xact = models.BigIntegerField()

    class Meta:
        verbose_name = _("dòng của sổ chia sẻ")
        verbose_name_plural = _("sổ chia sẻ")
        indexes = (models.Index(fields=["grant", "-at"]),)

    def __str__(self) -> str:
        return f"{self.get_act_display()}, {self.at:%d/%m/%Y}"
