-- What a body that has ended gave is accepted by another one: by who goes on for it, or by a body above it.
ALTER TABLE directives_takeover ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_takeover FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_takeover_read ON directives_takeover FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(former_path) OR sauro_sees_v1(doer_path));
CREATE POLICY directives_takeover_add ON directives_takeover FOR INSERT WITH CHECK (sauro_sees_v1(owner_path));

-- Whether a body goes on for one that has ended: that was merged into it, perhaps through others that ended
-- too; without a successor on record, whether it is of the same kind in a place that has the other's now. It
-- asks less than successors_of, which knows names; who is offered is said there.
CREATE FUNCTION directives_goes_on_v1(former text, heir text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT b.id, b.path, b.kind, b.successor_id, b.territory_id, 0 AS n FROM organization_body b
    WHERE b.path = former AND b.valid_to < sauro_today_v1()
    UNION ALL
    SELECT b.id, b.path, b.kind, b.successor_id, b.territory_id, l.n + 1 FROM line l
    JOIN organization_body b ON b.id = l.successor_id AND b.valid_to < sauro_today_v1() WHERE l.n < 20)
  SELECT EXISTS (SELECT 1 FROM line l JOIN organization_body h ON h.path = heir AND h.path <> former
    AND coalesce(h.valid_to >= sauro_today_v1(), true)
    WHERE h.id = l.successor_id OR l.successor_id IS NULL AND h.kind = l.kind AND EXISTS (
      SELECT 1 FROM organization_succession s WHERE s.old_id = l.territory_id AND s.new_id = h.territory_id))
$$;

-- From a seat in that body, or in one above the one that ended. Nobody comes to accept his own work.
CREATE FUNCTION directives_takes_over_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own text := (SELECT b.path FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = NEW.by_id AND s.role IN ('secretary', 'leader'));
  above boolean := starts_with(NEW.former_path, own || '.');
BEGIN
  IF NEW.by_id IS DISTINCT FROM coalesce(directives_seat_v1(), NEW.by_id)
      OR NOT coalesce((own = NEW.owner_path OR above) AND directives_goes_on_v1(NEW.former_path, NEW.owner_path)
        OR above AND own = NEW.owner_path, false)
      OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.path = NEW.former_path AND b.valid_to < sauro_today_v1())
      OR NOT EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = NEW.assignment_id
        AND a.directive_id = NEW.directive_id AND a.issuer_path = NEW.former_path AND a.part_of_id IS NULL
        AND a.owner_path = NEW.doer_path
        AND a.state NOT IN ('accepted', 'withdrawn') AND NOT starts_with(NEW.owner_path || '.', a.owner_path || '.')) THEN
    RAISE EXCEPTION 'work that an ended body gave goes to who goes on for it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_takeover_taken BEFORE INSERT ON directives_takeover
  FOR EACH ROW EXECUTE FUNCTION directives_takes_over_v1();

-- The work and what is asked of it then name who decides, and nothing else of them changes.
CREATE FUNCTION directives_issuer_moved_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_jsonb(OLD) - ARRAY['issuer_path', 'changed_at', 'version'] <> to_jsonb(NEW) - ARRAY['issuer_path', 'changed_at', 'version']
      OR NEW.version <> OLD.version + 1 OR NEW.changed_at < OLD.changed_at OR OLD.state IN ('accepted', 'withdrawn')
      OR NOT EXISTS (SELECT 1 FROM directives_takeover t WHERE t.assignment_id = OLD.id
        AND t.former_path = OLD.issuer_path AND t.owner_path = NEW.issuer_path AND t.at = NEW.changed_at) THEN
    RAISE EXCEPTION 'who decides on assignment % stays', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_assignment_moved ON directives_assignment;
CREATE TRIGGER directives_assignment_moved BEFORE UPDATE ON directives_assignment
  FOR EACH ROW WHEN (NEW.issuer_path = OLD.issuer_path) EXECUTE FUNCTION directives_moved_v2();
CREATE TRIGGER directives_assignment_issuer_moved BEFORE UPDATE ON directives_assignment
  FOR EACH ROW WHEN (NEW.issuer_path IS DISTINCT FROM OLD.issuer_path) EXECUTE FUNCTION directives_issuer_moved_v1();

