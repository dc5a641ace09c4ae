-- What parties are found by: one narrow row a name or readable number, kept by triggers. The web role has
-- no right on these tables and reaches them by functions that apply its scope (decision 0020).
-- Marks begin with "@", which no token does: "@v.40" every path above the owner, "@kind:person".
CREATE TABLE parties_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  party_id bigint NOT NULL REFERENCES parties_party ON DELETE CASCADE,
  of_table text NOT NULL,
  of_row bigint NOT NULL,
  words text[] NOT NULL,
  tokens tsvector NOT NULL,
  UNIQUE (of_table, of_row)
);
CREATE INDEX parties_entry_tokens ON parties_entry USING gin (tokens) WITH (fastupdate = off);

-- Tokens that occur anywhere: which slips of a mistyped word are worth asking for, and nothing else.
CREATE TABLE parties_token (token text COLLATE "C" PRIMARY KEY);

-- Which number stands where, by its hash: what "do others hold this" is answered from.
CREATE TABLE parties_held (
  identifier_id bigint PRIMARY KEY REFERENCES parties_identifier ON DELETE CASCADE,
  kind text NOT NULL,
  digest text COLLATE "C" NOT NULL,
  owner_path text COLLATE "C" NOT NULL
);
CREATE INDEX parties_held_digest ON parties_held (digest, kind);
REVOKE ALL ON parties_entry, parties_token, parties_held FROM PUBLIC;

