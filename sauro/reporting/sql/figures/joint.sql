-- Worked on with a lead outside: told beside the total, never part of it.
SELECT DISTINCT c.id AS case_id, 1 AS amount FROM cases_casebody j JOIN cases_case c ON c.id = j.case_id
WHERE j.ended_at IS NULL AND j.role = 'joint'
  AND (j.owner_path = %(path)s OR (j.owner_path >= %(path)s || '.' AND j.owner_path < %(path)s || '/'))
  AND NOT EXISTS (SELECT 1 FROM unnest(%(nested)s::text[]) n
    WHERE j.owner_path = n OR starts_with(j.owner_path, n || '.'))
  AND NOT EXISTS (SELECT 1 FROM mine m WHERE m.id = c.id)
  AND c.detected_at >= %(since)s AND c.detected_at < %(until)s
