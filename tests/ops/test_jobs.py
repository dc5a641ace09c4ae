"""Jobs with real workers: read in the end, and once, whatever becomes of a worker."""

from contextlib import ExitStack

import pytest

from sauro.documents.tasklists.tests.make import HEADS, make_list
from tests.ops.site import SAMPLE, until

_content = iter(range(1, 100))


@pytest.fixture
def received(site, lan):
    """The number of a new document that nobody has read yet; no worker runs."""
    lan.post("/van-ban/", {}, [("a.txt", SAMPLE.read_bytes() + b"\n " * next(_content))])
    return site.asked("SELECT max(id) FROM documents_document WHERE status = 'waiting'")[0][0]


# Whoever reads it waits before it writes.
LOCK = "SELECT FROM documents_document WHERE id = %s FOR UPDATE"
DELETE = "DELETE FROM documents_document WHERE id = %s"


def jobs(site, document):
    """Status and starts of each job of a document."""
    return site.asked(
        "SELECT status::text, (SELECT count(*) FROM procrastinate_events e "
        "WHERE e.job_id = j.id AND type = 'started') FROM procrastinate_jobs j "
        "WHERE (args ->> 'document_id')::int = %s ORDER BY id",
        document,
    )


def read_once(site, document):
    """Read, and each item of it there once."""
    status = "SELECT status FROM documents_document WHERE id = %s"
    until("the document is read", lambda: site.asked(status, document) == [("read",)])
    items, places = site.asked(
        "SELECT count(*), count(DISTINCT position) FROM documents_item WHERE document_id = %s",
        document,
    )[0]
    assert items == places > 0


def test_a_worker_that_is_killed_while_it_reads(site, received):
    with site.worker() as first, site.holding(LOCK, received):
        site.waiting(1)
        first.kill()
        first.wait()
    assert jobs(site, received) == [("doing", 1)]
    # What time does: the last sign is old, and the next minute's look has not been taken.
    site.asked("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    site.asked("DELETE FROM procrastinate_periodic_defers")
    with site.worker():
        read_once(site, received)
        until("the job has ended", lambda: jobs(site, received) == [("succeeded", 2)])


# Upkeep that a dead worker was at, and that has come round again since: it waits for its hour.
UPKEEP = """
INSERT INTO procrastinate_jobs (queue_name, task_name, args, queueing_lock, status, scheduled_at)
SELECT 'upkeep', 'sauro.documents.jobs.note_citations', '{"timestamp": 0}',
  'documents_note_citations', status::procrastinate_job_status, at
FROM (VALUES ('doing', NULL), ('todo', now() + interval '1 hour')) v (status, at)
"""


def test_upkeep_that_died_keeps_no_reading_from_going_on(site, received):
    known = len(site.lines())
    site.asked("DELETE FROM procrastinate_jobs WHERE queueing_lock IS NOT NULL AND status = 'todo'")
    site.asked(UPKEEP)
    site.asked(
        "UPDATE procrastinate_jobs SET status = 'doing' WHERE (args ->> 'document_id')::int = %s",
        received,
    )  # nobody is at it
    site.asked("DELETE FROM procrastinate_periodic_defers")
    with site.worker():
        read_once(site, received)
    wrong = [str(line) for line in site.lines()[known:] if "error" in line]
    assert not wrong, "\n".join(wrong)
    over = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'aborted'"
    assert site.asked(over)[0][0] >= 1


def test_two_workers_write_one_document_once(site, received):
    site.asked(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args) "
        "SELECT queue_name, task_name, args FROM procrastinate_jobs "
        "WHERE (args ->> 'document_id')::int = %s",
        received,
    )
    with ExitStack() as stack:
        for _worker in range(2):
            stack.enter_context(site.worker())
        with site.holding(LOCK, received):
            site.waiting(2)
        until("both have ended", lambda: jobs(site, received) == [("succeeded", 1)] * 2)
        read_once(site, received)


def test_a_document_that_vanished_ends_its_job_quietly(site, received):
    known = len(site.lines())
    site.asked("DELETE FROM procrastinate_periodic_defers")
    with site.worker():
        with site.holding(DELETE, received):
            site.waiting(1)
        until("the job has ended", lambda: jobs(site, received) == [("succeeded", 1)])
    wrong = [str(line) for line in site.lines()[known:] if "error" in line]
    assert not wrong, "\n".join(wrong)


LIST = "SELECT FROM documents_tasklist WHERE id = %s FOR UPDATE"
THERE = (
    "SELECT count(*), count(DISTINCT position) FROM documents_item i "
    "JOIN documents_tasklist l ON l.document_id = i.document_id WHERE l.id = %s"
)
ROWS = 1200


def test_a_worker_that_is_killed_while_it_enters_a_list(site, lan):
    rows = [[n, f"Kiểm tra kho số {n}", "Công an tỉnh"] for n in range(1, ROWS + 1)]
    lan.post("/van-ban/danh-muc/", {}, [("a.xlsx", make_list([HEADS, *rows]))], "file")
    found = site.asked("SELECT max(id) FROM documents_tasklist")[0][0]
    status, page = lan.post(f"/van-ban/danh-muc/{found}/nhap/", {"version": 1})
    assert (status, "Đang nhập danh mục" in page) == (200, True)
    with site.worker() as first:
        until("some rows are there", lambda: site.asked(THERE, found)[0][0])
        with site.holding(LIST, found):
            site.waiting(1)
            first.kill()
            first.wait()
    assert 0 < site.asked(THERE, found)[0][0] < ROWS
    site.asked("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    site.asked("DELETE FROM procrastinate_periodic_defers")
    done = "SELECT done_at IS NOT NULL FROM documents_tasklist WHERE id = %s"
    with site.worker():
        until("the list is entered", lambda: site.asked(done, found) == [(True,)])
    assert site.asked(THERE, found) == [(ROWS, ROWS)]
    status, page = lan.get(f"/van-ban/danh-muc/{found}/")
    assert (status, "Danh mục việc đã giao" in page) == (200, True)
