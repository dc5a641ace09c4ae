-- Records a change of a row that has no owner_path: the trigger's argument names the column with
-- the id of the body whose history it goes to. Otherwise as sauro_record_v1.
CREATE FUNCTION sauro_record_of_body_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  row_id text := coalesce(new_row, old_row) ->> 'id';
  path text;
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  scope text := current_setting('sauro.scope', true);
  head audit_head%ROWTYPE;
  moment timestamptz := clock_timestamp();
  digest bytea;
BEGIN
  IF TG_ARGV[0] = 'id' THEN
    path := coalesce(new_row, old_row) ->> 'path';
  ELSE
    SELECT b.path INTO path FROM organization_body b
      WHERE b.id = (coalesce(new_row, old_row) ->> TG_ARGV[0])::bigint;
  END IF;
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the history's own tables are guarded too
  INSERT INTO audit_head (owner_path, number, hash) VALUES (path, 0, '\x')
    ON CONFLICT (owner_path) DO NOTHING;
  SELECT * INTO head FROM audit_head h WHERE h.owner_path = path FOR UPDATE;
  digest := sauro_entry_hash_v1(head.hash, path, head.number + 1, moment, seat, TG_TABLE_NAME,
    row_id, TG_OP, old_row, new_row);
  INSERT INTO audit_entry (owner_path, number, at, seat_id, "table", "row", act, before, after, previous, hash)
    VALUES (path, head.number + 1, moment, seat, TG_TABLE_NAME, row_id,
      TG_OP, old_row, new_row, head.hash, digest);
  UPDATE audit_head h SET number = head.number + 1, hash = digest WHERE h.id = head.id;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;
