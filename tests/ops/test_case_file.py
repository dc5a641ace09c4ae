"""A file of cases, and a worker that is killed while it enters them."""

from tests.ops.case_file import AT_ONCE, HELD
from tests.ops.site import until

CASES = 3 * AT_ONCE
THERE = (
    "SELECT count(*), count(DISTINCT key), coalesce(max(number), 0) FROM cases_case "
    "WHERE owner_path = 'v.01'"
)
HANGING = (
    "SELECT (SELECT count(*) FROM cases_goodsline), (SELECT count(*) FROM cases_caseparty), "
    "(SELECT count(*) FROM parties_party), (SELECT count(*) FROM cases_ownnumber)"
)
# Who enters the party whose name has this word waits for whoever wrote it first.
LOCK = f"INSERT INTO parties_token VALUES ('{HELD}')"
NO_JOBS = "DELETE FROM procrastinate_jobs WHERE status = 'todo' AND task_name LIKE 'sauro.cases.%%'"


def run(site, what):
    return site._run(
        "-m", "tests.ops.case_file", what, str(CASES),
        DJANGO_SETTINGS_MODULE="sauro.config.owner_settings",
        DATABASE_OWNER_URL=site.addresses.owner,
    )  # fmt: skip


def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_and_the_next_enters_all_once(site):
    assert run(site, "give").wait() == 0
    site.asked(NO_JOBS)  # no worker of another test shall take it up
    with site.holding(LOCK):
        first = run(site, "go")
        site.waiting(1)  # half of the cases are written, and nobody sees one
        first.kill()
        first.wait()
        assert site.asked(THERE) == [(0, 0, 0)]
        second = run(site, "go")
        until("the next one waits for the file", lambda: waiting_for_the_file(site))
    assert second.wait() == 0
    assert site.asked(THERE) == [(CASES, CASES, CASES)]
    assert site.asked(HANGING) == [(CASES, CASES, CASES, CASES)]
    assert run(site, "go").wait() == 0
    assert site.asked(THERE) == [(CASES, CASES, CASES)]


def waiting_for_the_file(site):
    question = (
        "SELECT pid FROM pg_stat_activity WHERE wait_event = 'advisory' OR wait_event_type = 'Lock'"
    )
    return len(site.asked(question)) > 1
