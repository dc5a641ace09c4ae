-- As in find.sql, and a word "occurs" only where the seat sees it: what others publish must not change
-- which of one's own words are taken for mistyped. "directives_word" still says first which of the
-- words occur at all, so that only those few are looked for in the index, each with the scope.
CREATE OR REPLACE FUNCTION directives_worded_v1(words text[], adjacent boolean, loosely boolean) RETURNS tsquery
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  scope text[] := directives_scope_v1();
  seen tsquery := CASE WHEN 'v' <> ALL (scope) THEN directives_one_of_v1('@s:', scope) END;
  found tsquery;
  one text;
  lexemes text[];
  known text[];
BEGIN
  FOREACH one IN ARRAY words LOOP
    lexemes := string_to_array(one, ' ');
    known := CASE WHEN cardinality(lexemes) > 1 THEN ARRAY(
      SELECT word FROM directives_word WHERE word = ANY (lexemes) AND (seen IS NULL OR EXISTS (
        SELECT FROM directives_entry e WHERE e.tokens @@ (seen && directives_one_of_v1('', ARRAY[word]))))
      ORDER BY word) ELSE '{}' END;
    IF cardinality(known) = 0 OR NOT loosely AND lexemes[1] = ANY (known) THEN known := lexemes[1:1]; END IF;
    found := CASE WHEN found IS NULL THEN directives_one_of_v1('', known)
      WHEN adjacent THEN tsquery_phrase(found, directives_one_of_v1('', known))
      ELSE found && directives_one_of_v1('', known) END;
  END LOOP;
  RETURN found;
END $$;
