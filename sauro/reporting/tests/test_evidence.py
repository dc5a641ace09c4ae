"""A report that was sent stands for given work; its issuer reads no more than its name."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.organization.tests.make import make_seat
from sauro.reporting import evidence
from sauro.reporting.models import Duty, ReportWork
from sauro.reporting.tests.make import first_line, make_draft, make_duty_to, make_sent

pytestmark = pytest.mark.django_db
BELOW = "v.01.001"


@pytest.fixture
def given():
    """Work of the body below, given by its province."""
    directive = make_directive("báo cáo kết quả hằng tuần", told=((BELOW, "lead"),))
    expand(directive.addressees.all(), [directive], timezone.now())
    return Assignment.objects.get(owner_path=BELOW)


@pytest.fixture
def below():
    return make_seat(BELOW)


@pytest.fixture
def line(below):
    return first_line(make_duty_to(make_seat("v.01"), BELOW), BELOW)


def test_a_sent_report_stands_for_work_and_is_told_on_its_page(client, below, line, given):
    make_sent(below, line, inspections=1)
    link = evidence.stand_for(line.pk, given.pk, by=below, now=timezone.now())
    assert evidence.stand_for(line.pk, given.pk, by=below, now=timezone.now()) == link
    told = evidence.told_of(given)
    assert told
    assert [row.text for row in told.rows] == [evidence.called(line)]
    client.force_login(below.user)
    assert evidence.called(line) in client.get(reverse("work", args=[given.pk])).content.decode()
    assert (
        "báo cáo kết quả hằng tuần"
        in client.get(reverse("report", args=[line.pk])).content.decode()
    )
    enter(scope_of(make_seat("v.02")))
    assert not ReportWork.objects.exists()
    enter(scope_of(below))
    evidence.stand_no_more(line.pk, link.pk, by=below)
    assert evidence.told_of(given) is None


def test_what_was_not_sent_proves_nothing(below, line, given):
    make_draft(below, line, inspections=1)
    with pytest.raises(Refused) as refused:
        evidence.stand_for(line.pk, given.pk, by=below, now=timezone.now())
    assert refused.value.findings[0].code == "not-sent"
    row = ReportWork(
        owner_path=BELOW, issuer_path=given.issuer_path, line=line, assignment=given,
        called="x", added_by=below, added_at=timezone.now(),
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


def test_only_the_body_that_owes_it_links_and_only_with_its_own_work(below, line, given):
    make_sent(below, line, inspections=1)
    above = make_seat("v.01")
    enter(scope_of(above))
    with pytest.raises(NotAllowed):
        evidence.stand_for(line.pk, given.pk, by=above, now=timezone.now())
    other = make_directive("việc của tỉnh", told=(("v.01", "lead"),))
    expand(other.addressees.all(), [other], timezone.now())
    theirs = Assignment.objects.get(owner_path="v.01")
    enter(scope_of(below))
    with pytest.raises(Hidden):
        evidence.stand_for(line.pk, theirs.pk, by=below, now=timezone.now())


def test_reports_of_a_duty_made_of_a_directive_are_told_unasked(below, given):
    above = make_seat("v.01")
    duty = make_duty_to(above, BELOW, basis="directive", directive_id=given.directive_id)
    line = first_line(Duty.objects.get(pk=duty.pk), BELOW)
    enter(scope_of(below))
    assert evidence.told_of(given) is None
    make_sent(below, line, inspections=2)
    told = evidence.told_of(given)
    assert told
    assert told.rows[0].url == reverse("report", args=[line.pk])


def test_it_is_linked_and_taken_off_on_the_page(client, below, line, given):
    make_sent(below, line, inspections=1)
    client.force_login(below.user)
    page = client.get(reverse("report", args=[line.pk])).content.decode()
    assert f'value="{given.pk}"' in page
    client.post(reverse("report_work_add", args=[line.pk]), {"assignment": given.pk})
    enter(scope_of(below))
    link = ReportWork.objects.get()
    client.post(reverse("report_work_drop", args=[line.pk, link.pk]))
    enter(scope_of(below))
    assert not ReportWork.objects.exists()
    answer = client.post(reverse("report_work_add", args=[line.pk]), {}, follow=True)
    assert "Hãy chọn một nhiệm vụ đang mở" in answer.content.decode()
