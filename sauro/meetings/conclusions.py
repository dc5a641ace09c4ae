"""What the chair concludes, written at the meeting (kết luận)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from sauro.directives.assignments.acting import cleaned
from sauro.directives.assignments.carrying import orders
from sauro.directives.queries import directive
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.meetings.models import Conclusion, Meeting, NoticeDraft
from sauro.meetings.notices.choosing import choice_findings, keep_choices
from sauro.meetings.ordering import swap
from sauro.meetings.rules import State, writing_findings
from sauro.meetings.taking import said, taken, too_long, unchanged

MOST_WORDS = 4000  # characters of a task, and of a reason
MOST_NAMES = 100  # in one part of one conclusion
MOST_NAME = 500  # characters of one
MOST_CLEAR = 1000  # of a product, and of a power
_CHOSEN = "chosen"  # the one field of ``Words`` that has a table of its own


@dataclass(frozen=True, slots=True)
class Words:
    """A conclusion as it was typed: names and deadline in the words of the chair."""

    task: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    deadline_text: str = ""
    deliverable: str = ""
    authority: str = ""
    unclear_reason: str = ""
    agenda_item_id: int | None = None
    carried_from_id: int | None = None  # a directive that the same body issued earlier
    rest: str = Conclusion.Rest.KEEP  # of its bodies that are not named any more
    # Whom names mean that no rule settles: the name, and the key of a body. A choice for a name
    # that the conclusion does not bear is no choice.
    chosen: tuple[tuple[str, int], ...] = ()


@transaction.atomic
def write_conclusion(meeting_id: int, words: Words, *, by: Seat, now: datetime) -> Conclusion:
    """Put a conclusion at the end; the same words once more, by a second click or a machine that
    lost the answer, are there already. Raises: NotAllowed, Hidden, Refused, Stale where the same
    words are there and their names mean other bodies.
    """
    meeting = _writing(meeting_id, by)
    last = meeting.conclusions.aggregate(last=Max("position"))["last"] or 0
    row = Conclusion(
        owner_path=meeting.owner_path, meeting=meeting, position=last + 1,
        written_by=by, changed_at=now,
    )  # fmt: skip
    chosen = _fill(row, words)
    if again := _again(row, chosen):
        return again
    row.save()
    keep_choices(row, chosen, by=by, now=now)
    return row


def _again(row: Conclusion, chosen: Collection[tuple[str, int]]) -> Conclusion | None:
    """The conclusion that says the same, its names with it; none where nothing is worded so."""
    alike = list(row.meeting.conclusions.filter(**_kept(row)).order_by("position"))
    for one in alike:
        if set(one.choices.values_list("mention", "body")) == set(chosen):
            return one
    if alike:
        raise Stale(_OTHERWISE, current=alike[0])
    return None


@transaction.atomic
def change_conclusion(
    conclusion_id: int, version: int, words: Words, *, by: Seat, now: datetime
) -> Conclusion:
    """Word a conclusion anew. Raises: NotAllowed, Hidden, Stale, Refused."""
    row = _taken(conclusion_id, by)
    unchanged(row, version)
    if _tidied(words).task != row.task and row.answers.exists():
        raise Refused(_ANSWERED)
    chosen = _fill(row, words)
    row.changed_at = max(now, row.changed_at)
    row.version += 1
    row.save()
    keep_choices(row, chosen, by=by, now=row.changed_at)
    return row


def words_of(row: Conclusion) -> Words:
    """A conclusion as it stands, to be worded anew."""
    kept = _kept(row)
    lists = {name: tuple(value) for name, value in kept.items() if isinstance(value, list)}
    chosen = tuple(row.choices.order_by("pk").values_list("mention", "body"))
    return Words(**{**kept, **lists}, chosen=chosen)


def _kept(row: Conclusion) -> dict[str, Any]:
    """All words of a conclusion."""
    return {f.name: getattr(row, f.name) for f in fields(Words) if f.name != _CHOSEN}


@transaction.atomic
def move_conclusion(conclusion_id: int, *, up: bool, by: Seat) -> None:
    """Exchange a conclusion with its neighbour under the same point of the agenda; at an end
    nothing happens. Raises: as above.
    """
    row = _taken(conclusion_id, by)
    swap(row, row.meeting.conclusions.filter(agenda_item=row.agenda_item_id), up=up)


@transaction.atomic
def drop_conclusion(conclusion_id: int, version: int, *, by: Seat) -> Meeting:
    """Strike a conclusion out; the history keeps it. Raises: NotAllowed, Hidden, Stale, Refused
    where a proposal was answered with it.
    """
    row = _taken(conclusion_id, by)
    unchanged(row, version)
    if row.answers.exists():
        raise Refused(_ANSWERS)
    row.delete()
    return row.meeting


def _writing(meeting_id: int, by: Seat) -> Meeting:
    meeting = taken(meeting_id, by)
    if wrong := list(writing_findings(State(meeting.state))):
        raise Refused(*wrong)
    if NoticeDraft.objects.filter(meeting=meeting, document__status="published").exists():
        raise Refused(_IN_REGISTER)
    return meeting


def _taken(conclusion_id: int, by: Seat) -> Conclusion:
    found = Conclusion.objects.filter(pk=conclusion_id).first()
    if found is None:
        raise Hidden
    meeting = _writing(found.meeting_id, by)
    found.refresh_from_db()
    found.meeting = meeting
    return found


def _fill(row: Conclusion, words: Words) -> tuple[tuple[str, int], ...]:
    """All but whom its names mean, which is returned."""
    tidy = _tidied(words)
    wrong = [*_findings(tidy), *_carried_findings(row, tidy), *_agenda_findings(row, tidy)]
    if wrong := [*wrong, *choice_findings(row.meeting, tidy.chosen)]:
        raise Refused(*wrong)
    for field in fields(tidy):
        value = getattr(tidy, field.name)
        if field.name != _CHOSEN:
            setattr(row, field.name, list(value) if isinstance(value, tuple) else value)
    return tidy.chosen


def hindrances(words: Words) -> list[Finding]:
    """What of the words alone keeps them from being a conclusion: see ``carry_over``."""
    return _findings(_tidied(words))


def _tidied(words: Words) -> Words:
    names = {said(n) for n in (*words.leads, *words.coordinating, *words.reports_to)}
    told = ((said(mention), body) for mention, body in words.chosen)
    return Words(
        task=cleaned(words.task) if len(words.task) <= MOST_WORDS else words.task,
        leads=_names(words.leads),
        coordinating=_names(words.coordinating),
        reports_to=_names(words.reports_to),
        deadline_text=said(words.deadline_text),
        deliverable=said(words.deliverable),
        authority=said(words.authority),
        unclear_reason=said(words.unclear_reason),
        agenda_item_id=words.agenda_item_id,
        carried_from_id=words.carried_from_id,
        rest=words.rest if words.rest in Conclusion.Rest else Conclusion.Rest.KEEP,
        chosen=tuple(dict.fromkeys(one for one in told if one[0] in names)),
    )


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(said, names))))


def _findings(words: Words) -> list[Finding]:
    wrong = [] if words.task else [_NO_TASK]
    for field, most in (
        ("task", MOST_WORDS), ("deadline_text", 300), ("deliverable", MOST_CLEAR),
        ("authority", MOST_CLEAR),
        ("unclear_reason", MOST_WORDS),
    ):  # fmt: skip
        wrong += too_long(field, getattr(words, field), most)
    for field in ("leads", "coordinating", "reports_to"):
        names = getattr(words, field)
        wrong += [_too_many(field, len(names))] if len(names) > MOST_NAMES else []
        wrong += [f for name in names for f in too_long(field, name, MOST_NAME)]
    return wrong


def _carried_findings(row: Conclusion, words: Words) -> list[Finding]:
    """Only what the same body ordered, or took over, goes on in its notice, and once in each."""
    if words.carried_from_id is None:
        return []
    if not _ordered_by(row.owner_path, words.carried_from_id):
        return [_NOT_OURS]
    others = row.meeting.conclusions.exclude(pk=row.pk)
    return [_CARRIED] if others.filter(carried_from=words.carried_from_id).exists() else []


def _ordered_by(path: str, directive_id: int) -> bool:
    try:
        return orders(path, directive(directive_id))
    except Hidden:
        return False


def _agenda_findings(row: Conclusion, words: Words) -> list[Finding]:
    item = words.agenda_item_id
    known = item is None or row.meeting.agenda.filter(pk=item).exists()
    return [] if known else [_NO_ITEM]


def _too_many(field: str, count: int) -> Finding:
    return Finding(
        "too-many", field,
        f"Có {count} tên, nhiều hơn {MOST_NAMES}. Hãy dùng tên nhóm, ví dụ “UBND các xã, phường”.",
        f"{count} names, more than {MOST_NAMES}. Name a group, such as “UBND các xã, phường”.",
    )  # fmt: skip


_IN_REGISTER = Finding(
    "in-register", "",
    "Văn bản của thông báo này đã vào sổ nên kết luận không sửa được nữa. Hãy bấm “Hoàn tất "
    "ban hành”.",
    "The document of this notice is in the register, so its conclusions stay. Finish issuing.",
)  # fmt: skip
_OTHERWISE = Finding(
    "worded-already", "chosen",
    "Cuộc họp đã có một kết luận đúng lời này, mà tên nêu trong đó được chọn là cơ quan khác. Hãy "
    "sửa kết luận ấy để đổi cơ quan, hoặc ghi kết luận mới bằng lời khác.",
    "There is a conclusion in these very words, whose names were said to mean other bodies. Change "
    "that one to choose other bodies, or word the new one differently.",
)  # fmt: skip
_ANSWERED = Finding(
    "conclusion-answers", "task",
    "Một kiến nghị đã được trả lời bằng kết luận này, nơi gửi đã đọc lời ấy, nên không đổi việc "
    "được nữa. Hãy ghi một kết luận mới.",
    "A proposal was answered with this conclusion and its sender has read these words, so the task "
    "stays. Write a new conclusion.",
)  # fmt: skip
_NO_TASK = Finding(
    "no-task", "task",
    "Kết luận phải nêu việc phải làm. Hãy nhập việc.",
    "A conclusion says what is to be done. Enter it.",
)  # fmt: skip
_NOT_OURS = Finding(
    "not-ours", "carried_from",
    "Chỉ chuyển tiếp được nhiệm vụ do chính cơ quan này đã giao, hoặc đã tiếp nhận của cơ quan đã "
    "kết thúc. Hãy chọn lại; việc của cơ quan đã kết thúc thì tiếp nhận trước.",
    "Only what this very body ordered earlier, or took over from a body that ended, can be carried "
    "over. Choose again; take over first what an ended body gave.",
)  # fmt: skip
_CARRIED = Finding(
    "carried-already", "carried_from",
    "Nhiệm vụ này đã được chuyển tiếp trong một kết luận khác của cuộc họp. Hãy sửa kết luận ấy.",
    "Another conclusion of this meeting already carries it over. Change that one.",
)  # fmt: skip
_NO_ITEM = Finding(
    "no-such-item", "agenda_item",
    "Nội dung chương trình này không còn. Hãy chọn lại.",
    "That point is no longer on the agenda. Choose again.",
)  # fmt: skip
_ANSWERS = Finding(
    "answers-proposal", "",
    "Một kiến nghị đã được trả lời bằng kết luận này nên không bỏ được.",
    "A proposal was answered with this conclusion, so it cannot be dropped.",
)  # fmt: skip
