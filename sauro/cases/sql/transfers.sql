-- A transfer is seen by both sides. It is proposed by the lead, answered once by the receiver, or taken back before.
ALTER TABLE cases_casetransfer ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_casetransfer FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_casetransfer_read ON cases_casetransfer FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(receiver_path));
CREATE POLICY cases_casetransfer_add ON cases_casetransfer FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_casetransfer_change ON cases_casetransfer FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(receiver_path))
  WITH CHECK (cases_holds_v1(owner_path) OR cases_holds_v1(receiver_path));
ALTER TABLE cases_casetransfer
  ADD CONSTRAINT transfer_of_own_case FOREIGN KEY (case_id, owner_path)
    REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT transfer_into_own_case FOREIGN KEY (into_id, receiver_path)
    REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

CREATE FUNCTION cases_transferred_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['state', 'into_id', 'taken_on', 'answer', 'answered_by_id', 'answered_at', 'received', 'xact'];
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  here bigint := pg_current_xact_id()::text::bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.xact <> 0 OR NEW.proposed_by_id IS DISTINCT FROM coalesce(seat, NEW.proposed_by_id)
        OR NEW.handed_on > sauro_today_v1()
        OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.path = NEW.receiver_path)
        OR (NEW.kind = 'return') IS DISTINCT FROM (NEW.returns_id IS NOT NULL)
        OR NEW.returns_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases_casetransfer t WHERE t.id = NEW.returns_id
          AND t.state = 'taken' AND t.into_id = NEW.case_id AND t.case_id = NEW.into_id AND t.owner_path = NEW.receiver_path) THEN
      RAISE EXCEPTION 'a transfer is proposed by the lead, a return to who gave' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
      OR NEW.answered_by_id IS DISTINCT FROM coalesce(seat, NEW.answered_by_id) OR NEW.state = 'proposed'
      OR OLD.state <> 'proposed' AND (NEW.state <> OLD.state OR OLD.xact <> here OR NEW.answer <> OLD.answer OR NEW.taken_on <> OLD.taken_on)
      OR NOT cases_holds_v1(CASE NEW.state WHEN 'withdrawn' THEN NEW.owner_path ELSE NEW.receiver_path END)
      OR NEW.taken_on > sauro_today_v1() THEN
    RAISE EXCEPTION 'a transfer is answered once, by the side whose answer it is' USING ERRCODE = 'check_violation';
  END IF;
  NEW.xact := here;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_casetransfer_transferred BEFORE INSERT OR UPDATE ON cases_casetransfer
  FOR EACH ROW EXECUTE FUNCTION cases_transferred_v1();

-- The case that is being taken over from this seat in this very transaction: into it, and nothing else of the giver's,
-- the receiver writes the receipt. Afterwards it is the giver's alone again.
CREATE FUNCTION cases_taking_v1() RETURNS SETOF bigint LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  here bigint := pg_current_xact_id_if_assigned()::text::bigint;
BEGIN
  IF here IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT t.case_id FROM cases_casetransfer t WHERE t.xact = here AND t.state = 'taken'
    AND t.answered_by_id = nullif(current_setting('sauro.seat', true), '')::bigint AND cases_holds_v1(t.receiver_path);
END $$;
CREATE POLICY cases_case_taken ON cases_case FOR UPDATE
  USING (id IN (SELECT cases_taking_v1())) WITH CHECK (id IN (SELECT cases_taking_v1()));
CREATE POLICY cases_casebody_taken ON cases_casebody FOR UPDATE
  USING (case_id IN (SELECT cases_taking_v1())) WITH CHECK (case_id IN (SELECT cases_taking_v1()));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['casebody', 'caseevent', 'caseexhibit', 'casemovement'] LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_receipt ON cases_%1$s FOR INSERT
      WITH CHECK (case_id IN (SELECT cases_taking_v1()))', name);
  END LOOP;
END $$;

-- Whether a case is with another body now: the last time that it moved, it went away.
CREATE FUNCTION cases_handed_v1(of_case bigint) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN coalesce((SELECT t.case_id = of_case FROM cases_casetransfer t
    WHERE t.state = 'taken' AND (t.case_id = of_case OR t.into_id = of_case) ORDER BY t.answered_at DESC, t.id DESC LIMIT 1), false);
END $$;

-- What was handed over is written by nobody, save the receipt. Asked once a statement: an import enters thousands of rows.
CREATE FUNCTION cases_not_handed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written w JOIN cases_casetransfer t ON t.case_id = w.case_id AND t.state = 'taken'
      WHERE cases_handed_v1(w.case_id) AND w.case_id NOT IN (SELECT cases_taking_v1())) THEN
    RAISE EXCEPTION 'a case that was handed over is written by nobody' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'caseevent', 'caseexhibit', 'casemovement', 'casemoney'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_not_handed AFTER INSERT ON cases_%1$s
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_not_handed_v1()', name);
  END LOOP;
END $$;

-- Who took a case over goes on reading the file from which it came.
CREATE FUNCTION cases_took_over_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'who took a case over reads it on' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER cases_casebody_took_over BEFORE UPDATE ON cases_casebody
  FOR EACH ROW WHEN (OLD.role = 'took_over') EXECUTE FUNCTION cases_took_over_v1();
