"""What the views show, each in one read of the database under its policies (đọc số liệu)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from sauro.directives.assignments.counting import Count5
from sauro.directives.assignments.levels import LATENESS, PATTERNS, Lateness, Level, level_of

PAPERS, BODIES = 12, 50  # columns and rows of one page of the matrix
MOST_BODIES = 10_000  # of a workbook
_FIVE = ("on_time", "late", "in_term", "overdue", "withdrawn")
_LAST = "coalesce(a.submitted_on, %(today)s)"
_OPEN = "a.state NOT IN ('accepted', 'withdrawn')"
_OVER = f"coalesce(a.due_on < {_LAST}, false)"
_STANDS = {
    "on_time": f"a.state = 'accepted' AND NOT {_OVER}",
    "late": f"a.state = 'accepted' AND {_OVER}",
    "in_term": f"{_OPEN} AND NOT {_OVER}",
    "overdue": f"{_OPEN} AND {_OVER}",
    "withdrawn": "a.state = 'withdrawn'",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """To what the matrix is narrowed, in which order, which page."""

    below: bool = False  # papers of bodies below as well
    since: date | None = None  # entered in the register from … to …
    until: date | None = None
    kind: str = ""  # of the paper
    level: str = ""  # of the bodies
    order: str = "-overdue"
    page: int = 1  # of bodies
    papers_page: int = 1
    most: int = BODIES


@dataclass(frozen=True, slots=True)
class Paper:
    """A column: a paper, and how all its work stands, of bodies on other pages too."""

    id: int
    number: str
    counts: Count5

    @property
    def sort_key(self) -> str:
        """By which the matrix is sorted by what is overdue of this paper."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class Body:
    """A row: a body, and how its work of each paper stands."""

    id: int
    name: str
    total: Count5
    cells: Mapping[int, Count5]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Bodies by papers, one page of each; a paper that gave nobody work is no column."""

    papers: Sequence[Paper]
    bodies: Sequence[Body]
    count: int  # of all bodies that these papers gave work
    kinds: Sequence[str]  # of papers, to choose from
    papers_count: int  # of all papers that were asked for
    late_papers: int  # of these, with work that is overdue


_ORDERS = {
    "name": "b.sort_key",
    "overdue": "m.overdue",
    "all": "m.all",
}


def matrix(path: str, wanted: Wanted, today: date) -> Matrix:
    """Papers of a body and all bodies that they gave work: those with overdue work first, then those
    with open work, then the rest, the newest first among each.
    """
    said = _json(_one(_matrix_sql(wanted), _values(path, wanted, today)))
    return Matrix(
        [Paper(p["id"], p["number"], Count5(*p["five"])) for p in said["papers"] or ()],
        [_body(b) for b in said["bodies"] or ()],
        said["count"],
        said["kinds"] or (),
        said["papers_count"],
        said["late_papers"],
    )


def _body(said: dict[str, Any]) -> Body:
    cells = {int(paper): Count5(*five) for paper, five in said["cells"].items()}
    return Body(said["id"], said["name"], Count5(*said["five"]), cells)


def _values(path: str, wanted: Wanted, today: date) -> dict[str, Any]:
    return {
        "path": path, "today": today, "kind": wanted.kind,
        "papers": PAPERS, "papers_before": (wanted.papers_page - 1) * PAPERS,
        "since": _begins(wanted.since or date(1945, 1, 1)),
        "until": _begins((wanted.until or today) + timedelta(days=1)),
        "most": wanted.most, "skip": (wanted.page - 1) * wanted.most,
        "level": PATTERNS[Level(wanted.level)] if wanted.level else "",
    }  # fmt: skip


def _begins(day: date) -> datetime:
    """A day by the clocks of Viet Nam: the database counts those of Greenwich."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _matrix_sql(wanted: Wanted) -> str:
    reach, gave = _within("p.owner_path", wanted), _within("a.issuer_path", wanted)
    five = ", ".join(f"count(*) FILTER (WHERE {_STANDS[n]}) AS {n}" for n in _FIVE)
    sums = ", ".join(f"sum({n}) AS {n}" for n in _FIVE)
    array, level = f"ARRAY[{', '.join(_FIVE)}]", "AND a.owner_path ~ %(level)s"
    return f"""WITH own AS (SELECT p.id, p.doc_type, p.published_at, p.number FROM documents_document p
      WHERE p.status = 'published' AND p.corrects_id IS NULL AND {reach}),
    asked AS (SELECT * FROM own WHERE (%(kind)s = '' OR doc_type = %(kind)s)
        AND published_at >= %(since)s AND published_at < %(until)s),
    pressing AS MATERIALIZED (SELECT d.document_id, bool_or({_OVER}) AS late
      FROM directives_assignment a JOIN directives_directive d ON d.id = a.directive_id
      WHERE {gave} AND {_OPEN} AND a.part_of_id IS NULL GROUP BY 1),
    papers AS (SELECT p.*, row_number() OVER (
        ORDER BY coalesce(r.late::int, -1) DESC, p.published_at DESC, p.id DESC) AS rank
      FROM asked p LEFT JOIN pressing r ON r.document_id = p.id
      ORDER BY rank LIMIT %(papers)s OFFSET %(papers_before)s),
    told AS MATERIALIZED (SELECT d.id, d.document_id, d.document_number
      FROM papers p JOIN directives_directive d ON d.document_id = p.id),
    work AS MATERIALIZED (SELECT a.body_id, t.document_id, {five}
      FROM told t JOIN directives_assignment a ON a.directive_id = t.id
      WHERE a.part_of_id IS NULL {level if wanted.level else ""} GROUP BY 1, 2),
    bodies AS (SELECT body_id, {sums}, sum({" + ".join(_FIVE)}) AS all, {_sorted_by(wanted.order)} AS of_paper
      FROM work GROUP BY 1),
    page AS (SELECT b.id, b.name, m.*, row_number() OVER (ORDER BY {_order(wanted.order)}) AS place
      FROM bodies m JOIN organization_body b ON b.id = m.body_id
      ORDER BY place LIMIT %(most)s OFFSET %(skip)s),
    cells AS (SELECT w.body_id, jsonb_object_agg(w.document_id, {array}) AS cells
      FROM work w WHERE w.body_id IN (SELECT id FROM page) GROUP BY 1),
    heads AS (SELECT w.document_id, {sums} FROM work w GROUP BY 1)
    SELECT jsonb_build_object(
      'papers', (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'number', coalesce(
          (SELECT max(t.document_number) FROM told t WHERE t.document_id = p.id), p.number),
          'five', {array}) ORDER BY p.rank)
        FROM papers p JOIN heads h ON h.document_id = p.id),
      'bodies', (SELECT jsonb_agg(jsonb_build_object('id', id, 'name', name, 'five', {array},
          'cells', cells) ORDER BY place) FROM page JOIN cells USING (body_id)),
      'count', (SELECT count(*) FROM bodies),
      'papers_count', (SELECT count(*) FROM asked),
      'late_papers', (SELECT count(*) FROM asked p JOIN pressing r ON r.document_id = p.id WHERE r.late),
      'kinds', (SELECT jsonb_agg(DISTINCT doc_type) FROM own WHERE doc_type <> ''))"""


