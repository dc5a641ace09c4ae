-- What whoever gets past the services still finds shut: rows are bound to each other, each side
-- moves only what is its own, and who is named on the record is who sits there.

-- What stands already is left as it is where it fits in no rule; new rows must fit.
ALTER TABLE directives_assignment ADD CONSTRAINT assignment_state_known CHECK (state IN
  ('issued', 'acknowledged', 'in_progress', 'submitted', 'returned', 'accepted', 'withdrawn')) NOT VALID;
ALTER TABLE directives_step ADD CONSTRAINT step_act_known CHECK (act IN ('issue', 'acknowledge', 'report', 'submit',
  'take_back', 'accept', 'return', 'withdraw', 'ask_time', 'give_time', 'refuse_time', 'object', 'relieve', 'insist',
  'contribute', 'pass_down', 'date')) NOT VALID;
ALTER TABLE directives_request ADD CONSTRAINT request_kind_known CHECK (kind IN ('extension', 'objection')) NOT VALID;
-- A name of a file that is no hash would be a path.
ALTER TABLE directives_evidence ADD CONSTRAINT evidence_by_hash CHECK (sha256 ~ '^[0-9a-f]{64}$') NOT VALID;

-- What hangs on a paper or on a directive belongs to who keeps that one.
ALTER TABLE directives_directive ADD CONSTRAINT directive_of_owner UNIQUE (id, owner_path);
ALTER TABLE directives_directive
  ADD CONSTRAINT directive_of_own_paper FOREIGN KEY (document_id, owner_path)
    REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID,
  ADD CONSTRAINT directive_entered_with_own_paper FOREIGN KEY (entered_with_id, owner_path)
    REFERENCES documents_document (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID,
  ADD CONSTRAINT directive_replaces_its_own FOREIGN KEY (replaces_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID;
ALTER TABLE directives_laterlead ADD CONSTRAINT later_lead_of_owner FOREIGN KEY (directive_id, owner_path)
  REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE NOT VALID;

-- A body that is named sees its rows by its own path: no other body stands behind that path.
CREATE FUNCTION directives_of_body_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.body_id AND b.path = NEW.owner_path) THEN
    RAISE EXCEPTION 'no such body at %', NEW.owner_path USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_assignment_of_body BEFORE INSERT ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_of_body_v1();
CREATE TRIGGER directives_addressee_of_body BEFORE INSERT ON directives_addressee
  FOR EACH ROW EXECUTE FUNCTION directives_of_body_v1();

-- The rhythms that reading writes; anything else could keep the nightly job busy for ever.
CREATE FUNCTION directives_rhythm_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  day text := '([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)';
  n text := '-?[0-9]{1,2}';
  every text := '(;INTERVAL=[1-9][0-9]{0,2})?';
BEGIN
  IF NEW.rrule <> '' AND NEW.rrule !~ format('^FREQ=((DAILY|WEEKLY)%3$s|MONTHLY%3$s(;BYMONTHDAY=%2$s(,%2$s)*)?'
      '|YEARLY%3$s(;BYMONTH=%2$s(,%2$s)*)?(;BYMONTHDAY=%2$s(,%2$s)*)?)'
      '(;BYDAY=%1$s(,%1$s)*)?(;BYSETPOS=-?1)?$', day, n, every) THEN
    RAISE EXCEPTION 'no rhythm' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_directive_rhythm BEFORE INSERT ON directives_directive
  FOR EACH ROW EXECUTE FUNCTION directives_rhythm_v1();

-- Who helps or gets the report sees the whole work, not what a body hands down inside.
DROP POLICY directives_assignment_read ON directives_assignment;
CREATE POLICY directives_assignment_read ON directives_assignment FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR (part_of_id IS NULL AND directives_concerned_v1(directive_id)));
DROP POLICY directives_step_read ON directives_step;
CREATE POLICY directives_step_read ON directives_step FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path)
    OR (act <> 'pass_down' AND EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = assignment_id)));

