"""Papers that cite the same numbers, handed in at once: nobody fails, the counts are right."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from sauro.documents.citing.noting import note
from sauro.documents.citing.tests.make import make_paper
from sauro.foundation.access.scope import Scope, enter
from tests.races import committed

EVERYWHERE = Scope(("v",))
KEYS = [f"{n}/KH-UBND" for n in range(1, 13)]
OWNERS = ("v.01", "v.01.00001", "v.02", "v.02.ca")


@pytest.fixture
def emptied(django_db_setup, django_db_blocker):
    """What is committed here is taken away by the owner."""
    with django_db_blocker.unblock(), committed("documents_document"):
        yield


def handed_in(nth, begin):
    """Papers that name all numbers, each writer in an order of his own; every number is also handed
    in by somebody, and mended; two papers a transaction.
    """
    try:
        begin.wait()
        for round_ in range(3):
            keys = KEYS[nth:] + KEYS[:nth]
            if round_ % 2:
                keys.reverse()
            with transaction.atomic():
                enter(EVERYWHERE)
                for half in (keys[:6], keys[6:]):
                    words = "\n".join(f"Theo Kế hoạch số {key}." for key in half)
                    paper = make_paper(KEYS[3 * nth + round_], words, OWNERS[nth])
                paper.text = words.replace("số 1/", "số 99/")
                note(paper)
    finally:
        connection.close()


def test_counts_kept_by_several_at_once_are_those_of_the_rows(emptied):
    begin = Barrier(len(OWNERS))
    with ThreadPoolExecutor(len(OWNERS)) as writers:
        done = [writers.submit(handed_in, nth, begin) for nth in range(len(OWNERS))]
        for writer in done:
            writer.result()
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT * FROM documents_cited")
        kept = set(cursor.fetchall())
        cursor.execute("SELECT documents_cited_anew_v1()")
        cursor.execute("SELECT * FROM documents_cited")
        assert set(cursor.fetchall()) == kept
        assert kept
