-- Old entries of the history speak of another table by this name: no number of theirs comes again.
SELECT setval(pg_get_serial_sequence('directives_assignment', 'id'),
  greatest(1, (SELECT max("row"::bigint) FROM audit_entry WHERE "table" = 'directives_assignment'))) ;

-- Whether the scope shows a body that helps with a directive, or gets its report.
CREATE FUNCTION directives_concerned_v1(wanted bigint) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT EXISTS (SELECT 1 FROM directives_addressee a WHERE a.directive_id = wanted
    AND a.part <> 'lead' AND sauro_sees_v1(a.owner_path))
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['assignment', 'step', 'request', 'evidence'] LOOP
    EXECUTE format('ALTER TABLE directives_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE directives_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- The body whose work it is sees it, who gave it, and who helps with it or gets the report.
CREATE POLICY directives_assignment_read ON directives_assignment FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path) OR directives_concerned_v1(directive_id));
CREATE POLICY directives_assignment_add ON directives_assignment FOR INSERT
  WITH CHECK (sauro_sees_v1(issuer_path));
CREATE POLICY directives_assignment_change ON directives_assignment FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path))
  WITH CHECK (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
-- What happened to it is seen with it.
CREATE POLICY directives_step_read ON directives_step FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = assignment_id));
CREATE POLICY directives_step_add ON directives_step FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR (act = 'contribute' AND EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = assignment_id)));
CREATE POLICY directives_request_read ON directives_request FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = assignment_id));
CREATE POLICY directives_request_add ON directives_request FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path));
CREATE POLICY directives_request_change ON directives_request FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path))
  WITH CHECK (sauro_sees_v1(issuer_path));
CREATE POLICY directives_evidence_read ON directives_evidence FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR EXISTS (SELECT 1 FROM directives_step s WHERE s.id = step_id));
CREATE POLICY directives_evidence_add ON directives_evidence FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM directives_step s WHERE s.id = step_id));

-- Work is given by who issued the directive, a part of it by the body whose work it is.
CREATE FUNCTION directives_given_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.part_of_id IS NULL AND NOT EXISTS (SELECT 1 FROM directives_directive d
      WHERE d.id = NEW.directive_id AND d.owner_path = NEW.issuer_path)
    OR NEW.part_of_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_assignment a
      WHERE a.id = NEW.part_of_id AND a.owner_path = NEW.issuer_path AND a.directive_id = NEW.directive_id
        AND starts_with(NEW.owner_path, a.owner_path || '.')) THEN
    RAISE EXCEPTION 'work is given by who issued it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'issued' OR NEW.due_on IS DISTINCT FROM NEW.due_first_on THEN
    RAISE EXCEPTION 'work begins as it was issued' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_assignment_given BEFORE INSERT ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_given_v1();

-- What was accepted or withdrawn stays; only who gave the work ends it or moves its day; and no day
-- moves once the result lies there: late stays late.
CREATE FUNCTION directives_moved_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['state', 'due_on', 'submitted_on', 'changed_at', 'version'];
BEGIN
  IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free OR NEW.version <= OLD.version THEN
    RAISE EXCEPTION 'assignment % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state IN ('accepted', 'withdrawn') THEN
    RAISE EXCEPTION 'assignment % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.submitted_on IS NOT NULL AND (NEW.due_on IS DISTINCT FROM OLD.due_on
      OR NEW.submitted_on <> OLD.submitted_on) THEN
    RAISE EXCEPTION 'assignment % was handed in', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.state <> OLD.state AND NEW.state IN ('accepted', 'returned', 'withdrawn')
      OR NEW.due_on IS DISTINCT FROM OLD.due_on) AND NOT coalesce(sauro_sees_v1(NEW.issuer_path), false) THEN
    RAISE EXCEPTION 'only who gave assignment % decides', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  -- Nobody reports for a day that is past; the day before may have just ended.
  IF current_user = 'sauro_web' AND NEW.submitted_on IS DISTINCT FROM OLD.submitted_on
      AND NEW.submitted_on < sauro_today_v1() - 1 THEN
    RAISE EXCEPTION 'assignment % is handed in today', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'accepted' AND OLD.state <> 'submitted' THEN
    RAISE EXCEPTION 'assignment % has no result', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_assignment_moved BEFORE UPDATE ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_moved_v1();

-- A request is decided once and stays as it was asked.
CREATE FUNCTION directives_decided_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['granted', 'granted_on', 'answer', 'decided_by_id', 'decided_at'];
BEGIN
  IF OLD.decided_at IS NOT NULL OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free THEN
    RAISE EXCEPTION 'request % is decided once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_request_decided BEFORE UPDATE ON directives_request
  FOR EACH ROW EXECUTE FUNCTION directives_decided_v1();

-- A row beside an assignment names the same bodies as that one.
CREATE FUNCTION directives_told_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = NEW.assignment_id
      AND a.owner_path = NEW.owner_path AND a.issuer_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'not of that assignment' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_step_told BEFORE INSERT ON directives_step
  FOR EACH ROW EXECUTE FUNCTION directives_told_v1();
CREATE TRIGGER directives_request_told BEFORE INSERT ON directives_request
  FOR EACH ROW EXECUTE FUNCTION directives_told_v1();

-- What only the issuer decides nobody else puts on the record; a file stands with its step.
CREATE FUNCTION directives_signed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.act IN ('accept', 'return', 'withdraw', 'give_time', 'refuse_time', 'relieve', 'insist', 'date')
      AND NOT coalesce(sauro_sees_v1(NEW.issuer_path), false) THEN
    RAISE EXCEPTION 'only who gave the work decides' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_step_signed BEFORE INSERT ON directives_step
  FOR EACH ROW EXECUTE FUNCTION directives_signed_v1();
CREATE FUNCTION directives_shown_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_step s WHERE s.id = NEW.step_id
      AND s.owner_path = NEW.owner_path AND s.issuer_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'not of that step' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_evidence_shown BEFORE INSERT ON directives_evidence
  FOR EACH ROW EXECUTE FUNCTION directives_shown_v1();

-- A unit that was handed a part sees what it is a part of.
DROP POLICY directives_directive_read ON directives_directive;
CREATE POLICY directives_directive_read ON directives_directive FOR SELECT
  USING (sauro_sees_v1(owner_path)
    OR EXISTS (SELECT 1 FROM directives_addressee a
      WHERE a.directive_id = directives_directive.id AND sauro_sees_v1(a.owner_path))
    OR EXISTS (SELECT 1 FROM directives_assignment w
      WHERE w.directive_id = directives_directive.id AND w.part_of_id IS NOT NULL AND sauro_sees_v1(w.owner_path)));