-- A lexeme as the text form of tsvector and tsquery writes it.
CREATE FUNCTION parties_lexeme_v1(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT '''' || replace(replace(word, '\', '\\'), '''', '''''') || ''''
$$;

CREATE FUNCTION parties_enter_v1(party bigint, of_table text, of_row bigint, words text[], tokens text[])
  RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_party parties_party%ROWTYPE;
  said text[] := ARRAY(SELECT DISTINCT t FROM unnest(tokens) t WHERE t <> '' AND position('@' in t) = 0 AND octet_length(t) < 2000);
BEGIN
  SELECT * INTO of_party FROM parties_party WHERE id = party;
  INSERT INTO parties_entry (party_id, of_table, of_row, words, tokens) VALUES (party, of_table, of_row, words,
    (SELECT array_to_tsvector(said || ARRAY['@kind:' || of_party.kind] || array_agg('@' || array_to_string(parts[1:n], '.')))
     FROM (SELECT string_to_array(of_party.owner_path, '.')) p (parts), generate_series(1, cardinality(parts)) n));
  -- In one order, so that two who enter the same words wait for each other instead of dying.
  INSERT INTO parties_token SELECT t FROM unnest(said) t WHERE t !~ '^[=#]' ORDER BY t ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION parties_name_entered_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM parties_enter_v1(NEW.party_id, 'name', NEW.id, NEW.words, NEW.tokens);
  RETURN NULL;
END $$;
CREATE TRIGGER parties_name_entered AFTER INSERT ON parties_name
  FOR EACH ROW EXECUTE FUNCTION parties_name_entered_v1();

-- A number that everybody may read is found by its beginning, a sealed one by its hash alone.
CREATE FUNCTION parties_identifier_entered_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM parties_held WHERE identifier_id = NEW.id;
  DELETE FROM parties_entry WHERE of_table = 'identifier' AND of_row = NEW.id;
  IF NEW.withdrawn_at IS NOT NULL THEN RETURN NULL; END IF;
  INSERT INTO parties_held VALUES (NEW.id, NEW.kind, NEW.digest, NEW.owner_path);
  IF NEW.sealed = '' THEN
    PERFORM parties_enter_v1(NEW.party_id, 'identifier', NEW.id, '{}', ARRAY['#' || lower(NEW.shown)]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER parties_identifier_entered AFTER INSERT OR UPDATE ON parties_identifier
  FOR EACH ROW EXECUTE FUNCTION parties_identifier_entered_v1();

-- One question as tsquery: [[["hoang", "hoang:*"], ["long"]], …] are ways, of which one must hold; of each way all
-- choices; of each choice one token. Put together token by token, never by pasting words.
CREATE FUNCTION parties_question_v1(question jsonb) RETURNS tsquery LANGUAGE plpgsql STABLE
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  way jsonb;
  choice jsonb;
  every tsquery;
  one tsquery;
  found tsquery;
BEGIN
  FOR way IN SELECT jsonb_array_elements(question) LOOP
    every := NULL;
    FOR choice IN SELECT jsonb_array_elements(way) LOOP
      SELECT string_agg(CASE WHEN t LIKE '%:*' THEN parties_lexeme_v1(left(t, -2)) || ':*' ELSE parties_lexeme_v1(t) END, ' | ')::tsquery
        INTO one FROM jsonb_array_elements_text(choice) t
        WHERE jsonb_array_length(choice) = 1 OR t ~ '(:\*$|^[=#])' OR EXISTS (SELECT 1 FROM parties_token k WHERE k.token = t);
      -- No token of the choice occurs anywhere: this way leads nowhere.
      IF one IS NULL THEN every := NULL; EXIT; END IF;
      every := CASE WHEN every IS NULL THEN one ELSE every && one END;
    END LOOP;
    IF every IS NOT NULL THEN found := CASE WHEN found IS NULL THEN every ELSE found || every END; END IF;
  END LOOP;
  RETURN found;
END $$;

-- The parties that answer a question, under the scope of the transaction: those ranges that are paths. What many rows
-- have is met by walking back from the newest; the rest the index gathers.
CREATE FUNCTION parties_find_v1(question jsonb, kind text DEFAULT NULL, most int DEFAULT 200)
  RETURNS TABLE (party_id bigint, words text[])
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET enable_seqscan = off SET jit = off SET max_parallel_workers_per_gather = 0
AS $$
DECLARE
  scope text[];
  within tsquery;
  wanted tsquery;
  near bigint[];
BEGIN
  SELECT coalesce(array_agg(sauro_scope_bound_v1(n)::text), '{}') INTO scope FROM unnest(ARRAY[1, 3, 5, 7]) n
    WHERE sauro_scope_bound_v1(n + 1) = sauro_scope_bound_v1(n) || '/';
  IF cardinality(scope) = 0 THEN RETURN; END IF;
  IF position('@' in question::text) > 0 OR length(question::text) > 200000 OR length(kind) > 20 OR most > 1001 THEN
    RAISE EXCEPTION 'parties are not asked so' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT string_agg(parties_lexeme_v1('@' || s), ' | ')::tsquery INTO within FROM unnest(scope) s;
  wanted := parties_question_v1(question);
  IF wanted IS NULL THEN RETURN; END IF;
  wanted := wanted && within;
  IF kind IS NOT NULL THEN wanted := wanted && parties_lexeme_v1('@kind:' || kind)::tsquery; END IF;
  near := ARRAY(SELECT n.id FROM (SELECT e.id, e.tokens FROM parties_entry e ORDER BY e.id DESC LIMIT 2000) n
    WHERE n.tokens @@ wanted ORDER BY n.id DESC LIMIT most);
  IF cardinality(near) = most THEN
    RETURN QUERY SELECT e.party_id, e.words FROM parties_entry e WHERE e.id = ANY (near) ORDER BY e.id DESC;
    RETURN;
  END IF;
  RETURN QUERY WITH hits AS MATERIALIZED (SELECT e.id, e.party_id, e.words FROM parties_entry e WHERE e.tokens @@ wanted LIMIT greatest(most, 2000))
    SELECT h.party_id, h.words FROM hits h ORDER BY h.id DESC LIMIT most;
END $$;

-- Whether bodies outside the scope hold a number, and which: hit or no hit, never what. The question is logged
-- with its answer, and bounded: who may try numbers without end would learn who is known to whom.
CREATE FUNCTION parties_ask_v1(of_kind text, digests text[], shown_as text, reason text)
  RETURNS TABLE (inquiry_id bigint, left_over int)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  by_seat bigint := nullif(current_setting('sauro.seat', true), '')::bigint;
  path text;
  asked int;
  others text[];
  most constant int := 30;  -- questions of a seat in an hour
BEGIN
  SELECT b.path INTO path FROM access_seat s JOIN organization_body b ON b.id = s.body_id
    WHERE s.id = by_seat AND s.user_id = sauro_person_v1() AND s.accepted_at IS NOT NULL AND s.declined_at IS NULL
      AND s.role IN ('officer', 'secretary', 'leader')
      AND s.valid_from <= sauro_today_v1() AND coalesce(s.valid_to, 'infinity') >= sauro_today_v1();
  IF path IS NULL OR NOT sauro_sees_v1(path) THEN
    RAISE EXCEPTION 'nobody asks without a seat' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF length(trim(reason)) < 10 OR length(reason) > 300 OR cardinality(digests) NOT BETWEEN 1 AND 10 OR length(of_kind) > 20
     OR length(shown_as) > 300 THEN
    RAISE EXCEPTION 'others are not asked so' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('parties_ask', by_seat));
  SELECT count(*) INTO asked FROM parties_inquiry i
    WHERE i.asked_by_id = by_seat AND i.asked_at > clock_timestamp() - interval '1 hour';
  IF asked >= most THEN RETURN QUERY SELECT NULL::bigint, 0; RETURN; END IF;
  others := ARRAY(SELECT DISTINCT h.owner_path FROM parties_held h
    WHERE h.kind = of_kind AND h.digest = ANY (digests) AND sauro_sees_v1(h.owner_path) IS NOT TRUE ORDER BY 1);
  RETURN QUERY INSERT INTO parties_inquiry (owner_path, kind, shown, because, asked_by_id, asked_at, held_by)
    VALUES (path, of_kind, shown_as, reason, by_seat, clock_timestamp(), others)
    RETURNING id, most - asked - 1;
END $$;

REVOKE ALL ON FUNCTION parties_lexeme_v1, parties_enter_v1, parties_name_entered_v1, parties_identifier_entered_v1,
  parties_question_v1, parties_find_v1, parties_ask_v1 FROM PUBLIC;
GRANT EXECUTE ON FUNCTION parties_find_v1, parties_ask_v1 TO sauro_web;
