DROP FUNCTION parties_same_v1, parties_beside_v1;
DROP INDEX parties_address_street_key;
