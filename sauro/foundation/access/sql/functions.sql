-- The n-th bound of the scope that was set for this transaction; null where nothing was set.
CREATE FUNCTION sauro_scope_bound_v1(n int) RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT (string_to_array(nullif(current_setting('sauro.scope', true), ''), ','))[n] COLLATE "C" $$;

-- Whether the scope shows the rows of a body. Plain comparisons of text are leakproof, so an index
-- on the path serves; a null bound shows nothing.
CREATE FUNCTION sauro_sees_v1(path text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
    SELECT (path COLLATE "C" >= sauro_scope_bound_v1(1) AND path COLLATE "C" < sauro_scope_bound_v1(2))
        OR (path COLLATE "C" >= sauro_scope_bound_v1(3) AND path COLLATE "C" < sauro_scope_bound_v1(4))
        OR (path COLLATE "C" >= sauro_scope_bound_v1(5) AND path COLLATE "C" < sauro_scope_bound_v1(6))
        OR (path COLLATE "C" >= sauro_scope_bound_v1(7) AND path COLLATE "C" < sauro_scope_bound_v1(8))
  $$;
