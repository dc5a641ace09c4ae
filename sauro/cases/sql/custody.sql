-- Exhibits, what was done to them, and money are seen with their case and written by its lead body.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['caseexhibit', 'casemovement', 'casemoney'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s FORCE ROW LEVEL SECURITY;
      CREATE POLICY cases_%1$s_read ON cases_%1$s FOR SELECT
        USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
          WHERE j.case_id = cases_%1$s.case_id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)));
      CREATE POLICY cases_%1$s_add ON cases_%1$s FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
      ALTER TABLE cases_%1$s ADD CONSTRAINT %1$s_of_own_case FOREIGN KEY (case_id, owner_path)
        REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
      ALTER TABLE cases_%1$s ADD CONSTRAINT %1$s_of_case UNIQUE (id, case_id)', name);
  END LOOP;
END $$;
ALTER TABLE cases_casemovement
  ADD CONSTRAINT movement_of_own_exhibit FOREIGN KEY (exhibit_id, case_id) REFERENCES cases_caseexhibit (id, case_id),
  ADD CONSTRAINT movement_into_own_exhibit FOREIGN KEY (into_id, case_id) REFERENCES cases_caseexhibit (id, case_id),
  ADD CONSTRAINT movement_withdraws_its_own FOREIGN KEY (withdraws_id, case_id) REFERENCES cases_casemovement (id, case_id);
ALTER TABLE cases_casemoney
  ADD CONSTRAINT money_reverses_its_own FOREIGN KEY (reverses_id, case_id) REFERENCES cases_casemoney (id, case_id);

-- How an exhibit stands: what is held, by whom, the last movement that touches it. Without what was
-- withdrawn, and without one more that is about to be.
CREATE FUNCTION cases_exhibit_stands_v1(of_exhibit bigint, without bigint)
  RETURNS TABLE (held numeric, holder text, last bigint)
  LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
  WITH holding AS (
    SELECT m.* FROM cases_casemovement m
    WHERE (m.exhibit_id = of_exhibit OR m.into_id = of_exhibit) AND m.act <> 'withdrawn'
      AND m.id IS DISTINCT FROM without
      AND NOT EXISTS (SELECT 1 FROM cases_casemovement w WHERE w.withdraws_id = m.id)
  )
  SELECT coalesce(sum(CASE
      WHEN act IN ('seized', 'put_back') OR into_id = of_exhibit THEN quantity
      WHEN act IN ('divided', 'sampled', 'returned', 'sold', 'destroyed') THEN -quantity
      ELSE 0 END), 0),
    (SELECT h.holder_after FROM holding h ORDER BY h.number DESC LIMIT 1),
    (SELECT h.id FROM holding h ORDER BY h.number DESC LIMIT 1)
  FROM holding
$$;

-- A movement is the next one of its case, from the present holder, of no more than is there, and by
-- who says that he records it. What is held afterwards, and by whom, is computed here.
CREATE FUNCTION cases_moved_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  now_ record;
  part record;
  gone record;
  sampled numeric;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('cases_case', NEW.case_id));
  IF NEW.number <> (SELECT coalesce(max(m.number), 0) + 1 FROM cases_casemovement m WHERE m.case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'movements of a case are numbered one after the other' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.day > sauro_today_v1()
      OR NEW.recorded_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.recorded_by_id) THEN
    RAISE EXCEPTION 'a movement is recorded after it happened, by who does' USING ERRCODE = 'check_violation';
  END IF;
  SELECT * INTO now_ FROM cases_exhibit_stands_v1(NEW.exhibit_id, NULL);
  IF (NEW.act = 'seized') IS DISTINCT FROM (now_.last IS NULL) THEN
    RAISE EXCEPTION 'an exhibit is seized first, and once' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.act IN ('seized', 'divided', 'sampled', 'put_back', 'returned', 'sold', 'destroyed') AND NEW.quantity IS NULL
      OR NEW.act NOT IN ('seized', 'divided', 'sampled', 'put_back', 'returned', 'sold', 'destroyed') AND NEW.quantity IS NOT NULL
      OR (NEW.act = 'divided') IS DISTINCT FROM (NEW.into_id IS NOT NULL) THEN
    RAISE EXCEPTION 'what moves has a quantity, and nothing else' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.act IN ('sealed', 'opened', 'stored', 'handed_over', 'divided', 'sampled', 'valued', 'returned', 'sold', 'destroyed')
      AND NEW.giver IS DISTINCT FROM now_.holder THEN
    RAISE EXCEPTION 'exhibits move from their present holder' USING ERRCODE = 'check_violation';
  END IF;
  NEW.held_after := coalesce(now_.held, 0);
  NEW.holder_after := coalesce(now_.holder, '');
  IF NEW.act IN ('seized', 'handed_over') THEN
    NEW.holder_after := NEW.taker;
  END IF;
  IF NEW.act IN ('seized', 'put_back') THEN
    NEW.held_after := NEW.held_after + NEW.quantity;
  ELSIF NEW.quantity IS NOT NULL THEN
    NEW.held_after := NEW.held_after - NEW.quantity;
  END IF;
  IF NEW.act = 'divided' THEN
    SELECT * INTO part FROM cases_exhibit_stands_v1(NEW.into_id, NULL);
    IF part.last IS NOT NULL OR NEW.into_id = NEW.exhibit_id THEN
      RAISE EXCEPTION 'a part becomes a new line' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.act = 'put_back' THEN
    SELECT sum(CASE act WHEN 'sampled' THEN quantity ELSE -1000000000000000 END) INTO sampled
      FROM cases_casemovement m WHERE m.exhibit_id = NEW.exhibit_id AND m.sample = NEW.sample
        AND m.act IN ('sampled', 'put_back')
        AND NOT EXISTS (SELECT 1 FROM cases_casemovement w WHERE w.withdraws_id = m.id);
    IF sampled IS NULL OR NEW.quantity > sampled THEN
      RAISE EXCEPTION 'no more comes back than was taken, and once' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.act = 'withdrawn' THEN
    SELECT * INTO gone FROM cases_casemovement m WHERE m.id = NEW.withdraws_id;
    SELECT * INTO part FROM cases_exhibit_stands_v1(gone.into_id, NULL);
    IF gone.exhibit_id IS DISTINCT FROM NEW.exhibit_id OR now_.last IS DISTINCT FROM gone.id
        OR gone.into_id IS NOT NULL AND part.last IS DISTINCT FROM gone.id THEN
      RAISE EXCEPTION 'the last movement is withdrawn first' USING ERRCODE = 'check_violation';
    END IF;
    SELECT coalesce(s.held, 0), coalesce(s.holder, '') INTO NEW.held_after, NEW.holder_after
      FROM cases_exhibit_stands_v1(NEW.exhibit_id, gone.id) s;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_casemovement_moved BEFORE INSERT ON cases_casemovement FOR EACH ROW EXECUTE FUNCTION cases_moved_v1();

