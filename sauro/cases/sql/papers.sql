-- Papers of a case are seen with it, drafts by the lead body and its line alone; all are written by the
-- lead body. An issued paper stays as it is: only its cancelling is written later, once.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['paperdraft', 'casepaper', 'casepaperfile'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s FORCE ROW LEVEL SECURITY;
      CREATE POLICY cases_%1$s_add ON cases_%1$s FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
      ALTER TABLE cases_%1$s ADD CONSTRAINT %1$s_of_own_case FOREIGN KEY (case_id, owner_path)
        REFERENCES cases_case (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
      ALTER TABLE cases_%1$s ADD CONSTRAINT %1$s_of_case UNIQUE (id, case_id)', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['casepaper', 'casepaperfile'] LOOP
    EXECUTE format('CREATE POLICY cases_%1$s_read ON cases_%1$s FOR SELECT
        USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM cases_casebody j
          WHERE j.case_id = cases_%1$s.case_id AND j.ended_at IS NULL AND sauro_sees_v1(j.owner_path)))', name);
  END LOOP;
END $$;
CREATE POLICY cases_paperdraft_read ON cases_paperdraft FOR SELECT USING (sauro_sees_v1(owner_path));
CREATE POLICY cases_paperdraft_change ON cases_paperdraft FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY cases_paperdraft_drop ON cases_paperdraft FOR DELETE USING (cases_holds_v1(owner_path));
CREATE POLICY cases_casepaper_change ON cases_casepaper FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
ALTER TABLE cases_casepaper
  ADD CONSTRAINT casepaper_of_own_draft FOREIGN KEY (draft_id, case_id) REFERENCES cases_paperdraft (id, case_id),
  ADD CONSTRAINT casepaper_of_own_event FOREIGN KEY (event_id, case_id) REFERENCES cases_caseevent (id, case_id),
  ADD CONSTRAINT casepaper_replaces_its_own FOREIGN KEY (replaces_id, case_id) REFERENCES cases_casepaper (id, case_id);
ALTER TABLE cases_casepaperfile
  ADD CONSTRAINT casepaperfile_of_own_paper FOREIGN KEY (paper_id, case_id) REFERENCES cases_casepaper (id, case_id);

-- A draft is changed a version at a time, and no more once its paper has a number.
CREATE FUNCTION cases_drafted_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.owner_path, NEW.case_id, NEW.form, NEW.key, NEW.replaces_id, NEW.begun_by_id, NEW.begun_at)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.case_id, OLD.form, OLD.key, OLD.replaces_id, OLD.begun_by_id, OLD.begun_at)
      OR NEW.version <> OLD.version + 1
      OR EXISTS (SELECT 1 FROM cases_casepaper p WHERE p.draft_id = OLD.id) THEN
    RAISE EXCEPTION 'draft % was issued, or changed meanwhile', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_paperdraft_drafted BEFORE UPDATE ON cases_paperdraft FOR EACH ROW EXECUTE FUNCTION cases_drafted_v1();

-- A paper bears the number that its office gave it, on its day, and is issued by who says so.
CREATE FUNCTION cases_issued_v1() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  cancelling text[] := ARRAY['cancelled_at', 'cancelled_by_id', 'cancelled_because'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.cancelled_at IS NOT NULL OR NEW.cancelled_at IS NULL
        OR (to_jsonb(NEW) - cancelling) IS DISTINCT FROM (to_jsonb(OLD) - cancelling) THEN
      RAISE EXCEPTION 'an issued paper stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.cancelled_at IS NOT NULL
      OR NEW.issued_by_id IS DISTINCT FROM coalesce(nullif(current_setting('sauro.seat', true), '')::bigint, NEW.issued_by_id)
      OR NOT EXISTS (SELECT 1 FROM documents_papernumber n WHERE n.id = NEW.number_id AND n.owner_path = NEW.owner_path
        AND n.dated_on = NEW.dated_on AND n.cancelled_at IS NULL
        AND NEW.written = lpad(n.number::text, greatest(2, length(n.number::text)), '0') || '/' || n.series) THEN
    RAISE EXCEPTION 'a paper bears the number that its office gave it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER cases_casepaper_issued BEFORE INSERT OR UPDATE ON cases_casepaper FOR EACH ROW EXECUTE FUNCTION cases_issued_v1();
