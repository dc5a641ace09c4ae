"""A granted file is opened, which is written down, and read for as long as a page takes (mở)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection

from sauro.cases.models import Case, ShareGrant
from sauro.foundation.errors import Hidden
from sauro.parties.models import Party


@dataclass(frozen=True, slots=True)
class File:
    """What was opened: a case or a party. Rows of parts that were not granted are not there."""

    grant: ShareGrant
    case: Case | None
    party: Party | None
    numbers: Sequence[tuple[str, str]] = ()  # of the party: kind, and what everybody may read


@contextmanager
def opened(grant_id: int) -> Iterator[File]:
    """Open a file that was granted to the seat's body. Each time is a line of the book of sharing,
    read by both sides; afterwards nothing of it is seen any more. Raises: Hidden.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_open_v1(%s)", [grant_id])
        row = cursor.fetchone()
    if row is None or row[0] is None:
        raise Hidden
    try:
        yield _file(ShareGrant.objects.get(pk=grant_id))
    finally:
        _close()


def _file(grant: ShareGrant) -> File:
    case = next(iter(Case.objects.raw("SELECT * FROM cases_file_v1()")), None)
    party = Party.objects.filter(pk=grant.party_id).first() if grant.party_id else None
    return File(grant, case, party, _numbers() if party else ())


def _numbers() -> Sequence[tuple[str, str]]:
    """Not the rows, which hold seals and hashes too: see ``cases_file_numbers_v1``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, shown FROM cases_file_numbers_v1()")
        return list(cursor.fetchall())


def _close() -> None:
    if connection.needs_rollback:
        return  # what was set goes with the transaction
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sauro.opening', '', true)")
