DROP TRIGGER cases_casemoney_entered ON cases_casemoney;
DROP TRIGGER cases_casemovement_moved ON cases_casemovement;
DROP FUNCTION cases_entered_v1, cases_moved_v1, cases_exhibit_stands_v1;
ALTER TABLE cases_casemoney DROP CONSTRAINT money_reverses_its_own;
ALTER TABLE cases_casemovement DROP CONSTRAINT movement_withdraws_its_own, DROP CONSTRAINT movement_into_own_exhibit,
  DROP CONSTRAINT movement_of_own_exhibit;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['casemoney', 'casemovement', 'caseexhibit'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s DROP CONSTRAINT %1$s_of_case;
      ALTER TABLE cases_%1$s DROP CONSTRAINT %1$s_of_own_case;
      DROP POLICY cases_%1$s_add ON cases_%1$s;
      DROP POLICY cases_%1$s_read ON cases_%1$s;
      ALTER TABLE cases_%1$s NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
