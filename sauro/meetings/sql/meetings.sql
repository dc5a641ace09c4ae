-- Whether rows of the body at a path are written from here: from a seat in that very body, not from
-- one above, below or invited. What the nightly job and the operator do has no seat.
CREATE FUNCTION meetings_holds_v1(path text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT coalesce(sauro_sees_v1(path), false) AND (directives_seat_v1() IS NULL OR EXISTS (
    SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = directives_seat_v1() AND b.path = $1))
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['meeting', 'agendaitem', 'participant', 'paper', 'conclusion', 'proposal'] LOOP
    EXECUTE format('ALTER TABLE meetings_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meetings_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- What hangs on a meeting belongs to who holds it, and to that meeting.
ALTER TABLE meetings_meeting ADD CONSTRAINT meeting_of_owner UNIQUE (id, owner_path);
ALTER TABLE meetings_agendaitem ADD CONSTRAINT agenda_item_of_meeting UNIQUE (id, meeting_id);
ALTER TABLE meetings_conclusion ADD CONSTRAINT conclusion_of_owner UNIQUE (id, owner_path);
ALTER TABLE meetings_meeting ADD CONSTRAINT meeting_follows_its_own FOREIGN KEY (follows_id, owner_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT meeting_issues_its_own FOREIGN KEY (notice_id, owner_path)
    REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE meetings_agendaitem ADD CONSTRAINT agenda_item_of_own_meeting FOREIGN KEY (meeting_id, owner_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE meetings_participant ADD CONSTRAINT participant_of_own_meeting FOREIGN KEY (meeting_id, issuer_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE meetings_paper ADD CONSTRAINT paper_of_own_meeting FOREIGN KEY (meeting_id, owner_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT paper_of_own_agenda FOREIGN KEY (agenda_item_id, meeting_id)
    REFERENCES meetings_agendaitem (id, meeting_id) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE meetings_conclusion ADD CONSTRAINT conclusion_of_own_meeting FOREIGN KEY (meeting_id, owner_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT conclusion_of_own_agenda FOREIGN KEY (agenda_item_id, meeting_id)
    REFERENCES meetings_agendaitem (id, meeting_id) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT conclusion_carries_its_own FOREIGN KEY (carried_from_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT conclusion_became_its_own FOREIGN KEY (directive_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE meetings_proposal ADD CONSTRAINT proposal_at_a_meeting_of_who_answers FOREIGN KEY (meeting_id, to_path)
    REFERENCES meetings_meeting (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT proposal_answered_by_own_conclusion FOREIGN KEY (conclusion_id, to_path)
    REFERENCES meetings_conclusion (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

-- Whom a meeting invites sees it, its agenda and its papers; who else comes and what is concluded
-- he does not.
CREATE POLICY meetings_meeting_read ON meetings_meeting FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM meetings_participant p
    WHERE p.meeting_id = meetings_meeting.id AND sauro_sees_v1(p.owner_path)));
CREATE POLICY meetings_meeting_add ON meetings_meeting FOR INSERT WITH CHECK (meetings_holds_v1(owner_path));
CREATE POLICY meetings_meeting_change ON meetings_meeting FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (meetings_holds_v1(owner_path));
CREATE POLICY meetings_agendaitem_read ON meetings_agendaitem FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = meeting_id));
CREATE POLICY meetings_paper_read ON meetings_paper FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = meeting_id));
CREATE POLICY meetings_participant_read ON meetings_participant FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
CREATE POLICY meetings_participant_add ON meetings_participant FOR INSERT WITH CHECK (meetings_holds_v1(issuer_path));
CREATE POLICY meetings_participant_change ON meetings_participant FOR UPDATE
  USING (sauro_sees_v1(issuer_path)) WITH CHECK (meetings_holds_v1(issuer_path));
CREATE POLICY meetings_participant_drop ON meetings_participant FOR DELETE USING (meetings_holds_v1(issuer_path));
CREATE POLICY meetings_conclusion_read ON meetings_conclusion FOR SELECT USING (sauro_sees_v1(owner_path));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['agendaitem', 'paper', 'conclusion'] LOOP
    EXECUTE format('CREATE POLICY meetings_%1$s_add ON meetings_%1$s FOR INSERT WITH CHECK (meetings_holds_v1(owner_path));
      CREATE POLICY meetings_%1$s_change ON meetings_%1$s FOR UPDATE
        USING (sauro_sees_v1(owner_path)) WITH CHECK (meetings_holds_v1(owner_path));
      CREATE POLICY meetings_%1$s_drop ON meetings_%1$s FOR DELETE USING (meetings_holds_v1(owner_path))', name);
  END LOOP;
END $$;
-- A proposal is between who sent it and who answers.
CREATE POLICY meetings_proposal_read ON meetings_proposal FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path));
CREATE POLICY meetings_proposal_add ON meetings_proposal FOR INSERT WITH CHECK (meetings_holds_v1(owner_path));
CREATE POLICY meetings_proposal_change ON meetings_proposal FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path))
  WITH CHECK (meetings_holds_v1(owner_path) OR meetings_holds_v1(to_path));

-- A meeting begins as a plan, by who sits there, and goes one way: nothing comes back from issued.
CREATE FUNCTION meetings_planned_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state <> 'planned' OR NEW.version <> 1 OR NEW.notice_id IS NOT NULL
      OR NEW.made_by_id IS DISTINCT FROM coalesce(directives_seat_v1(), NEW.made_by_id) THEN
    RAISE EXCEPTION 'a meeting begins as a plan' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_meeting_planned BEFORE INSERT ON meetings_meeting
  FOR EACH ROW EXECUTE FUNCTION meetings_planned_v1();
CREATE TRIGGER meetings_meeting_of_body BEFORE INSERT ON meetings_meeting
  FOR EACH ROW EXECUTE FUNCTION directives_of_body_v1();

CREATE FUNCTION meetings_moved_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.state IN ('issued', 'called_off') OR NEW.version <> OLD.version + 1 OR NEW.changed_at < OLD.changed_at
      OR (NEW.id, NEW.owner_path, NEW.body_id, NEW.made_by_id, NEW.made_at)
        IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.body_id, OLD.made_by_id, OLD.made_at)
      OR NEW.notice_id IS DISTINCT FROM OLD.notice_id AND NEW.state <> 'issued' THEN
    RAISE EXCEPTION 'meeting % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('planned', 'in_session'), ('in_session', 'concluded'),
      ('concluded', 'issued'), ('planned', 'called_off'), ('in_session', 'called_off')) THEN
    RAISE EXCEPTION 'meeting % does not go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state IN ('called_off', 'issued')
      AND (NEW.state = 'issued') <> EXISTS (SELECT 1 FROM meetings_conclusion c WHERE c.meeting_id = OLD.id) THEN
    RAISE EXCEPTION 'meeting % does not end so', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_meeting_moved BEFORE UPDATE ON meetings_meeting
  FOR EACH ROW EXECUTE FUNCTION meetings_moved_v1();

