"""A committee with a meeting whose notice can be issued."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Directive
from sauro.directives.services import register
from sauro.directives.tests.make import make_directive, make_named
from sauro.documents import publishing, verification
from sauro.documents.models import Document
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings.conclusions import Words, write_conclusion
from sauro.meetings.models import Conclusion, Meeting, NoticeDraft
from sauro.meetings.notices import drafting, issuing
from sauro.meetings.notices.carrying import carry_over
from sauro.meetings.notices.drafting import Form
from sauro.meetings.notices.issuing import Issued
from sauro.meetings.tests.make import ACTS, make_meeting
from sauro.organization.models import Territory
from sauro.organization.tests.make import make_seat

BODIES = (
    ("v.01", "Ban Chỉ đạo 389 tỉnh Mẫu"),
    ("v.01.ca", "Công an tỉnh Mẫu"),
    ("v.01.ct", "Sở Công Thương tỉnh Mẫu"),
    ("v.01.yt", "Sở Y tế tỉnh Mẫu"),
)
DUE = timezone.localdate() + timedelta(20)
CLEAR = Words(
    task="kiểm tra các kho hàng đông lạnh trên địa bàn",
    leads=("Công an tỉnh Mẫu",),
    coordinating=("Sở Y tế tỉnh Mẫu",),
    reports_to=("Ban Chỉ đạo 389 tỉnh Mẫu",),
    deadline_text=f"{DUE:%d/%m/%Y}",
    deliverable="biên bản kiểm tra",
    authority="được huy động lực lượng của các xã, phường",
)


def make_bodies() -> None:
    """The bodies that conclusions name, by names that are found."""
    with operator():
        place = Territory.objects.create(
            code="01", name="Mẫu", kind="tỉnh", level="province", search_key="mau", sort_key="mau"
        )
        for path, name in BODIES:
            body = make_named(path, name)
            body.territory = place
            body.save()


def make_chair() -> Seat:
    make_bodies()
    return make_seat("v.01")


def make_concluded(seat: Seat, *words: Words, **others: Any) -> Meeting:
    """A meeting that was held, with conclusions."""
    told = {"chaired_by": "Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh", "place": "trụ sở UBND tỉnh"}
    meeting = make_meeting(seat, *ACTS, **{**told, **others})
    for one in words:
        concluded(meeting, one, seat)
    return meeting


def concluded(meeting: Meeting, words: Words, seat: Seat) -> Conclusion:
    enter(scope_of(seat))
    return write_conclusion(meeting.pk, words, by=seat, now=timezone.now())


def filled_in(meeting: Meeting, seat: Seat, **others: Any) -> NoticeDraft:
    """Head and foot as an office fills them in."""
    enter(scope_of(seat))
    form = drafting.form_of(meeting)
    values: dict[str, Any] = {
        "issuer": form.issuer, "number": "27/TB-BCĐ389", "place": "Mẫu",
        "issued_on": timezone.localdate(meeting.held_at), "subject": form.subject,
        "opening": form.opening,
        "recipients": ("Như thành phần dự họp", "Lưu: VT"), "signer": "Lò Văn Mẫu",
        "capacity": ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), **others,
    }  # fmt: skip
    return drafting.keep(
        meeting.pk, drafting.version_of(meeting), Form(**values), by=seat, now=timezone.now()
    )


# A day within the task that is not told as the deadline: the engine takes it for one.
MISREAD = replace(
    CLEAR, task="rà soát kho trước ngày 15/12/2027", deadline_text="", unclear_reason="lời chủ trì"
)


def unsettled(
    days: int = -6, task: str = "Giao Sở Công Thương tỉnh Mẫu rà soát các cây xăng.", **others: Any
) -> Directive:
    """A directive of an earlier notice whose work is late."""
    what = {"lead": ["Sở Công Thương tỉnh Mẫu"], **others}
    found = make_directive(
        task, told=(("v.01.ct", "lead"),), due_on=timezone.localdate() + timedelta(days), **what
    )
    expand(found.addressees.all(), [found], timezone.now())
    return found


def issue(meeting: Meeting, seat: Seat) -> Issued:
    enter(scope_of(seat))
    version = drafting.version_of(meeting)
    return issuing.issue(meeting.pk, version, by=seat, now=timezone.now())


def published_by_hand(document: Document, seat: Seat) -> None:
    """As an officer does it on the verification page."""
    enter(scope_of(seat))
    now = timezone.now()
    document.refresh_from_db()
    for item in document.items.filter(checked=False):
        verification.agree(item.pk, item.version, by=seat)
    for n, doubt in enumerate(document.doubts):
        verification.settle(document.pk, n, doubt["code"], by=seat, now=now)
    document.refresh_from_db()
    version = verification.seen_version(document)
    publishing.publish(document.pk, version, register, by=seat, now=now, without_lead="đã biết")


def carried_with_reason(meeting: Meeting, seat: Seat) -> Conclusion:
    [carried] = carry_over(meeting.pk, None, by=seat, now=timezone.now())
    carried.unclear_reason, carried.version = "chờ hướng dẫn", 2
    carried.save()
    return carried
