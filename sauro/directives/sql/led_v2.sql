-- How many directives fall due on a day, by who leads: kept with the entries, so that the first page
-- adds up some days of some bodies instead of reading every row. "led": by the body at the path itself;
-- "below": by it or by bodies below it, each directive once.
CREATE TABLE directives_led (
  path text COLLATE "C" NOT NULL,
  above text COLLATE "C" NOT NULL,  -- the path of the body right above, empty for the root
  due_on date NOT NULL,
  led int NOT NULL,
  below int NOT NULL,
  PRIMARY KEY (path, due_on)
);
CREATE INDEX directives_led_above ON directives_led (above, due_on);
REVOKE ALL ON directives_led FROM PUBLIC;

-- What one directive adds to the counts: each path above a lead, once.
CREATE FUNCTION directives_leading_v1(leads text[]) RETURNS TABLE (path text, led int)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT p, max((p = l)::int) FROM unnest(leads) l, directives_above_v1(l) p GROUP BY p
$$;

-- One at a time, so that no two wait for each other's rows: who publishes holds on to these for the
-- moment that is left until the end.
CREATE FUNCTION directives_led_add_v1(sign int, due date[], leads jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF due IS NULL THEN RETURN; END IF;  -- nobody leads any of them: nothing to wait for
  PERFORM pg_advisory_xact_lock('directives_led'::regclass::oid::bigint);
  INSERT INTO directives_led AS l (path, above, due_on, led, below)
  SELECT p.path, coalesce(substring(p.path FROM '^(.*)\.[^.]*$'), ''), d.due, sign * sum(p.led), sign * count(*)
  FROM unnest(due) WITH ORDINALITY d (due, n),
    directives_leading_v1(ARRAY(SELECT jsonb_array_elements_text(leads -> (d.n::int - 1)))) p
  WHERE isfinite(d.due) GROUP BY p.path, d.due ORDER BY p.path, d.due
  ON CONFLICT (path, due_on) DO UPDATE SET led = l.led + EXCLUDED.led, below = l.below + EXCLUDED.below;
END $$;
REVOKE ALL ON FUNCTION directives_led_add_v1, directives_leading_v1 FROM PUBLIC;

CREATE FUNCTION directives_led_kept_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM directives_led_add_v1(-1, array_agg(due_up), jsonb_agg(leads)) FROM gone WHERE cardinality(leads) > 0;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM directives_led_add_v1(1, array_agg(due_up), jsonb_agg(leads)) FROM added WHERE cardinality(leads) > 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_entry_added AFTER INSERT ON directives_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_led_kept_v1();
CREATE TRIGGER directives_entry_changed AFTER UPDATE ON directives_entry
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_led_kept_v1();
CREATE TRIGGER directives_entry_removed AFTER DELETE ON directives_entry
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION directives_led_kept_v1();

-- Emptied as a whole, with the register.
CREATE FUNCTION directives_led_emptied_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM directives_led;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION directives_led_emptied_v1 FROM PUBLIC;
CREATE TRIGGER directives_entry_emptied AFTER TRUNCATE ON directives_entry
  FOR EACH STATEMENT EXECUTE FUNCTION directives_led_emptied_v1();

-- How many directives fell due from a day to another, by who leads: each body right below the seat's
-- own, with all below it, and the own one by itself. Whom the scope does not cover is not counted.
CREATE FUNCTION directives_led_v2(first date, last date, most int DEFAULT 10)
  RETURNS TABLE (path text, directives bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT led, max(n) FROM (
    SELECT l.path AS led, sum(l.below) AS n FROM (SELECT DISTINCT unnest(directives_scope_v1())) s (p)
      JOIN directives_led l ON l.above = s.p COLLATE "C" AND l.due_on BETWEEN first AND last GROUP BY 1
    UNION ALL
    SELECT l.path, sum(l.led) FROM (SELECT DISTINCT unnest(directives_scope_v1())) s (p)
      JOIN directives_led l ON l.path = s.p COLLATE "C" AND l.due_on BETWEEN first AND last GROUP BY 1
  ) each_way (led, n) WHERE n > 0 GROUP BY led ORDER BY 2 DESC, led LIMIT least(most, 100)
$$;
REVOKE ALL ON FUNCTION directives_led_v2 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_led_v2 TO sauro_web;
