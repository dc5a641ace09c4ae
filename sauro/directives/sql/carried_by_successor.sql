-- What a body ordered is carried on in its own notice, or in that of who took work of it over.
ALTER TABLE directives_carryover DROP CONSTRAINT carry_over_of_own_old;
CREATE FUNCTION directives_carries_on_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT directives_issues_v1(NEW.old_id, NEW.owner_path) THEN
    RAISE EXCEPTION 'only who ordered it, or took it over, carries it on' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_carryover_carries_on BEFORE INSERT ON directives_carryover
  FOR EACH ROW EXECUTE FUNCTION directives_carries_on_v1();
