-- That a case stands for given work is seen by its lead and by who gave the work; the case itself is not
-- opened by it. It is written by the lead, of work that lies with the lead.
ALTER TABLE cases_casework ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_casework FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_casework_read ON cases_casework FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
CREATE POLICY cases_casework_add ON cases_casework FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_casework_drop ON cases_casework FOR DELETE USING (cases_holds_v1(owner_path));
ALTER TABLE cases_casework ADD CONSTRAINT casework_of_own_case FOREIGN KEY (case_id, owner_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

CREATE FUNCTION cases_stands_for_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = NEW.assignment_id
      AND a.owner_path = NEW.owner_path AND a.issuer_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'a case stands for work of its own body' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_casework_stands_for BEFORE INSERT ON cases_casework
  FOR EACH ROW EXECUTE FUNCTION cases_stands_for_v1();
