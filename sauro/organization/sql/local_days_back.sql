DROP TRIGGER organization_localday_next ON organization_localday;
DROP FUNCTION sauro_local_day_next_v1();
DROP POLICY organization_localday_add ON organization_localday;
DROP POLICY organization_localday_read ON organization_localday;
ALTER TABLE organization_localday NO FORCE ROW LEVEL SECURITY;
ALTER TABLE organization_localday DISABLE ROW LEVEL SECURITY;
