DROP TRIGGER cases_caseattachment_attached ON cases_caseattachment;
DROP FUNCTION cases_attached_v1;
ALTER TABLE cases_caseattachment DROP CONSTRAINT caseattachment_of_own_exhibit, DROP CONSTRAINT caseattachment_of_own_case;
DROP POLICY cases_caseattachment_change ON cases_caseattachment;
DROP POLICY cases_caseattachment_add ON cases_caseattachment;
DROP POLICY cases_caseattachment_read ON cases_caseattachment;
ALTER TABLE cases_caseattachment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases_caseattachment DISABLE ROW LEVEL SECURITY;