CREATE FUNCTION directives_request_moved_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_jsonb(OLD) - 'issuer_path' <> to_jsonb(NEW) - 'issuer_path' OR OLD.decided_at IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM directives_assignment a JOIN directives_takeover t ON t.assignment_id = a.id
        WHERE a.id = OLD.assignment_id AND a.issuer_path = NEW.issuer_path
        AND t.owner_path = NEW.issuer_path AND t.former_path = OLD.issuer_path) THEN
    RAISE EXCEPTION 'who decides request % stays', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_request_decided ON directives_request;
CREATE TRIGGER directives_request_decided BEFORE UPDATE ON directives_request
  FOR EACH ROW WHEN (NEW.issuer_path = OLD.issuer_path) EXECUTE FUNCTION directives_decided_v2();
CREATE TRIGGER directives_request_moved BEFORE UPDATE ON directives_request
  FOR EACH ROW WHEN (NEW.issuer_path IS DISTINCT FROM OLD.issuer_path) EXECUTE FUNCTION directives_request_moved_v1();

-- Whether a body issued a directive, or took over work of it from who did.
CREATE FUNCTION directives_issues_v1(wanted bigint, path text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = wanted AND d.owner_path = path)
    OR EXISTS (SELECT 1 FROM directives_takeover t WHERE t.directive_id = wanted AND t.owner_path = path)
$$;

-- Whole work goes to who is named to lead; a part of it goes down while the whole is open, and is due no later.
CREATE FUNCTION directives_given_v3() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.part_of_id IS NULL AND NOT (directives_issues_v1(NEW.directive_id, NEW.issuer_path) AND EXISTS (SELECT 1
      FROM directives_addressee l WHERE l.directive_id = NEW.directive_id AND l.part = 'lead' AND l.body_id = NEW.body_id))
    OR NEW.part_of_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_assignment a
      WHERE a.id = NEW.part_of_id AND a.owner_path = NEW.issuer_path AND a.directive_id = NEW.directive_id
        AND a.state IN ('issued', 'acknowledged', 'in_progress', 'returned')
        AND (a.due_on IS NULL OR NEW.due_on <= a.due_on)
        AND starts_with(NEW.owner_path, a.owner_path || '.')) THEN
    RAISE EXCEPTION 'work is given by who issued it, to who leads it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'issued' OR NEW.due_on IS DISTINCT FROM NEW.due_first_on OR NEW.version <> 1 THEN
    RAISE EXCEPTION 'work begins as it was issued' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_assignment_given ON directives_assignment;
CREATE TRIGGER directives_assignment_given BEFORE INSERT ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_given_v3();

CREATE FUNCTION directives_issuer_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT directives_issues_v1(NEW.directive_id, NEW.issuer_path) THEN
    RAISE EXCEPTION 'only the issuer names addressees' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_addressee_issuer ON directives_addressee;
CREATE TRIGGER directives_addressee_issuer BEFORE INSERT ON directives_addressee
  FOR EACH ROW EXECUTE FUNCTION directives_issuer_v2();

-- Who decides on work of a directive sees it, and whom it names.
CREATE POLICY directives_directive_taken ON directives_directive FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_takeover t WHERE t.directive_id = directives_directive.id AND sauro_sees_v1(t.owner_path)));
CREATE POLICY directives_addressee_taken ON directives_addressee FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_takeover t
    WHERE t.directive_id = directives_addressee.directive_id AND sauro_sees_v1(t.owner_path)));

-- A body works on its last day: its work goes to another one from the next day on.
CREATE FUNCTION directives_handed_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_assignment o
      JOIN organization_body b ON b.id = o.body_id AND b.valid_to < sauro_today_v1()
      JOIN directives_assignment n ON n.id = NEW.new_id AND n.id <> o.id AND n.body_id <> o.body_id
        AND (n.directive_id, n.issuer_path) = (o.directive_id, o.issuer_path)
        AND n.part_of_id IS NOT DISTINCT FROM o.part_of_id AND n.occurs_on IS NOT DISTINCT FROM o.occurs_on
      WHERE o.id = NEW.old_id AND o.issuer_path = NEW.owner_path AND o.state = 'withdrawn') THEN
    RAISE EXCEPTION 'only work of a body that ended goes to another one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_handover_handed ON directives_handover;
CREATE TRIGGER directives_handover_handed BEFORE INSERT ON directives_handover
  FOR EACH ROW EXECUTE FUNCTION directives_handed_v2();

DROP FUNCTION directives_given_v2, directives_issuer_v1, directives_handed_v1;
