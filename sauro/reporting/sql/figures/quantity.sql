SELECT g.case_id, sum(g.quantity * u.times) AS amount FROM mine m
JOIN cases_goodsline g ON g.case_id = m.id
JOIN cases_goodsgroup s ON s.id = g.group_id AND s.code = %(group)s
JOIN unnest(%(units)s::text[], %(times)s::numeric[]) AS u (unit, times) ON u.unit = g.unit
WHERE m.detected_at >= %(since)s AND m.detected_at < %(until)s
GROUP BY g.case_id
