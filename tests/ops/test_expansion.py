"""One directive to many bodies, and a worker that is killed while it gives them their work."""

from tests.ops.expand import BATCH
from tests.ops.site import until

LEADS = 3 * BATCH
THERE = (
    "SELECT count(*), count(DISTINCT body_id) FROM directives_assignment WHERE issuer_path = 'v.77'"
)
# The paper behind it has no file: no worker of another test shall wait for it.
NOTHING_TO_READ = (
    "UPDATE documents_document SET status = 'unreadable', refusal = 'x', refusal_en = 'x' "
    "WHERE owner_path = 'v.77'"
)
SETTINGS = "sauro.config.settings"
LOCK = "LOCK TABLE directives_assignment IN SHARE ROW EXCLUSIVE MODE"


def run(site, what):
    return site._run("-m", "tests.ops.expand", what, str(LEADS), DJANGO_SETTINGS_MODULE=SETTINGS)


def test_a_worker_that_is_killed_in_the_middle_of_an_expansion(site):
    assert run(site, "give").wait() == 0
    site.asked(NOTHING_TO_READ)
    first = run(site, "go")
    until("some bodies have their work", lambda: site.asked(THERE)[0][0])
    with site.holding(LOCK):
        site.waiting(1)
        first.kill()
        first.wait()
    there, _bodies = site.asked(THERE)[0]
    assert 0 < there < LEADS
    assert run(site, "go").wait() == 0
    assert site.asked(THERE) == [(LEADS, LEADS)]
