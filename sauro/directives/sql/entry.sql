-- What the register is searched by: one narrow row a directive, its words and marks as one inverted
-- index: each word with its places, with marks and without, and each two neighbours as one, so that a
-- phrase of frequent words is found without reading every row that has them. Kept by triggers; the web role has no right on these tables and reaches them by functions
-- that apply its scope. Marks begin with "@", which no word does:
--   @s:path  some body at or below the path sees the directive; @i:path  it was issued there
--   @lead:1 @coordinating:1 @reports_to:1  the body that it names, @to:1  in whatever part
--   @d:1 document, @n:… its number, @b:word of its issuer, @k:kind of deadline, @g:clear:ground
CREATE TABLE directives_entry (
  directive_id bigint PRIMARY KEY REFERENCES directives_directive ON DELETE CASCADE,
  published_at timestamptz NOT NULL,
  due_up date NOT NULL,    -- infinity where no day is fixed: such rows come last upwards …
  due_down date NOT NULL,  -- … and, as -infinity, downwards
  leads text[] NOT NULL,   -- paths of the bodies that lead
  tokens tsvector NOT NULL,
  -- Makes each row long enough to be stored apart (PostgreSQL does that from 2 kB on), so that the
  -- rows that are counted and sorted stay narrow: 70 a page instead of 5.
  padding text NOT NULL DEFAULT repeat(' ', 2100)
) WITH (toast_tuple_target = 128);
CREATE INDEX directives_entry_tokens ON directives_entry USING gin (tokens) WITH (fastupdate = off);
CREATE INDEX directives_entry_newest ON directives_entry (published_at, directive_id);
CREATE INDEX directives_entry_due_up ON directives_entry (due_up, directive_id);
CREATE INDEX directives_entry_due_down ON directives_entry (due_down, directive_id);

-- Words that occur anywhere: what a mistyped word is compared with, and nothing else.
CREATE TABLE directives_word (word text COLLATE "C" PRIMARY KEY);

REVOKE ALL ON directives_entry, directives_word FROM PUBLIC;

-- A lexeme as the text form of tsvector and tsquery writes it.
CREATE FUNCTION directives_lexeme_v1(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
$$;

-- A path and those above it: v, v.40, v.40.17212.
CREATE FUNCTION directives_above_v1(path text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_string((string_to_array(path, '.'))[1:n], '.')
  FROM generate_series(1, array_length(string_to_array(path, '.'), 1)) n
$$;

-- The words and marks of a directive. A word with "@" is left out: it could pass for a mark.
CREATE FUNCTION directives_tokens_v1(d directives_directive) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT string_agg(token, ' ')::tsvector FROM (
    SELECT directives_lexeme_v1(w) || ':' || least(n, 16000)
    FROM (SELECT * FROM unnest(string_to_array(d.search_key, ' ')) WITH ORDINALITY
          UNION SELECT * FROM unnest(string_to_array(d.spelt_key, ' ')) WITH ORDINALITY) words (w, n)
    WHERE w <> '' AND position('@' in w) = 0 AND length(w) <= 100
    UNION ALL SELECT DISTINCT directives_lexeme_v1(w || ' ' || follows)
    FROM (SELECT w, lead(w) OVER (ORDER BY n) FROM unnest(string_to_array(d.search_key, ' ')) WITH ORDINALITY x (w, n)) pairs (w, follows)
    WHERE follows <> '' AND w <> '' AND position('@' in w || follows) = 0 AND length(w || follows) <= 200
    UNION ALL SELECT DISTINCT directives_lexeme_v1('@s:' || p) FROM (
      SELECT d.owner_path::text UNION SELECT owner_path FROM directives_addressee WHERE directive_id = d.id
    ) sights (path), directives_above_v1(path) p
    UNION ALL SELECT directives_lexeme_v1('@i:' || p) FROM directives_above_v1(d.owner_path) p
    UNION ALL SELECT DISTINCT directives_lexeme_v1('@' || m || ':' || body_id)
      FROM directives_addressee a, unnest(ARRAY[part, 'to']) m WHERE a.directive_id = d.id
    UNION ALL SELECT directives_lexeme_v1('@d:' || d.document_id)
    UNION ALL SELECT directives_lexeme_v1('@n:' || lower(d.document_number))
    UNION ALL SELECT DISTINCT directives_lexeme_v1('@b:' || w) FROM unnest(string_to_array(d.issuer_key, ' ')) w
    UNION ALL SELECT directives_lexeme_v1('@k:' || d.deadline_kind)
    UNION ALL SELECT directives_lexeme_v1('@g:' || c || ':' || coalesce(
        nullif(substr(d.grounds, n::int, 1), ''), CASE WHEN (d.missing >> (n::int - 1)) & 1 = 1 THEN 'm' ELSE 's' END))
      FROM unnest(ARRAY['lead', 'task', 'deadline', 'responsibility', 'deliverable', 'authority']) WITH ORDINALITY clears (c, n)
  ) all_tokens (token)
$$;

-- (Re)makes the entries of some directives. A row that nobody below the root may see has none.
CREATE FUNCTION directives_enter_v1(ids bigint[]) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  scope text := current_setting('sauro.scope', true);
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);  -- the tables read here are guarded too
  INSERT INTO directives_entry (directive_id, published_at, due_up, due_down, leads, tokens)
  SELECT d.id, d.published_at, coalesce(d.due_on, 'infinity'), coalesce(d.due_on, '-infinity'),
    ARRAY(SELECT DISTINCT a.owner_path::text FROM directives_addressee a
          WHERE a.directive_id = d.id AND a.part = 'lead'),
    tokens
  FROM directives_directive d, directives_tokens_v1(d) tokens
  WHERE d.id = ANY (ids) AND tokens @@ '''@s:v'''
  ON CONFLICT (directive_id) DO UPDATE SET leads = EXCLUDED.leads, tokens = EXCLUDED.tokens;
  INSERT INTO directives_word
  SELECT DISTINCT w COLLATE "C" FROM directives_directive d, unnest(string_to_array(d.search_key, ' ')) w
  WHERE d.id = ANY (ids) AND length(w) BETWEEN 2 AND 40 AND position('@' in w) = 0
    AND NOT EXISTS (SELECT 1 FROM directives_word k WHERE k.word = w COLLATE "C")
  ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
REVOKE ALL ON FUNCTION directives_enter_v1 FROM PUBLIC;

CREATE FUNCTION directives_entered_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'directives_directive' THEN
    PERFORM directives_enter_v1(ARRAY(SELECT id FROM added));
  ELSE
    PERFORM directives_enter_v1(ARRAY(SELECT DISTINCT directive_id FROM added));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directives_directive_entered AFTER INSERT ON directives_directive
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v1();
CREATE TRIGGER directives_addressee_entered AFTER INSERT ON directives_addressee
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v1();
