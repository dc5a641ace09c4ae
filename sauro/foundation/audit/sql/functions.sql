-- What an entry's hash is taken over: the hash before it and every field of its own. Text forms do
-- not depend on the session: the instant as microseconds, JSON as jsonb prints it.
CREATE FUNCTION sauro_entry_hash_v1(
  previous bytea, owner_path text, number bigint, at timestamptz, seat_id bigint,
  "table" text, "row" text, act text, before jsonb, after jsonb
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(previous || convert_to(concat_ws(E'\x1f',
    owner_path, number, (extract(epoch FROM at) * 1000000)::bigint, coalesce(seat_id, 0),
    "table", "row", act, coalesce(before::text, ''), coalesce(after::text, '')), 'UTF8'))
$$;

-- Records a change of a row that belongs to a body. Runs as the owner of the history, whom the web
-- role cannot become; the head of the body's chain is locked while its next entry is made.
CREATE FUNCTION sauro_record_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  path text := coalesce(new_row, old_row) ->> 'owner_path';
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  scope text := current_setting('sauro.scope', true);
  head audit_head%ROWTYPE;
  moment timestamptz := clock_timestamp();
  digest bytea;
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the history's own tables are guarded too
  INSERT INTO audit_head (owner_path, number, hash) VALUES (path, 0, '\x')
    ON CONFLICT (owner_path) DO NOTHING;
  SELECT * INTO head FROM audit_head h WHERE h.owner_path = path FOR UPDATE;
  digest := sauro_entry_hash_v1(head.hash, path, head.number + 1, moment, seat, TG_TABLE_NAME,
    coalesce(new_row, old_row) ->> 'id', TG_OP, old_row, new_row);
  INSERT INTO audit_entry (owner_path, number, at, seat_id, "table", "row", act, before, after, previous, hash)
    VALUES (path, head.number + 1, moment, seat, TG_TABLE_NAME, coalesce(new_row, old_row) ->> 'id',
      TG_OP, old_row, new_row, head.hash, digest);
  UPDATE audit_head h SET number = head.number + 1, hash = digest WHERE h.id = head.id;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;

-- Nobody changes the past, the owner of the tables by accident included.
CREATE FUNCTION sauro_refuse_change_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history is never changed (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
