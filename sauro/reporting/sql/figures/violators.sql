SELECT p.case_id, count(DISTINCT p.party_id) AS amount FROM mine m
JOIN cases_caseparty p ON p.case_id = m.id AND p.role = 'violator'
WHERE m.detected_at >= %(since)s AND m.detected_at < %(until)s
GROUP BY p.case_id
