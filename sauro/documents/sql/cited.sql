-- Which numbers the papers of a body and of all below it name, how often, and whether they were received:
-- kept for bodies of the two uppermost levels, whose lists nobody could count in time (decision 0036).
-- One row for each kind of mention, so that every filter of the list is a condition on rows.
CREATE TABLE documents_cited (
  path text COLLATE "C" NOT NULL,
  key text NOT NULL,
  grain uuid NOT NULL,  -- of what follows until "searched"
  dated date,
  doc_type text NOT NULL,
  decided text NOT NULL,
  target_id bigint,
  searched text NOT NULL,
  papers bigint NOT NULL,
  times bigint NOT NULL,
  last bigint NOT NULL,  -- the newest mention
  missing boolean NOT NULL,
  PRIMARY KEY (path, key, grain)
);
REVOKE ALL ON documents_cited FROM PUBLIC;

-- The bodies at and above a path for which counts are kept.
CREATE FUNCTION documents_counting_v1(owner text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 2 AS $$
  SELECT split_part(owner, '.', 1) UNION ALL
  SELECT split_part(owner, '.', 1) || '.' || split_part(owner, '.', 2) WHERE split_part(owner, '.', 2) <> ''
$$;

-- As listing.searched has it: small letters without marks.
CREATE FUNCTION documents_searched_v1(doc_type text, number text, issuer text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(normalize(lower(doc_type || ' ' || number || ' ' || issuer), NFC),
    'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ',
    'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd')
$$;

CREATE FUNCTION documents_grain_v1(dated date, doc_type text, decided text, target bigint, searched text) RETURNS uuid
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT md5(coalesce((dated - date '2000-01-01')::text, '') || E'\x1f' || doc_type || E'\x1f' || decided || E'\x1f'
    || coalesce(target::text, '') || E'\x1f' || searched)::uuid
$$;

-- Whether no paper below a body is, or may be, the one that is meant: as listing._received has it.
CREATE FUNCTION documents_missing_v1(path text, wanted text, day date, decided text) RETURNS boolean
  LANGUAGE sql STABLE AS $$
  SELECT decided = 'none' OR NOT EXISTS (SELECT 1 FROM documents_numbered n
    -- Told apart by name, for a path would lend its collation to the key, which then finds no index.
    WHERE n.key = wanted COLLATE "default" AND n.owner_path >= path COLLATE "C" AND n.owner_path < path COLLATE "C" || '/'
      AND (decided = 'this' OR day IS NULL OR n.dated IS NULL OR n.dated = day))
$$;

-- All anew from the guarded tables: once at the beginning, and when they were emptied or filled past their triggers.
CREATE FUNCTION documents_cited_anew_v1() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the tables are guarded from their owner, too
  PERFORM pg_advisory_xact_lock('documents_cited'::regclass::oid::bigint);
  DELETE FROM documents_cited;
  INSERT INTO documents_cited
  SELECT g.*, documents_missing_v1(g.path, g.key, g.dated, g.decided) FROM (
    SELECT p AS path, c.key, c.grain, max(c.dated) AS dated, max(c.doc_type), max(c.decided) AS decided, max(c.target_id),
      max(c.s), count(*), sum(c.times), max(c.id)
    FROM (SELECT x.*, s, documents_grain_v1(x.dated, x.doc_type, x.decided, x.target_id, s) AS grain
      FROM documents_citation x, documents_searched_v1(x.doc_type, x.number, x.issuer) s OFFSET 0) c,
      documents_counting_v1(c.owner_path) p
    GROUP BY 1, 2, 3) g;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;

-- One at a time, so that no two wait for each other's rows, and a number is not counted as missing while
-- somebody else hands its paper in: who notes what a paper cites holds on to this for what is left of his
-- transaction. Who changes nothing waits for nobody.
CREATE FUNCTION documents_cited_kept_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
  source text := concat_ws(' UNION ALL ',
    CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT 1 AS sign, a.* FROM added a' END,
    CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT -1 AS sign, g.* FROM gone g' END);
  changes jsonb;
BEGIN
  EXECUTE format($q$SELECT jsonb_agg(to_jsonb(n)) FROM (
    SELECT p AS path, c.key, documents_grain_v1(c.dated, c.doc_type, c.decided, c.target_id, s) AS grain,
      c.dated, c.doc_type, c.decided, c.target_id, s AS searched, sum(sign) AS papers, sum(sign * c.times) AS times,
      coalesce(max(c.id) FILTER (WHERE sign > 0), 0) AS newest, coalesce(max(c.id) FILTER (WHERE sign < 0), 0) AS ended
    FROM (%s) c, documents_searched_v1(c.doc_type, c.number, c.issuer) s, documents_counting_v1(c.owner_path) p
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) n WHERE (papers, times) <> (0, 0) OR newest <> ended$q$, source) INTO changes;
  IF changes IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('sauro.scope', 'v,v/', true);
  PERFORM pg_advisory_xact_lock('documents_cited'::regclass::oid::bigint);
  UPDATE documents_cited c SET papers = c.papers + n.papers, times = c.times + n.times,
    last = CASE WHEN n.ended < c.last THEN greatest(c.last, n.newest) ELSE coalesce((
      SELECT max(x.id) FROM documents_citation x WHERE x.key = c.key AND x.owner_path >= c.path AND x.owner_path < c.path || '/'
        AND documents_grain_v1(x.dated, x.doc_type, x.decided, x.target_id, documents_searched_v1(x.doc_type, x.number, x.issuer))
          = c.grain), 0) END
  FROM jsonb_to_recordset(changes) AS n (path text, key text, grain uuid, papers bigint, times bigint, newest bigint, ended bigint)
  WHERE (c.path, c.key, c.grain) = (n.path, n.key, n.grain);
  INSERT INTO documents_cited
  SELECT n.path, n.key, n.grain, n.dated, n.doc_type, n.decided, n.target_id, n.searched, n.papers, n.times, n.newest,
    documents_missing_v1(n.path, n.key, n.dated, n.decided)
  FROM jsonb_to_recordset(changes) AS n (path text, key text, grain uuid, dated date, doc_type text, decided text,
    target_id bigint, searched text, papers bigint, times bigint, newest bigint)
  WHERE n.papers > 0 AND NOT EXISTS (SELECT 1 FROM documents_cited c WHERE (c.path, c.key, c.grain) = (n.path, n.key, n.grain));
  DELETE FROM documents_cited c
  USING jsonb_to_recordset(changes) AS n (path text, key text, grain uuid)
  WHERE (c.path, c.key, c.grain) = (n.path, n.key, n.grain) AND c.papers = 0;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER documents_citation_counted AFTER INSERT ON documents_citation
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_cited_kept_v1();
CREATE TRIGGER documents_citation_recounted AFTER UPDATE ON documents_citation
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_cited_kept_v1();
CREATE TRIGGER documents_citation_uncounted AFTER DELETE ON documents_citation
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION documents_cited_kept_v1();

-- A number that came in, went, or has another day changes what is missing.
CREATE FUNCTION documents_borne_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
  source text := concat_ws(' UNION ALL ',
    CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT 1 AS sign, owner_path, key, dated FROM added' END,
    CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT -1 AS sign, owner_path, key, dated FROM gone' END);
  changes jsonb;
BEGIN
  EXECUTE format($q$SELECT jsonb_agg(DISTINCT jsonb_build_object('path', p, 'key', key)) FROM (
    SELECT owner_path, key FROM (%s) n WHERE key <> '' GROUP BY owner_path, key, dated HAVING sum(sign) <> 0
    ) n, documents_counting_v1(owner_path) p$q$, source) INTO changes;
  IF changes IS NULL THEN RETURN NULL; END IF;
  PERFORM set_config('sauro.scope', 'v,v/', true);
  PERFORM pg_advisory_xact_lock('documents_cited'::regclass::oid::bigint);
  UPDATE documents_cited c SET missing = NOT c.missing
  FROM jsonb_to_recordset(changes) AS n (path text, key text)
  WHERE (c.path, c.key) = (n.path, n.key) AND c.missing <> documents_missing_v1(c.path, c.key, c.dated, c.decided);
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
  RETURN NULL;
END $$;
CREATE TRIGGER documents_numbered_counted AFTER INSERT ON documents_numbered
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_borne_v1();
CREATE TRIGGER documents_numbered_recounted AFTER UPDATE ON documents_numbered
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_borne_v1();
CREATE TRIGGER documents_numbered_uncounted AFTER DELETE ON documents_numbered
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION documents_borne_v1();

CREATE FUNCTION documents_cited_emptied_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM documents_cited_anew_v1();
  RETURN NULL;
END $$;
CREATE TRIGGER documents_citation_emptied AFTER TRUNCATE ON documents_citation
  FOR EACH STATEMENT EXECUTE FUNCTION documents_cited_emptied_v1();
CREATE TRIGGER documents_numbered_emptied AFTER TRUNCATE ON documents_numbered
  FOR EACH STATEMENT EXECUTE FUNCTION documents_cited_emptied_v1();

-- Whether the scope shows a body with all below it.
CREATE FUNCTION documents_covers_v1(path text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM unnest(ARRAY[1, 3, 5, 7]) n
    WHERE sauro_scope_bound_v1(n + 1) = sauro_scope_bound_v1(n) || '/'
      AND path COLLATE "C" >= sauro_scope_bound_v1(n) AND path COLLATE "C" < sauro_scope_bound_v1(n + 1))
$$;

-- A page of the numbers that are named below a body, with how many there are in all. "state": missing, have or all;
-- "words": all must occur; no word is pasted into the statement.
CREATE FUNCTION documents_cited_v1(path text, state text, words text[], sorted text, falling boolean, skip int, most int)
  RETURNS TABLE (key text, papers bigint, times bigint, last bigint, groups bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET jit = off AS $$
DECLARE
  conditions text := CASE state WHEN 'missing' THEN ' AND c.missing' WHEN 'have' THEN ' AND NOT c.missing' ELSE '' END;
BEGIN
  IF NOT documents_covers_v1(path) THEN RETURN; END IF;
  FOR n IN 1 .. least(cardinality(words), 12) LOOP
    conditions := conditions || format(' AND position($2[%s] IN c.searched) > 0', n);
  END LOOP;
  RETURN QUERY EXECUTE format('SELECT c.key, sum(c.papers)::bigint, sum(c.times)::bigint, max(c.last), count(*) OVER ()
    FROM documents_cited c WHERE c.path = $1 %s GROUP BY c.key ORDER BY %s %s, c.key LIMIT $3 OFFSET $4', conditions,
    CASE sorted WHEN 'key' THEN 'c.key' WHEN 'papers' THEN 'sum(c.papers)' ELSE 'max(c.last)' END,
    CASE WHEN falling THEN 'DESC' ELSE 'ASC' END) USING path, words, most, skip;
END $$;

-- What the mentions of some numbers tell of the paper that is meant.
CREATE FUNCTION documents_cited_kinds_v1(path text, keys text[])
  RETURNS TABLE (key text, dated date, doc_type text, decided text, target_id bigint)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT documents_covers_v1(path) THEN RETURN; END IF;
  RETURN QUERY SELECT DISTINCT c.key, c.dated, c.doc_type, c.decided, c.target_id
    FROM documents_cited c WHERE c.path = documents_cited_kinds_v1.path AND c.key = ANY (keys);
END $$;

REVOKE ALL ON FUNCTION documents_counting_v1, documents_searched_v1, documents_grain_v1, documents_missing_v1,
  documents_cited_anew_v1, documents_cited_kept_v1, documents_borne_v1, documents_cited_emptied_v1, documents_covers_v1,
  documents_cited_v1, documents_cited_kinds_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION documents_cited_v1, documents_cited_kinds_v1 TO sauro_web;