-- Whole work goes to who is named to lead; a part of it goes down while the whole is open, and is due no later.
CREATE FUNCTION directives_given_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.part_of_id IS NULL AND NOT EXISTS (SELECT 1 FROM directives_directive d
      JOIN directives_addressee l ON l.directive_id = d.id AND l.part = 'lead' AND l.body_id = NEW.body_id
      WHERE d.id = NEW.directive_id AND d.owner_path = NEW.issuer_path)
    OR NEW.part_of_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_assignment a
      WHERE a.id = NEW.part_of_id AND a.owner_path = NEW.issuer_path AND a.directive_id = NEW.directive_id
        AND a.state IN ('issued', 'acknowledged', 'in_progress', 'returned')
        AND (a.due_on IS NULL OR NEW.due_on <= a.due_on)
        AND starts_with(NEW.owner_path, a.owner_path || '.')) THEN
    RAISE EXCEPTION 'work is given by who issued it, to who leads it' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'issued' OR NEW.due_on IS DISTINCT FROM NEW.due_first_on OR NEW.version <> 1 THEN
    RAISE EXCEPTION 'work begins as it was issued' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_assignment_given ON directives_assignment;
CREATE TRIGGER directives_assignment_given BEFORE INSERT ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_given_v2();

-- Which side may bring work from one state to another; empty where nobody may.
CREATE FUNCTION directives_side_v1(before text, after text) RETURNS text LANGUAGE sql IMMUTABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE
    WHEN before IN ('accepted', 'withdrawn') THEN ''
    WHEN after = 'acknowledged' AND before = 'issued' THEN 'doer'
    WHEN after = 'in_progress' THEN 'doer'
    WHEN after = 'submitted' AND before <> 'submitted' THEN 'doer'
    WHEN after IN ('accepted', 'returned') AND before = 'submitted' THEN 'issuer'
    WHEN after = 'withdrawn' THEN 'issuer'
    ELSE '' END
$$;

-- Each change is the next one, by the side whose it is; a day moves by a request that was granted, or
-- once, where there was none. Nobody reports for a day that is past or far off.
CREATE FUNCTION directives_moved_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['state', 'due_on', 'submitted_on', 'changed_at', 'version'];
  side text := directives_side_v1(OLD.state, NEW.state);
  far interval := interval '400 days';
BEGIN
  IF to_jsonb(OLD) - free <> to_jsonb(NEW) - free OR NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'assignment % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state IN ('accepted', 'withdrawn') THEN
    RAISE EXCEPTION 'assignment % is %', OLD.id, OLD.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> OLD.state AND NOT coalesce(CASE side WHEN 'doer' THEN sauro_sees_v1(NEW.owner_path)
      WHEN 'issuer' THEN sauro_sees_v1(NEW.issuer_path) END, false) THEN
    RAISE EXCEPTION 'no such step of assignment %', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.submitted_on IS NOT NULL AND (NEW.due_on IS DISTINCT FROM OLD.due_on
      OR NEW.submitted_on <> OLD.submitted_on) THEN
    RAISE EXCEPTION 'assignment % was handed in', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.due_on IS DISTINCT FROM OLD.due_on AND (NOT coalesce(sauro_sees_v1(NEW.issuer_path), false)
      OR OLD.due_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_request r WHERE r.assignment_id = OLD.id
        AND r.kind = 'extension' AND r.granted AND r.granted_on = NEW.due_on AND NEW.due_on > OLD.due_on
        AND (r.asked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= OLD.due_on)) THEN
    RAISE EXCEPTION 'only who gave assignment % moves its day, as it was asked', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  -- The day before may have just ended.
  IF current_user = 'sauro_web' AND (NEW.changed_at < OLD.changed_at OR NEW.changed_at > now() + far
      OR NEW.submitted_on IS DISTINCT FROM OLD.submitted_on
        AND NEW.submitted_on NOT BETWEEN sauro_today_v1() - 1 AND sauro_today_v1() + 400) THEN
    RAISE EXCEPTION 'assignment % changes today', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_assignment_moved ON directives_assignment;
CREATE TRIGGER directives_assignment_moved BEFORE UPDATE ON directives_assignment
  FOR EACH ROW EXECUTE FUNCTION directives_moved_v2();

CREATE FUNCTION directives_seat_v1() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('sauro.seat', true), '')::bigint $$;

-- A request is asked by who sits there, of work that lies with its body, and comes without its answer.
CREATE FUNCTION directives_asked_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.granted IS NOT NULL OR NEW.granted_on IS NOT NULL OR NEW.answer <> '' OR NEW.decided_by_id IS NOT NULL
      OR NEW.decided_at IS NOT NULL OR NEW.asked_by_id IS DISTINCT FROM directives_seat_v1()
      OR NOT EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id = NEW.assignment_id
        AND a.state IN ('issued', 'acknowledged', 'in_progress', 'returned') AND NEW.asked_at >= a.changed_at) THEN
    RAISE EXCEPTION 'a request is asked, then decided' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_request_asked BEFORE INSERT ON directives_request
  FOR EACH ROW EXECUTE FUNCTION directives_asked_v1();

