-- What the register of cases is searched by: one narrow row a case, its words and marks as one inverted index (as decision 0020
-- has it for directives, whose functions for putting questions together serve here too). Kept by triggers; the web role has
-- no right on it and reaches it by cases_find_v1, which applies the scope. Marks begin with "@", which no word does:
--   @s:path  the lead or a body that works on it is at or below the path; @o:path  the lead is; @j:path  one that helps is
--   @t:1 a territory it lies in, or whose whole predecessor it lies in, @r:route, @p:procedure, @k:main violation, @c:its group,
--   @g:group of goods, @f:force of the lead, @fj:force of who helps and @fj:force:path where that body is, @1 the case is not
--   another's, entered twice
CREATE TABLE cases_entry (
  case_id bigint PRIMARY KEY REFERENCES cases_case ON DELETE CASCADE,
  detected_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  due_up date NOT NULL,    -- infinity where no limit runs: such rows come last upwards …
  due_down date NOT NULL,  -- … and, as -infinity, downwards
  tokens tsvector NOT NULL,
  -- Makes each row long enough to be stored apart, so that what is counted and sorted stays narrow.
  padding text NOT NULL DEFAULT repeat(' ', 2100)
) WITH (toast_tuple_target = 128);
CREATE INDEX cases_entry_tokens ON cases_entry USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX cases_entry_detected ON cases_entry (detected_at, case_id);
CREATE INDEX cases_entry_opened ON cases_entry (opened_at, case_id);
CREATE INDEX cases_entry_due_up ON cases_entry (due_up, case_id);
CREATE INDEX cases_entry_due_down ON cases_entry (due_down, case_id);
REVOKE ALL ON cases_entry FROM PUBLIC;

