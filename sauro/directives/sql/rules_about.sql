-- What rules are about stays, as their day does.
CREATE OR REPLACE FUNCTION directives_rules_begun_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.starts_on <= sauro_today_v1() OR NEW.owner_path <> OLD.owner_path
      OR NEW.about <> OLD.about
      OR NEW.starts_on <> OLD.starts_on OR NEW.version <= OLD.version) THEN
    RAISE EXCEPTION 'rules % have begun', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.starts_on <= sauro_today_v1() THEN
    RAISE EXCEPTION 'rules begin on a later day' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
