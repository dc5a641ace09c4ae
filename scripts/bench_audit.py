"""How long verifying the history takes: python scripts/bench_audit.py [ENTRIES…]"""

import os
import sys
import time

from sauro.foundation.database.cluster import temporary_cluster
from sauro.foundation.database.roles import make_database

_FILL = """
DO $$
DECLARE
  body text; last bytea; digest bytea; n bigint; moment timestamptz := now();
  document jsonb := '{{"id": 1, "name": "thông báo.txt", "status": "read", "size": 12345}}';
BEGIN
  PERFORM set_config('sauro.scope', 'v,v/', true);
  FOR b IN 1..34 LOOP
    body := 'v.' || lpad(b::text, 2, '0');
    last := '\\x';
    FOR n IN 1..{entries} / 34 LOOP
      digest := sauro_entry_hash_v1(last, body, n, moment, 7, 'documents_item', n::text, 'UPDATE',
        document, document);
      INSERT INTO audit_entry (owner_path, number, at, seat_id, "table", "row", act, before, after,
          previous, hash)
        VALUES (body, n, moment, 7, 'documents_item', n::text, 'UPDATE', document, document, last, digest);
      last := digest;
    END LOOP;
    INSERT INTO audit_head (owner_path, number, hash) VALUES (body, {entries} / 34, last);
  END LOOP;
END $$;
"""


def main(entries: int) -> None:
    with temporary_cluster() as cluster:
        addresses = make_database(cluster)
        os.environ |= {"DATABASE_URL": addresses.web, "DATABASE_OWNER_URL": addresses.owner}
        os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
        import django

        django.setup()
        from django.db import connections

        from sauro.config.prepare import prepare
        from sauro.foundation.audit.queries import verified

        prepare()
        with connections["owner"].cursor() as cursor:
            cursor.execute(_FILL.format(entries=entries))
            cursor.execute("ANALYZE audit_entry")
        began = time.perf_counter()
        verdict = verified()
        taken = time.perf_counter() - began
        print(
            f"{verdict.entries:>9} entries, {verdict.bodies} bodies: {taken:.1f} s, {verdict.broken}"
        )
        with connections["owner"].cursor() as cursor:
            began = time.perf_counter()
            cursor.execute("SELECT sum(length(before::text)) FROM audit_entry")
            print(f"          barest, reading them once: {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
