-- A document that shows what was done is seen with its step, as far as what it is called; the document itself
-- is shown by its own policies alone.
ALTER TABLE directives_evidencelink ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_evidencelink FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_evidencelink_read ON directives_evidencelink FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR EXISTS (SELECT 1 FROM directives_step s WHERE s.id = step_id));
CREATE POLICY directives_evidencelink_add ON directives_evidencelink FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM directives_step s WHERE s.id = step_id));

-- It comes with its step, from who takes that step and sees the document: none is added afterwards.
CREATE FUNCTION directives_linked_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_step s WHERE s.id = NEW.step_id
      AND s.owner_path = NEW.owner_path AND s.issuer_path = NEW.issuer_path
      AND s.by_id = directives_seat_v1() AND s.at > now() - interval '1 minute'
      AND s.act IN ('report', 'submit', 'contribute')
      AND NOT EXISTS (SELECT 1 FROM directives_step l WHERE l.assignment_id = s.assignment_id AND l.id > s.id))
    OR NOT EXISTS (SELECT 1 FROM documents_document d WHERE d.id = NEW.document_id) THEN
    RAISE EXCEPTION 'not of that step' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_evidencelink_linked BEFORE INSERT ON directives_evidencelink
  FOR EACH ROW EXECUTE FUNCTION directives_linked_v1();
