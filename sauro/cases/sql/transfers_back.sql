DROP TRIGGER cases_casebody_took_over ON cases_casebody;
DROP FUNCTION cases_took_over_v1;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['caseparty', 'goodsline', 'violation', 'caseevent', 'caseexhibit', 'casemovement', 'casemoney'] LOOP
    EXECUTE format('DROP TRIGGER cases_%1$s_not_handed ON cases_%1$s', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['casebody', 'caseevent', 'caseexhibit', 'casemovement'] LOOP
    EXECUTE format('DROP POLICY cases_%1$s_receipt ON cases_%1$s', name);
  END LOOP;
END $$;
DROP FUNCTION cases_not_handed_v1, cases_handed_v1;
DROP POLICY cases_casebody_taken ON cases_casebody;
DROP POLICY cases_case_taken ON cases_case;
DROP FUNCTION cases_taking_v1;
DROP TRIGGER cases_casetransfer_transferred ON cases_casetransfer;
DROP FUNCTION cases_transferred_v1;
ALTER TABLE cases_casetransfer DROP CONSTRAINT transfer_into_own_case, DROP CONSTRAINT transfer_of_own_case;
DROP POLICY cases_casetransfer_change ON cases_casetransfer;
DROP POLICY cases_casetransfer_add ON cases_casetransfer;
DROP POLICY cases_casetransfer_read ON cases_casetransfer;
ALTER TABLE cases_casetransfer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_casetransfer DISABLE ROW LEVEL SECURITY;
