-- Records all rows that one statement inserts: the same entries, in the same order, in the same chains as
-- sauro_record_v1 makes of each, but the head of a chain is read, locked and written once a statement. Written once a
-- row, its dead versions make a transaction of twice as many rows take four times as long. The arguments of the
-- trigger name columns that the history does not hold.
CREATE FUNCTION sauro_record_rows_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  scope text := current_setting('sauro.scope', true);
  head audit_head%ROWTYPE;
  path text;
  new_row jsonb;
  moment timestamptz;
  digest bytea;
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the history's own tables are guarded too
  -- In one order, so that two statements over the same bodies wait for each other instead of dying.
  FOR path IN SELECT DISTINCT m.owner_path FROM made m ORDER BY 1 LOOP
    INSERT INTO audit_head (owner_path, number, hash) VALUES (path, 0, '\x')
      ON CONFLICT (owner_path) DO NOTHING;
    SELECT * INTO head FROM audit_head h WHERE h.owner_path = path FOR UPDATE;
    FOR new_row IN SELECT to_jsonb(m) - coalesce(TG_ARGV[0:], '{}') FROM made m WHERE m.owner_path = path LOOP
      moment := clock_timestamp();
      digest := sauro_entry_hash_v1(head.hash, path, head.number + 1, moment, seat, TG_TABLE_NAME,
        new_row ->> 'id', 'INSERT', NULL, new_row);
      INSERT INTO audit_entry (owner_path, number, at, seat_id, "table", "row", act, before, after, previous, hash)
        VALUES (path, head.number + 1, moment, seat, TG_TABLE_NAME, new_row ->> 'id', 'INSERT', NULL,
          new_row, head.hash, digest);
      head.number := head.number + 1;
      head.hash := digest;
    END LOOP;
    UPDATE audit_head h SET number = head.number, hash = head.hash WHERE h.id = head.id;
  END LOOP;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION sauro_record_rows_v1 FROM PUBLIC;
