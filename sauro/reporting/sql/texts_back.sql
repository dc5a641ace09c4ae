DROP TRIGGER reporting_reportfile_filed ON reporting_reportfile;
DROP TRIGGER reporting_reporttext_told ON reporting_reporttext;
DROP FUNCTION reporting_filed_v1, reporting_told_v1;
ALTER TABLE reporting_reportfile DROP CONSTRAINT reportfile_of_own_text;
ALTER TABLE reporting_reporttext DROP CONSTRAINT reporttext_of_own_sum, DROP CONSTRAINT reporttext_of_own_submission,
  DROP CONSTRAINT reporttext_of_owner;
ALTER TABLE reporting_submission DROP CONSTRAINT submission_of_owner;
ALTER TABLE reporting_consolidation DROP CONSTRAINT consolidation_of_owner;
DO $$
DECLARE
  name text;
  policy text;
BEGIN
  FOREACH name IN ARRAY ARRAY['reportfile', 'reporttext'] LOOP
    FOR policy IN SELECT policyname FROM pg_policies WHERE tablename = 'reporting_' || name LOOP
      EXECUTE format('DROP POLICY %I ON reporting_%s', policy, name);
    END LOOP;
    EXECUTE format('ALTER TABLE reporting_%1$s NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE reporting_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
DROP FUNCTION reporting_tells_v1;
