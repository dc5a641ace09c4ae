-- Where an address names a house: its street without accents, order words and signs, else nothing. Kept beside
-- the address by the database, so that an index may answer under the policies, which no function would let it.
CREATE FUNCTION parties_street_key_v1(street text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  plain text := translate(regexp_replace(normalize(lower(street), NFD), U&'[\0300-\036f]', '', 'g'), 'đ', 'd');
BEGIN
  plain := trim(regexp_replace(regexp_replace(plain, '[^a-z0-9/]+', ' ', 'g'), '\m(nha|so|duong|pho)\M', ' ', 'g'));
  plain := regexp_replace(plain, ' +', ' ', 'g');
  -- "thôn 5" or "chợ Đồng Xuân" holds too many people to mean anything: a house has its number first.
  RETURN CASE WHEN plain ~ '^[0-9]+[a-z]?([/][0-9a-z]+)* [a-z0-9]' THEN left(plain, 300) END;
END $$;

-- A territory and all that are the same place: former ones that went into it whole, or the one of today with its others.
CREATE FUNCTION parties_places_v1(territory bigint) RETURNS bigint[] LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  today bigint := coalesce((SELECT s.new_id FROM organization_succession s WHERE s.old_id = territory AND s.whole LIMIT 1), territory);
BEGIN
  RETURN ARRAY(SELECT today UNION SELECT territory UNION SELECT s.old_id FROM organization_succession s WHERE s.new_id = today AND s.whole);
END $$;
