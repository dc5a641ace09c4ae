-- How many directives fell due from a day to another, by who leads: each body right below the seat's
-- own, with all below it. Only bodies within the scope count, so that nothing outside can show.
CREATE FUNCTION directives_led_v1(first date, last date, most int DEFAULT 10)
  RETURNS TABLE (path text, directives bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
AS $$
DECLARE
  scope text[] := directives_scope_v1();
  wanted tsquery := CASE WHEN 'v' <> ALL (scope) THEN directives_one_of_v1('@s:', scope) END;
BEGIN
  RETURN QUERY EXECUTE format('
    SELECT led, count(*) FROM directives_entry e, LATERAL (
      SELECT DISTINCT array_to_string((string_to_array(l, ''.''))[1:1 + depth], ''.'') AS led
      FROM unnest(e.leads) l, unnest($4, $6) s (p, depth) WHERE l COLLATE "C" >= p AND l COLLATE "C" < p || ''/''
    ) leading_bodies WHERE %s GROUP BY led ORDER BY 2 DESC, led LIMIT $5',
    CASE WHEN wanted IS NULL THEN 'e.due_up >= $2 AND e.due_up <= $3'
      ELSE 'e.tokens @@ $1 AND e.due_up + 0 >= $2 AND e.due_up + 0 <= $3' END)
    USING wanted, first, last, scope, least(most, 100),
      ARRAY(SELECT cardinality(string_to_array(p, '.')) FROM unnest(scope) WITH ORDINALITY o (p, n) ORDER BY n);
END $$;
REVOKE ALL ON FUNCTION directives_led_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_led_v1 TO sauro_web;
