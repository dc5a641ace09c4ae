-- Nobody follows the same twice on one day: of two who name him at one moment the second waits and is told.
CREATE FUNCTION directives_follows_days_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('directives_following'), hashint8(NEW.seat_id));
  IF EXISTS (SELECT 1 FROM directives_following f WHERE f.seat_id = NEW.seat_id
      AND f.document_id IS NOT DISTINCT FROM NEW.document_id AND f.body_id IS NOT DISTINCT FROM NEW.body_id
      AND daterange(f.starts_on, f.ends_on, '[]') && daterange(NEW.starts_on, NEW.ends_on, '[]')) THEN
    RAISE EXCEPTION 'followed already on these days' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_following_days BEFORE INSERT ON directives_following
  FOR EACH ROW EXECUTE FUNCTION directives_follows_days_v1();
