-- A carry-over binds two directives of the same issuer; from a seat in that very body. Whoever sees
-- what goes on sees where it comes from, not more.
ALTER TABLE directives_carryover ENABLE ROW LEVEL SECURITY;
ALTER TABLE directives_carryover FORCE ROW LEVEL SECURITY;
ALTER TABLE directives_carryover
  ADD CONSTRAINT carry_over_of_own_old FOREIGN KEY (old_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE,
  ADD CONSTRAINT carry_over_of_own_new FOREIGN KEY (new_id, owner_path)
    REFERENCES directives_directive (id, owner_path) DEFERRABLE INITIALLY IMMEDIATE;
CREATE POLICY directives_carryover_read ON directives_carryover FOR SELECT
  USING (sauro_sees_v1(owner_path)
    OR EXISTS (SELECT 1 FROM directives_directive d WHERE d.id IN (old_id, new_id)));
CREATE POLICY directives_carryover_add ON directives_carryover FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path) AND by_id IS NOT DISTINCT FROM coalesce(directives_seat_v1(), by_id)
    AND EXISTS (SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
      WHERE s.id = by_id AND b.path = owner_path));
