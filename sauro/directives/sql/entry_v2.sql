-- The entries of the register with more marks (see entry.sql for what they are).
-- The words and marks of a directive. Beside those of its first edition: "@lead:path" that a body at or
-- below the path leads (so for the other parts), "@g:lead:o" that somebody left open who leads, "@e:" its issuer by the whole name.
-- A word with "@" is left out: it could pass for a mark.
CREATE FUNCTION directives_tokens_v2(d directives_directive) RETURNS tsvector LANGUAGE sql STABLE AS $$
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
    UNION ALL SELECT DISTINCT directives_lexeme_v1('@' || part || ':' || p)
      FROM directives_addressee a, directives_above_v1(a.owner_path) p WHERE a.directive_id = d.id
    UNION ALL SELECT directives_lexeme_v1('@g:lead:o') WHERE EXISTS (SELECT FROM unnest(d.lead) m
      WHERE m = ANY (d.left_open) AND NOT EXISTS (SELECT FROM directives_addressee a
        WHERE a.directive_id = d.id AND a.part = 'lead' AND a.mention = m))
    UNION ALL SELECT directives_lexeme_v1('@d:' || d.document_id)
    UNION ALL SELECT directives_lexeme_v1('@n:' || lower(d.document_number))
    UNION ALL SELECT DISTINCT directives_lexeme_v1('@b:' || w) FROM unnest(string_to_array(d.issuer_key, ' ')) w
    UNION ALL SELECT directives_lexeme_v1('@e:' || d.issuer_key)
    UNION ALL SELECT directives_lexeme_v1('@k:' || d.deadline_kind)
    UNION ALL SELECT directives_lexeme_v1('@g:' || c || ':' || coalesce(
        nullif(substr(d.grounds, n::int, 1), ''), CASE WHEN (d.missing >> (n::int - 1)) & 1 = 1 THEN 'm' ELSE 's' END))
      FROM unnest(ARRAY['lead', 'task', 'deadline', 'responsibility', 'deliverable', 'authority']) WITH ORDINALITY clears (c, n)
  ) all_tokens (token)
$$;

-- (Re)makes the entries of some directives. A row that nobody below the root may see has none.
CREATE FUNCTION directives_enter_v2(ids bigint[]) RETURNS void
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
  FROM directives_directive d, directives_tokens_v2(d) tokens
  WHERE d.id = ANY (ids) AND tokens @@ '''@s:v'''
  ON CONFLICT (directive_id) DO UPDATE SET leads = EXCLUDED.leads, tokens = EXCLUDED.tokens;
  INSERT INTO directives_word
  SELECT DISTINCT w COLLATE "C" FROM directives_directive d, unnest(string_to_array(d.search_key, ' ')) w
  WHERE d.id = ANY (ids) AND length(w) BETWEEN 2 AND 40 AND position('@' in w) = 0
    AND NOT EXISTS (SELECT 1 FROM directives_word k WHERE k.word = w COLLATE "C")
  ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM set_config('sauro.scope', coalesce(scope, ''), true);
END $$;
REVOKE ALL ON FUNCTION directives_enter_v2 FROM PUBLIC;

CREATE FUNCTION directives_entered_v2() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'directives_directive' THEN
    PERFORM directives_enter_v2(ARRAY(SELECT id FROM added));
  ELSE
    PERFORM directives_enter_v2(ARRAY(SELECT DISTINCT directive_id FROM added));
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER directives_directive_entered ON directives_directive;
DROP TRIGGER directives_addressee_entered ON directives_addressee;
CREATE TRIGGER directives_directive_entered AFTER INSERT ON directives_directive
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v2();
CREATE TRIGGER directives_addressee_entered AFTER INSERT ON directives_addressee
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directives_entered_v2();
REVOKE ALL ON FUNCTION directives_tokens_v2 FROM PUBLIC;
