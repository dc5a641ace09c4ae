"""What becomes of each piece of work, from a seed: on time, late, returned, silent (diễn biến)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sauro.directives.assignments.levels import Level, level_of
from sauro.directives.assignments.rules import Act

_MONDAY_AGAIN = 7
_SATURDAY = 5
# Of bodies: this share answers nothing at all, and this share is often late.
_SILENT, _SLACK = 0.05, 0.2
_LATE, _LATE_OF_SLACK = 0.08, 0.55
_ACKNOWLEDGES, _REPORTS, _ASKS, _GRANTED = 0.7, 0.2, 0.08, 0.65
_RETURNED, _WITHDRAWN = 0.07, 0.015


@dataclass(frozen=True, slots=True)
class Work:
    """An assignment as far as the plot needs it."""

    body: str  # its path
    issued_on: date
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that happens on a day; ``until``: what is asked for or granted."""

    day: date
    act: Act
    words: str = ""
    until: date | None = None


def turns(work: Work, seed: str) -> list[Turn]:
    """All that will ever happen to it, the oldest first; what lies ahead has not happened yet.

    A body keeps its character: who is silent once is silent always.
    """
    character = Random(f"{seed}:{work.body}").random()
    random = Random(f"{seed}:{work.body}:{work.issued_on}:{work.due_on}")
    if character < _SILENT and level_of(work.body) is Level.COMMUNE:
        return []
    if random.random() < _WITHDRAWN:
        day = on_working_day(work.issued_on + timedelta(days=random.randint(3, 9)))
        return [Turn(day, Act.WITHDRAW, "Nội dung này đã giao trong văn bản khác.")]
    return _in_order(_life(work, random, slack=character < _SILENT + _SLACK))


def on_working_day(day: date) -> date:
    """The day itself, or the Monday after it."""
    ahead = _MONDAY_AGAIN - day.weekday() if day.weekday() >= _SATURDAY else 0
    return day + timedelta(days=ahead)


def _in_order(found: Iterator[Turn]) -> list[Turn]:
    """Nothing comes before what it follows on, also where weekends moved it."""
    told: list[Turn] = []
    for turn in found:
        day = max(turn.day, told[-1].day) if told else turn.day
        told.append(Turn(day, turn.act, turn.words, turn.until))
    return told


def _life(work: Work, random: Random, *, slack: bool) -> Iterator[Turn]:
    begun = on_working_day(work.issued_on + timedelta(days=random.randint(1, 4)))
    if random.random() < _ACKNOWLEDGES:
        yield Turn(begun, Act.ACKNOWLEDGE)
    due = work.due_on or work.issued_on + timedelta(days=random.randint(40, 120))
    if random.random() < _REPORTS:
        yield Turn(_between(random, begun, due), Act.REPORT, random.choice(_PROGRESS))
    if work.due_on and random.random() < _ASKS and (due - begun).days > _MONDAY_AGAIN:
        asked = [*_more_time(random, due)]
        yield from asked
        due = asked[-1].until or due
    late = random.random() < (_LATE_OF_SLACK if slack else _LATE)
    days = random.randint(1, 25) if late else -random.randint(0, min(6, max(0, (due - begun).days)))
    done = due + timedelta(days=days)
    yield from _result(random, done if late else _before(done, begun))


def _more_time(random: Random, due: date) -> Iterator[Turn]:
    """Asked for some days before the day, decided the day after."""
    wanted = on_working_day(due + timedelta(days=random.choice((7, 10, 14))))
    asked_on = _before(due - timedelta(days=3), due - timedelta(days=5))
    yield Turn(asked_on, Act.ASK_TIME, random.choice(_REASONS), wanted)
    answered = on_working_day(asked_on + timedelta(days=1))
    if random.random() < _GRANTED:
        yield Turn(answered, Act.GIVE_TIME, "Đồng ý, không gia hạn thêm lần nữa.", wanted)
    else:
        yield Turn(
            answered, Act.REFUSE_TIME, "Thời gian còn lại đủ để hoàn thành, đề nghị tập trung."
        )


def _result(random: Random, done: date) -> Iterator[Turn]:
    yield Turn(done, Act.SUBMIT, random.choice(_RESULTS))
    answered = on_working_day(done + timedelta(days=random.randint(1, 5)))
    if random.random() < _RETURNED:
        yield Turn(answered, Act.RETURN, random.choice(_LACKS))
        done = on_working_day(answered + timedelta(days=random.randint(2, 8)))
        yield Turn(done, Act.SUBMIT, "Đã bổ sung theo ý kiến.")
        answered = on_working_day(done + timedelta(days=random.randint(1, 3)))
    yield Turn(answered, Act.ACCEPT)


def _between(random: Random, first: date, last: date) -> date:
    return on_working_day(
        first + timedelta(days=random.randint(1, max(1, (last - first).days - 2)))
    )


def _before(day: date, earliest: date) -> date:
    """The last working day up to a day, and none before it began."""
    friday = day - timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
    return max(friday, earliest)


_PROGRESS = (
    "Đã phân công lực lượng, đang thực hiện theo kế hoạch.",
    "Đã làm được khoảng một nửa; còn vướng ở khâu cung cấp số liệu.",
    "Đã kiểm tra đợt một, đang tổng hợp.",
    "Đang chờ kết quả kiểm nghiệm.",
)
_REASONS = (
    "Kết quả kiểm nghiệm chưa có, xin thêm thời gian.",
    "Địa bàn mưa lũ, lực lượng phải tập trung ứng phó.",
    "Số cơ sở phải rà soát nhiều hơn dự kiến.",
)
_RESULTS = (
    "Đã hoàn thành; kết quả gửi kèm theo văn bản của cơ quan.",
    "Đã thực hiện xong, không phát hiện vi phạm.",
    "Đã hoàn thành; phát hiện một số vi phạm, đã lập biên bản xử lý.",
    "Đã hoàn thành và gửi danh sách về Ban Chỉ đạo.",
)
_LACKS = (
    "Chưa nêu số liệu cụ thể, đề nghị bổ sung.",
    "Thiếu danh sách kèm theo.",
    "Chưa nói rõ hướng xử lý các cơ sở vi phạm.",
)
