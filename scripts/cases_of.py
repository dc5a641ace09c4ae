"""A register of cases of any size for measuring: 34 provinces with 97 communes and ten agencies each, two parties a
case. Invented from first to last.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from bench_server import past_triggers
from django.db.backends.utils import CursorWrapper
from register_of import _BODIES as BODIES
from register_of import _SIGNER as SIGNER

_CHUNK = 20_000
_TERRITORIES = """
INSERT INTO organization_territory (code, name, kind, level, search_key, sort_key)
  SELECT lpad(p::text, 2, '0'), 'Tỉnh ' || p, 'tỉnh', 'province', 'tinh ' || p, p::text FROM generate_series(0, 33) p
  ON CONFLICT DO NOTHING;
INSERT INTO organization_territory (code, name, kind, level, parent_id, search_key, sort_key)
  SELECT lpad((1000 * p + c)::text, 5, '0'), 'Xã ' || c, 'xã', 'commune',
    (SELECT id FROM organization_territory WHERE name = 'Tỉnh ' || p), 'xa ' || c, c::text
  FROM generate_series(0, 33) p, generate_series(0, 96) c;
"""
# The lead of the n-th case: mostly an agency of a province, each seventh a commune.
_OWNER = """'v.' || lpad(({n} %% 34)::text, 2, '0') || CASE WHEN {n} %% 7 = 0
  THEN '.' || lpad((({n} / 34) %% 97)::text, 5, '0') ELSE '.a' || ({n} / 34) %% 10 END"""
_CASES = f"""
INSERT INTO cases_case (id, owner_path, body_id, year, number, key, detected_at, hour_known, detected_by, territory_id, territory_name,
    place, route, source, source_note, procedure, complexity, explanation, summary, search_key, next_due_on, next_clock,
    opened_by_id, opened_at, changed_at, version, limits)
  OVERRIDING SYSTEM VALUE
SELECT n, o.path, b.id, 2026, n, md5(n::text)::uuid, t.at, true, 'Tổ tuần tra số ' || n %% 9, l.id, 'xã Xã ' || (n / 34) %% 97,
  'Km ' || n %% 300, (ARRAY['inland', 'inland', 'inland', 'land_border', 'sea', 'online', 'post', 'air'])[1 + n %% 8],
  (ARRAY['patrol', 'plan', 'tip', 'complaint'])[1 + n %% 4], '', CASE WHEN n %% 20 = 0 THEN 'criminal' ELSE 'administrative' END,
  'simple', false, w.words, concat_ws(' ', n || '/2026', w.words, 'km', n %% 300, 'to tuan tra so', n %% 9, p.words,
    n || '/bb-vphc', CASE WHEN n %% 1000 = 0 THEN 'phao hoa no' END),
  CASE WHEN n %% 10 < 3 THEN current_date - 20 + (n::bigint * 7919 %% 60)::int END, CASE WHEN n %% 10 < 3 THEN 'decision' ELSE '' END,
  (SELECT max(id) FROM access_seat), t.at, t.at, 1, '[]'
FROM generate_series(%(first)s, %(last)s) n
CROSS JOIN LATERAL (SELECT {_OWNER.format(n="n")} COLLATE "C" AS path) o
JOIN organization_body b ON b.path = o.path
CROSS JOIN LATERAL (SELECT now() - n * interval '30 seconds' AS at) t
JOIN organization_territory l ON l.level = 'commune' AND l.code = lpad((1000 * (n %% 34) + (n / 34) %% 97)::text, 5, '0')
CROSS JOIN LATERAL (SELECT string_agg((%(vocabulary)s::text[])[1 + floor(2000 * r * r * r)], ' ') AS words
  FROM (SELECT random() + 0 * n AS r FROM generate_series(1, 12)) x) w
