"""What the processes log: every line JSON, and nothing personal, whatever people send."""

import re

import pytest

from tests.ops.site import SAMPLE, Person, until

MARK = "Khuất Thị Dấu Riêng"  # a name that stands nowhere in the code
SLUG = "dau-rieng-8361"


@pytest.fixture
def refusing_names(site):
    """A rule of the database that a file name breaks, so that its message shows the row."""
    table = "documents_document"
    site.asked(f"ALTER TABLE {table} ADD CONSTRAINT no_mark CHECK (name NOT LIKE '%%hỏng%%')")
    yield
    site.asked(f"ALTER TABLE {table} DROP CONSTRAINT no_mark")


def test_nothing_personal_reaches_the_log(site, web, lan, refusing_names):
    known = len(site.lines())
    nobody = Person(web, User_Agent=MARK.encode().decode("latin-1"), X_Request_ID=SLUG)
    nobody.signed_in(MARK, SLUG)
    nobody.get(f"/{SLUG}/")
    nobody.get("/", Host=f"{SLUG}.vn")
    lan.get(f"/so-theo-doi/?q={SLUG}&tu={SLUG}")
    lan.post("/viec/1/sua/", {"1-version": SLUG, "1-task": MARK})
    lan.post("/viec/1/sua/", {"1-task": f"{MARK}\\0" * 3})
    lan.post("/van-ban/", {}, [(f"{MARK}.txt", SAMPLE.read_bytes() + MARK.encode())])
    lan.post("/van-ban/", {}, [(f"{MARK}.pdf", b"%PDF-1.7 " + MARK.encode())])
    with site.worker():
        waiting = "SELECT id FROM documents_document WHERE status = 'waiting'"
        until("both are read or refused", lambda: not site.asked(waiting))
    status, page = lan.post("/van-ban/", {}, [(f"{MARK} hỏng.txt", b"x" + MARK.encode())])
    assert status == 500
    lines = site.lines()[known:]
    logged = site.log.read_text("utf-8")
    for personal in (MARK, SLUG, "Dấu Riêng", "Duy Nhất", 'lan"', "127.0.0.1:"):
        found = [
            line for line in logged.splitlines() if personal in line and "Listening" not in line
        ]
        assert not found, personal
    reference = re.search(r"\b[0-9a-f]{8}\b", page)[0]
    (fault,) = [line for line in lines if line.get("reference") == reference]
    assert (fault["sqlstate"], fault["causes"][0]) == ("23514", "psycopg.errors.CheckViolation")
    assert "sauro.documents.intake" in " ".join(fault["frames"])


def test_a_request_is_told_by_page_seat_status_and_time(site, web, lan):
    known = len(site.lines())
    lan.get("/so-theo-doi/?q=hang+gia")
    (line,) = site.lines()[known:]
    assert line.items() >= {
        "event": "request", "level": "info", "method": "GET", "address": "register", "status": 200
    }.items()  # fmt: skip
    assert line["seat_id"] == 1
    assert line["duration_ms"] >= 0
    assert re.fullmatch(r"[0-9a-f]{16}", line["request_id"])
    assert "client" not in line


def test_a_proxy_of_ours_may_number_requests_and_addresses_are_kept_if_so_decided(site):
    known = len(site.lines())
    with site.web(SAURO_PROXIES="1", SAURO_LOG_CLIENTS="1") as web:
        Person(web, X_Request_ID=SLUG, X_Forwarded_For="6.6.6.6, 10.1.2.3").get("/phim-tat/")
        found = [line for line in site.lines()[known:] if line.get("address") == "keys"]
    assert [(line["request_id"], line["client"]) for line in found] == [(SLUG, "10.1.2.3")]
