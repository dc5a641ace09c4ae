"""A calendar of deadlines at an address that nobody can guess (đường dẫn lịch).

The address carries 256 random bits; only their SHA-256 is kept. It shows what its seat shows on the
day it is read, and nothing once the seat has ended or the address was revoked.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from icalendar import Calendar, Event

from sauro.directives.assignments.words import named, state_words
from sauro.directives.models import Assignment, CalendarLink
from sauro.directives.pressure.rules import ELSEWHERE
from sauro.directives.pressure.sources import Day, sources
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of, seats_on
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tokens import digest_of
from sauro.foundation.errors import Hidden
from sauro.kernel.locators import item_said

_FORM = re.compile(r"[A-Za-z0-9_-]{43}")
_SHOWN = 60  # characters of the task in the title of an entry
_BEFORE = timedelta(days=90)  # overdue work of so many days stays in the calendar
MOST = 2000


@dataclass(frozen=True, slots=True)
class Made:
    """A link and its code, which is told this once."""

    link: CalendarLink
    code: str


@transaction.atomic
def make_link(seat: Seat, now: datetime) -> Made:
    """A new address for the seat; the one before it dies."""
    revoke_link(seat, now)
    code = secrets.token_urlsafe(32)
    link = CalendarLink.objects.create(
        owner_path=seat.body.path, seat=seat, digest=digest_of(code), made_at=now
    )
    return Made(link, code)


@transaction.atomic
def revoke_link(seat: Seat, now: datetime) -> int:
    """The address of the seat shows nothing any more; twice is as once."""
    return CalendarLink.objects.filter(seat=seat, revoked_at=None).update(revoked_at=now)


def link_of(seat: Seat) -> CalendarLink | None:
    """The address that lives, if there is one."""
    return CalendarLink.objects.filter(seat=seat, revoked_at=None).first()


@transaction.atomic
def feed(code: str, now: datetime, base: str) -> bytes:
    """The calendar behind an address. Raises: Hidden, whatever is wrong with it."""
    seat = _seat(code, now)
    enter(scope_of(seat))
    since = timezone.localdate(now) - _BEFORE
    rows = Assignment.objects.filter(owner_path=seat.body.path, due_on__gte=since)
    rows = rows.exclude(state__in=ELSEWHERE).select_related("directive", "body")
    days = [day for source in sources() for day in source.days(seat, since)]
    return written(rows.order_by("due_on", "pk")[:MOST], seat.body.name, base, days[:MOST])


def _seat(code: str, now: datetime) -> Seat:
    if not _FORM.fullmatch(code):
        raise Hidden
    digest = digest_of(code)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.token', %s, true)", [digest])
    link = CalendarLink.objects.filter(digest=digest, revoked_at=None).first()
    seat = link and Seat.objects.select_related("user", "body").get(pk=link.seat_id)
    if not seat or not seat.user.is_active:
        raise Hidden
    if not seats_on(seat.user, timezone.localdate(now)).filter(pk=seat.pk).exists():
        raise Hidden
    return seat


def written(works: Iterable[Assignment], name: str, base: str, more: Iterable[Day] = ()) -> bytes:
    """Days on which work is due, and what rooms above have due, as all-day entries (RFC 5545)."""
    found = Calendar()
    found.add("prodid", "-//Sáu Rõ//Việc được giao//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", f"Sáu Rõ: {name}")
    found.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for day in (*map(_day, works), *more):
        found.add_component(_entry(day, base))
    return bytes(found.to_ical())


def _day(work: Assignment) -> Day:
    assert work.due_on, "the calendar takes work that has a day"
    paper = work.directive.document_number or "–"
    said = f"{named(work)}\n\n{paper}, {item_said(work.directive.locator)}\n{state_words(work)}"
    return Day(
        f"work-{work.pk}@sauro", work.due_on, f"Hạn: {named(work)}", said,
        reverse("work", args=[work.pk]), work.changed_at, work.version,
    )  # fmt: skip


def _entry(day: Day, base: str) -> Event:
    entry, url = Event(), f"{base}{day.url}"
    entry.add("uid", day.uid)
    entry.add("dtstamp", day.changed_at)
    entry.add("last-modified", day.changed_at)
    entry.add("sequence", day.version)
    entry.add("dtstart", day.due_on)
    entry.add("summary", Truncator(day.title).chars(_SHOWN))
    entry.add("description", f"{day.said}\n{url}")
    entry.add("url", url)
    entry.add("transp", "TRANSPARENT")  # a deadline keeps nobody busy
    return entry
