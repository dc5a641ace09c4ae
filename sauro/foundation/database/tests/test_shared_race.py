"""Of many processes that add a count at once, one alone is told that it did."""

import threading

from django.core.cache import cache
from django.db import connections


def test_of_many_who_add_at_once_one_has_added(django_db_setup, django_db_blocker):
    begin, told = threading.Barrier(8), []

    def add():
        begin.wait()
        told.append(cache.add("race", 1, 60))
        connections.close_all()

    with django_db_blocker.unblock():
        threads = [threading.Thread(target=add) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        cache.delete("race")
        connections.close_all()
    assert sorted(told) == [False] * 7 + [True]
