-- In which cases in sight the parties were met before: each party itself, and those that are one with it.
CREATE FUNCTION cases_met_v1(parties bigint[], most int DEFAULT 50)
  RETURNS TABLE (party_id bigint, other_id bigint, case_id bigint, why text, said text)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  SELECT s.one, s.two, c.case_id, s.why, s.said
  FROM (SELECT u.id AS one, u.id AS two, 'party' AS why, '' AS said FROM unnest(parties) u (id)
    UNION SELECT p.party_id, p.other_id, p.why, p.said FROM parties_same_v1(parties, most) p) s
  CROSS JOIN LATERAL (SELECT DISTINCT k.case_id FROM (SELECT x.case_id FROM cases_caseparty x
    WHERE x.party_id = s.two AND x.role <> ALL (ARRAY['witness', 'right_holder']) ORDER BY x.id + 0 DESC LIMIT most) k) c;
END $$;

-- The cases one step from some: a party of theirs in another case, or one beside it. Witnesses and holders of rights link
-- nothing: a brand would tie the country together. A number that a person says is not the same party's still ties by
-- phone, vehicle or house, and says so ("apart"); an identity so decided on does not.
CREATE FUNCTION cases_beside_v1(cases bigint[], most int DEFAULT 50)
  RETURNS TABLE (from_id bigint, to_id bigint, why text, said text, party_id bigint, other_id bigint, apart boolean)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH here AS MATERIALIZED (SELECT DISTINCT h.case_id, h.party_id FROM cases_caseparty h
    WHERE h.case_id = ANY (cases) AND h.role <> ALL (ARRAY['witness', 'right_holder'])),
  met AS MATERIALIZED (
    SELECT DISTINCT h.party_id AS one, h.party_id AS two, 'party' AS why, '' AS said, false AS apart FROM here h
    UNION ALL
    SELECT b.party_id, b.other_id, b.why, b.said, b.apart
    FROM parties_beside_v1(ARRAY(SELECT DISTINCT h.party_id FROM here h), most) b
    WHERE NOT (b.apart AND b.why IN ('identity_number', 'old_identity_number', 'tax_code')))
  SELECT DISTINCT h.case_id, c.case_id, m.why, m.said, m.one, m.two, m.apart
  FROM met m JOIN here h ON h.party_id = m.one
  CROSS JOIN LATERAL (SELECT x.case_id FROM cases_caseparty x
    WHERE x.party_id = m.two AND x.role <> ALL (ARRAY['witness', 'right_holder']) AND x.case_id <> ALL (cases)
    ORDER BY x.id + 0 DESC LIMIT most) c;
END $$;
