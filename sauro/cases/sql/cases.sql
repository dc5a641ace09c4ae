-- Whether rows of the body at a path are written from here: from a seat in that very body, not from
-- one above, below or joint. What the operator does has no seat.
CREATE FUNCTION cases_holds_v1(path text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT coalesce(sauro_sees_v1(path), false) AND (nullif(current_setting('sauro.seat', true), '') IS NULL OR EXISTS (
    SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = nullif(current_setting('sauro.seat', true), '')::bigint AND b.path = $1))
$$;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case', 'casebody', 'caseparty', 'goodsline', 'violation', 'caseevent', 'goodsgroup', 'violationkind'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- A case is seen with its lead body, and by the bodies that work on it with the lead, as long as they do.
CREATE POLICY cases_case_read ON cases_case FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
    WHERE j.case_id = cases_case.id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)));
CREATE POLICY cases_case_add ON cases_case FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_case_change ON cases_case FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_casebody_read ON cases_casebody FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(lead_path));
CREATE POLICY cases_casebody_add ON cases_casebody FOR INSERT WITH CHECK (cases_holds_v1(lead_path));
CREATE POLICY cases_casebody_change ON cases_casebody FOR UPDATE
  USING (sauro_sees_v1(lead_path)) WITH CHECK (cases_holds_v1(lead_path));
ALTER TABLE cases_case ADD CONSTRAINT case_of_owner UNIQUE (id, owner_path);
-- What hangs on a case is seen with it and written by its lead body. Steps are only added.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'caseevent'] LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_read ON cases_%1$s FOR SELECT
        USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
          WHERE j.case_id = cases_%1$s.case_id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)));
      CREATE POLICY cases_%1$s_add ON cases_%1$s FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
      ALTER TABLE cases_%1$s ADD CONSTRAINT %1$s_of_own_case FOREIGN KEY (case_id, owner_path)
        REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation'] LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_change ON cases_%1$s FOR UPDATE
        USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
      CREATE POLICY cases_%1$s_drop ON cases_%1$s FOR DELETE USING (cases_holds_v1(owner_path))', name);
  END LOOP;
END $$;
ALTER TABLE cases_casebody ADD CONSTRAINT casebody_of_own_case FOREIGN KEY (case_id, lead_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE cases_caseevent ADD CONSTRAINT caseevent_of_case UNIQUE (id, case_id),
  ADD CONSTRAINT caseevent_corrects_its_own FOREIGN KEY (supersedes_id, case_id)
    REFERENCES cases_caseevent (id, case_id) DEFERRABLE INITIALLY IMMEDIATE;

-- The catalogues are the same for everybody who acts from a seat. Whoever adds says truly who he is.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['goodsgroup', 'violationkind'] LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_read ON cases_%1$s FOR SELECT
        USING (nullif(current_setting(''sauro.scope'', true), '''') IS NOT NULL);
      CREATE POLICY cases_%1$s_add ON cases_%1$s FOR INSERT WITH CHECK (owner_path = ''v''
        AND sauro_sees_v1(''v'') AND by_id IS NOT DISTINCT FROM nullif(current_setting(''sauro.seat'', true), '''')::bigint)', name);
  END LOOP;
END $$;

-- The book of a body: its last number of a year. The web role has no right on it; the trigger takes the
-- next number under the row's lock, and gives it back when the case is not kept after all: no gap, no double.
CREATE TABLE cases_book (
  owner_path varchar(120) COLLATE "C" NOT NULL,
  year smallint NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (owner_path, year)
);
REVOKE ALL ON cases_book FROM PUBLIC;

CREATE FUNCTION cases_numbered_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.year := extract(year FROM NEW.opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh');
  INSERT INTO cases_book AS b (owner_path, year, last) VALUES (NEW.owner_path, NEW.year, 1)
    ON CONFLICT (owner_path, year) DO UPDATE SET last = b.last + 1 RETURNING last INTO NEW.number;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_case_numbered BEFORE INSERT ON cases_case FOR EACH ROW EXECUTE FUNCTION cases_numbered_v1();

-- A case is opened by who sits in its lead body, with version 1.
CREATE FUNCTION cases_opened_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.version <> 1 OR NEW.opened_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.opened_by_id)
      OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.body_id AND b.path = NEW.owner_path) THEN
    RAISE EXCEPTION 'a case is opened by its lead body' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_case_opened BEFORE INSERT ON cases_case FOR EACH ROW EXECUTE FUNCTION cases_opened_v1();

-- It stays what it is; each change is the next version. Only what is noted for lists changes without.
CREATE FUNCTION cases_changed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted text[] := ARRAY['next_due_on', 'next_clock', 'search_key'];
BEGIN
  IF (NEW.id, NEW.owner_path, NEW.body_id, NEW.year, NEW.number, NEW.key, NEW.opened_by_id, NEW.opened_at)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.body_id, OLD.year, OLD.number, OLD.key, OLD.opened_by_id, OLD.opened_at)
    OR NEW.version <> OLD.version + 1 AND (to_jsonb(NEW) - counted) IS DISTINCT FROM (to_jsonb(OLD) - counted)
    OR NEW.changed_at < OLD.changed_at THEN
    RAISE EXCEPTION 'case % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_case_changed BEFORE UPDATE ON cases_case FOR EACH ROW EXECUTE FUNCTION cases_changed_v1();

-- A body works on the case as itself; ending it is all that comes later.
CREATE FUNCTION cases_joined_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['ended_at', 'ended_by_id', 'ended_because'];
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.id = NEW.body_id AND b.path = NEW.owner_path)
    OR TG_OP = 'UPDATE' AND (OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
      OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)) THEN
    RAISE EXCEPTION 'a joint body stays as it was added' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_casebody_joined BEFORE INSERT OR UPDATE ON cases_casebody FOR EACH ROW EXECUTE FUNCTION cases_joined_v1();

-- Goods are counted in a unit of their group.
CREATE FUNCTION cases_counted_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cases_goodsgroup g WHERE g.id = NEW.group_id AND NEW.unit = ANY (g.units)) THEN
    RAISE EXCEPTION 'goods are counted in a unit of their group, not in %', NEW.unit USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_goodsline_counted BEFORE INSERT OR UPDATE ON cases_goodsline FOR EACH ROW EXECUTE FUNCTION cases_counted_v1();

-- A party is named by who sees it.
CREATE FUNCTION cases_named_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM parties_party p WHERE p.id = NEW.party_id) THEN
    RAISE EXCEPTION 'a party is named by who sees it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_caseparty_named BEFORE INSERT OR UPDATE OF party_id ON cases_caseparty FOR EACH ROW EXECUTE FUNCTION cases_named_v1();

-- What has not come yet has not happened; and who records a step is who does.
CREATE FUNCTION cases_happened_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.day > sauro_today_v1()
      OR NEW.recorded_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.recorded_by_id) THEN
    RAISE EXCEPTION 'a step is recorded after it happened' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_caseevent_happened BEFORE INSERT ON cases_caseevent FOR EACH ROW EXECUTE FUNCTION cases_happened_v1();
REVOKE ALL ON FUNCTION cases_numbered_v1 FROM PUBLIC;
