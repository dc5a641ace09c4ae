SELECT g.case_id, sum(g.value_vnd) AS amount FROM mine m
JOIN cases_goodsline g ON g.case_id = m.id AND g.value_vnd IS NOT NULL
WHERE m.detected_at >= %(since)s AND m.detected_at < %(until)s
GROUP BY g.case_id
