-- Attachments are seen with their case and added by its lead body; only their withdrawal is written later, once.
ALTER TABLE cases_caseattachment ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_caseattachment FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_caseattachment_read ON cases_caseattachment FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
    WHERE j.case_id = cases_caseattachment.case_id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)));
CREATE POLICY cases_caseattachment_add ON cases_caseattachment FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_caseattachment_change ON cases_caseattachment FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
ALTER TABLE cases_caseattachment
  ADD CONSTRAINT caseattachment_of_own_case FOREIGN KEY (case_id, owner_path)
    REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT caseattachment_of_own_exhibit FOREIGN KEY (exhibit_id, case_id) REFERENCES cases_caseexhibit (id, case_id);

CREATE FUNCTION cases_attached_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  withdrawing text[] := ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawn_because'];
BEGIN
  IF TG_OP = 'INSERT' AND (NEW.withdrawn_at IS NOT NULL
      OR NEW.added_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.added_by_id))
    OR TG_OP = 'UPDATE' AND (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
      OR (to_jsonb(NEW) - withdrawing) IS DISTINCT FROM (to_jsonb(OLD) - withdrawing)) THEN
    RAISE EXCEPTION 'an attachment stays as it was received' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_caseattachment_attached BEFORE INSERT OR UPDATE ON cases_caseattachment
  FOR EACH ROW EXECUTE FUNCTION cases_attached_v1();