def _within(column: str, wanted: Wanted) -> str:
    """Of the body itself, or of all below it as well."""
    if wanted.below:
        return f"{column} >= %(path)s AND {column} < %(path)s || '/'"
    return f"{column} = %(path)s"


def _paper_of(order: str) -> int | None:
    """The paper by whose overdue work is sorted, as the address names it."""
    key = order.removeprefix("-")
    return int(key) if key.isascii() and key.isdecimal() and len(key) <= 18 else None


def _sorted_by(order: str) -> str:
    paper = _paper_of(order)
    if paper is None:
        return "0"
    return f"coalesce(max(overdue) FILTER (WHERE document_id = {paper}), -1)"


def _order(order: str) -> str:
    """Only what is known here reaches the statement: a column, or a paper by its number."""
    key, falling = order.removeprefix("-"), order.startswith("-")
    column = "m.of_paper" if _paper_of(order) is not None else _ORDERS.get(key, _ORDERS["overdue"])
    return f"{column} {'DESC' if falling else 'ASC'}, m.overdue DESC, m.all DESC, b.sort_key, b.id"


@dataclass(frozen=True, slots=True)
class OfDay:
    """Open work that is due on one day; none: that has no day."""

    due_on: date | None
    doing: int  # with who does it
    handed_in: int  # its result waits


def by_day(path: str, today: date, *, own: bool) -> list[OfDay]:
    """Open work by the day on which it is due; ``own``: of the body itself, not what it gave."""
    sql = _OWN_BY_DAY if own else "SELECT * FROM directives_by_day_v1(%(path)s)"
    return [OfDay(*row) for row in _rows(sql, {"path": path, "today": today})]


_OWN_BY_DAY = f"""SELECT a.due_on, count(*) FILTER (WHERE a.state <> 'submitted'),
    count(*) FILTER (WHERE a.state = 'submitted')
  FROM directives_assignment a WHERE a.owner_path = %(path)s AND {_OPEN}
  GROUP BY 1 ORDER BY 1 NULLS LAST"""


def overdue(path: str, today: date, *, own: bool) -> dict[tuple[Level, Lateness], int]:
    """Open work past its day, by level of its body and by how late it is."""
    values = {"path": path, "today": today, "bounds": [one.least for one in LATENESS]}
    if not own:
        found = _rows("SELECT * FROM directives_late_v1(%(path)s, %(today)s, %(bounds)s)", values)
        return {(Level(level), LATENESS[nth - 1]): n for level, nth, n in found}
    level = level_of(path)
    return {(level, LATENESS[nth - 1]): n for nth, n in _rows(_OWN_LATE, values)}


_OWN_LATE = f"""SELECT width_bucket({_LAST} - a.due_on, %(bounds)s), count(*)
  FROM directives_assignment a WHERE a.owner_path = %(path)s AND {_OPEN} AND a.due_on < {_LAST}
  GROUP BY 1"""


def _rows(sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def _one(sql: str, values: Mapping[str, Any]) -> Any:
    return _rows(sql, values)[0][0]


def _json(value: Any) -> Any:
    """Django gives jsonb as text."""
    return json.loads(value) if isinstance(value, str) else value
