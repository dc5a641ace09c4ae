DROP TRIGGER cases_case_stays_away ON cases_case;
DROP FUNCTION cases_stays_away_v1;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['paperdraft', 'casepaper', 'caseattachment', 'casework', 'caseapart', 'ownnumber'] LOOP
    EXECUTE format('DROP TRIGGER cases_%1$s_not_handed ON cases_%1$s', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'paperdraft', 'casepaper', 'caseattachment'] LOOP
    EXECUTE format('DROP TRIGGER cases_%1$s_not_handed_on ON cases_%1$s', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'paperdraft'] LOOP
    EXECUTE format('DROP TRIGGER cases_%1$s_not_handed_off ON cases_%1$s', name);
  END LOOP;
END $$;
DROP POLICY cases_caseattachment_granted ON cases_caseattachment;
DROP POLICY cases_casepaper_granted ON cases_casepaper;
