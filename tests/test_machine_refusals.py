"""Whatever is sent, a machine is told what is wrong in one form, and nothing is our fault."""

import json

import pytest

from sauro.documents.models import Item
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine

pytestmark = pytest.mark.django_db
HUGE = "9" * 400
RESOLVE = "/api/v1/organization/resolve"


@pytest.fixture
def asker(seat, own_store):
    return machine(seat)


def told(answer):
    """(status, what is said about which field), once it is a problem as RFC 9457 words it."""
    problem = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert problem["status"] == answer.status_code
    assert problem["title"]
    assert problem["detail"]
    return answer.status_code, [(f["code"], f["field"]) for f in problem["findings"]]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("nothing-here", (404, [])),
        ("documents/", (404, [])),
        ("documents/x", (404, [])),
        ("documents/-1", (404, [])),
        (f"documents/{HUGE}", (404, [])),
        ("documents/" + "9" * 5000, (404, [])),
        (f"directives/{2**63}", (404, [])),
        ("documents/%00", (404, [])),
        ("organization/bodies/v.99", (404, [])),
        ("organization/bodies/v%00", (422, [("string-pattern-mismatch", "path")])),
        ("organization/bodies?words=%00", (422, [("string-pattern-mismatch", "words")])),
        ("organization/bodies?words=" + "a" * 501, (422, [("string-too-long", "words")])),
        ("organization/bodies?kind=x", (422, [("literal-error", "kind")])),
        ("organization/bodies?day=0", (422, [("date", "day")])),
        ("organization/bodies?day=2026-02-30", (422, [("date", "day")])),
        ("organization/territories?cursor=-1", (422, [("string-pattern-mismatch", "cursor")])),
        ("documents?cursor=2026", (422, [("string-pattern-mismatch", "cursor")])),
        ("documents?sort=name", (422, [("extra-forbidden", "sort")])),
        ("directives?mising=lead", (422, [("extra-forbidden", "mising")])),
        ("directives?document=%00", (422, [("string-pattern-mismatch", "document")])),
        (
            "directives?missing=all&due_to=27/12/2026",
            (422, [("literal-error", "missing"), ("date", "due_to")]),
        ),
    ],
)
def test_an_address_that_is_not_right(asker, address, expected):
    assert told(asker.get(f"/api/v1/{address}")) == expected


@pytest.mark.parametrize("words", ["%ff%fe", "%c3%28", "%ed%a0%80", "%25_%5C", "'", "%E2%80%AE"])
@pytest.mark.parametrize("where", ["directives", "organization/bodies", "organization/territories"])
def test_words_that_are_no_words_find_nothing(asker, where, words):
    answer = asker.get(f"/api/v1/{where}?words={words}")
    assert answer.json()["items"] == []


@pytest.mark.parametrize("cursor", ["9" * 16 + "-" + "9" * 18, "0-0"])
def test_a_cursor_from_nowhere_is_an_end(asker, cursor):
    for where in ("documents", "directives"):
        assert asker.get(f"/api/v1/{where}?cursor={cursor}").json()["next_cursor"] is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"", (422, [("missing", "")])),
        (b"{", (400, [])),
        (b"\xff\xfe", (400, [])),
        (b'{"mention": "\xff"}', (400, [])),
        (b'{"mention": "a", "mention": NaN}', (400, [])),
        (b"[" * 100_000, (400, [])),
        (b"9" * 5000, (400, [])),
        (b"null", (422, [("model-attributes-type", "")])),
        (b'["a"]', (422, [("model-attributes-type", "")])),
        (b"{}", (422, [("missing", "mention")])),
        (b'{"mention": ""}', (422, [("string-too-short", "mention")])),
        (b'{"mention": 3}', (422, [("string-type", "mention")])),
        (b'{"mention": "\\u0000"}', (422, [("string-pattern-mismatch", "mention")])),
        (b'{"mention": "\\ud800"}', (422, [("string-unicode", "mention")])),
        (b'{"mention": "a", "\\ud800": 1}', (422, [("string-unicode", "")])),
        (b'{"mention": "a", "day": 0}', (422, [("date", "day")])),
        (b'{"mention": "a", "issuer": "v.99"}', (404, [])),
        (b'{"mention": "a", "more": 1}', (422, [("extra-forbidden", "more")])),
    ],
)
def test_a_body_that_is_not_right(asker, body, expected):
    assert told(asker.generic("POST", RESOLVE, body, "application/json")) == expected


@pytest.mark.parametrize("version", [0, -1, 2**31, 10**400, "1", 1.5, True, None])
def test_a_version_that_is_none(asker, keys, version):
    where = f"/api/v1/documents/{keys['document_id']}/items/{keys['item_id']}/agree"
    answer = asker.post(where, json.dumps({"version": version}), "application/json")
    status, findings = told(answer)
    assert status == 422
    assert [field for _code, field in findings] == ["version"]


def test_a_method_or_a_format_that_is_not_taken(asker):
    answer = asker.delete("/api/v1/documents/1")
    assert told(answer) == (405, [])
    assert answer["Allow"] == "GET"
    body = json.dumps({"mention": "a"})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""):
        answer = asker.generic("POST", RESOLVE, body, kind)
        assert told(answer) == (415, [("unknown-format", "Content-Type")])
    answer = asker.generic("POST", "/api/v1/documents", body, "application/json")
    assert told(answer) == (415, [("unknown-format", "Content-Type")])
    assert told(asker.post("/api/v1/documents", {"fil": "x"}))[0] == 422
    broken = asker.generic("POST", "/api/v1/documents", b"--x", "multipart/form-data")
    assert told(broken)[0] == 400


def test_more_than_a_request_may_hold(asker, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    body = json.dumps({"mention": "a" * 200})
    assert told(asker.generic("POST", RESOLVE, body, "application/json"))[0] == 413


def test_debugging_changes_nothing_of_it(asker, settings):
    settings.DEBUG = True
    assert told(asker.get("/api/v1/nothing-here")) == (404, [])
    assert told(asker.generic("POST", RESOLVE, b"{", "application/json"))[0] == 400


def test_who_was_overtaken_is_told_both_versions(asker, seat, keys):
    where = f"/api/v1/documents/{keys['document_id']}/items/{keys['item_id']}/drop"
    asked = json.dumps({"version": 1, "reason": "trùng mục trên"})
    assert asker.post(where, asked, "application/json").json()["version"] == 2
    answer = asker.post(where, asked, "application/json")
    assert told(answer) == (409, [("changed-meanwhile", "version")])
    assert (answer.json()["sent_version"], answer.json()["current_version"]) == (1, 2)
    enter(scope_of(seat))
    assert Item.objects.get(pk=keys["item_id"]).version == 2


def test_a_refusal_speaks_the_language_that_was_asked_for(asker):
    where = "/api/v1/directives?due_to=x"
    assert "phải là ngày" in asker.get(where).json()["detail"]
    english = asker.get(where, headers={"accept-language": "en"})
    assert "is a day" in english.json()["detail"]
    assert english["Content-Language"] == "en"


def test_pages_follow_one_another_without_gap(asker, keys, monkeypatch):
    monkeypatch.setattr("sauro.directives.queries.PAGE", 3)
    found, cursor = [], ""
    while cursor is not None:
        page = asker.get("/api/v1/directives" + (f"?cursor={cursor}" if cursor else "")).json()
        found += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
    assert len(found) > 6
    assert found == sorted(set(found), reverse=True)
