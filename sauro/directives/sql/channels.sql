-- A person's channel is his alone; a run in the background reads it to send.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['channel', 'push'] LOOP
    EXECUTE format('ALTER TABLE directives_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE directives_%1$s FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
CREATE POLICY directives_channel_read ON directives_channel FOR SELECT
  USING (user_id = sauro_person_v1() OR directives_run_v1());
CREATE POLICY directives_channel_make ON directives_channel FOR INSERT
  WITH CHECK (user_id = sauro_person_v1() AND sauro_sees_v1(owner_path));
CREATE POLICY directives_channel_change ON directives_channel FOR UPDATE
  USING (user_id = sauro_person_v1() AND dropped_at IS NULL) WITH CHECK (user_id = sauro_person_v1());

-- A message is made by a run, of a digest of the same person; a trial by the person himself.
CREATE POLICY directives_push_read ON directives_push FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_channel c WHERE c.id = channel_id));
CREATE POLICY directives_push_add ON directives_push FOR INSERT WITH CHECK (
  state = 'waiting' AND attempts = 0 AND EXISTS (SELECT 1 FROM directives_channel c
    WHERE c.id = channel_id AND c.dropped_at IS NULL AND c.owner_path = directives_push.owner_path
      AND CASE WHEN digest_id IS NULL THEN c.user_id = sauro_person_v1()
        ELSE directives_run_v1() AND EXISTS (SELECT 1 FROM directives_digest d
          WHERE d.id = digest_id AND d.user_id = c.user_id) END));
CREATE POLICY directives_push_change ON directives_push FOR UPDATE
  USING (directives_run_v1()) WITH CHECK (directives_run_v1());

-- The history tells that a channel was set and dropped; where it leads it does not hold.
CREATE FUNCTION directives_record_channel_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - 'sealed' END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - 'sealed' END;
BEGIN
  PERFORM sauro_chain_v1(coalesce(new_row, old_row) ->> 'owner_path', TG_TABLE_NAME,
    coalesce(new_row, old_row) ->> 'id', TG_OP, old_row, new_row);
  RETURN NULL;
END $$;
CREATE TRIGGER directives_channel_recorded AFTER INSERT OR UPDATE OR DELETE ON directives_channel
  FOR EACH ROW EXECUTE FUNCTION directives_record_channel_v1();
