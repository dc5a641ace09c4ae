CREATE INDEX parties_address_street_key ON parties_address (street_key, territory_id) WHERE street_key IS NOT NULL;

-- Parties in sight beside some: with a number, an address or a judgement in common; "apart" where a person has decided
-- that the two are not one. Each number is asked of its index alone: "+ 0" keeps the planner from walking the
-- primary key backwards, "most" bounds what a number has that hundreds wrote down.
CREATE FUNCTION parties_beside_v1(parties bigint[], most int DEFAULT 50)
  RETURNS TABLE (party_id bigint, other_id bigint, why text, said text, apart boolean)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH ours AS (SELECT DISTINCT u.id FROM unnest(parties) u (id)),
  met AS (
    SELECT p.id AS one, o.id AS two, i.kind::text AS why, i.shown::text AS said
    FROM ours p
    CROSS JOIN LATERAL (SELECT n.kind, n.digest, n.shown FROM parties_identifier n
      WHERE n.party_id = p.id AND n.withdrawn_at IS NULL LIMIT 50) i
    CROSS JOIN LATERAL (SELECT x.party_id AS id FROM parties_identifier x
      WHERE x.digest = i.digest AND x.withdrawn_at IS NULL AND x.party_id <> p.id ORDER BY x.id + 0 DESC LIMIT most) o
    UNION ALL
    SELECT p.id, o.id, 'address', concat_ws(', ', a.street, nullif(a.place, ''))
    FROM ours p
    CROSS JOIN LATERAL (SELECT d.street, d.place, d.street_key, d.territory_id FROM parties_address d
      WHERE d.party_id = p.id AND d.street_key IS NOT NULL AND d.territory_id IS NOT NULL LIMIT 20) a
    CROSS JOIN LATERAL (SELECT x.party_id AS id FROM parties_address x
      WHERE x.street_key = a.street_key AND x.territory_id = ANY (parties_places_v1(a.territory_id)) AND x.party_id <> p.id
      ORDER BY x.id + 0 DESC LIMIT most) o
    UNION ALL
    SELECT p.id, j.other_id, 'judged', '' FROM ours p JOIN parties_judgement j ON j.one_id = p.id
      WHERE j.verdict = 'same' AND j.undone_at IS NULL
    UNION ALL
    SELECT p.id, j.one_id, 'judged', '' FROM ours p JOIN parties_judgement j ON j.other_id = p.id
      WHERE j.verdict = 'same' AND j.undone_at IS NULL
  )
  SELECT DISTINCT m.one, m.two, m.why, m.said, EXISTS (SELECT 1 FROM parties_judgement j
    WHERE j.one_id = least(m.one, m.two) AND j.other_id = greatest(m.one, m.two) AND j.verdict = 'not_same' AND j.undone_at IS NULL)
  FROM met m;
END $$;

-- Which parties in sight are one with some: an identity in common (a number of the person or taxpayer; of a vehicle its
-- plate, of a shop or account itself) that nobody decided against, or a judgement. A shared phone is none.
CREATE FUNCTION parties_same_v1(parties bigint[], most int DEFAULT 50)
  RETURNS TABLE (party_id bigint, other_id bigint, why text, said text)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT b.party_id, b.other_id, b.why, b.said FROM parties_beside_v1(parties, most) b
  JOIN parties_party p ON p.id = b.party_id JOIN parties_party o ON o.id = b.other_id
  WHERE b.why = 'judged' OR NOT b.apart AND (b.why IN ('identity_number', 'old_identity_number', 'tax_code')
    OR p.kind = o.kind AND (p.kind, b.why) IN (('vehicle', 'plate'), ('shop', 'shop'), ('account', 'account')));
END $$;
