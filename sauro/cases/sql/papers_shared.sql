-- Papers and attachments are a part of a file that is granted; a case that was handed over gets none any more, and what it has is
-- neither changed nor taken away.
CREATE POLICY cases_casepaper_granted ON cases_casepaper FOR SELECT USING (case_id IN (SELECT cases_opened_part_v1('papers')));
CREATE POLICY cases_caseattachment_granted ON cases_caseattachment FOR SELECT USING (case_id IN (SELECT cases_opened_part_v1('papers')));
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['paperdraft', 'casepaper', 'caseattachment', 'casework', 'caseapart', 'ownnumber'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_not_handed AFTER INSERT ON cases_%1$s
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_not_handed_v1()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'paperdraft', 'casepaper', 'caseattachment'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_not_handed_on AFTER UPDATE ON cases_%1$s
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_not_handed_v1()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'paperdraft'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_not_handed_off AFTER DELETE ON cases_%1$s
      REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_not_handed_v1()', name);
  END LOOP;
END $$;

-- The row of the case itself: what is noted for lists changes, all else does not.
CREATE FUNCTION cases_stays_away_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  counted text[] := ARRAY['next_due_on', 'next_clock', 'search_key', 'limits'];
BEGIN
  IF (to_jsonb(NEW) - counted) IS DISTINCT FROM (to_jsonb(OLD) - counted)
      AND cases_handed_v1(OLD.id) AND OLD.id NOT IN (SELECT cases_taking_v1()) THEN
    RAISE EXCEPTION 'a case that was handed over is written by nobody' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_case_stays_away BEFORE UPDATE ON cases_case FOR EACH ROW EXECUTE FUNCTION cases_stays_away_v1();
