"""What was typed is kept as it is: nothing is cut, and words that somebody read stay."""

from dataclasses import replace

import pytest
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import Refused
from sauro.meetings import conclusions, proposing
from sauro.meetings.notices.tests.make import (
    CLEAR,
    filled_in,
    issue,
    make_concluded,
)
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


def test_no_reason_is_cut(seat):
    long = "Chờ hướng dẫn của bộ về phân cấp. " * 20
    unclear = replace(CLEAR, leads=(), deadline_text="", unclear_reason=long)
    unknown = replace(CLEAR, leads=("Sở Lạ tỉnh Mẫu",), unclear_reason=long, task="lập sổ kho")
    meeting = make_concluded(seat, CLEAR, unclear, unknown)
    filled_in(meeting, seat)
    issued = issue(meeting, seat)
    assert issued.published, issued.differences
    assert issued.document.without_lead == "Lý do ghi ở kết luận 2."
    [left_open] = issued.document.choices.all()
    assert left_open.reason == "Lý do ghi ở kết luận 3."
    assert meeting.conclusions.get(position=3).unclear_reason == long.strip()


def test_no_line_is_cut_in_silence(seat):
    meeting = make_concluded(seat, CLEAR)
    with pytest.raises(Refused):
        filled_in(meeting, seat, recipients=("Các sở: " + "Sở Công Thương, " * 40, "Lưu: VT"))


def test_an_answer_keeps_the_words_that_were_read(seat):
    below = make_seat("v.01.ca")
    meeting = make_concluded(seat, CLEAR)
    now = timezone.now()
    enter(scope_of(below))
    sending = proposing.Sending("v.01", "proposal", "xin lùi hạn")
    sent = proposing.propose(sending, by=below, now=now)
    enter(scope_of(seat))
    row = meeting.conclusions.get()
    proposing.answer(sent.pk, sent.version, "", by=seat, now=now, conclusion_id=row.pk)
    other = replace(CLEAR, task="thu hồi giấy phép")
    with pytest.raises(Refused, match="kiến nghị đã được trả lời"):
        conclusions.change_conclusion(row.pk, row.version, other, by=seat, now=now)
    later = replace(CLEAR, deadline_text="thường xuyên")
    conclusions.change_conclusion(row.pk, row.version, later, by=seat, now=now)
