"""Other systems read what is owed and send reports, as often as they like."""

import pytest

from sauro.foundation.access.tests.make import machine
from sauro.organization.tests.make import make_seat
from sauro.reporting.models import Submission
from sauro.reporting.tests.make import first_line, make_duty_to

pytestmark = pytest.mark.django_db
ONE = "v.01.001"
KEY = "9f7c1c3e-2f0a-4f0e-8f7c-0d2f4b6a8c21"


@pytest.fixture
def line():
    return first_line(make_duty_to(make_seat("v.01"), ONE), ONE)


def sent(client, line, **said):
    body = {"key": KEY, **said}
    return client.put(f"/api/v1/reports/{line.pk}", body, content_type="application/json")


def test_what_is_sent_twice_is_one_report(line):
    client = machine(make_seat(ONE))
    for _again in range(2):
        answer = sent(client, line, figures={"inspections": 12}, submit=True)
        assert answer.status_code == 200, answer.content
        told = answer.json()
        assert (told["state"], told["figures"]["inspections"], told["number"]) == (
            "submitted",
            12,
            1,
        )
    assert Submission.objects.filter(line=line).count() == 1


def test_an_adjustment_without_a_reason_is_refused_and_nothing_is_kept(line):
    client = machine(make_seat(ONE))
    answer = sent(client, line, figures={"cases_total": 4}, submit=True)
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["code"] == "adjusted-without-reason"
    assert not Submission.objects.filter(line=line).exists()
    given = dict.fromkeys(("cases_total", "cases_other"), 4)  # parts make the whole
    why = dict.fromkeys(given, "vụ chưa vào sổ")
    told = sent(client, line, figures=given, reasons=why, submit=True).json()
    assert sorted(told["adjusted"], key=lambda row: row["key"]) == [
        {"key": key, "computed": 0, "given": 4, "reason": "vụ chưa vào sổ"} for key in sorted(given)
    ]


def test_a_cell_of_another_form_is_told(line):
    answer = sent(machine(make_seat(ONE)), line, figures={"fines": 4})
    assert answer.status_code == 422
    assert answer.json()["findings"][0]["code"] == "no-such-cell"


def test_a_form_is_described_cell_by_cell(line):
    told = machine(make_seat(ONE)).get("/api/v1/reports/forms/cao-diem-tuan").json()
    assert [cell["slot"] for cell in told["cells"]] == list(range(1, 11))
    assert told["cells"][8]["unit"] == "triệu đồng"
