"""Django's database cache, holding JSON where Django's own holds pickles (bộ đếm dùng chung).

Whoever reads a pickle runs what it says. The web role writes this table: with pickles in it, one
statement as the web role would be code in every process. Here it is at most a wrong number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router
from django.utils import timezone

_READ = "SELECT cache_key, value FROM {table} WHERE cache_key = ANY(%s) AND expires >= %s"
_WRITE = """
INSERT INTO {table} AS kept (cache_key, value, expires) VALUES (%s, %s, %s)
ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""
# One statement, so that of two processes that add at once one alone is told that it did.
_ADD = _WRITE + "WHERE kept.expires < %s"
_TOUCH = "UPDATE {table} SET expires = %s WHERE cache_key = %s"


class JsonDatabaseCache(DatabaseCache):
    """Both methods of Django's that pickle are written anew; the rest is inherited.

    Values come back as JSON has them: a tuple is a list. What is no JSON counts as absent.
    """

    _table: str
    _cull: Callable[[str, Any, datetime, int], None]

    def get_many(self, keys: Collection[str], version: int | None = None) -> dict[str, Any]:  # type: ignore[override]
        named = {self.make_and_validate_key(key, version=version): key for key in keys}
        with self._cursor(router.db_for_read(self.cache_model_class)) as cursor:
            cursor.execute(self._on_table(_READ), [list(named), timezone.now()])
            return {named[key]: value for key, value in _readable(cursor.fetchall())}

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        now, expires = timezone.now(), _expiry(self.get_backend_timeout(timeout))
        db = router.db_for_write(self.cache_model_class)
        with self._cursor(db) as cursor:
            if mode == "touch":
                cursor.execute(self._on_table(_TOUCH), [expires, key])
                return bool(cursor.rowcount)
            self._keep_within(db, cursor, now)
            added = [now] if mode == "add" else []
            question = self._on_table(_ADD if added else _WRITE)
            cursor.execute(question, [key, json.dumps(value), expires, *added])
            return bool(cursor.rowcount)

    def _keep_within(self, db: str, cursor: Any, now: datetime) -> None:
        cursor.execute(self._on_table("SELECT count(*) FROM {table}"))
        (count,) = cursor.fetchone()
        if count > self._max_entries:
            self._cull(db, cursor, now, count)

    def _cursor(self, db: str) -> Any:
        return connections[db].cursor()

    def _on_table(self, question: str) -> str:
        return question.format(table=connections["default"].ops.quote_name(self._table))


def _expiry(timeout: float | None) -> datetime:
    if timeout is None:
        return datetime.max.replace(tzinfo=UTC, microsecond=0)
    return datetime.fromtimestamp(timeout, tz=UTC)


def _readable(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Any]]:
    """Rows of an earlier release, or what somebody wrote by hand, are nothing to us."""
    for key, text in rows:
        try:
            yield key, json.loads(text)
        except (ValueError, RecursionError):
            continue
