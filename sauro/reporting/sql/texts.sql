-- A text and its files are read with the version, or the sum, that they are of.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reporttext', 'reportfile'] LOOP
    EXECUTE format('ALTER TABLE reporting_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reporting_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;

-- Who may write for a version: its body; once it was accepted the receiver locks it as well.
CREATE FUNCTION reporting_tells_v1(owner_path text, submission bigint) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT cases_holds_v1($1) OR EXISTS (SELECT 1 FROM reporting_submission s
    WHERE s.id = $2 AND s.state = 'accepted' AND cases_holds_v1(s.to_path))
$$;

CREATE POLICY reporting_reporttext_read ON reporting_reporttext FOR SELECT
  USING (EXISTS (SELECT 1 FROM reporting_submission s WHERE s.id = submission_id)
    OR EXISTS (SELECT 1 FROM reporting_consolidation c WHERE c.id = consolidation_id));
CREATE POLICY reporting_reporttext_add ON reporting_reporttext FOR INSERT
  WITH CHECK (reporting_tells_v1(owner_path, submission_id));
CREATE POLICY reporting_reporttext_change ON reporting_reporttext FOR UPDATE
  USING (EXISTS (SELECT 1 FROM reporting_submission s WHERE s.id = submission_id)
    OR EXISTS (SELECT 1 FROM reporting_consolidation c WHERE c.id = consolidation_id))
  WITH CHECK (reporting_tells_v1(owner_path, submission_id));
CREATE POLICY reporting_reportfile_read ON reporting_reportfile FOR SELECT
  USING (EXISTS (SELECT 1 FROM reporting_reporttext t WHERE t.id = text_id));
CREATE POLICY reporting_reportfile_add ON reporting_reportfile FOR INSERT
  WITH CHECK (EXISTS (SELECT 1 FROM reporting_reporttext t
    WHERE t.id = text_id AND reporting_tells_v1(t.owner_path, t.submission_id)));

ALTER TABLE reporting_reporttext ADD CONSTRAINT reporttext_of_owner UNIQUE (id, owner_path);
ALTER TABLE reporting_consolidation ADD CONSTRAINT consolidation_of_owner UNIQUE (id, owner_path);
ALTER TABLE reporting_submission ADD CONSTRAINT submission_of_owner UNIQUE (id, owner_path);
ALTER TABLE reporting_reporttext
  ADD CONSTRAINT reporttext_of_own_submission FOREIGN KEY (submission_id, owner_path) REFERENCES reporting_submission (id, owner_path),
  ADD CONSTRAINT reporttext_of_own_sum FOREIGN KEY (consolidation_id, owner_path) REFERENCES reporting_consolidation (id, owner_path);
ALTER TABLE reporting_reportfile
  ADD CONSTRAINT reportfile_of_own_text FOREIGN KEY (text_id, owner_path) REFERENCES reporting_reporttext (id, owner_path);

-- Words are written while the version is a draft; figures are frozen with them once, when it is locked.
CREATE FUNCTION reporting_told_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  freezing text[] := ARRAY['frozen_at', 'sheets', 'version'];
  stands text := (SELECT s.state FROM reporting_submission s WHERE s.id = NEW.submission_id);
BEGIN
  IF TG_OP = 'INSERT' AND NEW.version <> 1
    OR NEW.submission_id IS NOT NULL AND (stands IS NULL OR stands NOT IN ('draft', 'accepted'))
    OR stands = 'draft' AND NEW.frozen_at IS NOT NULL
    OR stands = 'accepted' AND NEW.frozen_at IS NULL THEN
    RAISE EXCEPTION 'the text of a report is written while it is a draft' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD.frozen_at IS NOT NULL OR NEW.version <> OLD.version + 1
    OR (NEW.id, NEW.owner_path, NEW.submission_id, NEW.consolidation_id)
      IS DISTINCT FROM (OLD.id, OLD.owner_path, OLD.submission_id, OLD.consolidation_id)
    OR NEW.frozen_at IS NOT NULL AND (to_jsonb(NEW) - freezing) IS DISTINCT FROM (to_jsonb(OLD) - freezing)) THEN
    RAISE EXCEPTION 'the text of report % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_reporttext_told BEFORE INSERT OR UPDATE ON reporting_reporttext
  FOR EACH ROW EXECUTE FUNCTION reporting_told_v1();

CREATE FUNCTION reporting_filed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reporting_reporttext t WHERE t.id = NEW.text_id AND t.frozen_at IS NOT NULL) THEN
    RAISE EXCEPTION 'only a locked report keeps its file' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_reportfile_filed BEFORE INSERT ON reporting_reportfile
  FOR EACH ROW EXECUTE FUNCTION reporting_filed_v1();
