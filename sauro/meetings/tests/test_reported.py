"""What waits for an answer comes into the report of the body that is to answer."""

import pytest
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.meetings import proposing
from sauro.meetings.proposing import Sending
from sauro.organization.tests.make import make_seat
from sauro.reporting.consolidating import consolidate
from sauro.reporting.tests.make import first_line, make_accepted, make_duty_to
from sauro.reporting.texts.keeping import Wording, held, write
from sauro.reporting.texts.subject import total
from sauro.reporting.texts.taking_up import with_proposals

pytestmark = pytest.mark.django_db


def test_open_difficulties_come_into_the_report_with_who_sent_them():
    province, commune, now = make_seat("v.01"), make_seat("v.01.001"), timezone.now()
    duty = make_duty_to(province, "v.01.001")
    line = first_line(duty, "v.01.001")
    make_accepted(commune, province, line, inspections=7)
    enter(scope_of(commune))
    sending = Sending("v.01", "difficulty", "thiếu kho tạm giữ")
    proposing.propose(sending, by=commune, now=now)
    enter(scope_of(province))
    made = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=now)
    subject = total(made.pk)
    write(subject, Wording(0, 1), by=province, now=now, adding=with_proposals)
    said = [p.text for p in held(subject).passages() if p.paragraph.key.startswith("proposal-")]
    assert said == ["Ban Chỉ đạo 389 v.01.001: thiếu kho tạm giữ"]
