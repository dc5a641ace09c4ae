-- A proposal about a directive goes to who issued it, or to who took work of it over from one that ended.
CREATE FUNCTION meetings_proposed_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state <> 'sent' OR NEW.version <> 1 OR NEW.meeting_id IS NOT NULL OR NEW.meeting_words <> ''
      OR NEW.sent_by_id IS DISTINCT FROM directives_seat_v1() THEN
    RAISE EXCEPTION 'a proposal is sent, then answered' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.to_body_id AND b.path = NEW.to_path)
      OR NEW.directive_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = NEW.directive_id)
      OR NOT (starts_with(NEW.owner_path, NEW.to_path || '.')
        OR directives_issues_v1(NEW.directive_id, NEW.to_path)
        OR EXISTS (SELECT 1 FROM organization_membership m WHERE m.committee_id = NEW.to_body_id
          AND m.body_id = NEW.body_id AND (m.valid_to IS NULL OR m.valid_to >= sauro_today_v1()))) THEN
    RAISE EXCEPTION 'nobody to propose this to' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER meetings_proposal_proposed ON meetings_proposal;
CREATE TRIGGER meetings_proposal_proposed BEFORE INSERT ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION meetings_proposed_v2();

-- What waits for an answer of a body that ended goes to who took that work over, in the same act, and nothing else of it changes.
CREATE POLICY meetings_proposal_follow ON meetings_proposal FOR UPDATE USING (sauro_sees_v1(to_path))
  WITH CHECK (sauro_sees_v1(to_path) AND EXISTS (SELECT 1 FROM directives_takeover t
    WHERE t.directive_id = meetings_proposal.directive_id AND t.owner_path = meetings_proposal.to_path
      AND t.at = meetings_proposal.changed_at AND t.by_id = coalesce(directives_seat_v1(), t.by_id)));
CREATE FUNCTION meetings_followed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['to_path', 'to_body_id', 'state', 'meeting_id', 'meeting_words', 'changed_at', 'version'];
BEGIN
  IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free OR NEW.version <> OLD.version + 1 OR NEW.changed_at < OLD.changed_at
      OR OLD.state NOT IN ('sent', 'taken_up') OR NEW.state <> 'sent' OR NEW.meeting_id IS NOT NULL OR NEW.meeting_words <> ''
      OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.to_body_id AND b.path = NEW.to_path)
      OR NOT EXISTS (SELECT 1 FROM directives_takeover t WHERE t.directive_id = NEW.directive_id
        AND t.former_path = OLD.to_path AND t.owner_path = NEW.to_path AND t.by_id = coalesce(directives_seat_v1(), t.by_id)) THEN
    RAISE EXCEPTION 'who answers proposal % stays', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER meetings_proposal_answered ON meetings_proposal;
CREATE TRIGGER meetings_proposal_answered BEFORE UPDATE ON meetings_proposal
  FOR EACH ROW WHEN (NEW.to_path = OLD.to_path) EXECUTE FUNCTION meetings_answered_v1();
CREATE TRIGGER meetings_proposal_followed BEFORE UPDATE ON meetings_proposal
  FOR EACH ROW WHEN (NEW.to_path IS DISTINCT FROM OLD.to_path) EXECUTE FUNCTION meetings_followed_v1();
DROP FUNCTION meetings_proposed_v1;
