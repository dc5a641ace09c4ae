DROP TRIGGER cases_casepaper_issued ON cases_casepaper;
DROP TRIGGER cases_paperdraft_drafted ON cases_paperdraft;
DROP FUNCTION cases_issued_v1, cases_drafted_v1;
ALTER TABLE cases_casepaperfile DROP CONSTRAINT casepaperfile_of_own_paper;
ALTER TABLE cases_casepaper DROP CONSTRAINT casepaper_replaces_its_own, DROP CONSTRAINT casepaper_of_own_event,
  DROP CONSTRAINT casepaper_of_own_draft;
DO $$
DECLARE
  name text;
  policy text;
BEGIN
  FOREACH name IN ARRAY ARRAY['casepaperfile', 'casepaper', 'paperdraft'] LOOP
    FOR policy IN SELECT policyname FROM pg_policies WHERE tablename = 'cases_' || name LOOP
      EXECUTE format('DROP POLICY %I ON cases_%s', policy, name);
    END LOOP;
    EXECUTE format('ALTER TABLE cases_%1$s DROP CONSTRAINT %1$s_of_case;
      ALTER TABLE cases_%1$s DROP CONSTRAINT %1$s_of_own_case;
      ALTER TABLE cases_%1$s NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
