-- A step that was corrected or cancelled counts as it was corrected.
SELECT DISTINCT m.id AS case_id, 1 AS amount FROM mine m
JOIN cases_caseevent e ON e.case_id = m.id
WHERE e.kind = %(step)s AND e.day >= %(first)s AND e.day <= %(last)s AND NOT e.cancels
  AND NOT EXISTS (SELECT 1 FROM cases_caseevent later WHERE later.supersedes_id = e.id)
