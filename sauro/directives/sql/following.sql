-- Followers under guard: who named him and who is named see the row.
ALTER TABLE directives_following ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_following FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_following_read ON directives_following FOR SELECT
  USING (sauro_sees_v1(owner_path) OR seat_id = directives_seat_v1());
CREATE POLICY directives_following_add ON directives_following FOR INSERT WITH CHECK (sauro_sees_v1(owner_path));
CREATE POLICY directives_following_change ON directives_following FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path));

-- A body names, from a seat of its own, who follows its own papers or what is below it: somebody whose
-- seat shows that already. It is ended once and otherwise stays as it was written.
CREATE FUNCTION directives_follows_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['ends_on', 'ended_by_id', 'version'];
  reach text[];
  wanted text := CASE WHEN NEW.document_id IS NULL THEN NEW.over_path ELSE NEW.owner_path END;
  signer bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.named_by_id ELSE NEW.ended_by_id END;
BEGIN
  IF signer IS DISTINCT FROM directives_seat_v1() OR NOT EXISTS (SELECT 1 FROM access_seat s
      JOIN organization_body b ON b.id = s.body_id
      WHERE s.id = signer AND b.path = NEW.owner_path AND s.role IN ('secretary', 'leader')) THEN
    RAISE EXCEPTION 'followers are named by the body itself' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free OR NEW.version <> OLD.version + 1 OR NEW.ends_on IS NULL
        OR OLD.ended_by_id IS NOT NULL OR NEW.ends_on < sauro_today_v1() - 1 THEN
      RAISE EXCEPTION 'following % is ended once', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT b.path || s.further_paths::text[] INTO reach FROM access_seat s
    JOIN organization_body b ON b.id = s.body_id WHERE s.id = NEW.seat_id AND s.accepted_at IS NOT NULL;
  IF NOT coalesce(EXISTS (SELECT 1 FROM unnest(reach) p WHERE starts_with(wanted || '.', p || '.')), false)
      OR NOT starts_with(wanted || '.', NEW.owner_path || '.')
      OR NEW.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_document d
        WHERE d.id = NEW.document_id AND d.owner_path = NEW.owner_path)
      OR NEW.body_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization_body b
        WHERE b.id = NEW.body_id AND b.path = NEW.over_path)
      OR NEW.ended_by_id IS NOT NULL OR NEW.version <> 1 THEN
    RAISE EXCEPTION 'a follower follows what his seat shows' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_following_named BEFORE INSERT OR UPDATE ON directives_following
  FOR EACH ROW EXECUTE FUNCTION directives_follows_v1();
