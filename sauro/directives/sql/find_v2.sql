-- The ids of what a seat asks of the register, in order. "total" counts to 1,001 and no further.
-- Runs as the owner of the index and applies the scope itself: the same ranges as sauro_sees_v1, on
-- the issuer and on each addressee. "exact": words and pairs of neighbours that must occur as they are;
-- "phrases": what must, of these, stand side by side. "after_key" and "after_id": the last row seen.
-- "part" is what "body" is told, or where no body is asked for what some body of "place" is.
--
-- Two ways lead to the same rows. What few rows have is gathered from the inverted index and sorted.
-- What at least every fifth of the rows at hand has is walked to: from one end, row by row, until the
-- page is full and 1,001 are counted. To gather it would touch up to all rows for the sake of fifty.
CREATE FUNCTION directives_find_v2(
  words text[] DEFAULT '{}', loosely boolean DEFAULT false, exact text[] DEFAULT '{}', phrases text[] DEFAULT '{}',
  body bigint DEFAULT NULL, part text DEFAULT 'to', place text DEFAULT NULL,
  issuer text[] DEFAULT '{}', document bigint DEFAULT NULL, number text DEFAULT NULL,
  kinds text[] DEFAULT '{}', clear text DEFAULT NULL, grounds text[] DEFAULT '{}',
  due_from date DEFAULT NULL, due_to date DEFAULT NULL, since timestamptz DEFAULT NULL, until timestamptz DEFAULT NULL,
  issued_by text DEFAULT NULL,
  sorted text DEFAULT '-published', after_key text DEFAULT NULL, after_id bigint DEFAULT NULL,
  backwards boolean DEFAULT false, skipped int DEFAULT 0, most int DEFAULT 51
) RETURNS TABLE (directive_id bigint, sort_key text, total int)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0 SET work_mem = '64MB'
AS $$
DECLARE
  scope text[] := directives_scope_v1();
  texts text := array_to_string(words || exact || phrases || issuer || issued_by, ' ');
  wanted tsquery;
  beside tsquery := directives_all_of_v1(
    ARRAY(SELECT directives_worded_v1(string_to_array(p, ' '), true, false) FROM unnest(phrases) p));
  sort text := CASE sorted WHEN 'due' THEN 'due_up' WHEN '-due' THEN 'due_down' ELSE 'published_at' END;
  way text := CASE WHEN (sorted IN ('due', 'published')) <> backwards THEN 'ASC' ELSE 'DESC' END;
  days text;
  source text;
  seen text;
  rows_of text;
  answer text;
  whole tsquery;
  reach text;  -- what the index of the order itself can leave out
  walk text;
  looked int;
  found int;
  ids bigint[];
  keys text[];