-- A word, its pieces, and what is left of it from each piece on: "12/qd-xphc" is found by "12/qd", "qd-xphc", "xphc".
CREATE FUNCTION cases_pieces_v1(word text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT word
  UNION SELECT regexp_split_to_table(word, '[^[:alnum:]]+') WHERE word ~ '[^[:alnum:]]'
  UNION SELECT substr(word, n + 1) FROM generate_series(1, length(word) - 1) n
    WHERE word ~ '[^[:alnum:]]' AND substr(word, n, 2) ~ '^[^[:alnum:]][[:alnum:]]'
$$;

-- A territory, those it lies in, and those of today into which one of them went whole: a case keeps the place of its day.
CREATE FUNCTION cases_places_v1(place bigint) RETURNS SETOF bigint LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above (id) AS (
    SELECT place
    UNION SELECT further.id FROM above a CROSS JOIN LATERAL (
      SELECT t.parent_id AS id FROM organization_territory t WHERE t.id = a.id AND t.parent_id IS NOT NULL
      UNION ALL SELECT s.new_id FROM organization_succession s WHERE s.old_id = a.id AND s.whole) further)
  SELECT id FROM above
$$;

-- (Re)makes the entries of some cases in one statement, however many they are; one that says the same as before is left alone.
CREATE FUNCTION cases_enter_v1(ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  IF cardinality(ids) = 0 THEN RETURN; END IF;
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the tables read here are guarded too
  INSERT INTO cases_entry AS e (case_id, detected_at, opened_at, due_up, due_down, tokens)
  WITH these AS MATERIALIZED (SELECT * FROM cases_case WHERE id = ANY (ids)),
    joint AS MATERIALIZED (SELECT case_id, owner_path, body_id FROM cases_casebody WHERE case_id = ANY (ids) AND ended_at IS NULL),
    words AS MATERIALIZED (SELECT id, w FROM these, unnest(string_to_array(search_key, ' ')) w WHERE w <> ''),
    above AS MATERIALIZED (SELECT path, up FROM (SELECT owner_path FROM these UNION SELECT owner_path FROM joint) p (path), directives_above_v1(path) up),
    places AS MATERIALIZED (SELECT t.id AS place, up FROM (SELECT DISTINCT territory_id FROM these) t (id), cases_places_v1(t.id) up),
    said (id, token) AS (
      SELECT id, w FROM words
      UNION ALL SELECT id, p FROM words, cases_pieces_v1(w) p WHERE w ~ '[^[:alnum:]]'),
    marked (id, token) AS (
      SELECT t.id, m || up FROM these t JOIN above a ON a.path = t.owner_path, unnest(ARRAY['@s:', '@o:']) m
      UNION ALL SELECT j.case_id, m || up FROM joint j JOIN above a ON a.path = j.owner_path, unnest(ARRAY['@s:', '@j:']) m
      UNION ALL SELECT t.id, '@t:' || up FROM these t JOIN places p ON p.place = t.territory_id
      UNION ALL SELECT id, unnest(ARRAY['@r:' || route, '@p:' || procedure]) FROM these
      UNION ALL SELECT v.case_id, unnest(ARRAY['@c:' || k.counted, '@k:' || k.code])
        FROM cases_violation v JOIN cases_violationkind k ON k.id = v.kind_id WHERE v.case_id = ANY (ids) AND v.main
      UNION ALL SELECT l.case_id, '@g:' || g.code FROM cases_goodsline l JOIN cases_goodsgroup g ON g.id = l.group_id WHERE l.case_id = ANY (ids)
      UNION ALL SELECT t.id, '@f:' || f.code FROM these t JOIN organization_body o ON o.id = t.body_id JOIN organization_force f ON f.id = o.force_id
      UNION ALL SELECT j.case_id, m FROM joint j JOIN organization_body o ON o.id = j.body_id JOIN organization_force f ON f.id = o.force_id
        JOIN above a ON a.path = j.owner_path, unnest(ARRAY['@fj:' || f.code, '@fj:' || f.code || ':' || a.up]) m
      UNION ALL SELECT id, '@1' FROM these t WHERE NOT EXISTS (SELECT 1 FROM cases_casebody WHERE same_case_id = t.id AND ended_at IS NULL))
  SELECT t.id, t.detected_at, t.opened_at, coalesce(t.next_due_on, 'infinity'), coalesce(t.next_due_on, '-infinity'), array_to_tsvector(k.tokens)
  FROM these t JOIN (
    SELECT id, array_agg(DISTINCT token) AS tokens FROM (
      SELECT id, token FROM said WHERE token <> '' AND position('@' in token) = 0 AND length(token) <= 100
      UNION ALL SELECT id, token FROM marked) all_tokens GROUP BY id) k USING (id)
  ON CONFLICT (case_id) DO UPDATE SET detected_at = EXCLUDED.detected_at, due_up = EXCLUDED.due_up, due_down = EXCLUDED.due_down, tokens = EXCLUDED.tokens
    WHERE (e.detected_at, e.due_up, e.tokens) IS DISTINCT FROM (EXCLUDED.detected_at, EXCLUDED.due_up, EXCLUDED.tokens);
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
REVOKE ALL ON FUNCTION cases_enter_v1 FROM PUBLIC;

CREATE FUNCTION cases_indexed_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'cases_casebody' THEN  -- and the case that is the same one
    PERFORM cases_enter_v1(ARRAY(SELECT case_id FROM written UNION SELECT same_case_id FROM written WHERE same_case_id IS NOT NULL));
  ELSIF TG_TABLE_NAME <> 'cases_case' THEN
    PERFORM cases_enter_v1(ARRAY(SELECT DISTINCT case_id FROM written));
  ELSE
    PERFORM cases_enter_v1(ARRAY(SELECT id FROM written));
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION cases_indexed_v1 FROM PUBLIC;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case', 'casebody', 'violation', 'goodsline'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_indexed AFTER INSERT ON cases_%1$s
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_indexed_v1()', name);
    EXECUTE format('CREATE TRIGGER cases_%1$s_reindexed AFTER UPDATE ON cases_%1$s
      REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_indexed_v1()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['violation', 'goodsline'] LOOP
    EXECUTE format('CREATE TRIGGER cases_%1$s_unindexed AFTER DELETE ON cases_%1$s
      REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION cases_indexed_v1()', name);
  END LOOP;
END $$;

-- Words of a question: a longer one by its beginning, one of one or two letters and a short number as it is.
CREATE FUNCTION cases_worded_v1(words text[]) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  found tsquery;
  one tsquery;
  word text;
BEGIN
  FOREACH word IN ARRAY words LOOP
    one := (directives_lexeme_v1(word) || CASE WHEN length(word) < 3 OR word ~ '^[0-9]{1,4}$' THEN '' ELSE ':*' END)::tsquery;
    found := CASE WHEN found IS NULL THEN one ELSE found && one END;
  END LOOP;
  RETURN found;
END $$;

-- The cases of a body and of all below it, as lead or as a help. Who helps is known to the lead and its line, and each that helps
-- knows of itself (policy of cases_casebody). So it is here.
CREATE FUNCTION cases_of_body_v1(path text, scope text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF sauro_sees_v1(path) THEN RETURN directives_one_of_v1('@s:', ARRAY[path]); END IF;
  RETURN directives_one_of_v1('@o:', ARRAY[path])
    || (directives_one_of_v1('@j:', ARRAY[path]) && directives_one_of_v1('@o:', scope))
    || coalesce(directives_one_of_v1('@j:', ARRAY(SELECT s FROM unnest(scope) s WHERE s LIKE path || '.%')),
                directives_one_of_v1('@o:', ARRAY[path]));
END $$;

-- The cases of a force, as lead or as a help, by the same rule.
CREATE FUNCTION cases_of_force_v1(force text, scope text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN directives_one_of_v1('@f:', ARRAY[force])
    || (directives_one_of_v1('@fj:', ARRAY[force]) && directives_one_of_v1('@o:', scope))
    || directives_one_of_v1('@fj:' || force || ':', scope);
END $$;

-- The ids of what a seat asks of the register, in order. "total" counts to 1,001 and no further. "among": none but these.
-- Runs as the owner of the index and applies the scope itself. Two ways lead to the same rows: what few rows have is gathered from
-- the inverted index and sorted; what at least every fifth of the rows at hand has is walked to, row by row.
CREATE FUNCTION cases_find_v1(
  words text[] DEFAULT '{}', body text DEFAULT NULL, territory bigint DEFAULT NULL, route text DEFAULT NULL,
  counted text DEFAULT NULL, kind text DEFAULT NULL, goods text DEFAULT NULL, force text DEFAULT NULL,
  joint boolean DEFAULT false, once boolean DEFAULT false, among bigint[] DEFAULT NULL,
  since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL, due_from date DEFAULT NULL, due_before date DEFAULT NULL,
  sorted text DEFAULT 'detected', falling boolean DEFAULT true, after_key text DEFAULT NULL, after_id bigint DEFAULT NULL, most int DEFAULT 51
) RETURNS TABLE (case_id bigint, sort_key text, total int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
AS $$
DECLARE
  scope text[] := directives_scope_v1();
  wanted tsquery;
  way text := CASE WHEN falling THEN 'DESC' ELSE 'ASC' END;
  sort text := CASE sorted WHEN 'due' THEN CASE WHEN falling THEN 'due_down' ELSE 'due_up' END WHEN 'opened' THEN 'opened_at' ELSE 'detected_at' END;
  of_sort text := CASE sorted WHEN 'due' THEN 'date' ELSE 'timestamptz' END;
  narrow text;  -- days and ids, compared on rows that the marks have found
  reach text;   -- the same, as the index of the order can leave rows out
  seen text;
  walk text;
  looked int;
  found int;
BEGIN
  IF cardinality(scope) = 0 THEN RETURN; END IF;
  IF position('@' in array_to_string(words, ' ')) > 0 OR cardinality(words) > 12 OR length(array_to_string(words, ' ')) > 2000
     OR length(concat(body, route, counted, kind, goods, force)) > 1000 OR sorted <> ALL (ARRAY['detected', 'opened', 'due']) THEN
    RAISE EXCEPTION 'the register is not asked so' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  wanted := directives_all_of_v1(ARRAY[
    CASE WHEN 'v' <> ALL (scope) THEN directives_one_of_v1('@s:', scope) END,
    CASE WHEN joint THEN directives_one_of_v1('@j:', scope) END,
    cases_worded_v1(words),
    CASE WHEN body IS NOT NULL THEN cases_of_body_v1(body, scope) END,
    directives_one_of_v1('@t:', ARRAY[territory::text]),
    directives_one_of_v1('@r:', ARRAY[route]),
    directives_one_of_v1('@c:', ARRAY[counted]),
    directives_one_of_v1('@k:', ARRAY[kind]),
    directives_one_of_v1('@g:', ARRAY[goods]),
    CASE WHEN force IS NOT NULL THEN cases_of_force_v1(force, scope) END,
    CASE WHEN once THEN directives_one_of_v1('@1', ARRAY['']) END]);
  narrow := concat_ws(' AND ', 'true', CASE WHEN since IS NOT NULL THEN 'detected_at + interval ''0'' >= $2' END,
    CASE WHEN until IS NOT NULL THEN 'detected_at + interval ''0'' < $3' END,
    CASE WHEN due_from IS NOT NULL THEN 'due_up + 0 >= $10' END,
    CASE WHEN due_before IS NOT NULL THEN 'due_up + 0 < $4' END, CASE WHEN among IS NOT NULL THEN 'case_id = ANY ($5)' END);
  reach := concat_ws(' AND ', 'true', CASE WHEN since IS NOT NULL THEN 'detected_at >= $2' END,
    CASE WHEN until IS NOT NULL THEN 'detected_at < $3' END,
    CASE WHEN due_from IS NOT NULL THEN 'due_up >= $10' END,
    CASE WHEN due_before IS NOT NULL THEN 'due_up < $4' END, CASE WHEN among IS NOT NULL THEN 'case_id = ANY ($5)' END);
  seen := CASE WHEN after_id IS NOT NULL THEN format('(%I, case_id) %s ($6::%s, $7)', sort, CASE way WHEN 'ASC' THEN '>' ELSE '<' END, of_sort)
    ELSE 'true' END;
  IF wanted IS NULL OR among IS NOT NULL THEN
    RETURN QUERY EXECUTE format('SELECT case_id, %1$I::text, (SELECT count(*)::int FROM (SELECT 1 FROM cases_entry WHERE %2$s AND ($1 IS NULL OR tokens @@ $1) ORDER BY %1$I %4$s, case_id %4$s LIMIT 1001) c)
      FROM cases_entry e WHERE %2$s AND %3$s AND ($1 IS NULL OR tokens @@ $1) ORDER BY e.%1$I %4$s, e.case_id %4$s LIMIT $8', sort, reach, seen, way)
      USING wanted, since, until, due_before, among, after_key, after_id, most, 0, due_from;
    RETURN;
  END IF;
  IF most <= 1001 THEN
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE hit) FROM (SELECT tokens @@ $1 AS hit FROM
        (SELECT * FROM cases_entry WHERE %s ORDER BY %I %s, case_id %3$s LIMIT 300) h) looked', reach, sort, way)
      INTO looked, found USING wanted, since, until, due_before, among, after_key, after_id, most, 0, due_from;
    IF looked = 300 AND found >= 60 THEN
      walk := format('FROM (SELECT * FROM cases_entry WHERE %1$s AND %%s ORDER BY %2$I %3$s, case_id %3$s LIMIT 6000) h
        WHERE tokens @@ $1', reach, sort, way);
      EXECUTE format('SELECT count(*) FROM (SELECT 1 %s LIMIT 1001) t', format(walk, 'true'))
        INTO found USING wanted, since, until, due_before, among, after_key, after_id, most, 0, due_from;
      IF found = 1001 THEN
        RETURN QUERY EXECUTE format('SELECT case_id, %1$I::text, 1001 %2$s ORDER BY h.%1$I %3$s, h.case_id %3$s LIMIT $8', sort, format(walk, seen), way)
          USING wanted, since, until, due_before, among, after_key, after_id, most, 0, due_from;
        GET DIAGNOSTICS looked = ROW_COUNT;
        IF looked = most THEN RETURN; END IF;
        -- Fewer: the rows thin out further on. What was found is the beginning of what the index gathers.
        found := looked;
      ELSE
        found := 0;
      END IF;
    ELSE
      found := 0;
    END IF;
  ELSE
    found := 0;
  END IF;
  -- "hits.key", as above "e." and "h.": a bare name would be the text that is given back.
  RETURN QUERY EXECUTE format('WITH hits AS MATERIALIZED (SELECT e.case_id, %1$I AS key FROM cases_entry e WHERE tokens @@ $1 AND %2$s)
    SELECT case_id, key::text, (SELECT count(*)::int FROM (SELECT 1 FROM hits LIMIT 1001) c) FROM hits
    WHERE %3$s ORDER BY hits.key %4$s, hits.case_id %4$s OFFSET $9 LIMIT $8',
    sort, narrow, replace(seen, format('(%I,', sort), '(key,'), way)
    USING wanted, since, until, due_before, among, after_key, after_id, most - found, found, due_from;
END $$;
REVOKE ALL ON FUNCTION cases_find_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_find_v1 TO sauro_web;
