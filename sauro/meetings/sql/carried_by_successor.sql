-- A conclusion carries on what its body ordered, or took over from one that ended.
ALTER TABLE meetings_conclusion DROP CONSTRAINT conclusion_carries_its_own;
CREATE FUNCTION meetings_carries_on_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT directives_issues_v1(NEW.carried_from_id, NEW.owner_path) THEN
    RAISE EXCEPTION 'only who ordered it, or took it over, carries it on' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER meetings_conclusion_carries_on BEFORE INSERT OR UPDATE OF carried_from_id ON meetings_conclusion
  FOR EACH ROW WHEN (NEW.carried_from_id IS NOT NULL) EXECUTE FUNCTION meetings_carries_on_v1();
