-- A request is seen where it was made and where it was sent; a grant and its book on both sides. None of
-- these rows opens a file: that is cases_open_v1 alone, which writes down that it did.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sharerequest', 'sharegrant', 'shareentry'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
CREATE POLICY cases_sharerequest_read ON cases_sharerequest FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(holder_path));
CREATE POLICY cases_sharerequest_add ON cases_sharerequest FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_sharerequest_change ON cases_sharerequest FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(holder_path))
  WITH CHECK (cases_holds_v1(owner_path) OR cases_holds_v1(holder_path));
CREATE POLICY cases_sharegrant_read ON cases_sharegrant FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(grantee_path));
CREATE POLICY cases_sharegrant_add ON cases_sharegrant FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_sharegrant_change ON cases_sharegrant FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_shareentry_read ON cases_shareentry FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(grantee_path));
CREATE POLICY cases_shareentry_add ON cases_shareentry FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path) OR sauro_sees_v1(grantee_path));
ALTER TABLE cases_sharegrant ADD CONSTRAINT share_grant_of_own_case FOREIGN KEY (case_id, owner_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

-- A request is made for a case of the asker's own, and answered once: by the holder, or taken back by who asked.
CREATE FUNCTION cases_share_asked_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['state', 'answer', 'answered_by_id', 'answered_at'];
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR NEW.asked_by_id IS DISTINCT FROM coalesce(seat, NEW.asked_by_id)
        OR NEW.own_case_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases_case c
          WHERE c.id = NEW.own_case_id AND c.owner_path = NEW.owner_path)
        OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.path = NEW.holder_path) THEN
      RAISE EXCEPTION 'a request is made by who says so, for a case of his own' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.state <> 'waiting' OR NEW.state = 'waiting'
      OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
      OR NEW.answered_by_id IS DISTINCT FROM coalesce(seat, NEW.answered_by_id)
      OR NOT cases_holds_v1(CASE NEW.state WHEN 'withdrawn' THEN NEW.owner_path ELSE NEW.holder_path END) THEN
    RAISE EXCEPTION 'a request is answered once, by the side whose answer it is' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_sharerequest_asked BEFORE INSERT OR UPDATE ON cases_sharerequest
  FOR EACH ROW EXECUTE FUNCTION cases_share_asked_v1();

-- A grant stays what it is: its day may only move on, and it may end. A party is one of the holder's.
CREATE FUNCTION cases_share_granted_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  free text[] := ARRAY['until', 'ended_by_id', 'ended_at', 'ended_because', 'version'];
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.until < sauro_today_v1() OR NEW.ended_at IS NOT NULL OR NEW.version <> 1
        OR NEW.granted_by_id IS DISTINCT FROM coalesce(seat, NEW.granted_by_id)
        OR NEW.party_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parties_party p
          WHERE p.id = NEW.party_id AND p.owner_path = NEW.owner_path)
        OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.path = NEW.grantee_path)
        OR NEW.request_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases_sharerequest r
          WHERE r.id = NEW.request_id AND r.owner_path = NEW.grantee_path AND r.holder_path = NEW.owner_path) THEN
      RAISE EXCEPTION 'a body grants what is its own, from today on' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.ended_at IS NOT NULL OR NEW.version <> OLD.version + 1 OR NEW.until < OLD.until
      OR (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free)
      OR NEW.ended_by_id IS DISTINCT FROM coalesce(CASE WHEN NEW.ended_at IS NOT NULL THEN seat END, NEW.ended_by_id) THEN
    RAISE EXCEPTION 'a grant is extended or ended, nothing else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_sharegrant_granted BEFORE INSERT OR UPDATE ON cases_sharegrant
  FOR EACH ROW EXECUTE FUNCTION cases_share_granted_v1();

-- The book of sharing is kept by the database: the web role cannot write a line of it, nor leave one out.
CREATE FUNCTION cases_share_noted_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO cases_shareentry (owner_path, grantee_path, grant_id, act, seat_id, at, until, xact)
  VALUES (NEW.owner_path, NEW.grantee_path, NEW.id,
    CASE WHEN TG_OP = 'INSERT' THEN 'granted' WHEN NEW.ended_at IS NOT NULL THEN 'ended' ELSE 'extended' END,
    coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.ended_by_id, NEW.granted_by_id),
    clock_timestamp(), NEW.until, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER cases_sharegrant_noted AFTER INSERT OR UPDATE ON cases_sharegrant
  FOR EACH ROW EXECUTE FUNCTION cases_share_noted_v1();

