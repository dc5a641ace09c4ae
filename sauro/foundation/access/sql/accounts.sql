-- The person who signed in, as the request's transaction names him; null for nobody.
CREATE FUNCTION sauro_person_v1() RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT nullif(current_setting('sauro.person', true), '')::bigint $$;

CREATE FUNCTION sauro_today_v1() RETURNS date LANGUAGE sql STABLE
  AS $$ SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date $$;

-- The seat in use, if the person who signed in holds it today and it keeps accounts; else no row.
CREATE FUNCTION sauro_keeper_v1() RETURNS TABLE (path text, role text) LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT b.path, s.role FROM access_seat s
      JOIN organization_body b ON b.id = s.body_id
      JOIN access_user u ON u.id = s.user_id
    WHERE s.id = nullif(current_setting('sauro.seat', true), '')::bigint
      AND s.user_id = sauro_person_v1() AND u.is_active
      AND s.role IN ('secretary', 'administrator')
      AND s.accepted_at IS NOT NULL AND s.declined_at IS NULL
      AND s.valid_from <= sauro_today_v1() AND coalesce(s.valid_to, 'infinity') >= sauro_today_v1()
  $$;

-- Whether accounts and seats at a path are kept from the seat in use: its own body and all below it.
CREATE FUNCTION sauro_keeps_v1(wanted text) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT EXISTS (SELECT 1 FROM sauro_keeper_v1() k
      WHERE wanted = k.path OR starts_with(wanted, k.path || '.'))
  $$;

-- Whether the home of an account is kept from the seat in use. Enough for what gives nobody access:
-- switching off, ending sessions, revoking.
CREATE FUNCTION sauro_keeps_home_v1(account bigint) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT account <> sauro_person_v1()
      AND EXISTS (SELECT 1 FROM access_user u JOIN organization_body h ON h.id = u.home_id
        WHERE u.id = account AND sauro_keeps_v1(h.path))
  $$;

-- Whether an account is kept from the seat in use: its home is, and so is every seat it opens, with
-- all that it reaches and no right that the seat in use lacks. Whoever makes a sign-in link for an
-- account could otherwise reach what the account reaches.
CREATE FUNCTION sauro_keeps_account_v1(account bigint) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = pg_catalog, public, pg_temp
  AS $$
    SELECT sauro_keeps_home_v1(account)
      AND NOT EXISTS (SELECT 1 FROM access_seat s JOIN organization_body b ON b.id = s.body_id
        WHERE s.user_id = account AND s.accepted_at IS NOT NULL AND s.declined_at IS NULL
          AND coalesce(s.valid_to, 'infinity') >= sauro_today_v1()
          AND (NOT sauro_keeps_v1(b.path)
            OR EXISTS (SELECT 1 FROM unnest(s.further_paths) p WHERE NOT sauro_keeps_v1(p))
            OR NOT EXISTS (SELECT 1 FROM sauro_keeper_v1() k
              WHERE k.role = 'secretary' OR s.role = 'administrator')))
  $$;

-- A link was made for what the account opened that day. Once it opens more, the link opens nothing:
-- whoever still has it may not reach that far.
CREATE FUNCTION sauro_end_links_v1() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE access_signinlink SET revoked_at = now()
    WHERE user_id = NEW.user_id AND used_at IS NULL AND revoked_at IS NULL;
  RETURN NULL;
END $$;

-- What the web role may write of an account. Whoever else writes is the owner: migrations, the
-- operator, and the two functions below by which passwords change.
CREATE FUNCTION sauro_guard_account_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF current_user <> 'sauro_web' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' AND (NEW.is_staff OR NEW.is_superuser OR NEW.password NOT LIKE '!%'
      OR NEW.home_id IS NULL
      OR NOT sauro_keeps_v1((SELECT path FROM organization_body WHERE id = NEW.home_id))) THEN
    RAISE EXCEPTION 'this account is not made from this seat' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_OP = 'UPDATE'
      AND (NEW.full_name, NEW.email, NEW.is_active, NEW.home_id)
        IS DISTINCT FROM (OLD.full_name, OLD.email, OLD.is_active, OLD.home_id)
      AND NOT (sauro_keeps_account_v1(NEW.id)
        AND sauro_keeps_v1((SELECT path FROM organization_body WHERE id = NEW.home_id)))
      AND NOT (sauro_keeps_home_v1(NEW.id) AND NOT NEW.is_active  -- switched off, and nothing else
        AND (NEW.full_name, NEW.email, NEW.home_id) = (OLD.full_name, OLD.email, OLD.home_id)) THEN
    RAISE EXCEPTION 'this account is not kept from this seat' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- What the web role may write of a seat. A seat for somebody whose home is elsewhere waits until he,
