-- That a report stands for given work is seen by who owes it and by who gave the work; the report itself is not
-- opened by it. It is written by who owes it, once it was sent, of work that lies there.
ALTER TABLE reporting_reportwork ENABLE ROW LEVEL SECURITY;
ALTER TABLE reporting_reportwork FORCE ROW LEVEL SECURITY;
CREATE POLICY reporting_reportwork_read ON reporting_reportwork FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
CREATE POLICY reporting_reportwork_add ON reporting_reportwork FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_reportwork_drop ON reporting_reportwork FOR DELETE USING (cases_holds_v1(owner_path));

CREATE FUNCTION reporting_stands_for_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_assignment a JOIN reporting_line l ON l.id = NEW.line_id
      AND l.owner_path = NEW.owner_path AND l.first_sent_at IS NOT NULL
    WHERE a.id = NEW.assignment_id AND a.owner_path = NEW.owner_path AND a.issuer_path = NEW.issuer_path) THEN
    RAISE EXCEPTION 'a report that was sent stands for work of its own body' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_reportwork_stands_for BEFORE INSERT ON reporting_reportwork
  FOR EACH ROW EXECUTE FUNCTION reporting_stands_for_v1();
