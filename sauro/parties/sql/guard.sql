-- Facts and judgements are seen with the body that holds them; they are added, and only what undoes
-- them may be written later. Nothing is deleted.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['party', 'name', 'identifier', 'address', 'linksuggestion', 'judgement', 'disclosure'] LOOP
    EXECUTE format('ALTER TABLE parties_%1$s ENABLE ROW LEVEL SECURITY;
      ALTER TABLE parties_%1$s FORCE ROW LEVEL SECURITY;
      CREATE POLICY parties_%1$s_scope ON parties_%1$s USING (sauro_sees_v1(owner_path)) WITH CHECK (sauro_sees_v1(owner_path))', name);
  END LOOP;
END $$;

-- A question is seen where it was asked and by those who hold what was asked for. It is written by
-- parties_ask_v1 alone, which runs as the owner and enters the scope of the asking body.
ALTER TABLE parties_inquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE parties_inquiry FORCE ROW LEVEL SECURITY;
CREATE POLICY parties_inquiry_read ON parties_inquiry FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM unnest(held_by) p WHERE sauro_sees_v1(p)));
CREATE POLICY parties_inquiry_make ON parties_inquiry FOR INSERT WITH CHECK (sauro_sees_v1(owner_path));

-- What hangs on a party belongs to its body; a pair is two parties that the writer sees.
CREATE FUNCTION parties_of_party_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM parties_party p WHERE p.id = NEW.party_id AND p.owner_path = NEW.owner_path) THEN
    RAISE EXCEPTION 'a fact belongs to the body of its party' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION parties_of_pair_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM parties_party p WHERE p.id IN (NEW.one_id, NEW.other_id)) < 2 THEN
    RAISE EXCEPTION 'both parties of a pair are seen by who pairs them' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION parties_of_identifier_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM parties_identifier i WHERE i.id = NEW.identifier_id AND i.owner_path = NEW.owner_path) THEN
    RAISE EXCEPTION 'that a number was read is told where it is kept' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER parties_name_of_party BEFORE INSERT ON parties_name FOR EACH ROW EXECUTE FUNCTION parties_of_party_v1();
CREATE TRIGGER parties_identifier_of_party BEFORE INSERT ON parties_identifier FOR EACH ROW EXECUTE FUNCTION parties_of_party_v1();
CREATE TRIGGER parties_address_of_party BEFORE INSERT ON parties_address FOR EACH ROW EXECUTE FUNCTION parties_of_party_v1();
CREATE TRIGGER parties_linksuggestion_of_pair BEFORE INSERT ON parties_linksuggestion FOR EACH ROW EXECUTE FUNCTION parties_of_pair_v1();
CREATE TRIGGER parties_judgement_of_pair BEFORE INSERT ON parties_judgement FOR EACH ROW EXECUTE FUNCTION parties_of_pair_v1();
CREATE TRIGGER parties_disclosure_of_identifier BEFORE INSERT ON parties_disclosure FOR EACH ROW EXECUTE FUNCTION parties_of_identifier_v1();

-- The history tells what was entered; sealed numbers, their hashes and search words it does not hold.
CREATE FUNCTION parties_record_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  hidden text[] := ARRAY['sealed', 'digest', 'words', 'tokens'];
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) - hidden END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) - hidden END;
BEGIN
  PERFORM sauro_chain_v1(coalesce(new_row, old_row) ->> 'owner_path', TG_TABLE_NAME,
    coalesce(new_row, old_row) ->> 'id', TG_OP, old_row, new_row);
  RETURN NULL;
END $$;
CREATE TRIGGER parties_name_recorded AFTER INSERT OR UPDATE OR DELETE ON parties_name
  FOR EACH ROW EXECUTE FUNCTION parties_record_v1();
CREATE TRIGGER parties_identifier_recorded AFTER INSERT OR UPDATE OR DELETE ON parties_identifier
  FOR EACH ROW EXECUTE FUNCTION parties_record_v1();

REVOKE ALL ON FUNCTION parties_record_v1 FROM PUBLIC;
