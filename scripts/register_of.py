"""A register of any size for measuring: 34 provinces with 97 communes and ten agencies each,
papers of twenty directives, words as frequent as in language. Invented from first to last.
"""

from __future__ import annotations

import re

from bench_server import past_triggers
from django.db.backends.utils import CursorWrapper

_CHUNK = 20_000
_BODIES = """
INSERT INTO organization_body (path, name, kind, standing, search_key, sort_key, founded_by, decided_by, version)
SELECT path, 'Cơ quan ' || path, kind, false, 'co quan ' || path, path, '', '', 1 FROM (
  SELECT 'v', 'committee' UNION ALL
  SELECT 'v.' || lpad(p::text, 2, '0'), 'committee' FROM generate_series(0, 33) p UNION ALL
  SELECT 'v.' || lpad(p::text, 2, '0') || '.' || lpad(c::text, 5, '0'), 'committee'
    FROM generate_series(0, 33) p, generate_series(0, 96) c UNION ALL
  SELECT 'v.' || lpad(p::text, 2, '0') || '.a' || c, 'agency'
    FROM generate_series(0, 33) p, generate_series(0, 9) c) b (path, kind);
ANALYZE organization_body;
"""
_SIGNER = """
INSERT INTO access_user (username, password, full_name, email, is_active, is_staff, is_superuser, date_joined, home_id)
VALUES ('do', '!', 'Mô Phỏng', '', true, false, false, now(), 1);
INSERT INTO access_seat (user_id, body_id, post, role, further_paths, valid_from, accepted_at)
SELECT id, 1, 'x', 'secretary', '{}', date '2020-01-01', now() FROM access_user;
"""
# Half of the papers are a province's, half a commune's; one in a hundred waits to be verified, the others are published.
_DOCUMENTS = """
INSERT INTO documents_document (id, owner_path, name, sha256, size, status, received_at, published_at,
    published_by_id, text, refusal, refusal_en, doc_type, number, issuer, issued_on, event, doubts, version,
    edition, reason, level, locality, sheets, unsure{names})
  OVERRIDING SYSTEM VALUE
SELECT n, 'v.' || lpad((n %% 34)::text, 2, '0') || CASE WHEN n %% 2 = 0 THEN '' ELSE '.' || lpad((n %% 97)::text, 5, '0') END,
  'a.docx', n::text, 1, CASE WHEN n %% 100 = 0 THEN 'read' ELSE 'published' END,
  now() - n * interval '1 minute', now() - n * interval '1 minute',
  (SELECT max(id) FROM access_seat), '', '', '', 'THONG_BAO', n || '/TB-BCĐ389',
  'Ban Chỉ đạo 389 tỉnh ' || n %% 34, date '2026-01-01' + (n %% 365), '', '[]', 1, 1, '', '', '', '[]', '[]'{values}
FROM generate_series(1, %(documents)s) n;
ANALYZE documents_document;
"""
# 2,000 words of two or three letters and a vowel; the n-th is taken as often as in language.
_DIRECTIVES = """
INSERT INTO directives_directive (id, owner_path, document_id, entered_with_id, position, locator, task, spans, lead,
    coordinating, reports_to, deliverable, authority, deadline_kind, deadline_text, due_on, rrule, missing,
    left_open, cited, grounds, issuer, issuer_key, document_number, issued_on, search_key, spelt_key,
    published_at{names})
  OVERRIDING SYSTEM VALUE
SELECT i, d.owner_path, d.id, d.id, i %% 20, (i %% 20)::text, w.words, '[]', ARRAY['Công an'], '{}', '{}', '', '',
  CASE WHEN i %% 10 < 6 THEN 'date' WHEN i %% 10 < 8 THEN 'recurring' ELSE 'none' END, '',
  CASE WHEN i %% 10 < 6 THEN current_date - 300 + (i::bigint * 7919 %% 400)::int END, '', (i %% 64)::int,
  '{}', '[]', '', d.issuer,
  'ban chi dao 389 tinh ' || d.id %% 34, d.number, d.issued_on, w.words, translate(w.words, 'aeo', 'ăêô'), d.published_at{values}
FROM generate_series(%(first)s, %(last)s) i
JOIN documents_document d ON d.id = 1 + (i - 1) / 20,
LATERAL (SELECT string_agg(CASE WHEN r < 0.02 THEN (i / 7)::text
    ELSE (%(vocabulary)s::text[])[1 + floor(2000 * r * r * r)] END, ' ')
    || CASE WHEN i %% 10 < 3 THEN ' kiem tra hang gia' ELSE '' END
    || CASE WHEN i %% 1000 = 0 THEN ' buon lau xang dau' ELSE '' END AS words
  FROM (SELECT random() + 0 * i AS r FROM generate_series(1, 30)) x) w
"""
_ADDRESSEES = """
INSERT INTO directives_addressee (owner_path, issuer_path, directive_id, body_id, part, mention, published_at)
SELECT b.path, d.owner_path, d.id, b.id, p.part, 'Công an', d.published_at
FROM directives_directive d CROSS JOIN
LATERAL (VALUES ('lead', '.a' || d.id %% 10), ('coordinating', '.' || lpad((d.id %% 97)::text, 5, '0'))) p (part, below)
JOIN organization_body b ON b.path = substr(d.owner_path, 1, 4) || p.below
WHERE d.id BETWEEN %(first)s AND %(last)s
"""
_TABLES = (
    "access_user", "access_seat", "documents_document", "directives_directive", "directives_addressee",
)  # fmt: skip


def fill(rows: int) -> None:
    """Written by the owner, past the history, its index made when all is there: what is measured is reading."""
    with past_triggers(_TABLES, bare=("directives_entry",)) as cursor:
        cursor.execute(_BODIES)
        cursor.execute(_SIGNER)
        cursor.execute(_whole(cursor, _DOCUMENTS), {"documents": rows // 20})
        directives = _whole(cursor, _DIRECTIVES)
        words = {"vocabulary": _vocabulary()}
        for first in range(1, rows + 1, _CHUNK):
            part = {"first": first, "last": min(first + _CHUNK - 1, rows)}
            cursor.execute(directives, part | words)
            cursor.execute(_ADDRESSEES, part)
            cursor.execute(
                "SELECT directives_enter_v2(ARRAY(SELECT generate_series(%(first)s::bigint, %(last)s)))",
                part,
            )


_EMPTY = {"jsonb": "'[]'", "integer": "0", "smallint": "0", "boolean": "false", "ARRAY": "'{}'"}


def _whole(cursor: CursorWrapper, insert: str) -> str:
    """The statement with something empty for columns that came later and must hold something."""
    table, named = re.findall(r"INTO (\w+) \(([^){]+)", insert)[0]
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s "
        "AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' ORDER BY 1",
        [table],
    )
    known = set(re.findall(r"\w+", named))
    further = [(name, kind) for name, kind in cursor.fetchall() if name not in known]
    names = "".join(f", {name}" for name, _ in further)
    values = "".join(f", {_EMPTY.get(kind, chr(39) * 2)}" for _, kind in further)
    return insert.replace("{names}", names).replace("{values}", values)


def _vocabulary() -> list[str]:
    """2,000 syllables as Vietnamese ones are built, without marks."""
    heads = "b c ch d g gi h kh l m n ng nh p ph qu r s t th tr v x".split()
    cores = "a e i o u y ai ao au ay eo ia ie oa oi ua ui uo uu ye".split()
    tails = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
    made = [h + c + t for t in tails for c in cores for h in heads]
    return [made[(n * 1231) % len(made)] for n in range(2000)]
