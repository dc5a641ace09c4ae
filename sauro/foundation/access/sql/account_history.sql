-- One more entry of a body's chain. Nobody may call it but the triggers below.
CREATE FUNCTION sauro_chain_v1(path text, of_table text, of_row text, act text, before jsonb, after jsonb)
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
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
  digest := sauro_entry_hash_v1(head.hash, path, head.number + 1, moment, seat, of_table, of_row,
    act, before, after);
  INSERT INTO audit_entry (owner_path, number, at, seat_id, "table", "row", act, before, after, previous, hash)
    VALUES (path, head.number + 1, moment, seat, of_table, of_row, act, before, after, head.hash, digest);
  UPDATE audit_head h SET number = head.number + 1, hash = digest WHERE h.id = head.id;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
REVOKE EXECUTE ON FUNCTION sauro_chain_v1(text, text, text, text, jsonb, jsonb) FROM PUBLIC;

-- An account belongs to the chain of its home, without one to the root's. One that moves home is
-- told in both. Signing in is no change, and no hash of a password enters the history: that it
-- changed does.
CREATE FUNCTION sauro_record_account_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - 'password' - 'last_login' END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - 'password' - 'last_login' END;
  old_home text := coalesce((SELECT path FROM organization_body WHERE id = (old_row ->> 'home_id')::bigint), 'v');
  new_home text := coalesce((SELECT path FROM organization_body WHERE id = (new_row ->> 'home_id')::bigint), 'v');
  row_id text := coalesce(new_row, old_row) ->> 'id';
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.password IS DISTINCT FROM NEW.password THEN
    new_row := new_row || '{"password": "changed"}';
  END IF;
  IF TG_OP = 'UPDATE' AND old_row = new_row THEN RETURN NULL; END IF;
  IF TG_OP <> 'INSERT' AND (TG_OP = 'DELETE' OR old_home <> new_home) THEN
    PERFORM sauro_chain_v1(old_home, TG_TABLE_NAME, row_id, TG_OP, old_row, new_row);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM sauro_chain_v1(new_home, TG_TABLE_NAME, row_id, TG_OP, old_row, new_row);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER access_user_recorded AFTER INSERT OR UPDATE OR DELETE ON access_user
  FOR EACH ROW EXECUTE FUNCTION sauro_record_account_v1();

-- A seat that changes its body is told by the body that it leaves as well; the other trigger tells
-- the body to which it comes.
CREATE FUNCTION sauro_record_leaving_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM sauro_chain_v1((SELECT path FROM organization_body WHERE id = OLD.body_id),
    TG_TABLE_NAME, NEW.id::text, TG_OP, to_jsonb(OLD), to_jsonb(NEW));
  RETURN NULL;
END $$;
CREATE TRIGGER access_seat_leaving AFTER UPDATE ON access_seat
  FOR EACH ROW WHEN (OLD.body_id <> NEW.body_id) EXECUTE FUNCTION sauro_record_leaving_v1();
