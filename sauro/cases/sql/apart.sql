-- That two cases are two is seen with the case from which it was said, written by its lead body about a
-- case that he sees; it is taken back, never changed.
ALTER TABLE cases_caseapart ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_caseapart FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_caseapart_read ON cases_caseapart FOR SELECT USING (sauro_sees_v1(owner_path));
CREATE POLICY cases_caseapart_add ON cases_caseapart FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_caseapart_change ON cases_caseapart FOR UPDATE
  USING (cases_holds_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
ALTER TABLE cases_caseapart ADD CONSTRAINT caseapart_of_own_case FOREIGN KEY (case_id, owner_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

CREATE FUNCTION cases_apart_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['ended_at', 'ended_by_id'];
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.id = NEW.other_id)
    OR TG_OP = 'UPDATE' AND (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
      OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)) THEN
    RAISE EXCEPTION 'what was said of two cases is said by who sees both, and taken back at most'
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_caseapart_apart BEFORE INSERT OR UPDATE ON cases_caseapart
  FOR EACH ROW EXECUTE FUNCTION cases_apart_v1();
