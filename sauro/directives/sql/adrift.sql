-- Directives with a day that nobody leads and nobody was given, as narrow rows beside the guarded table: what is
-- past its day and lies with nobody is counted from them (decision 0035). Kept by triggers, directive by
-- directive, so that nobody waits but for whoever changes the same one.
CREATE TABLE directives_adrift (
  directive_id bigint PRIMARY KEY REFERENCES directives_directive ON DELETE CASCADE,
  issuer text COLLATE "C" NOT NULL,  -- the path of who issued it
  due_on date NOT NULL
);
CREATE INDEX directives_adrift_of_issuer ON directives_adrift (issuer, due_on, directive_id);
REVOKE ALL ON directives_adrift FROM PUBLIC;

-- Looks at some directives anew; NULL: at all.
CREATE FUNCTION directives_adrift_anew_v1(ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the tables are guarded from their owner, too
  DELETE FROM directives_adrift WHERE ids IS NULL OR directive_id = ANY (ids);
  INSERT INTO directives_adrift (directive_id, issuer, due_on)
  SELECT d.id, d.owner_path, d.due_on FROM directives_directive d
  WHERE (ids IS NULL OR d.id = ANY (ids)) AND d.due_on IS NOT NULL AND d.superseded_at IS NULL AND d.rrule = ''
    AND NOT EXISTS (SELECT 1 FROM directives_assignment a WHERE a.directive_id = d.id)
    AND NOT EXISTS (SELECT 1 FROM directives_addressee l WHERE l.directive_id = d.id AND l.part = 'lead')
  ON CONFLICT DO NOTHING;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;

-- A directive is entered or superseded, an addressee or an assignment is added: nothing else befalls these rows,
-- the policies allow no more.
CREATE FUNCTION directives_adrift_kept_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'directives_directive' THEN
    PERFORM directives_adrift_anew_v1(ARRAY(SELECT id FROM changed));
  ELSE
    PERFORM directives_adrift_anew_v1(ARRAY(SELECT DISTINCT directive_id FROM changed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_directive_drifts AFTER INSERT ON directives_directive
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directives_adrift_kept_v1();
CREATE TRIGGER directives_directive_redrifts AFTER UPDATE ON directives_directive
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directives_adrift_kept_v1();
CREATE TRIGGER directives_addressee_anchors AFTER INSERT ON directives_addressee
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directives_adrift_kept_v1();
CREATE TRIGGER directives_assignment_anchors AFTER INSERT ON directives_assignment
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION directives_adrift_kept_v1();

-- Of what a body itself issued: how much is past its day and lies with nobody, and which is so for longest.
CREATE FUNCTION directives_adrift_count_v1(path text, today date) RETURNS bigint
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN 0; END IF;
  RETURN (SELECT count(*) FROM directives_adrift WHERE issuer = path AND due_on < today);
END $$;
CREATE FUNCTION directives_adrift_v1(path text, today date, most int) RETURNS SETOF bigint
  LANGUAGE plpgsql STABLE ROWS 10 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT directives_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT directive_id FROM directives_adrift WHERE issuer = path AND due_on < today
    ORDER BY due_on, directive_id LIMIT least(most, 100);
END $$;

REVOKE ALL ON FUNCTION directives_adrift_anew_v1, directives_adrift_kept_v1, directives_adrift_count_v1, directives_adrift_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_adrift_count_v1, directives_adrift_v1 TO sauro_web;
