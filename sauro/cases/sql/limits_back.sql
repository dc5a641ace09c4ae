DROP POLICY cases_caserecount_change ON cases_caserecount;
DROP POLICY cases_caserecount_add ON cases_caserecount;
DROP POLICY cases_caserecount_read ON cases_caserecount;
ALTER TABLE cases_caserecount NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_caserecount DISABLE ROW LEVEL SECURITY;
ALTER TABLE cases_casereminder DROP CONSTRAINT casereminder_of_own_case;
DROP POLICY cases_casereminder_change ON cases_casereminder;
DROP POLICY cases_casereminder_add ON cases_casereminder;
DROP POLICY cases_casereminder_read ON cases_casereminder;
ALTER TABLE cases_casereminder NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_casereminder DISABLE ROW LEVEL SECURITY;
CREATE OR REPLACE FUNCTION cases_changed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted text[] := ARRAY['next_due_on', 'next_clock', 'search_key'];
BEGIN
  IF (NEW.id, NEW.owner_path, NEW.body_id, NEW.year, NEW.number, NEW.key, NEW.opened_by_id, NEW.opened_at)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.body_id, OLD.year, OLD.number, OLD.key, OLD.opened_by_id, OLD.opened_at)
    OR NEW.version <> OLD.version + 1 AND (to_jsonb(NEW) - counted) IS DISTINCT FROM (to_jsonb(OLD) - counted)
    OR NEW.changed_at < OLD.changed_at THEN
    RAISE EXCEPTION 'case % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
