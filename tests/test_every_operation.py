"""Every operation of the machine interface asks who you are and what you may.

The operations come from the interface itself, so that a new one cannot be forgotten: it must say
below whom it refuses, or the first test fails.
"""

from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from sauro.cases.attachments.tests.make import photo
from sauro.config.api import api
from sauro.documents.heading import seen_of
from sauro.documents.models import Document
from sauro.foundation.access.rights import Role
from sauro.foundation.access.tests.make import machine
from sauro.foundation.web.openapi import described
from sauro.organization.tests.make import make_seat
from tests.conftest import DOUBT, NAMED

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[1] / "samples" / "bo-y-xa.txt"
# Of each operation: the role that has no right to it, and what a stranger's answer is.
# Bodies and territories are known to everybody; a list is empty, one thing is absent.
OPERATIONS = {
    "list_clock_rules": (None, 200),
    "list_cases": (None, "empty"),
    "get_case": (None, 404),
    "list_exhibits": (None, 404),
    "list_money": (None, 404),
    "open_case": (Role.LEADER, 201),
    "put_case": (Role.LEADER, 201),
    "record_step": (Role.LEADER, 404),
    "list_attachments": (None, 404),
    "send_attachment": (Role.LEADER, 404),
    "get_attachment": (None, 404),
    "withdraw_attachment": (Role.LEADER, 404),
    "list_case_papers": (None, 404),
    "draft_case_paper": (Role.LEADER, 404),
    "issue_case_paper": (Role.LEADER, 404),
    "get_case_paper": (None, 404),
    "cancel_case_paper": (Role.LEADER, 404),
    "list_bodies": (None, 200),
    "list_days_off": (None, 200),
    "list_local_days_off": (None, 200),
    "write_day_off": (Role.OFFICER, 403),
    "withdraw_day_off": (Role.OFFICER, 403),
    "get_body": (None, 200),
    "list_territories": (None, 200),
    "resolve_mention": (None, 200),
    "list_documents": (None, "empty"),
    "get_document": (None, 404),
    "send_document": (Role.LEADER, 201),
    "list_items": (None, 404),
    "agree_item": (Role.LEADER, 404),
    "drop_item": (Role.LEADER, 404),
    "restore_item": (Role.LEADER, 404),
    "mend_item": (Role.LEADER, 404),
    "split_item": (Role.LEADER, 404),
    "merge_item": (Role.LEADER, 404),
    "add_item": (Role.LEADER, 404),
    "mend_head": (Role.LEADER, 404),
    "choose_place": (Role.LEADER, 404),
    "settle_doubt": (Role.LEADER, 404),
    "close_document": (Role.LEADER, 404),
    "reopen_document": (Role.LEADER, 404),
    "list_names": (None, 404),
    "choose_bodies": (Role.LEADER, 404),
    "publish_document": (Role.OFFICER, 404),
    "list_citations": (None, 404),
    "list_cited": (None, "empty"),
    "list_directives": (None, "empty"),
    "get_directive": (None, 404),
    "list_assignments": (None, "empty"),
    "get_assignment": (None, 404),
    "move_assignment": (Role.ADMINISTRATOR, 404),
    "ask_of_issuer": (Role.ADMINISTRATOR, 404),
    "decide_request": (Role.ADMINISTRATOR, 404),
    "pass_part_down": (Role.ADMINISTRATOR, 404),
    "list_contributions": (None, 404),
    "contribute_to_assignment": (Role.ADMINISTRATOR, 404),
    "list_left_by": (None, 404),
    "hand_work_over": (Role.OFFICER, 404),
    "take_work_over": (Role.OFFICER, 404),
    "list_meetings": (None, "empty"),
    "get_meeting": (None, 404),
    "get_meeting_pack": (None, 404),
    "list_conclusions": (None, 404),
    "write_conclusion": (Role.OFFICER, 404),
    "change_conclusion": (Role.OFFICER, 404),
    "drop_conclusion": (Role.OFFICER, 404),
    "get_notice": (None, 404),
    "keep_notice": (Role.OFFICER, 404),
    "get_notice_file": (None, 404),
    "read_notice_back": (None, 404),
    "issue_notice": (Role.LEADER, 404),
    "list_proposals": (None, "empty"),
    "get_proposal": (None, 404),
    "send_proposal": (Role.ADMINISTRATOR, 201),
}


def operations():
    """(method, path, description) of each operation, by its id."""
    return {
        operation["operationId"]: (method, path, operation)
        for path, methods in described(api)["paths"].items()
        for method, operation in methods.items()
    }