BEGIN
  IF cardinality(scope) = 0 THEN RETURN; END IF;
  IF position('@' in texts) > 0 OR length(texts) > 200000 OR cardinality(words || exact || phrases || issuer) > 200
     OR part <> ALL (ARRAY['to', 'lead', 'coordinating', 'reports_to']) OR length(number) > 60
     OR cardinality(kinds || grounds) > 20 THEN
    RAISE EXCEPTION 'the register is not asked so' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  wanted := directives_all_of_v1(ARRAY[
    CASE WHEN 'v' <> ALL (scope) THEN directives_one_of_v1('@s:', scope) END,
    directives_worded_v1(words, false, loosely),
    directives_all_of_v1(ARRAY(SELECT directives_one_of_v1('', ARRAY[w]) FROM unnest(exact) w)),
    CASE WHEN body IS NOT NULL THEN coalesce(
      (SELECT directives_named_v1('@' || part || ':' || b.id, b.path) FROM organization_body b WHERE b.id = body),
      '''@nobody''') END,
    CASE WHEN place IS NULL THEN NULL WHEN part = 'to' OR body IS NOT NULL THEN
      directives_named_v1('@s:' || place, place) || directives_one_of_v1('@i:', ARRAY[place])
      ELSE directives_named_v1('@' || part || ':' || place, place) END,
    directives_all_of_v1(ARRAY(SELECT directives_one_of_v1('@b:', ARRAY[w]) FROM unnest(issuer) w)),
    directives_one_of_v1('@e:', ARRAY[issued_by]),
    directives_one_of_v1('@d:', ARRAY[document::text]),
    (directives_lexeme_v1('@n:' || lower(number)) || ':*')::tsquery,
    directives_one_of_v1('@k:', kinds),
    directives_one_of_v1('@g:' || clear || ':', grounds)
  ]);
  -- Days are compared on narrow rows that the marks have found: "+ 0" keeps the planner from
  -- beginning with them and reading the words of each row. Without marks their index leads.
  days := concat_ws(' AND ', 'true',
    CASE WHEN due_from IS NOT NULL THEN CASE WHEN wanted IS NULL THEN 'due_up >= $2' ELSE 'due_up + 0 >= $2' END END,
    CASE WHEN due_to IS NOT NULL THEN CASE WHEN wanted IS NULL THEN 'due_up <= $3' ELSE 'due_up + 0 <= $3' END END,
    CASE WHEN since IS NOT NULL THEN CASE WHEN wanted IS NULL THEN 'published_at >= $4'
      ELSE 'published_at + interval ''0'' >= $4' END END,
    CASE WHEN until IS NOT NULL THEN CASE WHEN wanted IS NULL THEN 'published_at < $11'
      ELSE 'published_at + interval ''0'' < $11' END END);
  source := 'SELECT e.directive_id, published_at, due_up, due_down FROM directives_entry e WHERE ' || days;
  IF wanted IS NOT NULL THEN source := source || ' AND tokens @@ $1'; END IF;
  seen := CASE WHEN after_id IS NOT NULL THEN format('(h.%s, h.directive_id) %s ($5::%s, $6)', sort,
    CASE way WHEN 'ASC' THEN '>' ELSE '<' END, CASE sort WHEN 'published_at' THEN 'timestamptz' ELSE 'date' END) END;
  IF wanted IS NOT NULL AND most <= 1001 THEN
    whole := CASE WHEN beside IS NULL THEN wanted ELSE wanted && beside END;
    reach := concat_ws(' AND ', 'true',
      CASE WHEN due_from IS NOT NULL AND sort <> 'published_at' THEN format('%I >= $2', sort) END,
      CASE WHEN due_to IS NOT NULL AND sort <> 'published_at' THEN format('%I <= $3', sort) END,
      CASE WHEN since IS NOT NULL AND sort = 'published_at' THEN 'published_at >= $4' END,
      CASE WHEN until IS NOT NULL AND sort = 'published_at' THEN 'published_at < $11' END);
    walk := format('FROM (SELECT * FROM directives_entry h WHERE %s %%s ORDER BY %I %s, directive_id %3$s LIMIT %%s) h
      WHERE tokens @@ $1 AND %s', reach, sort, way, days);
    EXECUTE format('SELECT count(*), count(*) FILTER (WHERE hit) FROM (SELECT tokens @@ $1 AND %s AS hit FROM
        (SELECT * FROM directives_entry WHERE %s ORDER BY %I %s, directive_id %4$s LIMIT 300) h) looked', days, reach, sort, way)
      INTO looked, found USING whole, due_from, due_to, since, after_key, after_id, skipped, most, NULL::tsquery, NULL::tsquery, until;
    IF looked = 300 AND found >= 60 THEN
      -- The first 1,001 from the end tell that there are so many, and hold the first page.
      EXECUTE format('WITH t AS MATERIALIZED (SELECT h.directive_id, h.%1$I AS key, h.tokens %3$s ORDER BY h.%1$I %2$s, h.directive_id %2$s LIMIT 1001),
          p AS (SELECT directive_id, key, row_number() OVER (ORDER BY %4$s key %2$s, directive_id %2$s) AS at
            FROM (SELECT * FROM t ORDER BY key %2$s, directive_id %2$s LIMIT 1000) t)
          SELECT (SELECT count(*) FROM t), array_agg(directive_id ORDER BY at), array_agg(key::text ORDER BY at)
          FROM p WHERE at > $7 AND at <= $7 + $8', sort, way, format(walk, '', 6000),
          CASE WHEN sorted = 'best' THEN 'tokens @@ $9 DESC,' END)
        INTO found, ids, keys USING whole, due_from, due_to, since, after_key, after_id, skipped, most,
          CASE WHEN sorted = 'best' THEN directives_worded_v1(words, true, loosely) END, NULL::tsquery, until;
      IF found = 1001 AND seen IS NOT NULL AND sorted <> 'best' THEN
        EXECUTE format('SELECT array_agg(directive_id ORDER BY at), array_agg(key ORDER BY at) FROM (
            SELECT directive_id, %I::text AS key, row_number() OVER (ORDER BY %1$I %s, directive_id %2$s) AS at
            %s ORDER BY %1$I %2$s, directive_id %2$s OFFSET $7 LIMIT $8) p', sort, way, format(walk, 'AND ' || seen, 6000))
          INTO ids, keys USING whole, due_from, due_to, since, after_key, after_id, skipped, most, NULL::tsquery, NULL::tsquery, until;
      END IF;
      -- Fewer: the rows thin out further on, and the index gathers what is left.
      IF found = 1001 AND (cardinality(ids) = most OR sorted = 'best') THEN
        RETURN QUERY SELECT i, k, 1001 FROM unnest(ids, keys) p (i, k);
        RETURN;
      END IF;
    END IF;
  END IF;
  rows_of := 'SELECT * FROM hits h %s';
  IF beside IS NOT NULL THEN
    -- Neighbours were found by the index, so that nearly every hit holds: reading some is enough.
    rows_of := format('SELECT h.* FROM (SELECT * FROM hits h %%s ORDER BY h.%s %s, h.directive_id %2$s
      LIMIT greatest(2000, 2 * $8)) h
      WHERE (SELECT tokens FROM directives_entry e WHERE e.directive_id = h.directive_id) @@ $10', sort, way);
  END IF;
  answer := format('SELECT h.directive_id, h.%1$s::text, (SELECT count(*)::int FROM (%2$s LIMIT 1001) counted)
    FROM (%3$s) h ORDER BY h.%1$s %4$s, h.directive_id %4$s OFFSET $7 LIMIT $8',
    sort, format(rows_of, ''), format(rows_of, 'WHERE ' || seen), way);
  IF sorted = 'best' THEN
    answer := format('SELECT t.directive_id, t.published_at::text, (SELECT count(*)::int FROM (%s LIMIT 1001) counted)
      FROM (SELECT * FROM (%1$s) h ORDER BY published_at DESC, directive_id DESC LIMIT 1000) t
      ORDER BY (SELECT tokens @@ $9 FROM directives_entry e WHERE e.directive_id = t.directive_id) DESC, t.published_at DESC, t.directive_id DESC OFFSET $7 LIMIT $8',
      format(rows_of, ''));
  END IF;
  RETURN QUERY EXECUTE format('WITH hits AS %s (%s) %s',
      CASE WHEN wanted IS NULL AND sorted <> 'best' THEN 'NOT MATERIALIZED' ELSE 'MATERIALIZED' END, source, answer)
    USING wanted, due_from, due_to, since, after_key, after_id, skipped, least(most, 50001),
      CASE WHEN sorted = 'best' THEN directives_worded_v1(words, true, loosely) END, beside, until;
END $$;

REVOKE ALL ON FUNCTION directives_find_v2 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION directives_find_v2 TO sauro_web;
