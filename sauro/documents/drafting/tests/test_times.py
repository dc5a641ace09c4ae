from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.documents.drafting.model import Directive
from sauro.documents.drafting.proof import same_time
from sauro.documents.drafting.sentences import order
from sauro.documents.drafting.times import NoWords, words_of
from sauro.documents.drafting.words import Citer, long_day, short_day
from sauro.documents.reading.deadlines import main_deadline
from sauro.documents.reading.model import Words
from sauro.kernel.dates import Stretch, month_stretch
from sauro.kernel.deadline import Deadline, DeadlineKind, Term

DATE, EVENT, RECURRING = DeadlineKind.DATE, DeadlineKind.EVENT, DeadlineKind.RECURRING
DAY = date(2027, 2, 5)


def on(unit, first, last=None, **more):
    return Deadline(DATE, within=Stretch(unit, first, last or first), **more)


def rhythm(rule, **more):
    return Deadline(RECURRING, rrule=rule, **more)


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (on("day", DAY), "chậm nhất ngày 05/02/2027"),
        (on("day", DAY, before=True), "trước ngày 05/02/2027"),
        (on("day", DAY, hour=time(17, 30)), "trước 17 giờ 30 phút ngày 05/02/2027"),
        (Deadline(DATE, within=month_stretch(2027, 1)), "trong tháng 01/2027"),
        (on("quarter", date(2027, 4, 1), date(2027, 6, 30)), "trong quý II/2027"),
        (on("half", date(2027, 1, 1), date(2027, 6, 30)), "trong 6 tháng đầu năm 2027"),
        (on("year", date(2027, 1, 1), date(2027, 12, 31), before=True), "trước năm 2027"),
        (on("part", date(2027, 3, 1), date(2027, 3, 10)), "trong thượng tuần tháng 3/2027"),
        (on("part", date(2027, 2, 22), date(2027, 2, 28)), "trong tuần cuối tháng 02/2027"),
        (on("part", date(2027, 3, 1), date(2027, 3, 5)), "trong 05 ngày đầu tháng 3/2027"),
        (on("part", date(2027, 3, 3), date(2027, 3, 9)), "từ ngày 03/3/2027 đến ngày 09/3/2027"),
        (on("range", DAY, date(2027, 3, 9)), "từ ngày 05/02/2027 đến ngày 09/3/2027"),
        (rhythm("FREQ=WEEKLY"), "định kỳ hằng tuần"),
        (rhythm("FREQ=MONTHLY;INTERVAL=3"), "định kỳ hằng quý"),
        (rhythm("FREQ=MONTHLY;INTERVAL=6"), "định kỳ 06 tháng một lần"),
        (rhythm("FREQ=DAILY", hour=time(16)), "trước 16 giờ hằng ngày"),
        (rhythm("FREQ=WEEKLY;BYDAY=WE"), "chậm nhất thứ Tư hằng tuần"),
        (rhythm("FREQ=WEEKLY;BYDAY=MO,TH"), "vào thứ Hai và thứ Năm hằng tuần"),
        (rhythm("FREQ=MONTHLY;BYDAY=-1FR"), "vào thứ Sáu cuối cùng hằng tháng"),
        (rhythm("FREQ=MONTHLY;BYMONTHDAY=-1"), "vào ngày cuối cùng hằng tháng"),
        (rhythm("FREQ=MONTHLY;BYMONTHDAY=10,20"), "vào các ngày 10 và 20 hằng tháng"),
        (rhythm("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5"), "chậm nhất ngày 05/6 hằng năm"),
        (rhythm("FREQ=YEARLY;BYMONTH=6,12"), "vào tháng 6 và tháng 12 hằng năm"),
        (
            rhythm("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
            "vào ngày làm việc cuối cùng của tuần",
        ),
        (Deadline(RECURRING), "định kỳ"),
        (Deadline(EVENT, term=Term(5, "working_day")), "trong thời hạn 05 ngày làm việc"),
        (Deadline(EVENT, anchor="có kết quả giám định"), "ngay sau khi có kết quả giám định"),
        (Deadline(EVENT, anchor="kỳ họp cuối năm", before=True), "trước kỳ họp cuối năm"),
        (Deadline(DeadlineKind.STANDING), "thường xuyên"),
        (Deadline(DeadlineKind.NONE), ""),
        (Deadline(DATE, text="trước ngày 20-12"), "trước ngày 20-12"),
        (" xong trong tuần này ", "xong trong tuần này"),
    ],
)
def test_each_kind_of_deadline_has_its_words(deadline, words):
    assert words_of(deadline) == words


@pytest.mark.parametrize(
    ("deadline", "code"),
    [
        (Deadline(DATE), "no-day"),
        (Deadline(EVENT), "no-event"),
        (rhythm("FREQ=HOURLY"), "unknown-rhythm"),
        (rhythm("every day"), "unknown-rhythm"),
        (rhythm("FREQ=MONTHLY;BYDAY=5MO"), "unknown-rhythm"),
        (rhythm("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2"), "unknown-rhythm"),
        (rhythm("FREQ=WEEKLY;COUNT=3"), "unknown-rhythm"),
        (rhythm("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"), "unknown-rhythm"),
        (rhythm("FREQ=YEARLY;BYMONTH=6;BYDAY=1MO"), "unknown-rhythm"),
        (rhythm("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5"), "unknown-rhythm"),
        (rhythm("FREQ=MONTHLY;BYMONTHDAY=-2"), "unknown-rhythm"),
        (rhythm("FREQ=MONTHLY;BYDAY=MO"), "unknown-rhythm"),
    ],
)
def test_a_deadline_without_words_is_refused_and_says_why(deadline, code):
    with pytest.raises(NoWords) as refused:
        words_of(deadline)
    assert refused.value.code == code


def test_days_below_ten_and_the_months_one_and_two_take_a_zero():
    assert short_day(date(2026, 3, 5)) == "05/3/2026"
    assert long_day(date(2026, 2, 15)) == "ngày 15 tháng 02 năm 2026"


def read_back(deadline):
    sentence = order(Directive("kiểm tra kho", ("Sở Y tế",), deadline=deadline), Citer())
    return main_deadline(sentence.lower(), date(2026, 11, 1), lambda a, b: Words(sentence[a:b], ()))


days = st.dates(date(2026, 11, 5), date(2028, 12, 31))
rules = st.one_of(
    st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"]),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.integers(1, 28)),
    st.builds("FREQ=MONTHLY;INTERVAL={}".format, st.integers(2, 11)),
    st.builds(
        "FREQ=WEEKLY;BYDAY={}".format, st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
    ),
    st.builds(
        "FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)
    ),
)
deadlines = st.one_of(
    st.builds(lambda d, b: on("day", d, before=b), days, st.booleans()),
    st.builds(lambda d, b: Deadline(DATE, within=month_stretch(d.year, d.month), before=b), days,
              st.booleans()),
    st.builds(rhythm, rules),
    st.builds(
        lambda n, unit: Deadline(EVENT, term=Term(n, unit), anchor="ngày ký"),
        st.integers(2, 90),
        st.sampled_from(["working_day", "day", "week", "month"]),
    ),
)  # fmt: skip


@given(deadlines)
@settings(max_examples=60)
def test_what_is_written_of_a_time_is_read_back(deadline):
    assert same_time(deadline, read_back(deadline)), read_back(deadline)