-- or whoever keeps his home, takes it.
CREATE FUNCTION sauro_guard_seat_v1() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  path text := (SELECT b.path FROM organization_body b WHERE b.id = NEW.body_id);
  home text := (SELECT b.path FROM access_user u JOIN organization_body b ON b.id = u.home_id
    WHERE u.id = NEW.user_id);
  own boolean := NEW.user_id IS NOT DISTINCT FROM sauro_person_v1();
  allowed boolean;
BEGIN
  IF current_user <> 'sauro_web' THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    allowed := NOT own AND sauro_keeps_v1(path) AND NEW.declined_at IS NULL
      AND (NEW.accepted_at IS NULL OR coalesce(sauro_keeps_v1(home), false))
      AND EXISTS (SELECT 1 FROM sauro_keeper_v1() k
        WHERE k.role = 'secretary' OR NEW.role = 'administrator')
      AND NOT EXISTS (SELECT 1 FROM unnest(NEW.further_paths) p WHERE NOT sauro_keeps_v1(p));
  ELSE
    allowed := (NEW.valid_to IS NOT DISTINCT FROM OLD.valid_to OR (NOT own AND sauro_keeps_v1(path)))
      AND (NEW.accepted_at IS NOT DISTINCT FROM OLD.accepted_at
        OR (OLD.accepted_at IS NULL AND OLD.declined_at IS NULL
          AND (own OR coalesce(sauro_keeps_v1(home), false))))
      AND (NEW.declined_at IS NOT DISTINCT FROM OLD.declined_at
        OR (OLD.accepted_at IS NULL AND OLD.declined_at IS NULL
          AND (own OR sauro_keeps_v1(path) OR coalesce(sauro_keeps_v1(home), false))));
  END IF;
  IF NOT coalesce(allowed, false) THEN
    RAISE EXCEPTION 'this seat is not given or changed from this seat'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- One's own password: for the person who signed in, who knew the one before.
CREATE FUNCTION sauro_change_password_v1(known text, hashed text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF hashed NOT LIKE 'argon2$%' THEN
    RAISE EXCEPTION 'passwords are kept by Argon2' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE access_user SET password = hashed
    WHERE id = sauro_person_v1() AND password = known AND is_active;
  RETURN FOUND;
END $$;

-- A password by a one-time link. It takes the secret itself, of which only the hash is kept: who can
-- read every table still cannot use a link that was not handed to him. Null where it opens nothing.
CREATE FUNCTION sauro_use_link_v1(secret text, hashed text) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  link access_signinlink%ROWTYPE;
BEGIN
  IF hashed NOT LIKE 'argon2$%' THEN
    RAISE EXCEPTION 'passwords are kept by Argon2' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT l.* INTO link FROM access_signinlink l JOIN access_user u ON u.id = l.user_id
    WHERE l.digest = encode(sha256(convert_to(secret, 'UTF8')), 'hex') AND l.used_at IS NULL
      AND l.revoked_at IS NULL AND l.expires_at > now() AND u.is_active
    FOR UPDATE OF l;
  IF NOT FOUND THEN RETURN NULL; END IF;
  UPDATE access_signinlink SET used_at = now() WHERE id = link.id;
  UPDATE access_signinlink SET revoked_at = now()
    WHERE user_id = link.user_id AND used_at IS NULL AND revoked_at IS NULL;
  UPDATE access_user SET password = hashed WHERE id = link.user_id;
  RETURN link.user_id;
END $$;
REVOKE EXECUTE ON FUNCTION sauro_change_password_v1(text, text), sauro_use_link_v1(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sauro_change_password_v1(text, text), sauro_use_link_v1(text, text) TO sauro_web;
