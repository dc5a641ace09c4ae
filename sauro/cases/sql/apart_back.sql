DROP TRIGGER cases_caseapart_apart ON cases_caseapart;
DROP FUNCTION cases_apart_v1;
ALTER TABLE cases_caseapart DROP CONSTRAINT caseapart_of_own_case;
DROP POLICY cases_caseapart_change ON cases_caseapart;
DROP POLICY cases_caseapart_add ON cases_caseapart;
DROP POLICY cases_caseapart_read ON cases_caseapart;
ALTER TABLE cases_caseapart NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_caseapart DISABLE ROW LEVEL SECURITY;