-- Open a granted file from the seat in use: its person holds it today, in the very body that was granted it.
-- That it was opened is written down first; the rest of this transaction sees what was granted. NULL: not open.
CREATE FUNCTION cases_open_v1(wanted bigint) RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  by_seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  opening bigint;
BEGIN
  INSERT INTO cases_shareentry (owner_path, grantee_path, grant_id, act, seat_id, at, until, xact)
  SELECT g.owner_path, g.grantee_path, g.id, 'opened', by_seat, clock_timestamp(), g.until,
      pg_current_xact_id()::text::bigint
    FROM cases_sharegrant g
      JOIN organization_body b ON b.path = g.grantee_path
      JOIN access_seat s ON s.body_id = b.id
    WHERE g.id = wanted AND g.ended_at IS NULL AND g.until >= sauro_today_v1() AND s.id = by_seat
      AND s.user_id = sauro_person_v1() AND s.role IN ('officer', 'secretary', 'leader')
      AND s.accepted_at IS NOT NULL AND s.declined_at IS NULL
      AND s.valid_from <= sauro_today_v1() AND coalesce(s.valid_to, 'infinity') >= sauro_today_v1()
    RETURNING id INTO opening;
  PERFORM set_config('sauro.opening', coalesce(opening::text, ''), true);
  RETURN opening;
END $$;

-- The grant that this transaction opened, if it still holds. Nothing opened, nothing is looked at.
CREATE FUNCTION cases_opened_grant_v1() RETURNS SETOF cases_sharegrant LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opening bigint := nullif(current_setting('sauro.opening', true), '')::bigint;
BEGIN
  IF opening IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT g.* FROM cases_shareentry e JOIN cases_sharegrant g ON g.id = e.grant_id
    WHERE e.id = opening AND e.act = 'opened' AND e.xact = pg_current_xact_id_if_assigned()::text::bigint
      AND e.seat_id = nullif(current_setting('sauro.seat', true), '')::bigint
      AND g.ended_at IS NULL AND g.until >= sauro_today_v1();
END $$;

-- Of the opened grant: the case, if this part of it was granted; the party, if it is one.
CREATE FUNCTION cases_opened_part_v1(part text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('sauro.opening', true), '') = '' THEN RETURN; END IF;
  RETURN QUERY SELECT g.case_id FROM cases_opened_grant_v1() g
    WHERE g.case_id IS NOT NULL AND g.parts && ARRAY[part, 'whole']::varchar[];
END $$;
CREATE FUNCTION cases_opened_party_v1() RETURNS SETOF bigint LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('sauro.opening', true), '') = '' THEN RETURN; END IF;
  RETURN QUERY SELECT g.party_id FROM cases_opened_grant_v1() g WHERE g.party_id IS NOT NULL;
END $$;

-- The row of the opened case. Its policy knows no grants: lists and searches of the register never meet a
-- granted case, and the words by which it is searched, names and goods among them, are not given.
CREATE FUNCTION cases_file_v1() RETURNS SETOF cases_case
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened cases_sharegrant%ROWTYPE;
  file cases_case%ROWTYPE;
  scope text := current_setting('sauro.scope', true);
BEGIN
  SELECT * INTO opened FROM cases_opened_grant_v1();
  IF opened.case_id IS NULL THEN RETURN; END IF;
  PERFORM set_config('sauro.scope', opened.owner_path || ',' || opened.owner_path || '/', true);
  SELECT * INTO file FROM cases_case c WHERE c.id = opened.case_id;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  file.search_key := '';
  RETURN NEXT file;
END $$;

-- Each part by a policy of its own, asked once a statement.
DO $$
DECLARE
  part record;
BEGIN
  FOR part IN SELECT * FROM (VALUES ('violation', 'summary'), ('goodsline', 'goods'), ('caseparty', 'parties'),
      ('caseevent', 'steps'), ('caseexhibit', 'exhibits'), ('casemovement', 'exhibits'), ('casemoney', 'money')) p (name, code) LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_granted ON cases_%1$s FOR SELECT
      USING (case_id IN (SELECT cases_opened_part_v1(%2$L)))', part.name, part.code);
  END LOOP;
  FOR part IN SELECT * FROM (VALUES ('name'), ('identifier'), ('address')) p (name) LOOP
    EXECUTE format('CREATE POLICY parties_%1$s_granted ON parties_%1$s FOR SELECT
      USING (party_id IN (SELECT cases_opened_party_v1()))', part.name);
  END LOOP;
END $$;
CREATE POLICY parties_party_granted ON parties_party FOR SELECT USING (id IN (SELECT cases_opened_party_v1()));

REVOKE ALL ON FUNCTION cases_share_noted_v1, cases_open_v1, cases_file_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_open_v1, cases_file_v1 TO sauro_web;
