"""Whether the server lives, can serve pages, and does all of its work (sức khoẻ).

Strangers may ask too, so each part is told as true or false: no version, number, path or name.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

log = logging.getLogger(__name__)

# A worker gives a sign every ten seconds; what it leaves behind is taken up within two minutes.
_WORKING = """
SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute')
  AND NOT EXISTS (
    SELECT FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
    WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - interval '5 minutes'))
"""


@require_GET
def alive(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as Django calls it
    """The process answers. Asked by whoever would restart it."""
    return JsonResponse({"alive": True})


@require_GET
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as Django calls it
    """Whether pages can be served: 503 without a database of this release. Asked before sending
    people here; a worker that died is told, but no reason to send them away.
    """
    told = _told()
    return JsonResponse(told, status=200 if told["ready"] else 503)


@require_GET
def whole(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as Django calls it
    """503 where anything is amiss, workers and disk included. Asked by what calls for help."""
    told = _told()
    return JsonResponse(told, status=200 if all(told.values()) else 503)


def _told() -> dict[str, bool]:
    database = _database_answers()
    migrations = database and _migrated()
    return {
        "ready": database and migrations,
        "database": database,
        "migrations": migrations,
        "workers": migrations and _working(),
        "disk": _has_room(),
    }


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        log.warning("database-does-not-answer", exc_info=True)
        return False
    return True


def _working() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WORKING)
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        log.warning("database-does-not-answer", exc_info=True)
        return False


def _has_room() -> bool:
    """Room for the files of a day, on the disk where the store is or will be."""
    root = Path(settings.FILES_ROOT).absolute()
    there = next(path for path in (root, *root.parents) if path.exists())
    return shutil.disk_usage(there).free >= settings.DISK_LEAST_BYTES


def _migrated() -> bool:
    """Asked of the database until it is so; a running release is not migrated back."""
    _known["migrated"] = _known["migrated"] or _pending() == 0
    return _known["migrated"]


_known = {"migrated": False}


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
