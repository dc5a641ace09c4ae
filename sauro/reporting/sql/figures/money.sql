-- As sauro.cases.money.reached_vnd counts: a reversal takes back on its own day what it reverses.
SELECT y.case_id, sum(
    CASE t.act WHEN 'refunded' THEN -1 WHEN 'paid_in' THEN 1 WHEN 'remitted' THEN 1 ELSE 0 END
    * CASE WHEN y.act = 'reversed' THEN -1 ELSE 1 END * t.amount_vnd) AS amount
FROM mine m JOIN cases_casemoney y ON y.case_id = m.id
JOIN cases_casemoney t ON t.id = CASE WHEN y.act = 'reversed' THEN y.reverses_id ELSE y.id END
WHERE y.day >= %(first)s AND y.day <= %(last)s
  AND (%(debts)s::text[] IS NULL OR EXISTS (SELECT 1 FROM cases_casemoney o
    WHERE o.case_id = t.case_id AND o.act = 'owed' AND o.debt = t.debt AND o.kind = ANY (%(debts)s::text[])))
GROUP BY y.case_id
