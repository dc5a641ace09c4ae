DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['form', 'formversion', 'indicator', 'cell', 'duty', 'dutybody', 'line', 'submission', 'cellnote', 'consolidation'] LOOP
    EXECUTE format('ALTER TABLE reporting_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reporting_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
  -- Forms are the same for everybody who acts from a seat; the body that made one writes it.
  FOREACH name IN ARRAY ARRAY['form', 'formversion', 'indicator', 'cell'] LOOP
    EXECUTE format('CREATE POLICY reporting_%1$s_read ON reporting_%1$s FOR SELECT
        USING (nullif(current_setting(''sauro.scope'', true), '''') IS NOT NULL);
      CREATE POLICY reporting_%1$s_add ON reporting_%1$s FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
      CREATE POLICY reporting_%1$s_change ON reporting_%1$s FOR UPDATE
        USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
      CREATE POLICY reporting_%1$s_drop ON reporting_%1$s FOR DELETE USING (cases_holds_v1(owner_path))', name);
  END LOOP;
END $$;

-- A duty is seen by the body that receives and by those that owe; the receiver writes it.
CREATE POLICY reporting_duty_read ON reporting_duty FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM reporting_dutybody b
    WHERE b.duty_id = reporting_duty.id AND sauro_sees_v1(b.owner_path)));
CREATE POLICY reporting_duty_add ON reporting_duty FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_duty_change ON reporting_duty FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_dutybody_read ON reporting_dutybody FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path));
CREATE POLICY reporting_dutybody_add ON reporting_dutybody FOR INSERT WITH CHECK (cases_holds_v1(to_path));
CREATE POLICY reporting_dutybody_change ON reporting_dutybody FOR UPDATE
  USING (sauro_sees_v1(to_path)) WITH CHECK (cases_holds_v1(to_path));

-- A line is made by the receiver or by a run; both sides bring it on.
CREATE POLICY reporting_line_read ON reporting_line FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path));
CREATE POLICY reporting_line_add ON reporting_line FOR INSERT WITH CHECK (cases_holds_v1(to_path));
CREATE POLICY reporting_line_change ON reporting_line FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path))
  WITH CHECK (cases_holds_v1(owner_path) OR cases_holds_v1(to_path));
-- Of a duty or a body that ended nothing more is expected; what somebody began stays.
CREATE POLICY reporting_line_drop ON reporting_line FOR DELETE
  USING (cases_holds_v1(to_path) AND state = 'expected' AND number = 0);
-- A draft is read in the very body that writes it; above, also by its superiors, once it was sent.
CREATE POLICY reporting_submission_read ON reporting_submission FOR SELECT
  USING (CASE WHEN state = 'draft' THEN cases_holds_v1(owner_path)
    ELSE sauro_sees_v1(owner_path) OR sauro_sees_v1(to_path) END);
CREATE POLICY reporting_submission_add ON reporting_submission FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_submission_change ON reporting_submission FOR UPDATE
  USING (sauro_sees_v1(owner_path) OR (state <> 'draft' AND sauro_sees_v1(to_path)))
  WITH CHECK (cases_holds_v1(owner_path) OR cases_holds_v1(to_path));
CREATE POLICY reporting_cellnote_read ON reporting_cellnote FOR SELECT
  USING (EXISTS (SELECT 1 FROM reporting_submission s WHERE s.id = submission_id));
CREATE POLICY reporting_cellnote_add ON reporting_cellnote FOR INSERT WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_cellnote_change ON reporting_cellnote FOR UPDATE
  USING (sauro_sees_v1(owner_path)) WITH CHECK (cases_holds_v1(owner_path));
CREATE POLICY reporting_cellnote_drop ON reporting_cellnote FOR DELETE USING (cases_holds_v1(owner_path));
CREATE POLICY reporting_consolidation_read ON reporting_consolidation FOR SELECT USING (sauro_sees_v1(owner_path));
CREATE POLICY reporting_consolidation_add ON reporting_consolidation FOR INSERT WITH CHECK (cases_holds_v1(owner_path));

-- What repeats a row above is what stands there.
ALTER TABLE reporting_form ADD CONSTRAINT form_of_owner UNIQUE (id, owner_path);
ALTER TABLE reporting_formversion ADD CONSTRAINT formversion_of_owner UNIQUE (id, owner_path),
  ADD CONSTRAINT formversion_of_own_form FOREIGN KEY (form_id, owner_path) REFERENCES reporting_form (id, owner_path);
ALTER TABLE reporting_indicator ADD CONSTRAINT indicator_of_version UNIQUE (id, form_version_id),
  ADD CONSTRAINT indicator_of_own_form FOREIGN KEY (form_version_id, owner_path) REFERENCES reporting_formversion (id, owner_path);
ALTER TABLE reporting_cell ADD CONSTRAINT cell_of_own_form FOREIGN KEY (form_version_id, owner_path) REFERENCES reporting_formversion (id, owner_path),
  ADD CONSTRAINT cell_of_own_indicator FOREIGN KEY (indicator_id, form_version_id) REFERENCES reporting_indicator (id, form_version_id);
ALTER TABLE reporting_duty ADD CONSTRAINT duty_of_owner UNIQUE (id, owner_path);
ALTER TABLE reporting_dutybody ADD CONSTRAINT dutybody_of_own_duty FOREIGN KEY (duty_id, to_path) REFERENCES reporting_duty (id, owner_path);
ALTER TABLE reporting_line ADD CONSTRAINT line_of_both UNIQUE (id, duty_id, owner_path, to_path, starts_on, ends_on),
  ADD CONSTRAINT line_of_own_duty FOREIGN KEY (duty_id, to_path) REFERENCES reporting_duty (id, owner_path);
ALTER TABLE reporting_submission ADD CONSTRAINT submission_of_both UNIQUE (id, owner_path, to_path),
  ADD CONSTRAINT submission_of_own_line FOREIGN KEY (line_id, duty_id, owner_path, to_path, starts_on, ends_on)
    REFERENCES reporting_line (id, duty_id, owner_path, to_path, starts_on, ends_on),
  ADD CONSTRAINT submission_figures_possible CHECK (0 <= ALL (figures) AND 1000000000000000 >= ALL (figures));
ALTER TABLE reporting_cellnote ADD CONSTRAINT cellnote_of_own FOREIGN KEY (submission_id, owner_path, to_path)
  REFERENCES reporting_submission (id, owner_path, to_path);
ALTER TABLE reporting_consolidation ADD CONSTRAINT consolidation_of_own_duty FOREIGN KEY (duty_id, owner_path)
  REFERENCES reporting_duty (id, owner_path);

-- Indicators and cells are written as long as their version is a draft; a version goes one way.
CREATE FUNCTION reporting_drafted_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_version bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.form_version_id ELSE NEW.form_version_id END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reporting_formversion v WHERE v.id = of_version AND v.state = 'draft') THEN
    RAISE EXCEPTION 'the cells of an open form stay' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER reporting_indicator_drafted BEFORE INSERT OR UPDATE OR DELETE ON reporting_indicator
  FOR EACH ROW EXECUTE FUNCTION reporting_drafted_v1();
CREATE TRIGGER reporting_cell_drafted BEFORE INSERT OR UPDATE OR DELETE ON reporting_cell
  FOR EACH ROW EXECUTE FUNCTION reporting_drafted_v1();

CREATE FUNCTION reporting_version_goes_on_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.version <> OLD.version + 1
    OR (OLD.state, NEW.state) NOT IN (('draft', 'draft'), ('draft', 'open'), ('open', 'open'), ('open', 'retired'), ('retired', 'retired'))
    OR (OLD.state <> 'draft' AND NEW.cell_count <> OLD.cell_count)
    OR (NEW.state <> 'draft' AND NEW.cell_count <> (SELECT count(*) FROM reporting_cell c WHERE c.form_version_id = NEW.id)) THEN
    RAISE EXCEPTION 'version % of a form stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_formversion_goes_on BEFORE UPDATE ON reporting_formversion
  FOR EACH ROW EXECUTE FUNCTION reporting_version_goes_on_v1();

-- When a report first came stays told, and so does by when it was due.
CREATE FUNCTION reporting_line_stays_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.first_sent_at IS NOT NULL AND NEW.first_sent_at IS DISTINCT FROM OLD.first_sent_at
    OR NEW.number < OLD.number OR (NEW.form_version_id <> OLD.form_version_id AND OLD.first_sent_at IS NOT NULL) THEN
    RAISE EXCEPTION 'when report % came stays told', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_line_stays BEFORE UPDATE ON reporting_line FOR EACH ROW EXECUTE FUNCTION reporting_line_stays_v1();

-- Only a draft is written, by the body that reports; only the receiver accepts and returns; what was sent stays.
CREATE FUNCTION reporting_submission_goes_on_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  steps text[] := ARRAY['state', 'stands', 'version', 'sent_by_id', 'sent_at', 'judged_by_id', 'judged_at', 'reason'];
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
BEGIN
  IF cardinality(NEW.figures) <> (SELECT v.cell_count FROM reporting_formversion v WHERE v.id = NEW.form_version_id) THEN
    RAISE EXCEPTION 'a report has one figure for each cell of its form' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' OR NEW.version <> 1 OR NEW.stands OR NEW.saved_by_id IS DISTINCT FROM coalesce(seat, NEW.saved_by_id) THEN
      RAISE EXCEPTION 'a report begins as a draft' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.version <> OLD.version + 1
    OR (OLD.state, NEW.state) NOT IN (('draft', 'draft'), ('draft', 'submitted'), ('submitted', 'accepted'),
      ('submitted', 'returned'), ('accepted', 'accepted'), ('accepted', 'returned'))
    OR (NEW.state IN ('draft', 'submitted') AND NOT cases_holds_v1(NEW.owner_path))
    OR (NEW.state IN ('accepted', 'returned') AND NOT cases_holds_v1(NEW.to_path))
    OR (OLD.state <> 'draft' AND (to_jsonb(NEW) - steps) IS DISTINCT FROM (to_jsonb(OLD) - steps))
    OR (OLD.state <> 'draft' AND (NEW.sent_at, NEW.sent_by_id) IS DISTINCT FROM (OLD.sent_at, OLD.sent_by_id))
    OR (OLD.state = 'draft' AND NEW.state <> 'draft'
      AND EXISTS (SELECT 1 FROM reporting_cellnote n WHERE n.submission_id = NEW.id AND n.reason = ''))
    OR (NEW.key, NEW.line_id, NEW.number) IS DISTINCT FROM (OLD.key, OLD.line_id, OLD.number) THEN
    RAISE EXCEPTION 'report % stays what it is', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reporting_submission_goes_on BEFORE INSERT OR UPDATE ON reporting_submission
  FOR EACH ROW EXECUTE FUNCTION reporting_submission_goes_on_v1();

CREATE FUNCTION reporting_noted_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_submission bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.submission_id ELSE NEW.submission_id END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM reporting_submission s WHERE s.id = of_submission AND s.state = 'draft') THEN
    RAISE EXCEPTION 'what is said of figures that were sent stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER reporting_cellnote_noted BEFORE INSERT OR UPDATE OR DELETE ON reporting_cellnote
  FOR EACH ROW EXECUTE FUNCTION reporting_noted_v1();

-- Lines are made by the thousand in one statement; that a line goes on is told by the entry of its version.
CREATE TRIGGER reporting_line_recorded AFTER UPDATE OF form_version_id OR DELETE ON reporting_line
  FOR EACH ROW EXECUTE FUNCTION sauro_record_v1();
CREATE TRIGGER reporting_line_recorded_new AFTER INSERT ON reporting_line
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION sauro_record_rows_v1();
CREATE TRIGGER reporting_dutybody_recorded AFTER UPDATE OR DELETE ON reporting_dutybody
  FOR EACH ROW EXECUTE FUNCTION sauro_record_v1();
CREATE TRIGGER reporting_dutybody_recorded_new AFTER INSERT ON reporting_dutybody
  REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION sauro_record_rows_v1();
