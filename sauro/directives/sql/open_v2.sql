-- Open work knows its directive, so that what many places were given is told once, and how many have it.
ALTER TABLE directives_open ADD COLUMN directive_id bigint;
ALTER TABLE directives_open ADD COLUMN part boolean;  -- handed down within a body: the work of its unit alone
CREATE INDEX directives_open_of_directive ON directives_open (directive_id) WHERE NOT part;

DROP TRIGGER directives_assignment_removed ON directives_assignment;
DROP TRIGGER directives_assignment_changed ON directives_assignment;
DROP TRIGGER directives_assignment_opened ON directives_assignment;
DROP FUNCTION directives_due_v1, directives_open_anew_v1, directives_open_kept_v1;

CREATE FUNCTION directives_open_kept_v2() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM directives_open o USING gone g WHERE o.assignment_id = g.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO directives_open (assignment_id, issuer, body_id, level, to_do, due_on, submitted_on, directive_id, part)
    SELECT a.id, a.issuer_path, a.body_id, directives_level_v1(a.owner_path), a.state <> 'submitted', a.due_on, a.submitted_on,
      a.directive_id, a.part_of_id IS NOT NULL
    FROM added a WHERE a.state NOT IN ('accepted', 'withdrawn');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_assignment_opened AFTER INSERT ON directives_assignment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v2();
CREATE TRIGGER directives_assignment_changed AFTER UPDATE ON directives_assignment
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v2();
CREATE TRIGGER directives_assignment_removed AFTER DELETE ON directives_assignment
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION directives_open_kept_v2();

CREATE FUNCTION directives_open_anew_v2() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the table is guarded from its owner, too
  DELETE FROM directives_open;
  INSERT INTO directives_open (assignment_id, issuer, body_id, level, to_do, due_on, submitted_on, directive_id, part)
  SELECT a.id, a.issuer_path, a.body_id, directives_level_v1(a.owner_path), a.state <> 'submitted', a.due_on, a.submitted_on,
    a.directive_id, a.part_of_id IS NOT NULL
  FROM directives_assignment a WHERE a.state NOT IN ('accepted', 'withdrawn');
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;

-- What is to be done next of what a body and all below it gave. Work of one directive is told once, by what is due
-- first; "places": how many have it open. Parts are told each. Read in the order of days, and no further than the page.
CREATE FUNCTION directives_due_v2(path text, today date, most int) RETURNS TABLE (assignment_id bigint, directive_id bigint, places bigint)
  LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan SET cursor_tuple_fraction = 0.01 AS $$
DECLARE
  work record;
  told bigint[] := '{}';
  shown int := 0;
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  FOR work IN SELECT o.assignment_id AS id, o.directive_id AS of_directive, o.part FROM directives_open o
      WHERE o.issuer >= path AND o.issuer < path || '/' AND o.to_do AND o.due_on >= today ORDER BY o.due_on, o.assignment_id LOOP
    CONTINUE WHEN NOT work.part AND work.of_directive = ANY (told);
    IF NOT work.part THEN told := told || work.of_directive; END IF;
    assignment_id := work.id;
    directive_id := work.of_directive;
    places := CASE WHEN work.part THEN 1 ELSE (SELECT count(*) FROM directives_open o WHERE o.directive_id = work.of_directive
      AND NOT o.part AND o.issuer >= path AND o.issuer < path || '/') END;
    RETURN NEXT;
    shown := shown + 1;
    EXIT WHEN shown >= least(most, 100);
  END LOOP;
END $$;

REVOKE ALL ON FUNCTION directives_open_kept_v2, directives_open_anew_v2, directives_due_v2 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_due_v2 TO sauro_web;
