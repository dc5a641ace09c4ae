"""Meetings with all that belongs to them, and what members propose (cuộc họp, kiến nghị)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField
from sauro.meetings.notices.models import NameChoice, NoticeDraft
from sauro.meetings.rules import Stage, State

__all__ = [
    "AgendaItem", "Conclusion", "Meeting", "NameChoice", "NoticeDraft", "Paper", "Participant",
    "Proposal",
]  # fmt: skip
_MENTION = 500  # characters of a name as it was typed


def _mentions() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=_MENTION), default=list, blank=True)


class Meeting(Owned):
    """One meeting (cuộc họp) of the body that holds it; whom it invites sees it with its papers."""

    class Kind(models.TextChoices):
        PERIODIC = "periodic", _("Họp định kỳ, giao ban")
        TOPICAL = "topical", _("Họp chuyên đề, đột xuất")
        REVIEW = "review", _("Hội nghị sơ kết, tổng kết")
        VISIT = "visit", _("Làm việc với cơ quan, địa phương")

    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    title = models.CharField(_("tên cuộc họp"), max_length=300)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices, default=Kind.PERIODIC)
    held_at = models.DateTimeField(_("họp lúc"))
    place = models.CharField(_("địa điểm"), max_length=300, blank=True)
    chaired_by = models.CharField(_("người chủ trì"), max_length=300, blank=True)
    invited = _mentions()  # as the invitation words it; the bodies are the participants
    state = models.CharField(_("tình trạng"), max_length=10, default=State.PLANNED.value)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="followed_by",
        verbose_name=_("sau cuộc họp"),
    )  # fmt: skip
    # The notice of conclusions, once it was issued through the register.
    notice = models.ForeignKey("documents.Document", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField(_("lần cuối có thay đổi"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("cuộc họp")
        verbose_name_plural = _("cuộc họp")
        constraints = (
            models.CheckConstraint(
                name="meeting_state_known", condition=models.Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(name="meeting_named", condition=~models.Q(title="")),
        )
        indexes = (models.Index(fields=["owner_path", "-held_at", "-id"]),)

    def __str__(self) -> str:
        return self.title


class AgendaItem(Owned):
    """One point of the agenda (nội dung chương trình)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    position = models.PositiveIntegerField()
    title = models.CharField(_("nội dung"), max_length=500)
    presenter = models.CharField(_("người trình bày"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("nội dung chương trình")
        verbose_name_plural = _("chương trình họp")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_item_once_a_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        )

    def __str__(self) -> str:
        return self.title


class Participant(Owned):
    """A body that is invited (cơ quan được mời họp): it sees the meeting.

    ``owner_path`` is the body's own, ``issuer_path`` that of who holds the meeting.
    """

    class Attendance(models.TextChoices):
        UNKNOWN = "", _("Chưa điểm danh")
        PRESENT = "present", _("Dự họp")
        DEPUTED = "deputed", _("Cử người dự thay")
        EXCUSED = "excused", _("Vắng, có lý do")
        ABSENT = "absent", _("Vắng, không lý do")

    issuer_path = PathField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="participants")
    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    mention = models.CharField(_("tên nêu trong giấy mời"), max_length=_MENTION)
    attendance = models.CharField(
        _("có mặt"), max_length=8, choices=Attendance.choices, default="", blank=True
    )
    came = models.CharField(_("người dự"), max_length=300, blank=True)  # name and post
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("cơ quan được mời")
        verbose_name_plural = _("thành phần dự họp")
        constraints = (
            models.UniqueConstraint(fields=["meeting", "body"], name="participant_once"),
            models.CheckConstraint(
                name="participant_attendance_known",
                condition=models.Q(attendance__in=["", "present", "deputed", "excused", "absent"]),
            ),
        )
        indexes = (models.Index(fields=["owner_path", "-meeting"]),)

    def __str__(self) -> str:
        return f"{self.body}"


