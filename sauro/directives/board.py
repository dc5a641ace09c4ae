"""What the first page of a seat shows, in one read of the database (decision 0021)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from sauro.documents.rules import CLEARS

_DUE_SHOWN, _PAPERS_SHOWN = 10, 5

_ROW = """jsonb_build_object('id', a.id, 'task', left(d.task, 400), 'portion', left(a.portion, 400),
  'body', b.name, 'state', a.state, 'due_on', a.due_on, 'deadline', d.deadline_text)"""
_ROWS = """directives_assignment a JOIN directives_directive d ON d.id = a.directive_id
  JOIN organization_body b ON b.id = a.body_id"""
_OPEN = "a.state NOT IN ('accepted', 'withdrawn')"
_TO_DO = "a.state NOT IN ('accepted', 'withdrawn', 'submitted')"
_THIS_WEEK = f"{_TO_DO} AND a.due_on BETWEEN %(monday)s AND %(sunday)s"
# Each part is one value. What this body gave, and every body below it, is counted by functions that
# apply the scope themselves (decision 0035); all else is read under the policies, as the web role.
# Papers are those of the body and of all below it: said, so that an index leads to them.
_PARTS = {
    "papers": """SELECT jsonb_build_object(
      'to_verify', count(*) FILTER (WHERE status = 'read'),
      'to_read', count(*) FILTER (WHERE status = 'waiting'),
      'unreadable', count(*) FILTER (WHERE status = 'unreadable'),
      'doubts', coalesce(sum((SELECT count(*) FROM jsonb_array_elements(doubts) d WHERE NOT d ? 'settled'))
        FILTER (WHERE status = 'read'), 0))
      FROM documents_document WHERE status <> 'published'""",
    "week": "SELECT directives_due_count_v1(%(path)s, %(monday)s, %(sunday)s)",
    "mine_week": f"SELECT count(*) FROM directives_assignment a WHERE a.owner_path = %(path)s AND {_THIS_WEEK}",
    "overdue": "SELECT directives_late_count_v1(%(path)s, %(today)s)",
    # A directive that many places were given is one row.
    "due": f"""SELECT jsonb_agg(f.row || f.of) FROM (SELECT {_ROW} AS row,
        jsonb_build_object('directive_id', n.directive_id, 'places', n.places) AS of FROM {_ROWS}
      JOIN directives_due_v2(%(path)s, %(today)s, %(shown)s) n ON n.assignment_id = a.id
      ORDER BY a.due_on, a.id) f""",
    "late": """SELECT jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'count', l.number)
        ORDER BY l.number DESC, l.name)
      FROM directives_late_bodies_v1(%(path)s, %(today)s, %(shown)s) l""",
    # What has to be seen to first: returned or late, then what is due next.
    "mine": f"""SELECT jsonb_agg(f.row) FROM (SELECT {_ROW} AS row FROM {_ROWS}
      WHERE a.owner_path = %(path)s AND {_TO_DO}
      ORDER BY NOT coalesce(a.due_on < %(today)s OR a.state = 'returned', false), a.due_on, a.id LIMIT %(shown)s) f""",
    "work": """SELECT jsonb_build_object(
      'new', count(*) FILTER (WHERE state = 'issued'),
      'overdue', count(*) FILTER (WHERE due_on < coalesce(submitted_on, %(today)s)),
      'returned', count(*) FILTER (WHERE state = 'returned'))
      FROM directives_assignment WHERE owner_path = %(path)s AND state NOT IN ('accepted', 'withdrawn')""",
    "helped": f"""SELECT count(*) FROM directives_assignment a WHERE a.part_of_id IS NULL AND {_OPEN}
      AND a.directive_id IN (SELECT directive_id FROM directives_addressee
        WHERE owner_path = %(path)s AND part = 'coordinating')""",
    # Only of work that the seat shows: its rows are joined under the policies.
    "reminded": """SELECT count(*) FROM directives_reminder r JOIN directives_assignment a ON a.id = r.assignment_id
      WHERE r.user_id = sauro_person_v1() AND r.read_at IS NULL""",
    "review": """SELECT jsonb_build_object(
      'submitted', (SELECT count(*) FROM directives_assignment
        WHERE issuer_path = %(path)s AND state = 'submitted'),
      'asked', (SELECT count(DISTINCT a.id) FROM directives_request r JOIN directives_assignment a ON a.id = r.assignment_id
        WHERE r.issuer_path = %(path)s AND r.decided_at IS NULL AND a.state NOT IN ('accepted', 'withdrawn')))""",
    # Who leads has his work, or gets it by the next round; here nobody does, and the day is past.
    "adrift": """SELECT jsonb_build_object('count', directives_adrift_count_v1(%(path)s, %(today)s), 'rows', (
      SELECT jsonb_agg(f.row) FROM (SELECT jsonb_build_object('id', d.id, 'task', left(d.task, 400), 'due_on', d.due_on,
          'number', d.document_number, 'locator', d.locator) AS row FROM directives_directive d
        WHERE d.id IN (SELECT directives_adrift_v1(%(path)s, %(today)s, %(shown)s)) ORDER BY d.due_on, d.id) f))""",
    "clarity": """SELECT jsonb_agg(jsonb_build_object('id', p.id, 'number', coalesce(c.number, p.number), 'issuer', p.issuer,
        'count', c.count, 'missing', c.missing) ORDER BY p.published_at DESC, p.id DESC)
      FROM (SELECT id, number, issuer, published_at FROM documents_document WHERE status = 'published' AND corrects_id IS NULL
              AND owner_path >= %(path)s AND owner_path < %(path)s || '/'
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
    """Work as the first page lists it; ``places``: how many have it open, where it stands for all."""

    id: int
    task: str
    portion: str
    body: str
    state: str
    due_on: date | None
    deadline: str
    directive_id: int = 0
    places: int = 1


@dataclass(frozen=True, slots=True)
class Late:
    """A body, and how much of its work is open and overdue."""

    id: int
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Adrift:
    """A directive that is past its day and was given to nobody."""

    id: int
    task: str
    due_on: date
    number: str
    locator: str


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
    """What was asked for; what was not is empty. Links lead to what is counted."""

    papers: dict[str, int]
    work: dict[str, int]  # of the body's own assignments: new, overdue, returned
    review: dict[str, int]  # of those it gave: submitted, asked
    reminded: int  # reminders of the person that he did not read
    week: int
    overdue: int
    helped: int  # open work of others with which the body helps
    mine_week: int
    due: Sequence[Due]
    mine: Sequence[Due]
    late: Sequence[Late]
    adrift: Sequence[Adrift]
    adrift_all: int  # those that are shown are the oldest of them
    clarity: Sequence[Paper]


def board(parts: Sequence[str], path: str, now: datetime) -> Board:
    """One statement, whatever a role is shown."""
    sql = "SELECT " + ", ".join(f"({_PARTS[name]}) AS {name}" for name in parts)
    with connection.cursor() as cursor:
        cursor.execute(sql, _days(now) | {"path": path})
        row = cursor.fetchone()
    return _board(dict(zip(parts, row or (), strict=True)))


def _days(now: datetime) -> dict[str, Any]:
    today = timezone.localdate(now)
    monday = today - timedelta(days=today.weekday())
    return {
        "today": today,
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "shown": _DUE_SHOWN,
        "papers": _PAPERS_SHOWN,
    }


def _board(said: dict[str, Any]) -> Board:
    adrift = _json(said.get("adrift")) or {}
    return Board(
        papers=_json(said.get("papers")) or {},
        work=_json(said.get("work")) or {},
        review=_json(said.get("review")) or {},
        reminded=said.get("reminded") or 0,
        week=said.get("week") or 0,
        overdue=said.get("overdue") or 0,
        helped=said.get("helped") or 0,
        mine_week=said.get("mine_week") or 0,
        due=[_due(row) for row in _json(said.get("due")) or []],
        mine=[_due(row) for row in _json(said.get("mine")) or []],
        late=[Late(**row) for row in _json(said.get("late")) or []],
        adrift=[_adrift(row) for row in adrift.get("rows") or []],
        adrift_all=adrift.get("count", 0),
        clarity=[_paper(row) for row in _json(said.get("clarity")) or []],
    )


def _json(value: Any) -> Any:
    """Django gives jsonb as text."""
    return json.loads(value) if isinstance(value, str) else value


def _due(row: dict[str, Any]) -> Due:
    due_on = date.fromisoformat(row["due_on"]) if row["due_on"] else None
    return Due(**{**row, "due_on": due_on})


def _adrift(row: dict[str, Any]) -> Adrift:
    return Adrift(**{**row, "due_on": date.fromisoformat(row["due_on"])})


def _paper(row: dict[str, Any]) -> Paper:
    count = row["count"]
    stated = [round(100 * (count - n) / count) if count else 0 for n in row["missing"]]
    return Paper(row["id"], row["number"], row["issuer"], count, stated)
