"""Several connections at the same moment: what they see, and whether one waits for another."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from django.db import connection, connections, transaction

from tests.emptying import emptied

_WAITING = (
    "SELECT 1 FROM pg_stat_activity WHERE usename = current_user AND wait_event_type = 'Lock'"
)


@contextmanager
def committed(*tables: str) -> Iterator[None]:
    """What is written here is committed, for every connection to see. At the end the owner empties
    these tables with all that refers to them, and the history; what is shipped stays.
    """
    try:
        yield
    finally:
        with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
            emptied(cursor, *tables)
        connections.close_all()


def somebody_waits() -> bool:
    """Until a connection of this role waits for a lock that another holds."""
    for _attempt in range(100):
        with connection.cursor() as cursor:
            cursor.execute(_WAITING)
            if cursor.fetchone():
                return True
        sleep(0.1)
    return False
