"""A read notice as JSON: every key of the shared form, whatever was read."""

import json

import pytest

from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests.generate import paper as invented
from sauro.documents.reading.tests.make import paper

NOTICE = set(
    "file doc_type number issued_on level locality event_on event concluder signer recipients"
    " citations directives figures inconsistencies".split()
)
DIRECTIVE = set(
    "locator text lead lead_inherited coordinating reports_to deadline deliverable".split()
)
DEADLINE = {"kind", "text", "date", "rrule"}
CITATION = {"number", "doc_type", "date", "issuer"}
FIGURE = {"text", "value", "unit", "period"}
CLEARS = {"lead", "coordinating", "reports_to", "deadline", "deliverable", "authority"}
FULL = paper(
    "I. Đánh giá chung",
    "1. Trong quý I/2026, toàn tỉnh xử lý hơn 120 vụ theo Kế hoạch số 7/KH-UBND ngày 05/01/2026.",
    "II. Nhiệm vụ trong thời gian tới",
    "1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh lập danh sách nhà thuốc, báo cáo UBND tỉnh "
    "trước ngày 20/6/2026; được sử dụng dữ liệu hóa đơn.",
)


@pytest.mark.parametrize("text", [FULL, paper("Không có gì."), "", "Hello.", invented(7).text])
def test_every_key_is_there(text):
    read_as = notice_json(read(text), "a.txt")
    assert read_as.keys() >= NOTICE
    assert all(d.keys() >= DIRECTIVE for d in read_as["directives"])
    assert all(d["deadline"].keys() >= DEADLINE for d in read_as["directives"])
    assert all(d["clears"].keys() == CLEARS for d in read_as["directives"])
    assert all(c.keys() >= CITATION for c in read_as["citations"])
    assert all(f.keys() >= FIGURE for f in read_as["figures"])


def test_values_of_a_full_notice():
    read_as = notice_json(read(FULL), "a.txt")
    [directive] = read_as["directives"]
    assert read_as["file"] == "a.txt"
    assert read_as["concluder"]["name"] == read_as["signer"]["name"] == "Lê Hoài Nam"
    assert read_as["signer"]["capacity"] == "PHÓ CHỦ TỊCH"
    assert (directive["lead"], directive["coordinating"]) == (["Sở Y tế"], ["Công an tỉnh"])
    assert directive["reports_to"] == ["UBND tỉnh"]
    assert directive["deliverable"] == "danh sách nhà thuốc"
    assert directive["authority"].startswith("được sử dụng")
    assert directive["deadline"]["date"] == "2026-06-19"
    assert [c["number"] for c in read_as["citations"]] == ["7/KH-UBND"]
    assert [(f["value"], f["unit"], f["rounding"]) for f in read_as["figures"]] == [
        (120, "vụ", "above")
    ]


def test_it_is_json():
    text = json.dumps(notice_json(read(FULL)), ensure_ascii=False)
    assert json.loads(text)["number"] == "45/TB-UBND"


@pytest.mark.parametrize(
    ("words", "kind", "standing"),
    [
        ("trước ngày 20/6/2026", "date", False),
        ("hằng tuần", "recurring", False),
        ("ngay sau khi có kết quả", "event", False),
        ("", "none", False),
        ("thường xuyên", "none", True),
    ],
)
def test_kinds_of_deadline(words, kind, standing):
    text = paper("I. Nhiệm vụ trong thời gian tới", f"1. Giao Sở Y tế lấy mẫu thuốc {words}.")
    [directive] = notice_json(read(text))["directives"]
    deadline = directive["deadline"]
    assert (deadline["kind"], deadline["standing"]) == (kind, standing)


@pytest.mark.parametrize(
    ("items", "grounds"),
    [
        (["1. Giao Sở Y tế lấy mẫu thuốc."], ["stated"]),
        (["1. Yêu cầu Sở Y tế:", "- Lấy mẫu thuốc.", "- Gửi kết quả."], ["inherited"] * 2),
        (["1. Lấy mẫu thuốc."], ["missing"]),
    ],
)
def test_each_clear_says_whether_it_was_stated(items, grounds):
    found = notice_json(read(paper("I. Nhiệm vụ trong thời gian tới", *items)))["directives"]
    assert [d["clears"]["lead"]["ground"] for d in found] == grounds
    assert [d["lead_inherited"] for d in found] == [g == "inherited" for g in grounds]
