-- A file of cases is read and written by its own body alone: it names people by their numbers, and those above
-- see the cases that come of it.
ALTER TABLE cases_casefile ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_casefile FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_casefile_own ON cases_casefile
  USING (cases_holds_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));

-- The own number of a case is seen with it and written by its lead.
ALTER TABLE cases_ownnumber ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_ownnumber FORCE ROW LEVEL SECURITY;
CREATE POLICY cases_ownnumber_read ON cases_ownnumber FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
    WHERE j.case_id = cases_ownnumber.case_id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)));
CREATE POLICY cases_ownnumber_add ON cases_ownnumber FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_ownnumber_change ON cases_ownnumber FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
ALTER TABLE cases_ownnumber ADD CONSTRAINT ownnumber_of_own_case FOREIGN KEY (case_id, owner_path)
  REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;

-- The next number of a book, however many cases one transaction enters. v1 wrote the book's row once a case: each
-- write left a dead row behind that the next one had to pass, so that twice as many cases took four times as long.
-- Here the row is only locked, by whoever enters first, and the last number is read from the cases themselves,
-- which nobody deletes; the row notes it once a statement. No gap, no double, as before.
CREATE FUNCTION cases_numbered_v2() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  noted integer;
BEGIN
  NEW.year := extract(year FROM NEW.opened_at AT TIME ZONE 'Asia/Ho_Chi_Minh');
  INSERT INTO cases_book (owner_path, year, last) VALUES (NEW.owner_path, NEW.year, 0) ON CONFLICT DO NOTHING;
  SELECT b.last INTO noted FROM cases_book b
    WHERE b.owner_path = NEW.owner_path AND b.year = NEW.year FOR UPDATE;
  NEW.number := 1 + greatest(noted, (SELECT max(c.number) FROM cases_case c
    WHERE c.owner_path = NEW.owner_path AND c.year = NEW.year));
  -- Cases are looked for by their number, too.
  NEW.search_key := left(concat_ws(' ', NEW.number || '/' || NEW.year, nullif(NEW.search_key, '')), 8000);
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION cases_numbered_v2 FROM PUBLIC;

CREATE FUNCTION cases_noted_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE cases_book b SET last = m.last
    FROM (SELECT owner_path, year, max(number) AS last FROM made GROUP BY owner_path, year) m
    WHERE b.owner_path = m.owner_path AND b.year = m.year;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION cases_noted_v1 FROM PUBLIC;
DROP TRIGGER cases_case_numbered ON cases_case;
CREATE TRIGGER cases_case_numbered BEFORE INSERT ON cases_case FOR EACH ROW EXECUTE FUNCTION cases_numbered_v2();
CREATE TRIGGER cases_case_noted AFTER INSERT ON cases_case REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION cases_noted_v1();
