"""Who is invited to a meeting, and who came (mời họp, điểm danh)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sauro.documents.naming import State as Known
from sauro.documents.naming import by_rule
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold
from sauro.meetings.models import Meeting, Participant
from sauro.meetings.rules import State
from sauro.meetings.taking import said, taken_open, too_long, unchanged
from sauro.organization.queries import directory_on
from sauro.organization.resolution import BodyRow, Context

_OFFERED = 12  # bodies to choose from, where a name may mean several
Attendance = Participant.Attendance


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom one name of an invitation means: all ``sure``, or ``options`` to choose from."""

    mention: str
    bodies: tuple[BodyRow, ...]
    sure: bool
    reasons: tuple[str, ...] = ()


def meant(meeting: Meeting, mention: str) -> Invited:
    """What rules make of a name, as of the day of the meeting."""
    day = timezone.localdate(meeting.held_at)
    found = by_rule(directory_on(day), mention, Context(meeting.owner_path, day))
    others = tuple(b for b in found.bodies if b.path != meeting.owner_path)
    sure = found.state is Known.SURE
    return Invited(mention, others if sure else others[:_OFFERED], sure and bool(others))


def offered(meeting: Meeting, mention: str) -> list[BodyRow]:
    """Bodies to choose from: whom rules take the name to mean, then those whose name holds its
    words, nearby before far.
    """
    day = timezone.localdate(meeting.held_at)
    directory, keys = directory_on(day), set(fold(mention).split())
    likely = [] if (found := meant(meeting, mention)).sure else list(found.bodies)
    living = (b for b in directory.bodies.values() if b.valid_to is None)
    named = [b for b in living if keys and keys <= set(fold(b.name).split())]
    home = meeting.owner_path
    named.sort(key=lambda b: (not b.path.startswith(home), b.path.count("."), len(b.name)))
    once = {b.id: b for b in [*likely, *named[:_OFFERED]] if b.path != home}
    return list(once.values())


@transaction.atomic
def invite(
    meeting_id: int, mention: str, *, by: Seat, chosen: Sequence[int] = ()
) -> list[Participant]:
    """Invite whom a name means on the day of the meeting; ``chosen``: bodies that a person picked
    where it may mean several. Who is invited already stays so. Raises: NotAllowed, Hidden, Refused.
    """
    meeting, words = taken_open(meeting_id, by), said(mention)
    wrong = ([] if words else [_NO_NAME]) + too_long("mention", words, 500)
    if wrong:
        raise Refused(*wrong)
    found = meant(meeting, words)
    bodies = _chosen(meeting, chosen) if chosen else found.bodies if found.sure else ()
    if not bodies:
        raise Refused(_unclear(found))
    if words not in meeting.invited:
        meeting.invited = [*meeting.invited, words]
        _noted(meeting)
    return _added(meeting, words, bodies)


def _added(meeting: Meeting, words: str, bodies: Iterable[BodyRow]) -> list[Participant]:
    known = set(meeting.participants.values_list("body_id", flat=True))
    return Participant.objects.bulk_create(
        Participant(
            owner_path=b.path, issuer_path=meeting.owner_path, meeting=meeting, body_id=b.id,
            mention=words,
        )
        for b in dict.fromkeys(bodies)
        if b.id not in known
    )  # fmt: skip


@transaction.atomic
def uninvite(participant_id: int, version: int, *, by: Seat) -> Meeting:
    """Take a body off the list. Raises: NotAllowed, Hidden, Stale, Refused once the meeting has
    begun: who was invited and did not come stands in its record.
    """
    row = _taken(participant_id, by)
    unchanged(row, version)
    meeting = row.meeting
    if meeting.state != State.PLANNED:
        raise Refused(_BEGUN)
    row.delete()
    if not meeting.participants.filter(mention=row.mention).exists():
        meeting.invited = [m for m in meeting.invited if m != row.mention]
        _noted(meeting)
    return meeting


@transaction.atomic
def note_attendance(
    participant_id: int, version: int, attendance: str, came: str, *, by: Seat
) -> Participant:
    """Who came for a body. Raises: NotAllowed, Hidden, Stale, Refused before the meeting begins."""
    row = _taken(participant_id, by)
    unchanged(row, version)
    who = said(came)
    wrong = too_long("came", who, 300)
    if row.meeting.state == State.PLANNED:
        wrong.append(_NOT_BEGUN)
    if attendance not in Attendance.values:
        wrong.append(_NO_SUCH)
    if wrong:
        raise Refused(*wrong)
    row.attendance, row.came = attendance, who
    row.version += 1
    row.save(update_fields=["attendance", "came", "version"])
    return row


def _taken(participant_id: int, by: Seat) -> Participant:
    found = Participant.objects.filter(pk=participant_id).first()
    if found is None:
        raise Hidden
    meeting = taken_open(found.meeting_id, by)
    found.refresh_from_db()
    found.meeting = meeting
    return found


def _noted(meeting: Meeting) -> None:
    meeting.version += 1
    meeting.save(update_fields=["invited", "version"])


def _chosen(meeting: Meeting, ids: Sequence[int]) -> tuple[BodyRow, ...]:
    """Living bodies with these keys; a key that nobody has is not passed over."""
    day, wanted = timezone.localdate(meeting.held_at), set(ids)
    rows = directory_on(day).bodies.values()
    found = tuple(
        b for b in rows
        if b.id in wanted and b.valid_to is None and b.path != meeting.owner_path
    )  # fmt: skip
    return found if len(found) == len(wanted) else ()


def _unclear(found: Invited) -> Finding:
    if found.bodies:
        return Finding(
            "several", "mention",
            f"“{found.mention}” có thể là nhiều cơ quan. Hãy chọn trong danh sách dưới đây.",
            f"“{found.mention}” may mean several bodies. Choose from the list below.",
        )  # fmt: skip
    return Finding(
        "nobody", "mention",
        f"“{found.mention}” không ứng với cơ quan nào vào ngày họp, nên chưa mời được ai. Hãy ghi "
        "tên như trong danh bạ cơ quan, hoặc cập nhật thành viên của ban trong danh bạ.",
        f"“{found.mention}” means no body on the day of the meeting, so nobody is invited. Enter a "
        "name as the directory has it, or update the members of the committee there.",
    )  # fmt: skip


_NO_NAME = Finding(
    "no-name", "mention",
    "Hãy nhập tên cơ quan hoặc nhóm cần mời, ví dụ “UBND các xã, phường”.",
    "Enter the body or group to invite, such as “UBND các xã, phường”.",
)  # fmt: skip
_BEGUN = Finding(
    "begun", "",
    "Cuộc họp đã bắt đầu: ai được mời mà không dự vẫn đứng trong danh sách. Hãy điểm danh.",
    "The meeting has begun: who was invited and did not come stays on the list. Note attendance.",
)  # fmt: skip
_NOT_BEGUN = Finding(
    "not-begun", "attendance",
    "Cuộc họp chưa bắt đầu nên chưa điểm danh được. Hãy bấm “Bắt đầu họp” trước.",
    "The meeting has not begun, so nobody has come yet. Begin it first.",
)  # fmt: skip
_NO_SUCH = Finding(
    "no-such-attendance", "attendance",
    "Hãy chọn một trong các mục của danh sách.", "Choose one of the list.",
)  # fmt: skip
