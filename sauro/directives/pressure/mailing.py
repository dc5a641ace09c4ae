"""The digest by mail: what waits is sent in working hours, once, and again while the server is down
(gửi thư nhắc việc).

A message is claimed before it is handed over and noted as sent after. A process that dies between
the two leaves it claimed; it is then sent again under the same Message-ID, by which the servers
that hold the first one know it. Nothing else is ever sent twice.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPConnectError,
    SMTPHeloError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sauro.directives.models import Digest
from sauro.directives.pressure.digests import lines_for_mail
from sauro.directives.pressure.rules import may_send, next_pause
from sauro.directives.pressure.sources import Line
from sauro.foundation.access.scope import EVERYWHERE, Scope, enter
from sauro.foundation.web import words
from sauro.kernel.workdays import WorkCalendar
from sauro.organization.days_off.queries import calendar_held

log = logging.getLogger(__name__)
KEPT = timedelta(days=4)  # for so long a message waits for a server
_AT_ONCE = 50  # messages that one run holds
_NO_MAIL = "sauro.foundation.logs.mail.Unsent"
_NEVER = range(500, 600)  # SMTP: this address will not take it, however often it is tried


def mail_is_on() -> bool:
    """Whether a server, or a folder in its place, was named."""
    return str(settings.EMAIL_BACKEND) != _NO_MAIL


def post(now: datetime, calendar: WorkCalendar | None = None) -> int:
    """Send what waits. Returns how many messages went out."""
    here = timezone.localtime(now)
    if not mail_is_on() or not may_send(here, calendar or calendar_held()):
        return 0
    count = 0
    connection = get_connection()
    try:
        while claimed := _claim(now):
            count += _hand_over_all(claimed, connection, now)
    except _DownError:
        log.warning("mail-waits")
    finally:
        connection.close()
    return count


class _DownError(Exception):
    """The server cannot be reached: the other messages wait as well."""


@transaction.atomic
def _claim(now: datetime) -> Sequence[Digest]:
    """The messages that wait longest, taken: also those whose sender died."""
    enter(Scope((EVERYWHERE,)))
    waits = (Digest.Mail.WAITING, Digest.Mail.SENDING)
    rows = Digest.objects.filter(mail__in=waits, next_at__lte=now).order_by("next_at", "pk")
    found = rows.select_for_update(skip_locked=True, of=("self",)).select_related("user")
    taken = list(found[:_AT_ONCE])
    for digest in taken:
        digest.mail, digest.attempts = Digest.Mail.SENDING, digest.attempts + 1
        digest.next_at = now + next_pause(digest.attempts)
    Digest.objects.bulk_update(taken, ["mail", "attempts", "next_at"])
    return taken


def _hand_over_all(claimed: Sequence[Digest], connection: BaseEmailBackend, now: datetime) -> int:
    """One after another, each noted at once. Returns how many went out. Raises: _DownError, when
    those that were not tried wait again.
    """
    sent = 0
    for n, digest in enumerate(claimed, 1):
        try:
            _hand_over(digest, connection, now)
        except _DownError:
            _release([d.pk for d in claimed[n:]])
            raise
        sent += digest.mail == Digest.Mail.SENT
    return sent


@transaction.atomic
def _release(wanted: Sequence[int]) -> None:
    enter(Scope((EVERYWHERE,)))
    Digest.objects.filter(pk__in=wanted).update(mail=Digest.Mail.WAITING)


def _hand_over(digest: Digest, connection: BaseEmailBackend, now: datetime) -> None:
    """Send one message and note what became of it. Raises: _DownError."""
    lines = lines_for_mail(digest, now)
    if not lines or not digest.user.email or not digest.user.is_active:
        _note(digest, Digest.Mail.NONE, now)  # done meanwhile, or nobody to write to
        return
    try:
        connection.open()
        connection.send_messages([_message(digest, lines)])
    except ValueError:  # an address that cannot be written as one
        _note(digest, Digest.Mail.GIVEN_UP, now)
    except OSError as error:  # those of smtplib among them
        codes = _about_the_message(error)
        never = bool(codes) and all(code in _NEVER for code in codes)
        late = now - digest.made_at > KEPT
        _note(digest, Digest.Mail.GIVEN_UP if never or late else Digest.Mail.WAITING, now)
        if not codes:
            raise _DownError from error
    else:
        _note(digest, Digest.Mail.SENT, now)


def _about_the_message(error: OSError) -> set[int]:
    """What the server answered to this one message; empty where it is the server itself."""
    if isinstance(error, SMTPRecipientsRefused):
        return {code for code, _words in error.recipients.values()}
    if isinstance(error, SMTPConnectError | SMTPHeloError | SMTPAuthenticationError):
        return set()
    return {error.smtp_code} if isinstance(error, SMTPResponseException) else set()


@transaction.atomic
def _note(digest: Digest, mail: Digest.Mail, now: datetime) -> None:
    enter(Scope((EVERYWHERE,)))
    digest.mail, digest.sent_at = mail, now if mail == Digest.Mail.SENT else None
    digest.save(update_fields=["mail", "sent_at"])


def _message(digest: Digest, lines: Sequence[Line]) -> EmailMessage:
    base = settings.SITE_ADDRESS.rstrip("/")
    page = {
        "digest": digest,
        "lines": lines,
        "count": len(lines),
        "base": base,
        "url": base and f"{base}{reverse('reminders')}",
    }
    with override("vi"):
        text = render_to_string("directives/pressure/digest.txt", page)
        subject = f"Sáu Rõ: {len(lines)} việc cần chú ý, {words.day(digest.day)}"
    headers = {"Message-ID": digest.message_id, "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, text, None, [digest.user.email], headers=headers)