-- In the order of days: after the one that it follows, before those that follow it.
CREATE FUNCTION meetings_in_order_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = NEW.follows_id AND m.held_at >= NEW.held_at)
      OR EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.follows_id = NEW.id AND m.held_at <= NEW.held_at) THEN
    RAISE EXCEPTION 'a meeting comes after the one that it follows' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_meeting_in_order BEFORE INSERT OR UPDATE OF follows_id, held_at ON meetings_meeting
  FOR EACH ROW EXECUTE FUNCTION meetings_in_order_v1();

-- The state of a meeting, held still until the writing ends.
CREATE FUNCTION meetings_state_v1(meeting bigint) RETURNS text LANGUAGE sql VOLATILE
  SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT m.state FROM meetings_meeting m WHERE m.id = meeting FOR SHARE $$;

-- Agenda, papers and who comes are kept until the meeting ends.
CREATE FUNCTION meetings_kept_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  free text[] := ARRAY['position', 'title', 'presenter', 'attendance', 'came', 'agenda_item_id', 'version'];
BEGIN
  IF coalesce(meetings_state_v1((coalesce(after, before)->>'meeting_id')::bigint), '')
      NOT IN ('planned', 'in_session', 'concluded') THEN
    RAISE EXCEPTION 'the meeting has ended' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (before - free <> after - free
      OR (after->>'version')::int <> (before->>'version')::int + 1
        AND before - 'position' - 'agenda_item_id' <> after - 'position' - 'agenda_item_id') THEN
    RAISE EXCEPTION 'what is kept of a meeting stays there' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER meetings_agendaitem_kept BEFORE INSERT OR UPDATE OR DELETE ON meetings_agendaitem
  FOR EACH ROW EXECUTE FUNCTION meetings_kept_v1();
CREATE TRIGGER meetings_participant_kept BEFORE INSERT OR UPDATE OR DELETE ON meetings_participant
  FOR EACH ROW EXECUTE FUNCTION meetings_kept_v1();
CREATE TRIGGER meetings_participant_of_body BEFORE INSERT ON meetings_participant
  FOR EACH ROW EXECUTE FUNCTION directives_of_body_v1();
