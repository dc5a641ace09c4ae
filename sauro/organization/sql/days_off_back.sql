DROP TRIGGER organization_calendarday_next ON organization_calendarday;
DROP FUNCTION sauro_calendar_day_next_v1();
DROP POLICY organization_calendarday_add ON organization_calendarday;
DROP POLICY organization_calendarday_read ON organization_calendarday;
ALTER TABLE organization_calendarday NO FORCE ROW LEVEL SECURITY;
ALTER TABLE organization_calendarday DISABLE ROW LEVEL SECURITY;