CROSS JOIN LATERAL (SELECT string_agg(array_to_string(words, ' '), ' ') AS words FROM parties_name WHERE party_id IN (2 * n - 1, 2 * n)) p
"""
_LINES = (
    """INSERT INTO cases_caseparty (owner_path, case_id, party_id, role, kind, written, prior, added_by_id, added_at)
    SELECT c.owner_path, c.id, p.id, CASE WHEN p.kind = 'vehicle' THEN 'vehicle' ELSE 'violator' END, p.kind, p.name, false, c.opened_by_id, c.opened_at
    FROM cases_case c JOIN parties_party p ON p.id IN (2 * c.id - 1, 2 * c.id) WHERE c.id BETWEEN %(first)s AND %(last)s""",
    """INSERT INTO cases_goodsline (version, owner_path, case_id, group_id, name, brand, origin, quantity, unit, value_vnd, valuation, hs_code, added_by_id, added_at)
    SELECT 1, c.owner_path, c.id, g.id, g.name, 'Nhãn ' || c.id %% 50, '', 1 + c.id %% 900, g.units[1], 1000000 + c.id %% 90000000, 'estimated', '',
      c.opened_by_id, c.opened_at
    FROM cases_case c CROSS JOIN generate_series(0, (c.id %% 3)::int) k
    JOIN LATERAL (SELECT * FROM cases_goodsgroup ORDER BY id OFFSET (c.id * 31 + k * 7) %% 39 LIMIT 1) g ON true WHERE c.id BETWEEN %(first)s AND %(last)s""",
    """INSERT INTO cases_violation (owner_path, case_id, kind_id, article, frame_vnd, main, added_by_id, added_at)
    SELECT c.owner_path, c.id, k.id, '', 40000000, true, c.opened_by_id, c.opened_at FROM cases_case c
    JOIN LATERAL (SELECT id FROM cases_violationkind ORDER BY id OFFSET c.id %% 12 LIMIT 1) k ON true WHERE c.id BETWEEN %(first)s AND %(last)s""",
    """INSERT INTO cases_caseevent (owner_path, case_id, kind, day, paper, about, note, cancels, because, recorded_by_id, recorded_at)
    SELECT c.owner_path, c.id, k.kind, (c.detected_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, '', '', '', false, '', c.opened_by_id, c.opened_at
    FROM cases_case c, unnest((ARRAY['detected', 'violation_record', 'seizure', 'decision'])[1:2 + (c.id %% 3)::int]) k (kind)
    WHERE c.id BETWEEN %(first)s AND %(last)s""",
    """INSERT INTO cases_casebody (owner_path, lead_path, case_id, body_id, role, part, added_by_id, added_at, ended_because)
    SELECT b.path, c.owner_path, c.id, b.id, 'joint', '', c.opened_by_id, c.opened_at, '' FROM cases_case c
    JOIN organization_body b ON b.path = substr(c.owner_path, 1, 4) || '.a' || (c.id / 34 + 1) %% 10
    WHERE c.id %% 10 = 0 AND c.id BETWEEN %(first)s AND %(last)s AND b.path <> c.owner_path""",
    "SELECT cases_enter_v1(ARRAY(SELECT generate_series(%(first)s::bigint, %(last)s)))",
)
# As parties_enter_v1 does it row by row.
_ENTERED = """INSERT INTO parties_entry (party_id, of_table, of_row, words, tokens)
SELECT n.party_id, '{of}', {row}, {words}, array_to_tsvector({tokens} || ARRAY['@kind:' || g.kind] ||
  (SELECT array_agg('@' || array_to_string(parts[1:i], '.')) FROM (SELECT string_to_array(n.owner_path, '.')) p (parts), generate_series(1, cardinality(parts)) i))
FROM parties_{table} n JOIN given g ON g.id = n.party_id"""
_TABLES = (
    "access_user", "access_seat", "parties_party", "parties_name", "parties_identifier", "cases_case", "cases_caseparty",
    "cases_goodsline", "cases_violation", "cases_caseevent", "cases_casebody",
)  # fmt: skip
# Without indexes while it is filled; the others are read by their indexes meanwhile.
_BARE = ("parties_entry", "parties_held", "cases_entry", "cases_caseevent")


def fill(cases: int) -> None:
    """Written by the owner, past the history and the checks: what is measured is reading."""
    from register_of import _vocabulary

    with past_triggers(_TABLES, bare=_BARE) as cursor:
        cursor.execute(BODIES)
        cursor.execute(SIGNER)
        cursor.execute(_TERRITORIES)
        _fill_parties(cursor, 2 * cases)
        words = {"vocabulary": _vocabulary()}
        for first in range(1, cases + 1, _CHUNK):
            part = {"first": first, "last": min(first + _CHUNK - 1, cases)}
            cursor.execute(_CASES, part | words)
            for lines in _LINES:
                cursor.execute(lines, part)


def _fill_parties(cursor: CursorWrapper, parties: int) -> None:
    """Half violators (persons and traders by turns) with a phone or tax code, half vehicles with a plate."""
    cursor.execute("SELECT max(id) FROM access_seat")
    seat = cursor.fetchone()[0]
    owner = _OWNER.format(n="(id + 1) / 2").replace("%%", "%")
    cursor.execute(
        "CREATE TEMP TABLE given (id bigint, kind text, name text, words text[], tokens text[], sort text, shown text, digest text)"
    )
    rows = _parties(parties)
    while part := list(itertools.islice(rows, _CHUNK)):
        with cursor.copy("COPY given FROM STDIN") as copy:
            for row in part:
                copy.write_row(row)
        for sql in (
            f"""INSERT INTO parties_party (id, owner_path, kind, name, note, made_by_id, made_at, version)
            OVERRIDING SYSTEM VALUE SELECT id, {owner}, kind, name, '', {seat}, now(), 1 FROM given""",
            f"""INSERT INTO parties_name (owner_path, party_id, source, written, words, tokens, added_by_id, added_at)
            SELECT {owner}, id, '', name, words, tokens, {seat}, now() FROM given""",
            f"""INSERT INTO parties_identifier (owner_path, party_id, source, kind, shown, sealed, digest, key, withdrawn_because, added_by_id, added_at)
            SELECT {owner}, id, '', sort, shown, '', digest, '0', '', {seat}, now() FROM given""",
            """INSERT INTO parties_held SELECT i.id, i.kind, i.digest, i.owner_path FROM parties_identifier i JOIN given g ON g.id = i.party_id""",
            _ENTERED.format(of="name", row="n.id", words="n.words", tokens="n.tokens", table="name"),
            _ENTERED.format(of="identifier", row="n.id", words="'{}'", tokens="ARRAY['#' || lower(n.shown)]", table="identifier"),
            "INSERT INTO parties_token SELECT DISTINCT t FROM given, unnest(tokens) t WHERE t !~ '^[=#]' ON CONFLICT DO NOTHING",
            "TRUNCATE given",
        ):  # fmt: skip
            cursor.execute(sql)


def _parties(number: int) -> Iterator[tuple[object, ...]]:
    from sauro.parties.linking.reading import Identifier, IdKind
    from sauro.parties.linking.tests.strategies import person, trader
    from sauro.parties.sealing import digests

    random = Random(389)
    for n in range(1, number + 1):
        if n % 2 == 0:
            kind, sort, shown = "vehicle", IdKind.PLATE, f"{11 + n % 89}C{n:07d}"
            name = f"Xe tải {shown}"
        elif n % 4 == 1:
            kind, sort, shown, name = "person", IdKind.PHONE, f"+849{n:08d}", person(random)
        else:
            kind, sort, shown, name = "company", IdKind.TAX_CODE, f"{n:010d}", trader(random)[0]
        words, tokens = _worded(name, kind == "person")
        yield n, kind, name, words, tokens, sort.value, shown, digests(Identifier(sort, shown))[0]


@lru_cache(maxsize=300_000)
def _worded(name: str, person: bool) -> tuple[list[str], list[str]]:
    from sauro.parties.linking.names import name_key
    from sauro.parties.linking.searching import tokens

    key = name_key(name, person=person)
    return list(key.words), list(tokens(key))