-- It is decided once, by who sits there, and stays as it was asked.
CREATE FUNCTION directives_decided_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['granted', 'granted_on', 'answer', 'decided_by_id', 'decided_at'];
BEGIN
  IF OLD.decided_at IS NOT NULL OR to_jsonb(OLD) - free <> to_jsonb(NEW) - free
      OR NEW.decided_by_id IS DISTINCT FROM directives_seat_v1() THEN
    RAISE EXCEPTION 'request % is decided once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_request_decided ON directives_request;
CREATE TRIGGER directives_request_decided BEFORE UPDATE ON directives_request
  FOR EACH ROW EXECUTE FUNCTION directives_decided_v2();

-- A step is signed by who sits there, by the side whose it is, at its time; it tells what the work
-- shows, and nothing follows on work that ended. Only what a correction withdraws has nobody's name.
CREATE FUNCTION directives_signed_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  work directives_assignment%ROWTYPE;
  shown text := CASE NEW.act WHEN 'acknowledge' THEN 'acknowledged' WHEN 'report' THEN 'in_progress'
    WHEN 'take_back' THEN 'in_progress' WHEN 'submit' THEN 'submitted' WHEN 'accept' THEN 'accepted'
    WHEN 'return' THEN 'returned' WHEN 'withdraw' THEN 'withdrawn' WHEN 'relieve' THEN 'withdrawn' END;
  corrected boolean := NEW.by_id IS NULL AND NEW.act = 'withdraw' AND EXISTS (SELECT 1 FROM directives_directive d
    JOIN directives_assignment a ON a.directive_id = d.id WHERE a.id = NEW.assignment_id AND d.superseded_at IS NOT NULL);
  allowed boolean;
BEGIN
  SELECT * INTO work FROM directives_assignment a WHERE a.id = NEW.assignment_id;
  IF NEW.act IN ('accept', 'return', 'withdraw', 'give_time', 'refuse_time', 'relieve', 'insist', 'date', 'issue') THEN
    allowed := sauro_sees_v1(NEW.issuer_path);
  ELSIF NEW.act = 'contribute' THEN
    allowed := work.part_of_id IS NULL AND EXISTS (SELECT 1 FROM directives_addressee a
      WHERE a.directive_id = work.directive_id AND a.part = 'coordinating' AND sauro_sees_v1(a.owner_path));
  ELSE
    allowed := sauro_sees_v1(NEW.owner_path);
  END IF;
  IF NOT coalesce(allowed, false) OR NEW.by_id IS DISTINCT FROM directives_seat_v1() AND NOT corrected THEN
    RAISE EXCEPTION 'a step is signed by whose it is' USING ERRCODE = 'check_violation';
  END IF;
  IF shown IS NOT NULL AND (work.state <> shown OR work.changed_at <> NEW.at)
      OR work.state IN ('accepted', 'withdrawn') AND (shown IS NULL OR EXISTS (SELECT 1 FROM directives_step s
        WHERE s.assignment_id = work.id AND s.act IN ('accept', 'withdraw', 'relieve')))
      OR NEW.at < work.changed_at OR current_user = 'sauro_web' AND NEW.at > now() + interval '400 days' THEN
    RAISE EXCEPTION 'no such step of the work now' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_step_signed ON directives_step;
CREATE TRIGGER directives_step_signed BEFORE INSERT ON directives_step
  FOR EACH ROW EXECUTE FUNCTION directives_signed_v2();

-- A file comes with its step, from who takes that step: none is added afterwards.
CREATE FUNCTION directives_shown_v2() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_step s WHERE s.id = NEW.step_id
      AND s.owner_path = NEW.owner_path AND s.issuer_path = NEW.issuer_path
      AND s.by_id = directives_seat_v1() AND s.at > now() - interval '1 minute'
      AND s.act IN ('report', 'submit', 'contribute')
      AND NOT EXISTS (SELECT 1 FROM directives_step l WHERE l.assignment_id = s.assignment_id AND l.id > s.id)) THEN
    RAISE EXCEPTION 'not of that step' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER directives_evidence_shown ON directives_evidence;
CREATE TRIGGER directives_evidence_shown BEFORE INSERT ON directives_evidence
  FOR EACH ROW EXECUTE FUNCTION directives_shown_v2();

DROP FUNCTION directives_given_v1, directives_moved_v1, directives_decided_v1, directives_signed_v1, directives_shown_v1;
