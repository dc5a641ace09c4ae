DROP FUNCTION cases_file_numbers_v1;
CREATE POLICY parties_identifier_granted ON parties_identifier FOR SELECT USING (party_id IN (SELECT cases_opened_party_v1()));
