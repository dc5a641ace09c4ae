-- Papers of an ended body are corrected by who goes on for it: the next edition is its own, the ones before it are shown.
ALTER TABLE directives_papertakeover ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_papertakeover FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_papertakeover_read ON directives_papertakeover FOR SELECT
  USING (sauro_sees_v1(owner_path) OR sauro_sees_v1(former_path));
CREATE POLICY directives_papertakeover_add ON directives_papertakeover FOR INSERT WITH CHECK (sauro_sees_v1(owner_path));

CREATE FUNCTION directives_takes_paper_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  own text := (SELECT b.path FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = NEW.by_id AND s.role IN ('secretary', 'leader'));
BEGIN
  IF NEW.by_id IS DISTINCT FROM coalesce(directives_seat_v1(), NEW.by_id) OR own IS DISTINCT FROM NEW.owner_path
      OR NOT (directives_goes_on_v1(NEW.former_path, NEW.owner_path) OR starts_with(NEW.former_path, own || '.'))
      OR NOT EXISTS (SELECT 1 FROM organization_body b WHERE b.path = NEW.former_path AND b.valid_to < sauro_today_v1())
      OR NOT EXISTS (SELECT 1 FROM documents_document d WHERE d.id = NEW.document_id
        AND d.owner_path = NEW.former_path AND d.status = 'published') THEN
    RAISE EXCEPTION 'papers of an ended body go to who goes on for it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_papertakeover_taken BEFORE INSERT ON directives_papertakeover
  FOR EACH ROW EXECUTE FUNCTION directives_takes_paper_v1();

CREATE POLICY documents_document_taken ON documents_document FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_papertakeover t WHERE t.document_id = documents_document.id AND sauro_sees_v1(t.owner_path)));
CREATE POLICY documents_item_taken ON documents_item FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_papertakeover t WHERE t.document_id = documents_item.document_id AND sauro_sees_v1(t.owner_path)));
CREATE POLICY documents_choice_taken ON documents_choice FOR SELECT
  USING (EXISTS (SELECT 1 FROM directives_papertakeover t WHERE t.document_id = documents_choice.document_id AND sauro_sees_v1(t.owner_path)));

-- What is entered belongs to who issued the first edition, or to who took the paper over; it replaces what the same
-- paper ordered.
ALTER TABLE directives_directive DROP CONSTRAINT directive_of_own_paper, DROP CONSTRAINT directive_replaces_its_own;
CREATE FUNCTION directives_of_paper_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM documents_document d WHERE d.id = NEW.document_id AND d.owner_path = NEW.owner_path)
        AND NOT EXISTS (SELECT 1 FROM directives_papertakeover t
        WHERE t.document_id = NEW.document_id AND t.owner_path = NEW.owner_path)
      OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives_directive o
        WHERE o.id = NEW.replaces_id AND o.document_id = NEW.document_id) THEN
    RAISE EXCEPTION 'a directive belongs to who issued its paper' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_directive_of_paper BEFORE INSERT ON directives_directive
  FOR EACH ROW EXECUTE FUNCTION directives_of_paper_v1();
