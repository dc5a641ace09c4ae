-- Days of a province are as little a secret as those of the nation: whoever reads, reads all, and a
-- job that counts never misses one. The province's committee adds; nobody changes.
ALTER TABLE organization_localday ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_localday FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_localday_read ON organization_localday FOR SELECT USING (true);
CREATE POLICY organization_localday_add ON organization_localday FOR INSERT
  WITH CHECK (sauro_sees_v1(owner_path)
    AND by_id = nullif(current_setting('sauro.seat', true), '')::bigint);

-- The next number each time, and only by a seat of that very committee.
CREATE FUNCTION sauro_local_day_next_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + coalesce((SELECT max(number) FROM organization_localday
    WHERE owner_path = NEW.owner_path AND day = NEW.day), 0) THEN
    RAISE EXCEPTION 'a day is written with the next number' USING ERRCODE = 'unique_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = NEW.by_id AND b.path = NEW.owner_path) THEN
    RAISE EXCEPTION 'a province writes its own days' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_localday_next BEFORE INSERT ON organization_localday
  FOR EACH ROW EXECUTE FUNCTION sauro_local_day_next_v1();
