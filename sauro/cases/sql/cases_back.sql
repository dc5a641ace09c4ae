DO $$
DECLARE
  name text;
  policy text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case', 'casebody', 'caseparty', 'goodsline', 'violation', 'caseevent', 'goodsgroup', 'violationkind'] LOOP
    FOR policy IN SELECT policyname FROM pg_policies WHERE tablename = 'cases_' || name LOOP
      EXECUTE format('DROP POLICY %I ON cases_%s', policy, name);
    END LOOP;
    EXECUTE format('ALTER TABLE cases_%1$s NO FORCE ROW LEVEL SECURITY; ALTER TABLE cases_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'caseevent', 'casebody'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s DROP CONSTRAINT %1$s_of_own_case', name);
  END LOOP;
END $$;
ALTER TABLE cases_caseevent DROP CONSTRAINT caseevent_corrects_its_own, DROP CONSTRAINT caseevent_of_case;
ALTER TABLE cases_case DROP CONSTRAINT case_of_owner;
DROP TRIGGER cases_case_numbered ON cases_case;
DROP TRIGGER cases_case_opened ON cases_case;
DROP TRIGGER cases_case_changed ON cases_case;
DROP TRIGGER cases_casebody_joined ON cases_casebody;
DROP TRIGGER cases_goodsline_counted ON cases_goodsline;
DROP TRIGGER cases_caseparty_named ON cases_caseparty;
DROP TRIGGER cases_caseevent_happened ON cases_caseevent;
DROP FUNCTION cases_numbered_v1, cases_opened_v1, cases_changed_v1, cases_joined_v1, cases_counted_v1, cases_named_v1,
  cases_happened_v1, cases_holds_v1;
DROP TABLE cases_book;
