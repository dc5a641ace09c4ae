-- Many new cases are written table by table, and each table's statement made their entries anew: three times for one case. A
-- writer of many says so ("sauro.entries_later"): entries that are not there yet wait until it asks for them. What is there
-- already is kept in step as ever, and no case is committed without its entry.
CREATE OR REPLACE FUNCTION cases_indexed_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  ids bigint[];
BEGIN
  IF TG_TABLE_NAME = 'cases_casebody' THEN  -- and the case that is the same one
    ids := ARRAY(SELECT case_id FROM written UNION SELECT same_case_id FROM written WHERE same_case_id IS NOT NULL);
  ELSIF TG_TABLE_NAME <> 'cases_case' THEN
    ids := ARRAY(SELECT DISTINCT case_id FROM written);
  ELSE
    ids := ARRAY(SELECT id FROM written);
  END IF;
  IF current_setting('sauro.entries_later', true) = 'on' THEN
    ids := ARRAY(SELECT case_id FROM cases_entry WHERE case_id = ANY (ids));
  END IF;
  PERFORM cases_enter_v1(ids);
  RETURN NULL;
END $$;

CREATE FUNCTION cases_enter_now_v1(ids bigint[]) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS 'SELECT cases_enter_v1(ids)';
REVOKE ALL ON FUNCTION cases_enter_now_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_enter_now_v1 TO sauro_web;

CREATE FUNCTION cases_findable_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM cases_entry WHERE case_id = NEW.id) THEN
    RAISE EXCEPTION 'a case is found by its entry' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION cases_findable_v1 FROM PUBLIC;
CREATE CONSTRAINT TRIGGER cases_case_findable AFTER INSERT ON cases_case DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION cases_findable_v1();
