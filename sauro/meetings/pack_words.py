"""The pack as sentences and rows, for the page and for Word (lời của tài liệu họp)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sauro.directives.assignments.counting import Count5
from sauro.directives.assignments.rules import Standing
from sauro.directives.assignments.since import Late, Ordered, Wished
from sauro.directives.assignments.words import STANDINGS
from sauro.foundation.web.words import day, number
from sauro.meetings.models import Proposal
from sauro.meetings.pack import PaperOf
from sauro.meetings.rules import Stage

_NAMED = (
    20  # bodies of one directive and standing that are named; who is late is named in full below
)


def paper_name(paper: PaperOf) -> str:
    """Its number and day."""
    name = paper.number or _("Văn bản không số")
    if paper.issued_on:
        name = _("%(name)s ngày %(day)s") % {"name": name, "day": day(paper.issued_on)}
    if paper.before:
        name = _("%(name)s (giao trước kỳ họp trước, còn việc chưa xong)") % {"name": name}
    return name


def five(counts: Count5) -> list[tuple[str, int]]:
    """All five numbers, none of them merged with another."""
    return [(str(words), getattr(counts, name.value)) for name, (words, _t) in STANDINGS.items()]


def ordered(directive: Ordered) -> str:
    """Its words, with its deadline where they do not say that themselves."""
    when = directive.deadline
    if not when or when.casefold() in directive.task.casefold():
        return directive.task
    return f"{directive.task} ({when})"


def standings(directive: Ordered) -> list[tuple[str, str]]:
    """How a directive stands: each standing that occurs, with its bodies by name."""
    found = []
    for name, (words, _tone) in STANDINGS.items():
        if names := directive.names.get(name, ()):
            found.append((f"{words} ({number(len(names))})", _named(name, names)))
    return found or [(_("Chưa giao cơ quan nào"), "")]


def _named(name: Standing, names: Sequence[str]) -> str:
    often = [_often(one, times) for one, times in Counter(names).items()]
    said, more = "; ".join(often[:_NAMED]), max(0, len(often) - _NAMED)
    if more and name is Standing.OVERDUE:
        said = _("%(names)s và %(n)s nơi khác, kể tên ở phần cơ quan chậm") % {
            "names": said,
            "n": number(more),
        }
    elif more:
        said = _("%(names)s và %(n)s nơi khác") % {"names": said, "n": number(more)}
    return said


def _often(name: str, times: int) -> str:
    """A body with how many occurrences of a recurring duty."""
    return name if times == 1 else _("%(name)s (%(n)s kỳ)") % {"name": name, "n": number(times)}


def by_directive(late: Sequence[Late]) -> list[tuple[Late, str, list[Late]]]:
    """Those who are late with the same directive since the same day together, with how long."""
    found: dict[tuple[int, date], list[Late]] = {}
    for one in late:
        found.setdefault((one.directive_id, one.due_on), []).append(one)
    return [(rows[0], late_words(rows[0].days), rows) for rows in found.values()]


def late_told(late: Sequence[Late]) -> str:
    """How many bodies are late, and with how much in all: one may be late with several."""
    bodies = late_bodies(late)
    said = ngettext(
        "%(bodies)s cơ quan, tất cả %(works)s việc đang quá hạn.",
        "%(bodies)s cơ quan, tất cả %(works)s việc đang quá hạn.",
        bodies,
    )
    return said % {"bodies": number(bodies), "works": number(len(late))}


def late_bodies(late: Sequence[Late]) -> int:
    """Each once."""
    return len({one.body_id for one in late})


def late_words(days: int) -> str:
    """So many days."""
    return ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": number(days)}


def wish(one: Wished) -> str:
    """What was asked."""
    if one.kind == "extension" and one.wanted_on:
        return _("Xin gia hạn đến %(day)s: %(why)s") % {
            "day": day(one.wanted_on),
            "why": one.reason,
        }
    return _("Kiến nghị không thực hiện: %(why)s") % {"why": one.reason}


def decision(one: Wished) -> str:
    """How it was decided."""
    if one.granted is None:
        return _("Chưa quyết định")
    if not one.granted:
        said = _("Không đồng ý")
    elif one.granted_on:
        said = _("Đồng ý đến %(day)s") % {"day": day(one.granted_on)}
    else:
        said = _("Đồng ý")
    return f"{said}: {one.answer}" if one.answer else said


def became(one: Proposal) -> str:
    """What became of a proposal."""
    if one.state == Stage.ANSWERED:
        return one.answer
    return one.meeting_words if one.state == Stage.TAKEN_UP else _("Chưa trả lời")
