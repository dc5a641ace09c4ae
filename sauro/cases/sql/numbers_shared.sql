-- Of a party that was granted its numbers are told as everybody may read them, and nothing else of their rows: what is sealed and
-- the hashes by which numbers are found stay with the holder.
DROP POLICY parties_identifier_granted ON parties_identifier;
CREATE FUNCTION cases_file_numbers_v1() RETURNS TABLE (kind varchar, shown varchar)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened cases_sharegrant%ROWTYPE;
  scope text := current_setting('sauro.scope', true);
BEGIN
  SELECT * INTO opened FROM cases_opened_grant_v1();
  IF opened.party_id IS NULL THEN RETURN; END IF;
  PERFORM set_config('sauro.scope', opened.owner_path || ',' || opened.owner_path || '/', true);
  RETURN QUERY SELECT i.kind, i.shown FROM parties_identifier i
    WHERE i.party_id = opened.party_id AND i.withdrawn_at IS NULL ORDER BY i.id;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
REVOKE ALL ON FUNCTION cases_file_numbers_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_file_numbers_v1 TO sauro_web;
