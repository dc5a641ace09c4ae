-- Reminders under guard.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reminderrules', 'digest', 'reminder', 'calendarlink'] LOOP
    EXECUTE format('ALTER TABLE directives_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE directives_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- A body's rules are its own; those below it are reached by them without seeing them.
CREATE POLICY directives_reminderrules_scope ON directives_reminderrules
  USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path));

-- What has begun to hold stays as it was: what was sent was sent by it.
CREATE FUNCTION directives_rules_begun_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.starts_on <= sauro_today_v1() OR NEW.owner_path <> OLD.owner_path
      OR NEW.starts_on <> OLD.starts_on OR NEW.version <= OLD.version) THEN
    RAISE EXCEPTION 'rules % have begun', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.starts_on <= sauro_today_v1() THEN
    RAISE EXCEPTION 'rules begin on a later day' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_reminderrules_begun BEFORE INSERT OR UPDATE ON directives_reminderrules
  FOR EACH ROW EXECUTE FUNCTION directives_rules_begun_v1();

-- A run in the background: it sees everything and sits in no seat.
CREATE FUNCTION directives_run_v1() RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT sauro_sees_v1('v') AND nullif(current_setting('sauro.seat', true), '') IS NULL $$;

-- A digest is its person's; only a run makes one or notes its mail.
CREATE POLICY directives_digest_read ON directives_digest FOR SELECT
  USING (user_id = sauro_person_v1() OR directives_run_v1());
CREATE POLICY directives_digest_add ON directives_digest FOR INSERT WITH CHECK (directives_run_v1());
CREATE POLICY directives_digest_change ON directives_digest FOR UPDATE
  USING (directives_run_v1()) WITH CHECK (directives_run_v1());

-- That somebody was reminded or told is on the record of the work, for whoever sees the work.
CREATE POLICY directives_reminder_read ON directives_reminder FOR SELECT
  USING (user_id = sauro_person_v1() OR sauro_sees_v1(owner_path) OR sauro_sees_v1(issuer_path));
CREATE POLICY directives_reminder_add ON directives_reminder FOR INSERT WITH CHECK (directives_run_v1());
CREATE POLICY directives_reminder_change ON directives_reminder FOR UPDATE
  USING (user_id = sauro_person_v1()) WITH CHECK (user_id = sauro_person_v1());
CREATE TRIGGER directives_reminder_told BEFORE INSERT ON directives_reminder
  FOR EACH ROW EXECUTE FUNCTION directives_told_v1();

-- A calendar shows the one row whose hash it presents; what is revoked stays revoked.
CREATE POLICY directives_calendarlink_read ON directives_calendarlink FOR SELECT
  USING (sauro_sees_v1(owner_path) AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint
    OR digest = nullif(current_setting('sauro.token', true), ''));
CREATE POLICY directives_calendarlink_make ON directives_calendarlink FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path) AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint);
CREATE POLICY directives_calendarlink_change ON directives_calendarlink FOR UPDATE
  USING (sauro_sees_v1(owner_path) AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint
    AND revoked_at IS NULL)
  WITH CHECK (sauro_sees_v1(owner_path) AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint);
