"""Bad input and faults of work: told in words, nothing typed is lost, nothing is doubled."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments import acting, asking
from sauro.directives.assignments.evidence import MOST_BYTES, Sent, Shows
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.rules import Act
from sauro.directives.models import Assignment, Evidence, Request, Step
from sauro.directives.services import foreseen, register
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.documents import publishing, verification
from sauro.documents.naming import Names, State
from sauro.documents.tests.make import verified
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.foundation.files.store import stored
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
TODAY = timezone.localdate()
MB = 2**20


@pytest.fixture
def work(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    found = make_directive("rà soát kho", told=((COMMUNE, "lead"),), due_on=TODAY)
    expand(found.addressees.all(), [found], timezone.now())
    return found.assignments.get()


def test_evidence_of_two_gigabytes_is_refused_before_it_is_read_to_its_end(work):
    doer, drawn = make_seat(COMMUNE), []

    def video():
        for n in range(2048):
            drawn.append(n)
            yield b"\0" * MB

    enter(scope_of(doer))
    shows = Shows(files=(Sent("video.mp4", video()),))
    with pytest.raises(Refused, match="50 MB"):
        acting.move(
            work.pk, 1, Act.SUBMIT, "đã quay", by=doer, now=timezone.now(), shows=shows
        )  # fmt: skip
    assert len(drawn) == MOST_BYTES // MB + 1
    enter(EVERYWHERE)
    work.refresh_from_db()
    assert (work.state, Step.objects.count(), Evidence.objects.count()) == ("issued", 0, 0)
    assert list(stored()) == []


def test_a_request_of_two_gigabytes_is_turned_away_at_the_door(work, client):
    client.force_login(make_seat(COMMUNE).user)
    where, size = reverse("work_act", args=[work.pk, "ket-qua"]), 2 * 1024 * MB
    answer = client.generic(
        "POST", where, b"x", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(size),
    )  # fmt: skip
    assert answer.status_code == 413
    assert f"{configured.REQUEST_MOST_BYTES // MB} MB" in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "second"), [("nghiem-thu", "tra-lai"), ("tra-lai", "nghiem-thu")]
)
def test_of_two_who_accept_and_return_at_once_one_wins_and_the_other_sees_why(
    work, client, first, second
):
    doer, one, other = make_seat(COMMUNE), make_seat("v.01"), make_seat("v.01")
    enter(scope_of(doer))
    version = acting.move(
        work.pk, 1, Act.SUBMIT, "đã xong", by=doer, now=timezone.now()
    ).version  # fmt: skip
    for seat, act, words, status in (
        (one, first, "thiếu danh sách", 302), (other, second, "số liệu chưa khớp", 409),
    ):  # fmt: skip
        client.force_login(seat.user)
        sent = {"version": version, "words": words}
        answer = client.post(reverse("work_act", args=[work.pk, act]), sent)
        assert answer.status_code == status
    page = answer.content.decode()
    assert "Việc vừa có bước mới" in page
    assert "số liệu chưa khớp" in page
    enter(EVERYWHERE)
    steps = [step.act for step in Step.objects.order_by("pk")]
    assert steps == ["submit", "accept" if first == "nghiem-thu" else "return"]


def test_a_group_that_resolves_to_nobody_is_told_and_is_nobodys_work_until_somebody_is_named(
    document, seat
):
    first = document.items.first()
    name = "các cơ quan thành viên Ban Chỉ đạo 389 tỉnh"
    item = verification.mend(first.pk, 1, {"lead": [name]}, by=seat)
    document.refresh_from_db()
    meant = Names(document, TODAY).meant(name)
    assert meant.state is not State.SURE
    assert not meant.told
    with pytest.raises(Refused, match="chưa rõ là cơ quan nào"):
        publishing.publish(
            document.pk, verification.seen_version(document), register, by=seat,
            now=timezone.now(),
        )  # fmt: skip
    version = verified(document, seat)  # somebody says that it stays open
    publishing.publish(
        document.pk, version, register, by=seat, now=timezone.now(), without_lead="chờ quyết định"
    )
    assert not Assignment.objects.filter(directive__position=item.position).exists()


def test_a_deadline_before_the_issue_is_told_before_publishing_and_is_late_at_once(document, seat):
    first = document.items.first()
    day = document.issued_on - timedelta(9)
    verification.mend(first.pk, 1, {"deadline_text": f"trước ngày {day:%d/%m/%Y}"}, by=seat)
    verified(document, seat)
    document.refresh_from_db()
    assert first.locator in [point.item.locator for point in foreseen(document).past]


def test_of_two_who_decide_one_request_the_second_reads_why_and_keeps_his_words(work, client):
    doer, giver = make_seat(COMMUNE), make_seat("v.01")
    enter(scope_of(doer))
    wanted = TODAY + timedelta(9)
    asked = asking.ask(
        work.pk, 1, Request.Kind.EXTENSION, "mưa", by=doer, now=timezone.now(), wanted_on=wanted
    )
    client.force_login(giver.user)
    where = reverse("request_decide", args=[asked.pk])
    assert client.post(where, {"granted": "1", "words": "đồng ý"}).status_code == 302
    answer = client.post(where, {"granted": "0", "words": "lực lượng vẫn đủ"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "lực lượng vẫn đủ" in page
    assert "chua-ghi" in page
    enter(EVERYWHERE)
    asked.refresh_from_db()
    assert asked.granted
