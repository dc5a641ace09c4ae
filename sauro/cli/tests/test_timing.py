"""Rhythms and days in words."""

import pytest

from sauro.cli.timing import rhythm
from sauro.cli.voice import Voice, voice_for


@pytest.mark.parametrize(
    ("rrule", "vietnamese", "english"),
    [
        ("FREQ=DAILY", "hằng ngày", "every day"),
        ("FREQ=WEEKLY;BYDAY=WE", "thứ Tư, hằng tuần", "Wednesday, every week"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "thứ Hai, thứ Sáu, hằng tuần", "Monday, Friday, every week"),
        ("FREQ=MONTHLY;BYMONTHDAY=17", "ngày 17, hằng tháng", "day 17, every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=10,25", "ngày 10, 25, hằng tháng", "day 10, 25, every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối tháng, hằng tháng", "last day of the month, every month"),  # noqa: E501
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "every quarter"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần", "every 6 months"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "thứ Sáu cuối cùng của tháng, hằng tháng", "last Friday of the month, every month"),  # noqa: E501
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14", "ngày 14/11, hằng năm", "14/11, every year"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "ngày 25 các tháng 3, 6, 9, 12, hằng năm", "day 25 of months 3, 6, 9, 12, every year"),  # noqa: E501
        ("FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;BYSETPOS=1", "FREQ=WEEKLY;BYSETPOS=1"),
    ],
)  # fmt: skip
def test_a_rule_in_words(rrule, vietnamese, english):
    assert rhythm(rrule, Voice()) == vietnamese
    assert rhythm(rrule, Voice("en")) == english


def test_the_language_asked_for():
    assert voice_for([], {}).lang == "vi"
    assert voice_for([], {"SAURO_LANG": "en_US.UTF-8"}).lang == "en"
    assert voice_for(["read", "--lang", "vi"], {"SAURO_LANG": "en"}).lang == "vi"
    assert voice_for(["--lang=en"], {}).lang == "en"
