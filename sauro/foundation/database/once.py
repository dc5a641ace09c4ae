"""Two who do the same at one moment: both were allowed, one is first, the other is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from psycopg.errors import UniqueViolation

from sauro.foundation.errors import Told


def done_already(error: BaseException | None) -> bool:
    """Whether the database refused a row because there is one like it."""
    return isinstance(error, IntegrityError) and isinstance(error.__cause__, UniqueViolation)


@contextmanager
def once(told: Told) -> Iterator[None]:
    """What is written here is written once. Raises: what is given, where somebody was faster."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if done_already(error):
            raise told from error
        raise