class Paper(Owned):
    """A file laid before the meeting (tài liệu họp), kept as it was received."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers")
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, related_name="papers", verbose_name=_("nội dung")
    )
    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("dung lượng"))
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("thêm lúc"))

    class Meta:
        verbose_name = _("tài liệu họp")
        verbose_name_plural = _("tài liệu họp")
        constraints = (
            # A name of a file that is no hash would be a path.
            models.CheckConstraint(
                name="paper_by_hash", condition=models.Q(sha256__regex="^[0-9a-f]{64}$")
            ),
        )

    def __str__(self) -> str:
        return self.name


class Conclusion(Owned):
    """What the chair concluded: one assignment to be, or one that goes on (kết luận)."""

    class Rest(models.TextChoices):
        """What becomes of work that goes on, with bodies that the conclusion names no more."""

        KEEP = "keep", _("giữ nguyên theo thông báo cũ, lần sau lại đưa ra")
        END = "end", _("kết thúc khi ban hành, vẫn ghi đã quá hạn bao lâu")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="conclusions")
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, related_name="conclusions"
    )
    position = models.PositiveIntegerField()
    task = models.TextField(_("việc"))
    leads = _mentions()
    coordinating = _mentions()
    reports_to = _mentions()
    deadline_text = models.CharField(_("thời hạn"), max_length=300, blank=True)  # as typed
    deliverable = models.CharField(_("kết quả"), max_length=1000, blank=True)
    authority = models.CharField(_("thẩm quyền"), max_length=1000, blank=True)
    # The unsettled directive of an earlier notice that it carries on, with its history.
    carried_from = models.ForeignKey(
        "directives.Directive", models.PROTECT, null=True, related_name="+"
    )
    rest = models.CharField(
        _("nơi không còn được giao"), max_length=4, choices=Rest.choices, default=Rest.KEEP
    )
    # Why it is issued although one of the six clears is missing.
    unclear_reason = models.TextField(_("lý do để chưa rõ"), blank=True)
    directive = models.ForeignKey(
        "directives.Directive", models.PROTECT, null=True, related_name="+"
    )
    written_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("kết luận")
        verbose_name_plural = _("kết luận")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="conclusion_once_a_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["meeting", "carried_from"], name="conclusion_carried_once"
            ),
            models.CheckConstraint(name="conclusion_says_something", condition=~models.Q(task="")),
        )

    def __str__(self) -> str:
        return self.task


class Proposal(Owned):
    """What a body proposes, or what hinders it (kiến nghị, vướng mắc), until it is answered.

    ``owner_path`` is that of who sent it, ``to_path`` of who has to answer.
    """

    class Kind(models.TextChoices):
        PROPOSAL = "proposal", _("Kiến nghị, đề xuất")
        DIFFICULTY = "difficulty", _("Khó khăn, vướng mắc")

    body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    to_path = PathField(verbose_name=_("nơi nhận"))
    to_body = models.ForeignKey("organization.Body", models.PROTECT, related_name="+")
    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    words = models.TextField(_("nội dung"))
    directive = models.ForeignKey(
        "directives.Directive", models.PROTECT, null=True, related_name="+",
        verbose_name=_("về nhiệm vụ"),
    )  # fmt: skip
    state = models.CharField(_("tình trạng"), max_length=10, default=Stage.SENT.value)
    sent_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("gửi lúc"))
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="proposals")
    meeting_words = models.CharField(_("đưa ra cuộc họp"), max_length=330, blank=True)
    answer = models.TextField(_("trả lời"), blank=True)
    conclusion = models.ForeignKey(
        Conclusion, models.PROTECT, null=True, related_name="answers", verbose_name=_("kết luận")
    )
    answered_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(_("lần cuối có thay đổi"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("kiến nghị, vướng mắc")
        verbose_name_plural = _("kiến nghị, vướng mắc")
        constraints = (
            models.CheckConstraint(
                name="proposal_state_known", condition=models.Q(state__in=[s.value for s in Stage])
            ),
            models.CheckConstraint(
                name="proposal_kind_known",
                condition=models.Q(kind__in=["proposal", "difficulty"]),
            ),
            models.CheckConstraint(name="proposal_says_something", condition=~models.Q(words="")),
            models.CheckConstraint(
                name="proposal_answered_by_somebody",
                condition=models.Q(state="answered", answered_by__isnull=False)
                & ~models.Q(answer="")
                | ~models.Q(state="answered")
                & models.Q(answer="", answered_by=None, conclusion=None),
            ),
            models.CheckConstraint(
                name="proposal_taken_up_at_a_meeting",
                condition=~models.Q(state="taken_up") | models.Q(meeting__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["owner_path", "-sent_at", "-id"]),
            models.Index(fields=["to_path", "-sent_at", "-id"]),
            models.Index(
                fields=["to_path", "sent_at"], name="proposal_unanswered",
                condition=models.Q(state__in=("sent", "taken_up")),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words