CREATE TRIGGER meetings_paper_kept BEFORE INSERT OR UPDATE OR DELETE ON meetings_paper
  FOR EACH ROW EXECUTE FUNCTION meetings_kept_v1();

-- Conclusions are written while the meeting sits or after it; once they are issued only the
-- directive that each became is told, once.
CREATE FUNCTION meetings_concluded_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  state text := meetings_state_v1(CASE WHEN TG_OP = 'INSERT' THEN NEW.meeting_id ELSE OLD.meeting_id END);
  became text[] := ARRAY['directive_id', 'changed_at', 'version'];
BEGIN
  IF TG_OP = 'INSERT' AND (state NOT IN ('in_session', 'concluded') OR NEW.version <> 1 OR NEW.directive_id IS NOT NULL
      OR NEW.written_by_id IS DISTINCT FROM coalesce(directives_seat_v1(), NEW.written_by_id))
    OR TG_OP = 'DELETE' AND (state NOT IN ('in_session', 'concluded') OR OLD.directive_id IS NOT NULL) THEN
    RAISE EXCEPTION 'conclusions are written at the meeting' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.directive_id IS NOT NULL OR NEW.changed_at < OLD.changed_at
      OR (NEW.id, NEW.owner_path, NEW.meeting_id) IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.meeting_id)
      OR NEW.version <> OLD.version + 1 AND to_jsonb(NEW) - 'position' <> to_jsonb(OLD) - 'position'
      OR state NOT IN ('in_session', 'concluded', 'issued')
      OR NEW.directive_id IS NOT NULL AND state = 'in_session'
      OR state = 'issued' AND to_jsonb(NEW) - became <> to_jsonb(OLD) - became) THEN
    RAISE EXCEPTION 'conclusion % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER meetings_conclusion_concluded BEFORE INSERT OR UPDATE OR DELETE ON meetings_conclusion
  FOR EACH ROW EXECUTE FUNCTION meetings_concluded_v1();

-- A body proposes by who sits there, to one above it, to a committee that it belongs to, or to who
-- issued a directive that it sees.
CREATE FUNCTION meetings_proposed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.state <> 'sent' OR NEW.version <> 1 OR NEW.meeting_id IS NOT NULL OR NEW.meeting_words <> ''
      OR NEW.sent_by_id IS DISTINCT FROM directives_seat_v1() THEN
    RAISE EXCEPTION 'a proposal is sent, then answered' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.to_body_id AND b.path = NEW.to_path)
      OR NEW.directive_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = NEW.directive_id)
      OR NOT (starts_with(NEW.owner_path, NEW.to_path || '.')
        OR EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = NEW.directive_id AND d.owner_path = NEW.to_path)
        OR EXISTS (SELECT 1 FROM organization_membership m WHERE m.committee_id = NEW.to_body_id
          AND m.body_id = NEW.body_id AND (m.valid_to IS NULL OR m.valid_to >= sauro_today_v1()))) THEN
    RAISE EXCEPTION 'nobody to propose this to' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_proposal_proposed BEFORE INSERT ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION meetings_proposed_v1();
CREATE TRIGGER meetings_proposal_of_body BEFORE INSERT ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION directives_of_body_v1();

-- Who sent it may withdraw it until it is taken up; who got it takes it up and answers, once.
CREATE FUNCTION meetings_answered_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['state', 'meeting_id', 'meeting_words', 'answer', 'conclusion_id', 'answered_by_id',
    'changed_at', 'version'];
  whose text := CASE NEW.state WHEN 'withdrawn' THEN NEW.owner_path ELSE NEW.to_path END;
BEGIN
  IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free OR NEW.version <> OLD.version + 1
      OR NEW.changed_at < OLD.changed_at OR NOT meetings_holds_v1(whose)
      OR (OLD.state, NEW.state) NOT IN (('sent', 'withdrawn'), ('sent', 'taken_up'), ('sent', 'answered'),
        ('taken_up', 'taken_up'), ('taken_up', 'sent'), ('taken_up', 'answered'))
      OR NEW.state = 'answered' AND NEW.answered_by_id IS DISTINCT FROM directives_seat_v1()
      OR NEW.state = 'sent' AND NEW.meeting_id IS NOT NULL
      OR NEW.state = 'taken_up' AND NEW.meeting_id IS DISTINCT FROM OLD.meeting_id
        AND meetings_state_v1(NEW.meeting_id) NOT IN ('planned', 'in_session', 'concluded') THEN
    RAISE EXCEPTION 'proposal % does not become that', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_proposal_answered BEFORE UPDATE ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION meetings_answered_v1();