def moved(work_id):
    """One piece of work that goes to the team."""
    return {"id": work_id, "version": 1, "successor": "v.01.to"}


# What is sent to the operations that read a body; the document and its two items have version
# 1, and publishing has seen all three.
BODIES = {
    "open_case": {
        "key": "9f7c1c3e-2f0a-4f0e-8f7c-0d2f4b6a8c1e",
        "detected_on": "2026-11-02",
        "detected_time": "09:00",
        "territory": "99001",
        "route": "inland",
        "source": "patrol",
        "violations": [{"kind": "banned_storage"}],
        "goods": [{"group": "fuel", "name": "dầu DO", "quantity": "12.5", "unit": "lít"}],
        "parties": [{"role": "violator", "name": "Lò Văn Mẫu"}],
    },
    "write_day_off": {
        "version": 0,
        "kind": "swapped_off",
        "name": "Nghỉ hoán đổi",
        "source": "TB 1/TB-BNV",
        "reason": "thông báo mới",
    },
    "withdraw_day_off": {"version": 0, "reason": "thông báo đã hủy"},
    "put_case": {
        "own_number": "7/QLTT",
        "detected_on": "2026-11-02",
        "territory": "99001",
        "route": "inland",
        "source": "patrol",
        "violations": [{"kind": "banned_storage"}],
    },
    "record_step": {"kind": "seizure", "day": "2026-11-02", "at": "10:00"},
    "draft_case_paper": {
        "key": "9f7c1c3e-2f0a-4f0e-8f7c-0d2f4b6a8c1f",
        "form": "violation_record",
        "words": {"signer": "Trần Văn Bình"},
    },
    "issue_case_paper": {"version": 2, "meant": True},
    "withdraw_attachment": {"because": "chụp nhầm"},
    "cancel_case_paper": {"because": "sai tên"},
    "write_conclusion": {"task": "lập danh sách các chợ", "deadline_text": "hằng tháng"},
    "change_conclusion": {"version": 1, "deadline_text": "thường xuyên"},
    "drop_conclusion": {"version": 1},
    "keep_notice": {"version": 1, "number": "8/TB-BCĐ389"},
    "issue_notice": {"version": 1},
    "send_proposal": {"to_path": "v", "kind": "difficulty", "words": "thiếu máy đo"},
    "move_assignment": {"version": 1, "act": "report", "words": "đang làm"},
    "contribute_to_assignment": {"words": "đã cử người"},
    "ask_of_issuer": {"version": 1, "kind": "objection", "reason": "không thuộc trách nhiệm"},
    "decide_request": {"granted": False, "answer": "vẫn làm"},
    "hand_work_over": lambda keys: {"items": [moved(keys["had_id"])]},
    "take_work_over": lambda keys: {"former": keys["former"], "items": [moved(keys["gave_id"])]},
    "pass_part_down": {"version": 1, "body": "v.01.to", "words": "kho số 2"},
    "close_document": {"version": 3, "reason": "văn bản để biết"},
    "reopen_document": {"version": 1},
    "resolve_mention": {"mention": "Công an tỉnh"},
    "agree_item": {"version": 1},
    "drop_item": {"version": 1, "reason": "trùng mục trên"},
    "restore_item": {"version": 1},
    "mend_item": {"version": 1, "deadline_text": "trước ngày 20/12/2026", "lead": ["Công an tỉnh"]},
    "split_item": {"version": 1, "at": 18},
    "merge_item": {"version": 1},
    "add_item": {"start": 0, "end": 17},
    "mend_head": {"seen": seen_of(Document()), "number": "12/TB-UBND"},
    "choose_place": {"body": "v.01", "seen": "v.01"},
    "settle_doubt": {"place": 0, "code": DOUBT["code"]},
    "choose_bodies": {"mention": NAMED, "bodies": ["v.01"]},
    "publish_document": {"version": 3, "without_lead": "Chờ phân công sau cuộc họp"},
}


# Who writes what is one for the whole country.
OF_THE_NATION = {"write_day_off", "withdraw_day_off"}


def asked(client, name, keys):
    method, path, _operation = operations()[name]
    where = path.format(**keys)
    if name == "send_document":
        with SAMPLE.open("rb") as file:
            return client.post(where, {"file": file})
    if name == "send_attachment":
        return client.post(where, {"file": SimpleUploadedFile("a.png", photo("PNG"))})
    if method == "get":
        return client.get(where)
    body = BODIES[name]
    sent = body(keys) if callable(body) else body
    send = client.put if method == "put" else client.post
    return send(where, sent, content_type="application/json")


