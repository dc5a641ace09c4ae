-- Asked for each row that is given: in plpgsql its plan, which the policies make dear, is made once a session
-- and not once a row. The same answer as before.
CREATE OR REPLACE FUNCTION directives_issues_v1(wanted bigint, path text) RETURNS boolean LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM directives_directive d WHERE d.id = $1 AND d.owner_path = $2)
    OR EXISTS (SELECT 1 FROM directives_takeover t WHERE t.directive_id = $1 AND t.owner_path = $2);
END $$;
