-- Whom a name in a conclusion means: written with the conclusion, by who holds the meeting, and kept
-- as it was once the conclusion became a directive.
ALTER TABLE meetings_namechoice ENABLE ROW LEVEL SECURITY;
ALTER TABLE meetings_namechoice FORCE ROW LEVEL SECURITY;
ALTER TABLE meetings_namechoice ADD CONSTRAINT name_choice_of_own_conclusion
  FOREIGN KEY (conclusion_id, owner_path) REFERENCES meetings_conclusion (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
CREATE POLICY meetings_namechoice_read ON meetings_namechoice FOR SELECT USING (sauro_sees_v1(owner_path));
CREATE POLICY meetings_namechoice_add ON meetings_namechoice FOR INSERT WITH CHECK (meetings_holds_v1(owner_path));
CREATE POLICY meetings_namechoice_drop ON meetings_namechoice FOR DELETE USING (meetings_holds_v1(owner_path));

CREATE FUNCTION meetings_name_chosen_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  conclusion bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.conclusion_id ELSE OLD.conclusion_id END;
  found record;
BEGIN
  SELECT c.meeting_id, c.directive_id INTO found FROM meetings_conclusion c WHERE c.id = conclusion;
  IF found.directive_id IS NOT NULL
      OR coalesce(meetings_state_v1(found.meeting_id), '') NOT IN ('in_session', 'concluded') THEN
    RAISE EXCEPTION 'whom conclusion % names stays', conclusion USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER meetings_namechoice_chosen BEFORE INSERT OR DELETE ON meetings_namechoice
  FOR EACH ROW EXECUTE FUNCTION meetings_name_chosen_v1();
