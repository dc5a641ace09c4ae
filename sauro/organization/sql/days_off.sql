-- Days off are no secret, and a count that silently missed one would be wrong: whoever reads,
-- reads all. The nation's body adds; whoever adds says truly who he is; nobody changes.
ALTER TABLE organization_calendarday ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization_calendarday FORCE ROW LEVEL SECURITY;
CREATE POLICY organization_calendarday_read ON organization_calendarday FOR SELECT USING (true);
CREATE POLICY organization_calendarday_add ON organization_calendarday FOR INSERT
  WITH CHECK (owner_path = 'v' AND sauro_sees_v1('v')
    AND by_id = nullif(current_setting('sauro.seat', true), '')::bigint);

-- The next number each time: none is left out, so that the last one is the last that was seen.
CREATE FUNCTION sauro_calendar_day_next_v1() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + coalesce(
    (SELECT max(number) FROM organization_calendarday WHERE day = NEW.day), 0) THEN
    RAISE EXCEPTION 'a day is written with the next number' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organization_calendarday_next BEFORE INSERT ON organization_calendarday
  FOR EACH ROW EXECUTE FUNCTION sauro_calendar_day_next_v1();
