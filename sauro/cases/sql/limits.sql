-- What is noted for lists, reminders and calendars changes without a new version of the case.
CREATE OR REPLACE FUNCTION cases_changed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted text[] := ARRAY['next_due_on', 'next_clock', 'search_key', 'limits'];
BEGIN
  IF (NEW.id, NEW.owner_path, NEW.body_id, NEW.year, NEW.number, NEW.key, NEW.opened_by_id, NEW.opened_at)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.body_id, OLD.year, OLD.number, OLD.key, OLD.opened_by_id, OLD.opened_at)
    OR NEW.version <> OLD.version + 1 AND (to_jsonb(NEW) - counted) IS DISTINCT FROM (to_jsonb(OLD) - counted)
    OR NEW.changed_at < OLD.changed_at THEN
    RAISE EXCEPTION 'case % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT UPDATE (limits) ON cases_case TO sauro_web;

-- A reminder is its person's, and on the record of the case; only a run in the background writes one.
ALTER TABLE cases_casereminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_casereminder FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_casereminder_read ON cases_casereminder FOR SELECT
  USING (user_id = sauro_person_v1() OR sauro_sees_v1(owner_path));
CREATE POLICY cases_casereminder_add ON cases_casereminder FOR INSERT WITH CHECK (directives_run_v1());
CREATE POLICY cases_casereminder_change ON cases_casereminder FOR UPDATE
  USING (user_id = sauro_person_v1()) WITH CHECK (user_id = sauro_person_v1());
ALTER TABLE cases_casereminder ADD CONSTRAINT casereminder_of_own_case FOREIGN KEY (case_id, owner_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

-- How far the counting anew has come is told to everybody who acts from a seat. Whoever writes the law
-- asks for it, and a run does it.
ALTER TABLE cases_caserecount ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_caserecount FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_caserecount_read ON cases_caserecount FOR SELECT
  USING (nullif(current_setting('sauro.scope', true), '') IS NOT NULL);
CREATE POLICY cases_caserecount_add ON cases_caserecount FOR INSERT
  WITH CHECK (owner_path = 'v' AND sauro_sees_v1('v') AND done = 0 AND finished_at IS NULL);
CREATE POLICY cases_caserecount_change ON cases_caserecount FOR UPDATE
  USING (sauro_sees_v1('v')) WITH CHECK (sauro_sees_v1('v') AND owner_path = 'v');
