-- Whoever gives a number of a series has the turn until his transaction ends; the next one waits, and
-- then sees what was given. So a number given in a transaction that fails is given again.
CREATE FUNCTION documents_number_turn_v1(office text, in_series text, in_year integer)
  RETURNS TABLE (number integer, dated_on date)
  LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('documents_number ' || in_series || in_year || office, 0));
  RETURN QUERY SELECT n.number, n.dated_on FROM public.documents_papernumber n
    WHERE n.owner_path = office AND n.series = in_series AND n.year = in_year
    ORDER BY n.number DESC LIMIT 1;
END $$;

-- The next number and no other, of no earlier day. Only the first of a year may be above 1: numbers
-- before it were given from a book on paper.
CREATE FUNCTION documents_number_given_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last record;
BEGIN
  SELECT * INTO last FROM public.documents_number_turn_v1(NEW.owner_path, NEW.series, NEW.year);
  IF NEW.number < 1 OR (last.number IS NOT NULL AND NEW.number <> last.number + 1) THEN
    RAISE EXCEPTION 'the next number of a series is the last and one' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.dated_on < last.dated_on THEN
    RAISE EXCEPTION 'numbers of papers follow time' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_papernumber_given BEFORE INSERT ON documents_papernumber
  FOR EACH ROW EXECUTE FUNCTION documents_number_given_v1();

CREATE FUNCTION documents_number_stays_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF OLD.cancelled_at IS NOT NULL THEN
    RAISE EXCEPTION 'a cancelled paper stays cancelled' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER documents_papernumber_stays BEFORE UPDATE ON documents_papernumber
  FOR EACH ROW EXECUTE FUNCTION documents_number_stays_v1();
