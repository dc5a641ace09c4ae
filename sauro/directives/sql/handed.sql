-- Work of a body that ended goes on with another one: said by who gave it, from a seat in that very body.
-- Whoever sees one of the two sees that there is the other, not more.
ALTER TABLE directives_handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_handover FORCE ROW LEVEL SECURITY;
CREATE POLICY directives_handover_read ON directives_handover FOR SELECT
  USING (sauro_sees_v1(owner_path) OR EXISTS (SELECT 1 FROM directives_assignment a WHERE a.id IN (old_id, new_id)));
CREATE POLICY directives_handover_add ON directives_handover FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path) AND by_id IS NOT DISTINCT FROM coalesce(directives_seat_v1(), by_id)
    AND EXISTS (SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
      WHERE s.id = by_id AND b.path = owner_path));

-- Both are the same work of one issuer; the old one lay with a body whose last day is on record, and
-- has ended with it.
CREATE FUNCTION directives_handed_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM directives_assignment o
      JOIN organization_body b ON b.id = o.body_id AND b.valid_to <= sauro_today_v1()
      JOIN directives_assignment n ON n.id = NEW.new_id AND n.id <> o.id AND n.body_id <> o.body_id
        AND (n.directive_id, n.issuer_path) = (o.directive_id, o.issuer_path)
        AND n.part_of_id IS NOT DISTINCT FROM o.part_of_id AND n.occurs_on IS NOT DISTINCT FROM o.occurs_on
      WHERE o.id = NEW.old_id AND o.issuer_path = NEW.owner_path AND o.state = 'withdrawn') THEN
    RAISE EXCEPTION 'only work of a body that ended goes to another one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directives_handover_handed BEFORE INSERT ON directives_handover
  FOR EACH ROW EXECUTE FUNCTION directives_handed_v1();
