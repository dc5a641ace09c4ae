"""A person's further channel, and what was handed to it (kênh nhận thêm)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sauro.directives.models.pressure import Digest
from sauro.foundation.access.models import Owned


class Channel(Owned):
    """Where a person hears of his digest beside mail. Only he has it to do with.

    ``sealed``: the address, see ``channels.sealing``; emptied when the channel is dropped. It is
    shown to nobody, the person included, and does not enter the history.
    """

    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    scheme = models.CharField(_("kênh"), max_length=30)
    sealed = models.TextField(blank=True)
    made_at = models.DateTimeField(_("đặt lúc"))
    dropped_at = models.DateTimeField(_("bỏ lúc"), null=True)

    class Meta:
        verbose_name = _("kênh nhận thêm")
        verbose_name_plural = _("kênh nhận thêm")
        constraints = (
            models.UniqueConstraint(
                fields=["user"], name="channel_one_live", condition=models.Q(dropped_at=None)
            ),
            models.CheckConstraint(
                name="channel_dropped_is_empty",
                condition=(models.Q(dropped_at=None) & ~models.Q(sealed=""))
                | models.Q(dropped_at__isnull=False, sealed=""),
            ),
        )

    def __str__(self) -> str:
        return self.scheme


class Push(Owned):
    """A message for a channel: the digest of a day, or a trial that the person asked for.

    It is taken before it is handed over and noted after. One that was taken and never noted is not
    handed over again: it may have arrived, and the digest stands in the application anyway.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("chờ gửi")
        SENDING = "sending", _("đang gửi")
        SENT = "sent", _("đã gửi")
        NONE = "none", _("không cần gửi")
        REFUSED = "refused", _("kênh không nhận")
        UNSURE = "unsure", _("không rõ đã tới chưa")
        SHUT = "shut", _("kênh không dùng được nữa")

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="pushes")
    digest = models.ForeignKey(Digest, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("lần gửi qua kênh")
        verbose_name_plural = _("lần gửi qua kênh")
        constraints = (models.UniqueConstraint(fields=["digest"], name="push_once_a_digest"),)
        indexes = (
            models.Index(
                fields=["next_at"],
                name="push_that_waits",
                condition=models.Q(state__in=("waiting", "sending")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel_id}: {self.state}"
