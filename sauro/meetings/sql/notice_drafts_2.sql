-- Once the document that was handed in stands in the register, its head and foot stay what they are.
-- The document is held still meanwhile: whoever publishes it waits, or this writing is refused.
CREATE FUNCTION meetings_drafted_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF meetings_state_v1(NEW.meeting_id) NOT IN ('in_session', 'concluded') THEN
    RAISE EXCEPTION 'the notice of meeting % stays what it is', NEW.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.version <> OLD.version + 1 OR (NEW.id, NEW.owner_path, NEW.meeting_id)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.meeting_id)) THEN
    RAISE EXCEPTION 'the notice of meeting % stays its own', OLD.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND meetings_in_register_v1(OLD.document_id) THEN
    RAISE EXCEPTION 'the notice of meeting % is in the register', OLD.meeting_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION meetings_in_register_v1(document bigint) RETURNS boolean LANGUAGE plpgsql VOLATILE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  status text;
BEGIN
  SELECT d.status INTO status FROM documents_document d WHERE d.id = document FOR SHARE;
  RETURN coalesce(status = 'published', false);
END $$;

DROP TRIGGER meetings_noticedraft_drafted ON meetings_noticedraft;
CREATE TRIGGER meetings_noticedraft_drafted BEFORE INSERT OR UPDATE ON meetings_noticedraft
  FOR EACH ROW EXECUTE FUNCTION meetings_drafted_v2();
DROP FUNCTION meetings_drafted_v1;
