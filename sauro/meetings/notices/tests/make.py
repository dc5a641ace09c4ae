"""A committee with a meeting whose notice can be issued."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sauro.directives.tests.make import make_named
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings.conclusions import Words, write_conclusion
from sauro.meetings.models import Conclusion, Meeting, NoticeDraft
from sauro.meetings.notices import drafting
from sauro.meetings.notices.drafting import Form
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
