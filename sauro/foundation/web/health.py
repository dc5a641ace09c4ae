"""Whether the server lives, and whether it can work (sức khoẻ); nothing personal is told."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

log = logging.getLogger(__name__)


@require_GET
def alive(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as Django calls it
    """The process answers. Asked by whoever would restart it."""
    return JsonResponse({"alive": True})


@require_GET
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - as Django calls it
    """The database answers and its tables are those of this release. Asked before sending work."""
    database = _database_answers()
    migrations = database and _migrated()
    good = database and migrations
    told = {"ready": good, "database": database, "migrations": migrations}
    return JsonResponse(told, status=200 if good else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError as error:
        log.warning("the database does not answer: %s", error)
        return False
    return True


def _migrated() -> bool:
    """Asked of the database until it is so; a running release is not migrated back."""
    _known["migrated"] = _known["migrated"] or _pending() == 0
    return _known["migrated"]


_known = {"migrated": False}


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