-- An entry is the next one of its case, and leaves nothing below zero: what is owed, what is in hand,
-- what reached the budget, what was paid. More than is owed only where the writer says that he knows.
CREATE FUNCTION cases_entered_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  s record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('cases_case', NEW.case_id));
  IF NEW.number <> (SELECT count(*) FROM cases_casemoney m WHERE m.case_id = NEW.case_id)
      OR NEW.day > sauro_today_v1()
      OR NEW.recorded_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.recorded_by_id) THEN
    RAISE EXCEPTION 'entries are numbered one after the other, after they happened' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.act = 'reversed' AND EXISTS (SELECT 1 FROM cases_casemoney m WHERE m.id = NEW.reverses_id
      AND (m.act = 'reversed' OR m.debt <> NEW.debt)) THEN
    RAISE EXCEPTION 'a reversal takes back an entry of its debt' USING ERRCODE = 'check_violation';
  END IF;
  SELECT count(*) FILTER (WHERE act = 'owed') AS debts, count(*) AS entries,
    coalesce(sum(CASE act WHEN 'owed' THEN amount_vnd WHEN 'reduced' THEN -amount_vnd END), 0) AS owed,
    coalesce(sum(CASE act WHEN 'collected' THEN amount_vnd WHEN 'remitted' THEN -amount_vnd END), 0) AS in_hand,
    coalesce(sum(CASE WHEN act IN ('paid_in', 'remitted') THEN amount_vnd WHEN act = 'refunded' THEN -amount_vnd END), 0) AS reached,
    coalesce(sum(CASE WHEN toward <> 'principal' THEN 0 WHEN act IN ('paid_in', 'collected') THEN amount_vnd WHEN act = 'refunded' THEN -amount_vnd END), 0) AS paid,
    coalesce(sum(CASE WHEN toward <> 'late' THEN 0 WHEN act IN ('paid_in', 'collected') THEN amount_vnd WHEN act = 'refunded' THEN -amount_vnd END), 0) AS late
  INTO s FROM cases_casemoney m
  WHERE m.case_id = NEW.case_id AND m.debt = NEW.debt AND m.act <> 'reversed'
    AND NOT EXISTS (SELECT 1 FROM cases_casemoney r WHERE r.reverses_id = m.id);
  IF least(s.owed, s.in_hand, s.reached, s.paid, s.late) < 0 OR s.debts > 1 OR s.debts = 0 AND s.entries > 0 THEN
    RAISE EXCEPTION 'nothing in the books of a case is below zero' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.act IN ('paid_in', 'collected') AND NEW.toward = 'principal' AND NOT NEW.beyond AND s.paid > s.owed THEN
    RAISE EXCEPTION 'more than is owed is paid knowingly' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER cases_casemoney_entered AFTER INSERT ON cases_casemoney FOR EACH ROW EXECUTE FUNCTION cases_entered_v1();
