"""From a hit to an opened file on the pages, and back in the book of both sides."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.cases.models import ShareEntry, ShareGrant, ShareRequest
from sauro.cases.tests.make import DRIVER, make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_seat
from sauro.parties.models import Party

pytestmark = pytest.mark.django_db
HOLDER, ASKER = "v.01.qltt", "v.02.ca"


@pytest.fixture
def holder():
    return make_seat(HOLDER)


@pytest.fixture
def asker():
    return make_seat(ASKER)


@pytest.fixture
def case(holder):
    return make_case(holder, parties=(DRIVER,), summary="Khám xe tải")


def sent(client, seat, where, *args, **data):
    client.force_login(seat.user)
    return client.post(reverse(where, args=args), data)


def page(client, seat, where, *args, **query):
    client.force_login(seat.user)
    return client.get(reverse(where, args=args), query)


def day(days):
    return f"{timezone.localdate() + timedelta(days):%d/%m/%Y}"


def asked(client, asker):
    what = {"kind": "phone", "value": "0912345678", "because": "điều tra vụ số 5/2026"}
    hit = sent(client, asker, "ask_others", **what)
    where = hit.content.decode().split("?lan-hoi=")[1].split('"')[0].replace("&amp;", "&")
    form = client.get(f"{reverse('share_ask')}?lan-hoi={where}")
    assert 'value="0912345678"' in form.content.decode()
    inquiry = where.split("&")[0]
    asks: dict[str, Any] = {
        "holder": HOLDER,
        "about": "0912345678",
        "because": "điều tra vụ số 5/2026",
        "parts": ["summary", "parties"],
        "inquiry": inquiry,
    }
    answer = sent(client, asker, "share_ask", **asks)
    assert answer.status_code == 302, answer.content.decode()
    enter(scope_of(asker))
    return ShareRequest.objects.get()


def test_a_hit_leads_to_a_request_a_grant_and_the_file(client, holder, asker, case):
    row = asked(client, asker)
    assert "đề nghị cho xem hồ sơ chờ trả lời" in page(client, holder, "home").content.decode()
    waiting = page(client, holder, "shares").content.decode()
    assert "Chờ trả lời" in waiting
    answering = page(client, holder, "share_request", row.pk).content.decode()
    assert f"case-{case.pk}" in answering
    assert "Đối tượng Lò Văn Mẫu" in answering
    what = {"viec": "cho-xem", "which": f"case-{case.pk}", "parts": ["parties"],
            "until": day(10), "because": "theo đề nghị"}  # fmt: skip
    wrong = sent(client, holder, "share_request", row.pk, **what | {"until": day(200)})
    assert wrong.status_code == 422
    assert "theo đề nghị" in wrong.content.decode()
    assert sent(client, holder, "share_request", row.pk, **what).status_code == 302
    late = sent(client, holder, "share_request", row.pk, **what)
    assert late.status_code == 409
    assert "vừa có người trả lời" in late.content.decode()
    enter(scope_of(asker))
    made = ShareGrant.objects.get()
    file = page(client, asker, "share_file", made.pk).content.decode()
    assert "Khám xe tải" in file
    assert "Lò Văn Mẫu" in file
    assert "Jet" not in file  # goods were not granted
    assert page(client, asker, "case", case.pk).status_code == 404
    assert "Jet" not in page(client, asker, "cases", tim="jet").content.decode()
    for seat in (holder, asker):
        book = page(client, seat, "share_grant", made.pk).content.decode()
        assert "Mở hồ sơ" in book


def test_the_holder_extends_and_ends(client, holder, asker, case):
    what = {"grantee": ASKER, "parts": ["whole"], "until": day(5), "because": "công văn số 7"}
    assert sent(client, holder, "case_share", case.pk, **what).status_code == 302
    enter(scope_of(holder))
    made = ShareGrant.objects.get()
    longer = {"viec": "gia-han", "version": 1, "until": day(20)}
    assert sent(client, holder, "share_grant", made.pk, **longer).status_code == 302
    second = sent(client, holder, "share_grant", made.pk, **longer)
    assert second.status_code == 409
    file = page(client, asker, "share_file", made.pk).content.decode()
    assert "thuốc lá điếu Jet" in file
    done = {"viec": "thoi", "version": 2, "because": "xong việc"}
    assert sent(client, asker, "share_grant", made.pk, **done).status_code == 403
    assert sent(client, holder, "share_grant", made.pk, **done).status_code == 302
    assert page(client, asker, "share_file", made.pk).status_code == 404
    enter(scope_of(asker))
    acts = list(ShareEntry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["granted", "extended", "opened", "ended"]


def test_a_granted_party_is_read_without_its_cases(client, holder, asker, case):
    row = asked(client, asker)
    enter(scope_of(holder))
    party = Party.objects.get()
    what = {"viec": "cho-xem", "which": f"party-{party.pk}", "parts": ["whole"],
            "until": day(10), "because": "theo đề nghị"}  # fmt: skip
    assert sent(client, holder, "share_request", row.pk, **what).status_code == 302
    enter(scope_of(asker))
    file = page(client, asker, "share_file", ShareGrant.objects.get().pk).content.decode()
    assert "0912345678" in file
    assert "Jet" not in file
    assert page(client, asker, "party", party.pk).status_code == 404


def test_refused_with_a_reason_or_taken_back(client, holder, asker, case):
    row = asked(client, asker)
    none = sent(client, holder, "share_request", row.pk, viec="tu-choi", because=" ")
    assert none.status_code == 422
    no = {"viec": "tu-choi", "because": "đang điều tra kín"}
    assert sent(client, holder, "share_request", row.pk, **no).status_code == 302
    told = page(client, asker, "share_request", row.pk).content.decode()
    assert "đang điều tra kín" in told
    assert sent(client, asker, "share_request", row.pk, viec="rut").status_code == 409


def test_an_officer_of_the_holder_sees_and_does_not_decide(client, holder, asker, case):
    row, officer = asked(client, asker), make_seat(HOLDER, Role.OFFICER)
    seen = page(client, officer, "share_request", row.pk).content.decode()
    assert "Trả lời không" not in seen
    no = {"viec": "tu-choi", "because": "không"}
    assert sent(client, officer, "share_request", row.pk, **no).status_code == 403
    assert page(client, make_seat("v.03"), "share_request", row.pk).status_code == 404
