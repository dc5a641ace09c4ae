DROP POLICY parties_party_granted ON parties_party;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['name', 'identifier', 'address'] LOOP
    EXECUTE format('DROP POLICY parties_%1$s_granted ON parties_%1$s', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['violation', 'goodsline', 'caseparty', 'caseevent', 'caseexhibit', 'casemovement', 'casemoney'] LOOP
    EXECUTE format('DROP POLICY cases_%1$s_granted ON cases_%1$s', name);
  END LOOP;
END $$;
DROP FUNCTION cases_file_v1, cases_opened_part_v1, cases_opened_party_v1, cases_opened_grant_v1, cases_open_v1;
DROP TRIGGER cases_sharegrant_noted ON cases_sharegrant;
DROP TRIGGER cases_sharegrant_granted ON cases_sharegrant;
DROP TRIGGER cases_sharerequest_asked ON cases_sharerequest;
DROP FUNCTION cases_share_noted_v1, cases_share_granted_v1, cases_share_asked_v1;
ALTER TABLE cases_sharegrant DROP CONSTRAINT share_grant_of_own_case;
DROP POLICY cases_shareentry_add ON cases_shareentry;
DROP POLICY cases_shareentry_read ON cases_shareentry;
DROP POLICY cases_sharegrant_change ON cases_sharegrant;
DROP POLICY cases_sharegrant_add ON cases_sharegrant;
DROP POLICY cases_sharegrant_read ON cases_sharegrant;
DROP POLICY cases_sharerequest_change ON cases_sharerequest;
DROP POLICY cases_sharerequest_add ON cases_sharerequest;
DROP POLICY cases_sharerequest_read ON cases_sharerequest;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sharerequest', 'sharegrant', 'shareentry'] LOOP
    EXECUTE format('ALTER TABLE cases_%1$s NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE cases_%1$s DISABLE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