def is_problem(answer, status):
    """As RFC 9457 words it, with the next step in a sentence."""
    told = answer.json()
    return (
        answer.status_code == told["status"] == status
        and answer["Content-Type"] == "application/problem+json"
        and {"type", "title", "detail", "instance", "findings"} <= told.keys()
        and len(told["detail"]) > 20
    )


def test_every_operation_is_declared_here():
    assert operations().keys() == OPERATIONS.keys()


def test_the_description_is_valid_openapi_3_1():
    schema = described(api)
    assert schema["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(schema).iter_errors()) == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_it_answers_who_may_and_nobody_else(keys, seat, client, name):
    """One after the other on the same rows: what was refused has changed nothing."""
    nobody_is_told_to_bring_a_token(keys, seat, client, name)
    a_stranger_finds_nothing_of_another_province(keys, name)
    if OPERATIONS[name][0]:
        a_seat_without_the_right_is_told_so(keys, name)
    who_may_is_answered(keys, seat, name)


def nobody_is_told_to_bring_a_token(keys, seat, client, name):
    client.force_login(seat.user)  # a cookie says nothing here
    for asker in (client, Client(headers={"authorization": "Bearer sauro_" + "A" * 43})):
        answer = asked(asker, name, keys)
        assert is_problem(answer, 401)
        assert answer["WWW-Authenticate"].startswith("Bearer")


def who_may_is_answered(keys, seat, name):
    who = make_seat("v") if name in OF_THE_NATION else seat
    answer = asked(machine(who), name, keys)
    assert answer.status_code in (200, 201)
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Content-Language"] == "vi"
    assert answer["Cache-Control"] == "no-store"


def a_stranger_finds_nothing_of_another_province(keys, name):
    answer = asked(machine(make_seat("v.02")), name, keys)
    expected = OPERATIONS[name][1]
    if expected == "empty":
        assert answer.json()["items"] == []
    elif expected == 404:
        assert is_problem(answer, 404)
    else:
        assert answer.status_code == expected


def a_seat_without_the_right_is_told_so(keys, name):
    role = OPERATIONS[name][0]
    answer = asked(machine(make_seat(role=role)), name, keys)
    assert is_problem(answer, 403)
    assert answer.json()["findings"][0]["code"] == "no-right"


@pytest.mark.parametrize("path", ["", "v1/", "v1/openapi.json", "v1/documents/x", "v2/documents"])
def test_nothing_below_api_is_told_without_a_token(client, seat, path):
    """Whether or not something is there."""
    client.force_login(seat.user)
    for method in ("get", "post", "put", "options"):
        assert is_problem(getattr(client, method)(f"/api/{path}"), 401)


def test_absent_and_not_yours_look_alike(keys, seat):
    absent = machine(seat).get("/api/v1/documents/999999999").json()
    hidden = machine(make_seat("v.02")).get(f"/api/v1/documents/{keys['document_id']}").json()
    assert {**absent, "instance": ""} == {**hidden, "instance": ""}


def test_what_machines_mend_is_what_the_pages_would_have_made_of_it(keys, seat):
    """Split, merged and mended by the same services: what was not sent stays."""
    of_item = f"/api/v1/documents/{keys['document_id']}/items/{keys['item_id']}"

    def sent(act, **data):
        answer = machine(seat).post(f"{of_item}/{act}", data, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return answer.json()

    halves = sent("split", version=1, at=18)
    assert halves["first"]["task"].startswith("Kiểm tra kho hàng")
    assert halves["second"]["due_on"] == "2026-12-14"  # before the 15th
    after = {"version": halves["first"]["version"]}
    asks = machine(seat).post(f"{of_item}/merge", after, content_type="application/json")
    assert is_problem(asks, 422)  # one half says by when and the other does not: nothing is lost
    whole = sent("merge", **after, deadline="second")
    assert whole["due_on"] == "2026-12-14"
    assert "báo cáo" in whole["task"]
    mended = sent("mend", version=whole["version"], lead=["Công an tỉnh"])
    assert (mended["task"], mended["lead"]) == (whole["task"], ["Công an tỉnh"])
    assert mended["checked"]
    stale = machine(seat).post(
        f"{of_item}/mend", {"version": 1, "task": "x"}, content_type="application/json"
    )
    assert is_problem(stale, 409)
    beyond = {"version": mended["version"], "at": 10**6}
    refused = machine(seat).post(f"{of_item}/split", beyond, content_type="application/json")
    assert is_problem(refused, 422)


def test_items_come_in_pages_of_one_shape(keys, seat, monkeypatch):
    monkeypatch.setattr("sauro.documents.queries.ITEMS", 1)
    where = f"/api/v1/documents/{keys['document_id']}/items"
    first = machine(seat).get(where).json()
    second = machine(seat).get(where, {"cursor": first["next_cursor"]}).json()
    assert [len(p["items"]) for p in (first, second)] == [1, 1]
    assert first["items"][0]["id"] != second["items"][0]["id"]
    assert second["next_cursor"] is None
    assert first["document_version"] == second["document_version"] == 3


def test_a_paper_is_made_ready_by_machines_with_the_refusals_of_the_pages(keys, seat):
    """Its head is entered, its issuing place and the bodies of its names are chosen."""
    of_document = f"/api/v1/documents/{keys['document_id']}"

    def sent(act, **data):
        return machine(seat).post(f"{of_document}/{act}", data, content_type="application/json")

    shown = machine(seat).get(of_document).json()
    mended = sent("head", seen=shown["head_seen"], issued_on="2026-11-02", signer="Trần An")
    assert (mended.json()["issued_on"], mended.json()["signer"]) == ("2026-11-02", "Trần An")
    assert is_problem(sent("head", seen=shown["head_seen"], number="1/TB"), 409)
    assert is_problem(sent("place", body="v.77", seen="v.01"), 422)
    assert is_problem(sent("place", body="v.01", seen=""), 409)
    assert is_problem(sent("doubts/settle", place=7, code="x"), 404)
    [name] = machine(seat).get(f"{of_document}/names").json()["items"]
    assert (name["mention"], name["state"], name["seen"]) == (NAMED, "unknown", "")
    assert is_problem(sent("names", mention=NAMED), 422)
    assert is_problem(sent("names", mention=NAMED, bodies=["v.77"]), 422)
    assert is_problem(sent("names", mention="Ai đó", open=True), 404)
    left = sent("names", mention=NAMED, open=True, reason="chờ thành lập").json()
    assert (left["state"], left["because"]) == ("open", "chờ thành lập")
    assert is_problem(sent("names", mention=NAMED, bodies=["v.01"]), 409)
    chosen = sent("names", mention=NAMED, bodies=["v.01"], seen=left["seen"]).json()
    assert [body["path"] for body in chosen["bodies"]] == ["v.01"]
    own = sent("names", mention=NAMED, open=True, item_id=keys["item_id"]).json()
    assert own["state"] == "open"
    [of_item] = machine(seat).get(f"{of_document}/names?item_id={keys['item_id']}").json()["items"]
    assert of_item["seen"] == own["seen"]


def test_a_paper_is_closed_and_reopened_by_machines_as_by_the_pages(keys, seat):
    """What is left is dropped only by who says that he saw it, and comes back when reopened."""
    of_document = f"/api/v1/documents/{keys['document_id']}"

    def sent(act, **data):
        return machine(seat).post(f"{of_document}/{act}", data, content_type="application/json")

    assert sent("close", reason="để biết").json()["findings"][0]["code"] == "still-some"
    stale = sent("close", reason="để biết", version=2)
    assert is_problem(stale, 409)
    assert stale.json()["current_version"] == 3
    assert is_problem(sent("close", version=3), 422)
    closed = sent("close", reason="để biết", version=3).json()
    assert closed["status"] == "closed"
    dropped = machine(seat).get(f"{of_document}/items").json()["items"]
    assert {item["dropped_because"] for item in dropped} == {"để biết"}
    assert is_problem(sent("reopen", version=closed["version"] - 1), 409)
    for _twice in range(2):
        assert sent("reopen", version=closed["version"]).json()["status"] == "read"
    back = machine(seat).get(f"{of_document}/items").json()["items"]
    assert {item["dropped_because"] for item in back} == {""}


def test_a_part_is_passed_down_by_machines_as_by_the_pages(keys, seat):
    of_work = f"/api/v1/assignments/{keys['assignment_id']}"
    what = {"version": 1, "body": "v.01.to", "words": "kho số 2"}

    def sent(**changes):
        where, data = f"{of_work}/parts", {**what, **changes}
        return machine(seat).post(where, data, content_type="application/json")

    for wrong in (
        {"body": "v.02"},
        {"body": "v.01.khong"},
        {"words": " "},
        {"due_on": "2199-01-01"},
    ):
        assert is_problem(sent(**wrong), 422), wrong
    assert is_problem(sent(version=9), 409)
    part = sent().json()
    assert (part["body_path"], part["portion"]) == ("v.01.to", "kho số 2")
    assert part["part_of_id"] == keys["assignment_id"]
    assert part["due_on"] == machine(seat).get(of_work).json()["due_on"]


def test_a_meeting_is_concluded_and_its_notice_issued_by_machines(keys, seat):
    of_meeting = f"/api/v1/meetings/{keys['meeting_id']}"
    api_of = machine(seat)

    def sent(act, **data):
        return api_of.post(f"{of_meeting}/{act}", data, content_type="application/json")

    [first] = api_of.get(f"{of_meeting}/conclusions").json()["items"]
    assert (first["task"], first["version"]) == ("rà soát các kho hàng", 1)
    assert first["clear"] < 6
    words = {"task": "lập sổ các chợ", "leads": [NAMED], "unclear_reason": "chờ phân công"}
    chosen = [{"mention": NAMED, "bodies": ["v.01"]}]
    second = sent("conclusions", **words, chosen=chosen).json()
    assert second["chosen"] == chosen
    assert sent("conclusions", **words, chosen=chosen).json()["id"] == second["id"]  # sent twice
    assert is_problem(sent("conclusions", **words | {"task": "x", "chosen": [
        {"mention": NAMED, "bodies": ["v.77"]}]}), 422)  # fmt: skip
    of_second = f"conclusions/{second['id']}"
    changed = sent(f"{of_second}/change", version=1, deadline_text="hằng tháng").json()
    assert (changed["task"], changed["chosen"]) == (second["task"], chosen)
    assert is_problem(sent(f"{of_second}/change", version=1, task="của tôi"), 409)
    assert is_problem(sent(f"conclusions/{10**9}/drop", version=1), 404)
    third = sent("conclusions", task="bỏ đi").json()
    assert sent(f"conclusions/{third['id']}/drop", version=1).json() == {"left": 2}

    notice = api_of.get(f"{of_meeting}/notice").json()
    assert (notice["number"], notice["missing"]) == ("7/TB-BCĐ389", [])
    kept = sent("notice", version=notice["version"], signer="").json()
    assert any("người ký" in words for words in kept["missing"])
    assert is_problem(sent("notice/issue", version=kept["version"]), 422)
    assert is_problem(sent("notice", version=1, signer="x"), 409)
    kept = sent("notice", version=kept["version"], signer="Lò Văn Mẫu").json()
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        file = api_of.get(f"{of_meeting}/notice/file?form={form}").json()
        content = b64decode(file["content"])
        assert content.startswith(begins)
        assert sha256(content).hexdigest() == file["sha256"]
    back = api_of.get(f"{of_meeting}/notice/read-back").json()
    assert back["differences"] == []
    assert [len(d["lead"]) for d in back["directives"]] == [1, 1]
    issued = sent("notice/issue", version=kept["version"]).json()
    assert issued["published"], issued
    entered = api_of.get(f"{of_meeting}/conclusions").json()["items"]
    assert all(row["directive_id"] for row in entered)
    assert is_problem(sent("conclusions", task="thêm"), 422)


def test_who_helps_adds_what_it_did_and_closes_nothing(keys, seat):
    work = f"/api/v1/assignments/{keys['assignment_id']}"
    ours, data = machine(seat), {"words": "đã cử 3 người", "documents": [keys["document_id"]]}
    added = ours.post(f"{work}/contributions", data, content_type="application/json").json()
    assert (added["body_path"], added["words"]) == ("v.01", "đã cử 3 người")
    assert [paper["document_id"] for paper in added["papers"]] == [keys["document_id"]]
    assert ours.get(f"{work}/contributions").json() == [added]
    helped = ours.get("/api/v1/assignments", {"side": "helper"}).json()["items"]
    assert keys["assignment_id"] in {row["id"] for row in helped}
    assert helped[0]["body_path"] == "v.01"
    other = machine(make_seat("v.01.to")).get("/api/v1/assignments", {"side": "helper"}).json()
    assert other["items"] == []
    shown = ours.get(work).json()
    assert shown["state"] == "issued"
    assert shown["steps"][-1]["act"] == "contribute"
    empty = ours.post(f"{work}/contributions", {"words": " "}, content_type="application/json")
    assert is_problem(empty, 422)
