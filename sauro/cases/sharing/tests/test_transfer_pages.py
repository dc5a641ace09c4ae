"""A case goes to the police and back on the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases.models import Case, CaseTransfer
from sauro.cases.tests.make import make_case, make_handover
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
POLICE = "v.01.ca"


@pytest.fixture
def giver():
    return make_seat("v.01.qltt")


@pytest.fixture
def police():
    make_body(POLICE, "Công an tỉnh Mẫu")
    return make_seat(POLICE)


def sent(client, seat, where, *args, **data):
    client.force_login(seat.user)
    return client.post(reverse(where, args=args), data)


def page(client, seat, where, *args):
    client.force_login(seat.user)
    return client.get(reverse(where, args=args))


def day(days=0):
    return f"{timezone.localdate() + timedelta(days):%d/%m/%Y}"


def offered(client, seat, case, **others):
    what = {"kind": "criminal", "receiver": POLICE, "because": "vượt ngưỡng Điều 190",
            "paper": "15/CHS", "handed_on": day(), "exhibits": ["1"]} | others  # fmt: skip
    answer = sent(client, seat, "case_hand", case.pk, **what)
    assert answer.status_code == 302, answer.content.decode()
    enter(scope_of(seat))
    return CaseTransfer.objects.latest("pk")


def test_there_and_back(client, giver, police):
    case = make_case(giver)
    make_handover(case, giver)
    kept = sent(client, giver, "case_hand", case.pk, kind="criminal", because="Tôi vừa gõ")
    assert kept.status_code == 422
    assert "Tôi vừa gõ" in kept.content.decode()
    nobody = {"kind": "criminal", "because": "x", "paper": "1/CV", "handed_on": day()}
    told = sent(client, giver, "case_hand", case.pk, **nobody)
    assert told.status_code == 422
    assert "Hãy ghi nơi nhận." in told.content.decode()
    assert "Danh bạ không có" not in told.content.decode()
    row = offered(client, giver, case)
    assert row.called == f"Vụ số {case} của {case.body.name}"
    assert "chờ nhận" in page(client, police, "home").content.decode()
    assert "Chờ nhận" in page(client, police, "case_transfers").content.decode()
    assert page(client, police, "case", case.pk).status_code == 404
    wrong = {"viec": "nhan", "taken_on": day(2), "received": "on"}
    assert sent(client, police, "case_transfer", row.pk, **wrong).status_code == 422
    receipt = {"viec": "nhan", "taken_on": day(), "remarks": "đủ 1.600 bao"}
    unseen = sent(client, police, "case_transfer", row.pk, **receipt)
    assert unseen.status_code == 422
    assert "rồi đánh dấu trước khi ký nhận" in unseen.content.decode()
    assert "đủ 1.600 bao" in unseen.content.decode()
    receipt["received"] = "on"
    assert sent(client, giver, "case_transfer", row.pk, **receipt).status_code == 403
    answer = sent(client, police, "case_transfer", row.pk, **receipt)
    assert answer.status_code == 302
    second = sent(client, police, "case_transfer", row.pk, **receipt)
    assert second.status_code == 409
    assert "vừa có người nhận" in second.content.decode()
    enter(scope_of(police))
    new = Case.objects.get(owner_path=POLICE)
    there = page(client, police, "case", new.pk).content.decode()
    assert "Nhận từ" in there
    assert page(client, police, "case", case.pk).status_code == 200
    here = page(client, giver, "case", case.pk).content.decode()
    assert "Đã chuyển cho Công an tỉnh Mẫu" in here
    assert "Sửa dữ kiện" not in here
    assert "Thôi phối hợp" not in here  # who took it over is no joint body
    assert page(client, giver, "case_change", case.pk).status_code == 403
    gone = page(client, giver, "case_share", case.pk)
    assert gone.status_code == 403
    assert "nơi ấy giữ hồ sơ và cho xem" in gone.content.decode()
    assert reverse("case_share", args=[case.pk]) not in here
    back = offered(client, police, new, kind="return", receiver="", paper="9/TB")
    assert sent(client, giver, "case_transfer", back.pk, **receipt).status_code == 302
    assert "Sửa dữ kiện" in page(client, giver, "case", case.pk).content.decode()
    assert page(client, police, "case_change", new.pk).status_code == 403


def test_not_taken_or_taken_back(client, giver, police):
    case = make_case(giver)
    make_handover(case, giver)
    row = offered(client, giver, case)
    none = sent(client, police, "case_transfer", row.pk, viec="khong-nhan", because="")
    assert none.status_code == 422
    no = {"viec": "khong-nhan", "because": "thiếu kết luận giám định"}
    assert sent(client, police, "case_transfer", row.pk, **no).status_code == 302
    assert "thiếu kết luận" in page(client, giver, "case_transfer", row.pk).content.decode()
    row = offered(client, giver, case)
    assert sent(client, giver, "case_transfer", row.pk, viec="rut").status_code == 302
    late = {"viec": "nhan", "taken_on": day(), "received": "on"}
    assert sent(client, police, "case_transfer", row.pk, **late).status_code == 409
    assert page(client, make_seat("v.02"), "case_transfer", row.pk).status_code == 404
