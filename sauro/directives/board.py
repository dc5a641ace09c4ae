"""What the first page of a seat shows, in one read of the database (decision 0021)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from sauro.documents.rules import CLEARS

_DUE_SHOWN, _PAPERS_SHOWN = 10, 5

_FIND = "directives_find_v2"
_ROW = """jsonb_build_object('id', d.id, 'task', left(d.task, 400), 'lead', d.lead,
  'due_on', d.due_on, 'deadline', d.deadline_text, 'document', d.document_number, 'locator', d.locator)"""
# Each part is one value. The functions apply the scope themselves; all else is read under the
# policies, as the web role.
_PARTS = {
    "papers": """SELECT jsonb_build_object(
      'to_verify', count(*) FILTER (WHERE status = 'read'),
      'to_read', count(*) FILTER (WHERE status = 'waiting'),
      'unreadable', count(*) FILTER (WHERE status = 'unreadable'),
      'doubts', coalesce(sum((SELECT count(*) FROM jsonb_array_elements(doubts) d WHERE NOT d ? 'settled'))
        FILTER (WHERE status = 'read'), 0))
      FROM documents_document WHERE status <> 'published'""",
    "week": f"SELECT max(total) FROM {_FIND}(due_from => %(monday)s, due_to => %(sunday)s, most => 1)",
    "overdue": f"SELECT max(total) FROM {_FIND}(due_to => %(yesterday)s, most => 1)",
    "due": f"""SELECT jsonb_agg({_ROW} ORDER BY d.due_on, d.id)
      FROM {_FIND}(due_from => %(today)s, due_to => '9999-12-31', sorted => 'due', most => %(shown)s) f
      JOIN directives_directive d ON d.id = f.directive_id""",
    "late": """SELECT jsonb_agg(jsonb_build_object('path', l.path, 'name', b.name, 'count', l.directives)
        ORDER BY l.directives DESC, l.path)
      FROM directives_led_v2('-infinity', %(yesterday)s) l
      LEFT JOIN organization_body b ON b.path = l.path""",
    "mine": f"""SELECT jsonb_agg({_ROW} ORDER BY d.due_on, d.id)
      FROM {_FIND}(body => %(body)s, part => 'lead', due_from => %(today)s, sorted => 'due', most => %(shown)s) f
      JOIN directives_directive d ON d.id = f.directive_id""",
    "mine_late": f"""SELECT max(total)
      FROM {_FIND}(body => %(body)s, part => 'lead', due_to => %(yesterday)s, most => 1)""",
    "mine_new": f"""SELECT max(total)
      FROM {_FIND}(body => %(body)s, since => %(since)s, most => 1)""",
    "work": """SELECT jsonb_build_object(
      'new', count(*) FILTER (WHERE state = 'issued'),
      'overdue', count(*) FILTER (WHERE due_on < coalesce(submitted_on, %(today)s)),
      'returned', count(*) FILTER (WHERE state = 'returned'))
      FROM directives_assignment WHERE owner_path = %(path)s AND state NOT IN ('accepted', 'withdrawn')""",
    # Only of work that the seat shows: its rows are joined under the policies.
    "reminded": """SELECT count(*) FROM directives_reminder r JOIN directives_assignment a ON a.id = r.assignment_id
      WHERE r.user_id = sauro_person_v1() AND r.read_at IS NULL""",
    "review": """SELECT jsonb_build_object(
      'submitted', (SELECT count(*) FROM directives_assignment
        WHERE issuer_path = %(path)s AND state = 'submitted'),
      'asked', (SELECT count(*) FROM directives_request WHERE issuer_path = %(path)s AND decided_at IS NULL))""",
    "clarity": """SELECT jsonb_agg(jsonb_build_object('id', p.id, 'number', coalesce(c.number, p.number), 'issuer', p.issuer,
        'count', c.count, 'missing', c.missing) ORDER BY p.published_at DESC, p.id DESC)
      FROM (SELECT id, number, issuer, published_at FROM documents_document WHERE status = 'published' AND corrects_id IS NULL
            ORDER BY published_at DESC, id DESC LIMIT %(papers)s) p,
      LATERAL (SELECT max(document_number) AS number, count(*), ARRAY[{missing}] AS missing
               FROM directives_directive WHERE document_id = p.id AND superseded_at IS NULL) c""".format(
        missing=", ".join(
            f"count(*) FILTER (WHERE missing >> {i} & 1 = 1)" for i in range(len(CLEARS))
        )
    ),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A directive as the first page lists it."""

    id: int
    task: str
    lead: Sequence[str]
    due_on: date | None
    deadline: str
    document: str
    locator: str


@dataclass(frozen=True, slots=True)
class Late:
    """A body right below the seat's own, and how many directives it leads that are late."""

    path: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A document published lately; ``stated``: percent of its directives, a clear each."""

    id: int
    number: str
    issuer: str
    count: int
    stated: Sequence[int]


@dataclass(frozen=True, slots=True)
class Board:
    """What was asked for; what was not is empty. Numbers count to 1,001 and no further."""

    papers: dict[str, int]
    work: dict[str, int]  # of the body's own assignments: new, overdue, returned
    review: dict[str, int]  # of those it gave: submitted, asked
    reminded: int  # reminders of the person that he did not read
    week: int
    overdue: int
    mine_late: int
    mine_new: int
    due: Sequence[Due]
    mine: Sequence[Due]
    late: Sequence[Late]
    clarity: Sequence[Paper]


def board(parts: Sequence[str], body: int, path: str, now: datetime) -> Board:
    """One statement, whatever a role is shown."""
    sql = "SELECT " + ", ".join(f"({_PARTS[name]}) AS {name}" for name in parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, _days(body, now) | {"path": path})
        row = cursor.fetchone()
    return _board(dict(zip(parts, row or (), strict=True)))


def _days(body: int, now: datetime) -> dict[str, Any]:
    today = timezone.localdate(now)
    yesterday = today - timedelta(days=1)
    monday = today - timedelta(days=today.weekday())
    return {
        "today": today,
        "monday": monday,
        "yesterday": yesterday,
        "sunday": monday + timedelta(days=6),
        "since": timezone.make_aware(datetime.combine(yesterday, time.min)),
        "body": body,
        "shown": _DUE_SHOWN,
        "papers": _PAPERS_SHOWN,
    }


def _board(said: dict[str, Any]) -> Board:
    return Board(
        papers=_json(said.get("papers")) or {},
        work=_json(said.get("work")) or {},
        review=_json(said.get("review")) or {},
        reminded=said.get("reminded") or 0,
        week=said.get("week") or 0,
        overdue=said.get("overdue") or 0,
        mine_late=said.get("mine_late") or 0,
        mine_new=said.get("mine_new") or 0,
        due=[_due(row) for row in _json(said.get("due")) or []],
        mine=[_due(row) for row in _json(said.get("mine")) or []],
        late=[
            Late(r["path"], r["name"] or r["path"], r["count"])
            for r in _json(said.get("late")) or []
        ],
        clarity=[_paper(row) for row in _json(said.get("clarity")) or []],
    )


def _json(value: Any) -> Any:
    """Django gives jsonb as text."""
    return json.loads(value) if isinstance(value, str) else value


def _due(row: dict[str, Any]) -> Due:
    due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    return Due(
        row["id"],
        row["task"],
        row["lead"],
        due_on,
        row["deadline"],
        row["document"],
        row["locator"],
    )


def _paper(row: dict[str, Any]) -> Paper:
    count = row["count"]
    stated = [round(100 * (count - n) / count) if count else 0 for n in row["missing"]]
    return Paper(row["id"], row["number"], row["issuer"], count, stated)
