DO $$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT policyname, tablename FROM pg_policies WHERE tablename LIKE 'reporting\_%' LOOP
    EXECUTE format('DROP POLICY %I ON %I', found.policyname, found.tablename);
  END LOOP;
  FOR found IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'reporting\_%' LOOP
    EXECUTE format('ALTER TABLE %1$I NO FORCE ROW LEVEL SECURITY; ALTER TABLE %1$I DISABLE ROW LEVEL SECURITY', found.relname);
  END LOOP;
END $$;
DROP TRIGGER reporting_line_recorded ON reporting_line;
DROP TRIGGER reporting_line_recorded_new ON reporting_line;
DROP TRIGGER reporting_dutybody_recorded ON reporting_dutybody;
DROP TRIGGER reporting_dutybody_recorded_new ON reporting_dutybody;
DROP FUNCTION reporting_drafted_v1() CASCADE;
DROP FUNCTION reporting_version_goes_on_v1() CASCADE;
DROP FUNCTION reporting_line_stays_v1() CASCADE;
DROP FUNCTION reporting_submission_goes_on_v1() CASCADE;
DROP FUNCTION reporting_noted_v1() CASCADE;
ALTER TABLE reporting_consolidation DROP CONSTRAINT consolidation_of_own_duty;
ALTER TABLE reporting_cellnote DROP CONSTRAINT cellnote_of_own;
ALTER TABLE reporting_submission DROP CONSTRAINT submission_of_own_line, DROP CONSTRAINT submission_of_both,
  DROP CONSTRAINT submission_figures_possible;
ALTER TABLE reporting_line DROP CONSTRAINT line_of_own_duty, DROP CONSTRAINT line_of_both;
ALTER TABLE reporting_dutybody DROP CONSTRAINT dutybody_of_own_duty;
ALTER TABLE reporting_duty DROP CONSTRAINT duty_of_owner;
ALTER TABLE reporting_cell DROP CONSTRAINT cell_of_own_form, DROP CONSTRAINT cell_of_own_indicator;
ALTER TABLE reporting_indicator DROP CONSTRAINT indicator_of_own_form, DROP CONSTRAINT indicator_of_version;
ALTER TABLE reporting_formversion DROP CONSTRAINT formversion_of_own_form, DROP CONSTRAINT formversion_of_owner;
ALTER TABLE reporting_form DROP CONSTRAINT form_of_owner;
