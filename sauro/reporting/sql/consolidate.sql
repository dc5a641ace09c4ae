-- One statement: the sum of what stands below, cell by cell by its key, so that versions of a form are added
-- together; with how many gave each cell, which versions were added, and who is missing by name.
WITH expected AS (
  SELECT l.id, l.owner_path, b.name, s.id AS submission_id, s.form_version_id, s.figures
  FROM reporting_line l JOIN organization_body b ON b.id = l.body_id
  LEFT JOIN reporting_submission s ON s.line_id = l.id AND s.stands
  WHERE l.duty_id = %(duty)s AND l.starts_on = %(starts_on)s AND l.ends_on = %(ends_on)s
), told AS (
  SELECT c.key, f.figure FROM expected e
  CROSS JOIN LATERAL unnest(e.figures) WITH ORDINALITY AS f (figure, slot)
  JOIN reporting_cell c ON c.form_version_id = e.form_version_id AND c.slot = f.slot
  WHERE f.figure IS NOT NULL
), summed AS (
  SELECT key, sum(figure)::bigint AS figure, count(*)::integer AS given FROM told GROUP BY key
), cells AS (
  SELECT array_agg(s.figure ORDER BY c.slot) AS figures, array_agg(coalesce(s.given, 0) ORDER BY c.slot) AS given
  FROM reporting_cell c LEFT JOIN summed s ON s.key = c.key WHERE c.form_version_id = %(form_version)s
), coverage AS (
  SELECT count(*) AS expected, count(submission_id) AS received,
    coalesce(array_agg(submission_id ORDER BY submission_id) FILTER (WHERE submission_id IS NOT NULL), '{}') AS parts,
    coalesce(jsonb_agg(jsonb_build_array(owner_path, name) ORDER BY owner_path) FILTER (WHERE submission_id IS NULL), '[]') AS missing
  FROM expected
)
INSERT INTO reporting_consolidation (owner_path, duty_id, form_version_id, period, starts_on, ends_on, number,
  figures, given, expected, received, parts, missing, made_by_id, made_at)
SELECT %(owner_path)s, %(duty)s, %(form_version)s, %(period)s, %(starts_on)s, %(ends_on)s,
  1 + coalesce((SELECT max(number) FROM reporting_consolidation k
    WHERE k.duty_id = %(duty)s AND k.starts_on = %(starts_on)s AND k.ends_on = %(ends_on)s), 0),
  cells.figures, cells.given, coverage.expected, coverage.received, coverage.parts, coverage.missing, %(by)s, %(now)s
FROM cells, coverage
RETURNING id
