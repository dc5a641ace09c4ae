-- The cases that a body reports itself: led in it or below it, outside of those below that owe the same report, and
-- not entered twice. Under the policies of whoever asks.
mine AS NOT MATERIALIZED (
  SELECT c.id, c.owner_path, c.body_id, c.detected_at FROM cases_case c
  WHERE (c.owner_path = %(path)s OR (c.owner_path >= %(path)s || '.' AND c.owner_path < %(path)s || '/'))
    AND NOT EXISTS (SELECT 1 FROM unnest(%(nested)s::text[]) n
      WHERE c.owner_path = n OR starts_with(c.owner_path, n || '.'))
    AND NOT EXISTS (SELECT 1 FROM cases_casebody j WHERE j.same_case_id = c.id AND j.ended_at IS NULL)
)
