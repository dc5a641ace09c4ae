SELECT m.id AS case_id, 1 AS amount FROM mine m
WHERE m.detected_at >= %(since)s AND m.detected_at < %(until)s
  AND (%(counted)s::text IS NULL OR EXISTS (SELECT 1 FROM cases_violation v
    JOIN cases_violationkind k ON k.id = v.kind_id
    WHERE v.case_id = m.id AND v.main AND k.counted = %(counted)s))
