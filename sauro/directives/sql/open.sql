-- Open work as narrow rows beside the guarded table: what the first page and the views count (decision
-- 0035). Kept by triggers; the web role reads it only through the functions below, which apply the scope.
CREATE TABLE directives_open (
  assignment_id bigint PRIMARY KEY,
  issuer text COLLATE "C" NOT NULL,  -- the path of who gave it
  body_id bigint NOT NULL,  -- whose work it is
  level text NOT NULL,  -- of that body
  to_do boolean NOT NULL,  -- with who does it; else its result waits
  due_on date,
  submitted_on date
);
CREATE INDEX directives_open_of_issuer ON directives_open (issuer, due_on);
CREATE INDEX directives_open_by_day ON directives_open (due_on, assignment_id);
REVOKE ALL ON directives_open FROM PUBLIC;

-- As assignments/levels.py cuts them; a test asks both of the same paths.
CREATE FUNCTION directives_level_v1(path text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN path ~ '^v\.[0-9]{2}\.[0-9]{5}(\.|$)' THEN 'commune'
    WHEN path ~ '^v\.[0-9]{2}(\.u)?$' THEN 'province' ELSE 'agency' END
$$;

-- One row an assignment, so that nobody waits but for whoever changes that very assignment.
CREATE FUNCTION directives_open_kept_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM directives_open o USING gone g WHERE o.assignment_id = g.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO directives_open (assignment_id, issuer, body_id, level, to_do, due_on, submitted_on)
    SELECT a.id, a.issuer_path, a.body_id, directives_level_v1(a.owner_path), a.state <> 'submitted', a.due_on, a.submitted_on
    FROM added a WHERE a.state NOT IN ('accepted', 'withdrawn');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_assignment_opened AFTER INSERT ON directives_assignment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v1();
CREATE TRIGGER directives_assignment_changed AFTER UPDATE ON directives_assignment
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v1();
CREATE TRIGGER directives_assignment_removed AFTER DELETE ON directives_assignment
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v1();

-- All anew from the guarded table: once at the beginning, and when that was emptied or filled past its triggers.
CREATE FUNCTION directives_open_anew_v1() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the table is guarded from its owner, too
  DELETE FROM directives_open;
  INSERT INTO directives_open (assignment_id, issuer, body_id, level, to_do, due_on, submitted_on)
  SELECT a.id, a.issuer_path, a.body_id, directives_level_v1(a.owner_path), a.state <> 'submitted', a.due_on, a.submitted_on
  FROM directives_assignment a WHERE a.state NOT IN ('accepted', 'withdrawn');
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
CREATE FUNCTION directives_open_emptied_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM directives_open;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_assignment_emptied AFTER TRUNCATE ON directives_assignment
  FOR EACH STATEMENT EXECUTE FUNCTION directives_open_emptied_v1();

-- Whether the scope shows a body with all below it. What it gave is then shown as well, to the last row.
CREATE FUNCTION directives_covers_v1(path text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(directives_scope_v1()) s (p)
    WHERE path COLLATE "C" >= p AND path COLLATE "C" < p || '/')
$$;

-- What a body and all below it gave, open, by the day on which it is due.
CREATE FUNCTION directives_by_day_v1(path text) RETURNS TABLE (due_on date, doing bigint, handed_in bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT o.due_on, count(*) FILTER (WHERE o.to_do), count(*) FILTER (WHERE NOT o.to_do)
    FROM directives_open o WHERE o.issuer >= path AND o.issuer < path || '/' GROUP BY 1 ORDER BY 1 NULLS LAST;
END $$;

-- Of these what is late: by the level of who does it, and into which stretch of days its lateness falls, counted from 1.
-- "bounds": the first day of each stretch. A result that lies there is as late as on its own day.
CREATE FUNCTION directives_late_v1(path text, today date, bounds int[])
  RETURNS TABLE (level text, stretch int, number bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT o.level, width_bucket(coalesce(o.submitted_on, today) - o.due_on, bounds), count(*)
    FROM directives_open o
    WHERE o.issuer >= path AND o.issuer < path || '/' AND o.due_on < today AND o.due_on < coalesce(o.submitted_on, today)
    GROUP BY 1, 2;
END $$;

CREATE FUNCTION directives_late_count_v1(path text, today date) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(sum(number), 0)::bigint FROM directives_late_v1(path, today, ARRAY[1])
$$;

-- Whose work is late, the most first.
CREATE FUNCTION directives_late_bodies_v1(path text, today date, most int)
  RETURNS TABLE (id bigint, name text, number bigint)
  LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT b.id::bigint, b.name::text, late.n FROM (
      SELECT o.body_id, count(*) AS n FROM directives_open o
      WHERE o.issuer >= path AND o.issuer < path || '/' AND o.due_on < today AND o.due_on < coalesce(o.submitted_on, today)
      GROUP BY 1) late
    JOIN organization_body b ON b.id = late.body_id ORDER BY late.n DESC, b.name LIMIT least(most, 100);
END $$;

-- How much is to be done from a day to another, and what is to be done next.
CREATE FUNCTION directives_due_count_v1(path text, first date, last date) RETURNS bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN 0; END IF;
  RETURN (SELECT count(*) FROM directives_open o WHERE o.issuer >= path AND o.issuer < path || '/'
    AND o.to_do AND o.due_on BETWEEN first AND last);
END $$;
CREATE FUNCTION directives_due_v1(path text, today date, most int) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT o.assignment_id FROM directives_open o
    WHERE o.issuer >= path AND o.issuer < path || '/' AND o.to_do AND o.due_on >= today
    ORDER BY o.due_on, o.assignment_id LIMIT least(most, 100);
END $$;

REVOKE ALL ON FUNCTION directives_level_v1, directives_open_kept_v1, directives_open_anew_v1, directives_open_emptied_v1,
  directives_covers_v1, directives_by_day_v1, directives_late_v1, directives_late_count_v1, directives_late_bodies_v1,
  directives_due_count_v1, directives_due_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_by_day_v1, directives_late_v1, directives_late_count_v1, directives_late_bodies_v1,
  directives_due_count_v1, directives_due_v1 TO sauro_web;
