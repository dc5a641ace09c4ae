-- The notice while it is written: by who holds the meeting, until it is issued.
ALTER TABLE meetings_noticedraft ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings_noticedraft FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings_noticedraft
  ADD CONSTRAINT notice_draft_of_own_meeting FOREIGN KEY (meeting_id, owner_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT notice_draft_of_own_document FOREIGN KEY (document_id, owner_path)
    REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
CREATE POLICY meetings_noticedraft_read ON meetings_noticedraft FOR SELECT USING (sauro_sees_v1(owner_path));
CREATE POLICY meetings_noticedraft_add ON meetings_noticedraft FOR INSERT WITH CHECK (meetings_holds_v1(owner_path));
CREATE POLICY meetings_noticedraft_change ON meetings_noticedraft FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (meetings_holds_v1(owner_path));

CREATE FUNCTION meetings_drafted_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF meetings_state_v1(NEW.meeting_id) NOT IN ('in_session', 'concluded') THEN
    RAISE EXCEPTION 'the notice of meeting % stays what it is', NEW.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.version <> OLD.version + 1 OR (NEW.id, NEW.owner_path, NEW.meeting_id)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.meeting_id)) THEN
    RAISE EXCEPTION 'the notice of meeting % stays its own', OLD.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_noticedraft_drafted BEFORE INSERT OR UPDATE ON meetings_noticedraft
  FOR EACH ROW EXECUTE FUNCTION meetings_drafted_v1();
