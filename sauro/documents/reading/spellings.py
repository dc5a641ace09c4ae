"""Every spelling of a deadline, one line each (cách viết thời hạn).

A spelling is a pattern over lower-case text with holes such as ``{day}`` and a builder from
``timing``. To teach the engine a new spelling, add one line to ``SPELLINGS`` here and an
example with its reading to ``tests/test_deadlines.py``. A brace of the pattern's own is doubled.
"""

from __future__ import annotations

from dataclasses import dataclass

from sauro.documents.reading.rhythms import (
    daily,
    end_of_month,
    every_weeks,
    first_days_of_each,
    monthly,
    monthly_on_days,
    nth_weekday,
    on_weekdays,
    on_working_day,
    recurring,
    recurring_until,
    twice_a_year,
    weekday_of_week,
    yearly,
    yearly_on_days,
)
from sauro.documents.reading.timing import (
    Builder,
    Found,
    after_term,
    at_event,
    bare_term,
    before,
    before_tet,
    by_or_before,
    end_of_year,
    first_days,
    in_this_month,
    last_month,
    last_quarter,
    on,
    on_later,
    on_or_before,
    part_of_month,
    range_of_days,
    standing,
    week_of_month,
    within_hours,
)
from sauro.kernel import dates

_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười lăm|hai mươi|ba mươi)(?:\s?\([^)]{2,20}\))?"

_UNIT = r"(?:ngày làm việc|ngày|giờ làm việc|giờ|phút|tuần|tháng|tiếng)"

_RHYTHM = r"(?:(?<!việc )(?<!sống )(?<!theo )(?<!đơn )(?<!hoạt )(?:(?:hằng|hàng|mỗi|từng)\s(?:ngày|tuần|tháng|quý|năm)|(?:hằng|mỗi)\s(?:đêm|sáng|trưa|chiều|tối)(?!\s(?:thứ|chủ)))(?!\w))"

_SO_MANY = r"(?:0?\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|mười lăm|mười)"
_EVERY = (
    rf"(?:(?:cứ\s|mỗi\s)?{_SO_MANY}\s(?:ngày|tuần|tháng|quý|năm)\s(?:/\s?)?(?:một\s|01\s|1\s)(?:lần|kỳ|số|buổi|lượt|đợt)|(?:cứ\s|mỗi\s)?{_SO_MANY}\s(?:ngày|tuần|tháng|quý|năm)/?\slần|(?:cứ|mỗi)\s(?:0?[2-9]|1\d|hai|ba|sáu|mười)\s(?:ngày|tuần|tháng)(?!\s(?:đầu|cuối|kể|sau|làm))|"
    r"(?:mỗi|một)\s(?:ngày|tuần|tháng|quý|năm)\s(?:\w+\s){0,2}?(?:một|hai|ba|01|02|1|2|3)\s(?:lần|kỳ|buổi|đợt|số|bài|lượt)|"
    r"(?:0?\d{1,2}|một|hai|ba)\s?(?:lần|số|buổi|bài|lượt|tin|kỳ)\s?/\s?(?:ngày|tuần|tháng|quý|năm)|(?:0?\d{1,2}|một|hai|ba|sáu|mười)\s(?:ngày|tuần|tháng|quý|năm)\s?/\s?lần|(?:tuần|tháng|quý|năm|ngày)\s(?:một|hai|ba|0?[1-3])\s(?:lần|bữa|buổi)|(?:một|hai|ba|0?[1-3])\slần\s(?:một|mỗi)\s(?:ngày|tuần|tháng|quý|năm))"
)

_TET = (
    r"tết(?:\snguyên\sđán)?(?:\s(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s"
    r"(?:tý|sửu|dần|mão|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi))?(?:\s?,?\s?(?:năm\s)?\d{4})?(?!\w)"
)

_LUNAR = (
    r"(?:(?:ngày\s|hôm\s)?(?:\d{1,2}|rằm|mùng\s\w+)\s(?:tháng\s)?(?:chạp|giêng)|ngày\s\d{1,2}\stết|rằm\stháng\s\w+|tháng\s(?:chạp|giêng)|"
    r"\d{1,2}/\d{1,2}\s(?:âm\slịch|\(?âl\)?)|tết\s(?:trung\sthu|dương\slịch|đoan\sngọ|thanh\sminh|độc\slập)|trung\sthu|giao\sthừa)"
)

_TAIL = r"[^,;.()]{2,70}?(?=[,;.()]|\s(?:để|và|gửi|báo cáo|đồng thời)\s|$)"

HOLES = {
    "day": dates.DAY,
    "month": dates.MONTH,
    "quarter": dates.QUARTER,
    "half": dates.HALF,
    "year": dates.YEAR,
    "weekday": rf"(?:ngày\s)?{dates.WEEKDAY}",
    "hour": dates.HOUR,
    "count": _COUNT,
    "unit": _UNIT,
    "rhythm": _RHYTHM,
    "every": _EVERY,
    "tet": _TET,
    "lunar": _LUNAR,
    "dom": r"(?:ngày\s(?:mùng\s)?|mùng\s)\d{1,2}",
    "period": rf"(?:{dates.HALF}|{dates.MONTH}|{dates.QUARTER}|{dates.YEAR})",
    "stretch": rf"(?:{dates.DAY}|{dates.HALF}|{dates.MONTH}|{dates.QUARTER}|{dates.YEAR})",
    "tail": _TAIL,
    "by": r"(?:(?:chậm|muộn|trễ)\snhất(?:\slà)?(?:\s(?:vào|đến|trước|từ))?|hạn(?:\s(?:chót|cuối cùng|cuối))?(?:\s(?:nộp|gửi|báo\scáo|hoàn\sthành|xong|trả\slời))?(?:\s(?:là|đến)|\s?:)?|không\s(?:chậm|muộn|quá|trễ)\s?(?:hơn|quá)?|(?:đến\s)?hết|(?:xong|hoàn\sthành|hoàn\stất|kết\sthúc)(?:\s(?:vào|trong|đến|hết|chậm nhất)|\s?:)?|thời\s(?:hạn|gian)(?:\s(?:hoàn\sthành|thực\shiện|gửi|báo\scáo))?\s?:?(?:\slà|\strong|\sđến)?|đến)",
    "done": r"(?:(?:phải\s|cần\s)?(?:hoàn\sthành|xong|hoàn\stất|kết\sthúc|báo\scáo|gửi|trình|nộp)\s(?:xong\s|ngay\s)?)",
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to say by when. Of two that match at one place the weightier one counts."""

    name: str
    pattern: str
    build: Builder
    weight: int = 5
    needs: tuple[str, ...] = ()  # one of these words or signs stands in all that match


# fmt: off
SPELLINGS: tuple[Spelling, ...] = (
    # rhythms with a day
    Spelling("weekly before an hour", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?|vào|lúc)?\s?{hour},?\s?(?:ngày\s)?{weekday}\s{rhythm}", recurring, 9),
    Spelling("weekly on a weekday", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|vào)?\s?(?:chiều\s|sáng\s|tối\s|cuối ngày\s)?{weekday}\s{rhythm}", recurring, 9),
    Spelling("each week, on a weekday", r"(?:định kỳ\s)?{rhythm}\s?,?\s?(?:[^,;.]{{0,40}}?\s)?(?:phát\s|gửi\s|báo cáo\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s(?:{hour}\s?,?\s?)?(?:sáng\s|chiều\s|tối\s)?{weekday}", recurring, 9),
    Spelling("once a month, on a weekday of it", r"(?P<rhythm>mỗi tháng)\s(?:một|1|01)\slần\s?,?\s(?:vào\s)?{weekday}\s(?:đầu|cuối)(?:\stiên|\scùng)?\s(?:của\s)?tháng(?!\s\d)", nth_weekday, 11, needs=("mỗi tháng",)),
    Spelling("on a weekday, every so many weeks", r"(?:vào\s|trước\s)?(?:sáng\s|chiều\s|tối\s)?{weekday}\s?,\s(?P<every>(?:hai|ba|0?[23])\stuần)\s(?:một|1|01)\slần", every_weeks, 11, needs=("lần",)),
    Spelling("weekly in brackets", r"{rhythm}\s\((?:trước|chậm nhất(?: là)?|vào)?\s?(?:{hour}\s)?{weekday}\)", recurring, 9),
    Spelling("monthly in brackets", r"{rhythm}\s\({dom}\)", recurring, 9),
    Spelling("on a weekday of the week", r"(?:vào\s|trước\s)?{weekday}\scủa\s(?:mỗi\s)?tuần(?!\s(?:này|sau|tới|đầu|cuối|thứ))", on_weekdays, 9),
    Spelling("last day of each month", r"(?:vào\s)?ngày\s(?:cuối cùng|cuối)\s(?:của\s)?(?:(?:mỗi|từng|hằng|hàng)\s)?tháng(?!\s?\d|\s(?:này|sau|tới))", end_of_month, 10, needs=("ngày cuối",)),
    Spelling("end of the month, each", r"(?:^|(?<=, )|(?<=; )|vào\s|đến\s)cuối\stháng(?!\s?(?:\d|này|sau|tới|trước|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))", end_of_month, 4, needs=("cuối tháng",)),
    Spelling("first days of the month, each", r"trong\s{count}\sngày đầu\s(?:của\s)?(?:(?:mỗi|từng|hằng|hàng)\s)?tháng(?!\s?\d|\s(?:này|sau|tới|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))", first_days_of_each, 10, needs=("ngày đầu",)),
    Spelling("daily at an hour, on the days", r"(?:trước|vào|lúc)\s{hour}\scác\sngày(?!\s(?:\d|thứ|chủ|làm))", daily, 8, needs=("các ngày",)),
    Spelling("half-yearly and yearly, each with its day", r"(?:báo cáo\s)?(?:0?6|sáu)\stháng(?:\sđầu năm)?\s?[(:]?\s?(?:trước|chậm nhất(?: là)?)\s{day}\)?\s?(?:,|;|và)\s(?:báo cáo\s)?(?:1\s|01\s|một\s|cả\s)?năm\s?[(:]?\s?(?:trước|chậm nhất(?: là)?)\s{day2}", twice_a_year, 11, needs=("tháng",)),
    Spelling("monthly on some days", r"(?:định kỳ\s)?(?:trước|vào|chậm nhất)?\s?(?:các\s)?{dom}(?P<more>(?:\s?(?:và|,)\s(?:ngày\s)?\d{{1,2}}){{1,4}})\s(?:của\s)?{rhythm}", monthly_on_days, 10),
    Spelling("nth weekday of a month", r"(?:vào|trước)?\s?{weekday}\s(?:đầu tiên|thứ nhất|đầu|thứ hai|thứ ba|cuối cùng|cuối)\s(?:của\s)?(?:{rhythm}|(?:mỗi |từng )tháng)", nth_weekday, 10),
    Spelling("weekly on several days", r"(?:trước|vào|các)?\s?(?:tối\s|sáng\s|chiều\s|ngày\s)?" + dates.WEEKDAY + r"(?:(?:,|\svà)\s(?:tối\s|sáng\s|chiều\s|ngày\s)?" + dates.WEEKDAY + r"){{1,5}}\s{rhythm}", on_weekdays, 10, needs=("a weekday",)),
    Spelling("weekday of a week of each month", r"(?:trước\s|vào\s)?(?:tối\s|sáng\s|chiều\s|ngày\s)?{weekday}\s(?:của\s)?tuần\s(?:thứ\s)?(?P<week>đầu|nhất|hai|ba|tư|cuối)(?:\stiên|\scùng)?\s(?:của\s)?(?:{rhythm}|tháng(?!\s\d))", weekday_of_week, 11),
    Spelling("first or last day of each week", r"(?:vào\s|chiều\s|sáng\s)?{weekday}\s(?:đầu|cuối)\stuần(?!\s(?:này|sau|tới))", on_weekdays, 9),
    Spelling("nth weekday of the month", r"(?:vào\s)?{weekday}\s(?:đầu tiên|thứ nhất|cuối cùng)\s(?:của\s)?tháng(?!\s\d)", nth_weekday, 9),
    Spelling("end of each", r"(?:vào\s)?(?:cuối|đầu|giữa)\s{rhythm}", recurring, 7),
    Spelling("once in so long", r"(?:cứ\s|mỗi\s)?(?P<every>(?:0?\d{{1,2}}|một|hai|ba|sáu)\s(?:ngày|tuần|tháng|năm))\s[^,;.]{{3,70}}?\s(?:một|1|01)\slần", recurring, 8, needs=("lần",)),
    Spelling("on evenings", r"(?:mỗi|các)\s(?:tối|sáng|chiều|ngày)?\s?{weekday}(?:(?:\svà|\s?,)\s" + dates.WEEKDAY + r")*(?:\strong tuần)?", on_weekdays, 7),
    Spelling("monthly on a day", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào|đúng|không quá)?\s?{dom}\s(?:của\s)?{rhythm}", recurring, 9),
    Spelling("each month, on a day", r"(?:định kỳ\s)?{rhythm}\s?[,(]?\s?(?:báo cáo\s|gửi\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s{day}", recurring, 10),
    Spelling("each month, on a day of it", r"(?:định kỳ\s)?{rhythm}\s?[,(]?\s?(?:báo cáo\s|gửi\s)?(?:trước|chậm nhất(?: là)?(?: vào)?|muộn nhất(?: là)?(?: vào)?|vào)\s{dom}(?:\s(?:của\s)?tháng\s(?:cuối|đầu|sau)(?:\scủa)?(?:\squý)?|\stháng cuối quý|\stháng đầu quý sau)?", recurring, 9),
    Spelling("on a day of the quarter's last month", r"(?:(?:trước|chậm nhất(?: là)?|vào)\s)?{dom}\s(?:của\s)?tháng (?:cuối|đầu)(?: cùng| tiên)?(?: của)?\s(?:mỗi |từng |hằng )?quý", lambda f, r: recurring(Found(f.text, f.start, f.end, f.parts | {"rhythm": "hằng quý"}), r), 9, needs=("quý",)),
    Spelling("daily before hours", r"(?:trước|vào|lúc)\s{hour}(?:\s(?:và|,)\s(?:trước\s)?\d{{1,2}}\s?(?:giờ|h)(?:\s?\d\d)?)?\s?,?\s(?:sáng\s|chiều\s)?{rhythm}", recurring, 9),
    Spelling("each day before an hour", r"{rhythm}\s?,?\s?(?:báo cáo\s|gửi\s)?(?:trước|vào|lúc)\s{hour}", recurring, 9),
    Spelling("every so often", r"(?:định kỳ\s)?(?:ít nhất\s|tối thiểu\s)?{every}", recurring, 7),
    Spelling("periodic with a rhythm", r"(?:định kỳ|thường kỳ|theo định kỳ)\s{rhythm}", recurring, 7 ),
    Spelling("so many a week", r"(?:ít nhất|tối thiểu)\s(?:\w+\s){{1,3}}{rhythm}", recurring, 6),
    Spelling("rhythm", r"{rhythm}", recurring, 6),
    Spelling("month, quarter, year", r"định kỳ\s\(?(?:(?:tuần|tháng|quý|6 tháng|năm)(?:,\s|\svà\s)?){{2,5}}", recurring, 6, needs=("định kỳ",)),
    Spelling("periodic with one rhythm", r"(?:báo cáo\s)?(?:định kỳ|thường kỳ)\s(?P<rhythm>tuần|tháng|quý|năm)(?!\w)", recurring, 6, needs=("định kỳ", "thường kỳ")),
    Spelling("periodic", r"định kỳ", recurring, 3, needs=("định kỳ",)),
    Spelling("yearly on days", r"(?:định kỳ\s)?(?:trước|chậm nhất(?: là)?|vào|muộn nhất)?\s?{day}\s(?:và\s(?:trước\s)?{day2}\s)?{rhythm}", yearly, 10),
    Spelling("on several days of each year", r"(?:định kỳ\s)?(?:trước|vào|chậm nhất(?: là)?)?\s?(?:các\s)?(?P<days>(?:ngày\s)?\d{{1,2}}/\d{{1,2}}(?:\s?(?:,|;|và)\s(?:trước\s)?(?:ngày\s)?\d{{1,2}}/\d{{1,2}}){{1,3}})\s(?:của\s)?{rhythm}", yearly_on_days, 10),
    Spelling("yearly in months", r"(?:định kỳ\s)?(?:trong|vào)?\s?{month}\s(?:và\s{month2}\s)?{rhythm}", yearly, 9),
    Spelling("on a day of the month", r"(?:trước|vào|chậm nhất(?: là)?)\s{dom}\s(?:của tháng(?!\s(?:\d|cuối|đầu|này|tới))(?:\s(?:sau|kế tiếp|tiếp theo|liền kề|báo cáo))?|(?:các tháng|tháng (?:báo cáo|kế tiếp|tiếp theo|liền kề))(?!\s\d))", monthly, 8, needs=("tháng",)),
    Spelling("periodic on a day", r"định kỳ\s(?:vào\s|trước\s)?{dom}(?!\s?(?:/|tháng|-))", monthly, 8, needs=("định kỳ",)),
    Spelling("each term", r"(?:định kỳ\s)?mỗi (?:học kỳ|kỳ báo cáo|phiên|đợt|vụ|mùa|chuyến|ca|kỳ họp)(?!\w)(?!\s\d)", recurring, 6, needs=("mỗi",)),
    Spelling("twice a year", r"(?:định kỳ\s)?(?:(?:0?6 tháng|sáu tháng|nửa năm)(?:\s(?:một|01|1)\slần)?[\s,(]+|(?<=định kỳ\s))(?:trước|vào|chậm nhất(?: là)?(?: vào)?)\s{day}\s(?:và\s(?:trước\s)?{day2})", twice_a_year, 10),
    Spelling("each day until a day", r"{rhythm}\s(?:cho\s)?(?:đến|tới)\s(?:hết\s)?(?:ngày\s)?{day}", recurring_until, 11),
    Spelling("once a month, on a day", r"(?P<rhythm>mỗi tháng)\s(?:một|1|01)\s(?:lần|kỳ)\s?,?\s(?:vào\s|trước\s)?{dom}", recurring, 10, needs=("mỗi tháng",)),
    Spelling("so often, and the days", r"(?:mỗi\s|hằng\s)?tháng\s(?:hai|ba|bốn|0?[2-4])\s(?:lần|kỳ|đợt|buổi)\s?[,:(]\s?(?:vào\s|là\s)?(?:các\s)?{dom}(?P<more>(?:\s?(?:và|,)\s(?:ngày\s)?\d{{1,2}}){{1,3}})", monthly_on_days, 11, needs=("lần", "kỳ", "đợt", "buổi")),
    Spelling("each month, a day after a comma", r"{rhythm}\s?,\s(?:vào\s)?{dom}", recurring, 9),
    Spelling("a bare day of each month", r"(?<![\d/])(?<!số )(?P<dom>\d{{1,2}})\s{rhythm}", recurring, 7),
    Spelling("a week of a quarter's month", r"(?:định kỳ\s)?(?:vào\s|trong\s)?tuần\s(?:thứ\s\w+|đầu tiên|đầu|cuối cùng|cuối)\s(?:của\s)?tháng\s(?:đầu|cuối|thứ\s\w+)\s(?:của\s)?(?:mỗi\s|từng\s|hằng\s)?quý(?!\s[\div])", lambda f, r: recurring(Found(f.text, f.start, f.end, f.parts | {"rhythm": "hằng quý"}), r), 10, needs=("quý",)),
    Spelling("a week of each month", r"(?:vào\s|trong\s)?tuần\s(?:thứ\s\w+|đầu tiên|đầu|cuối cùng|cuối)\s(?:của\s)?{rhythm}", recurring, 10),
    Spelling("periodic, every so many months", r"định kỳ\s(?P<every>(?:0?\d{{1,2}}|ba|sáu)\s(?:tháng|tuần|ngày|năm))(?!\s(?:đầu|cuối))", recurring, 7, needs=("định kỳ",)),
    Spelling("on a working day of each week", r"(?:vào\s)?ngày làm việc (?:cuối cùng|cuối|đầu tiên)\s(?:của\s|trong\s)?(?:mỗi\s|hằng\s|hàng\s)?(?P<rhythm>tuần|tháng|quý)(?!\s\d)", on_working_day, 10, needs=("ngày làm việc",)),
    # days and hours
    Spelling("each year, by a day with a hyphen", r"{rhythm}\s?[,(]?\s?(?:trước|vào|chậm nhất(?: là)?)\s(?:ngày\s)?(?P<day>\d{{1,2}}-\d{{1,2}})(?![-\d])|(?:trước|vào|chậm nhất(?: là)?)\s(?:ngày\s)?(?P<day2>\d{{1,2}}-\d{{1,2}})\s(?P<rhythm2>hằng năm|hàng năm|mỗi năm)", recurring, 11, needs=("-",)),
    Spelling("a term beside another", r"(?:sau|trước|chậm hơn|sớm hơn)\s{count}\s{unit}\sso với\s{tail}", at_event, 8, needs=("so với",)),
    Spelling("by a day with a hyphen", r"{done}?(?:{by}|trước)\s(?:ngày\s)?(?P<day>\d{{1,2}}-\d{{1,2}})(?![-\d])", on_or_before, 9, needs=("-",)),
    Spelling("before an hour of a day", r"{done}?(?:trước|chậm nhất(?: là)?(?: vào| đến| từ)?|muộn nhất|không quá|vào lúc|vào|lúc|hạn cuối là|đến)\s(?:lúc\s)?{hour}\s?(?:đêm\s?|trưa\s?)?(?:nay|mai)?\s?,?\s?(?:(?:ngày\s)?(?:thứ \w+|chủ nhật),?\s?)?\(?{day}\)?", before, 9),
    Spelling("before a weekday's date", r"{done}?trước\s(?:thứ \w+|chủ nhật)\s?,?\s?\(?{day}\)?", before, 9, needs=("thứ ", "chủ nhật")),
    Spelling("before a day", r"(?<!từ ){done}?trước\s(?:thời điểm\s|hạn\s|phiên chợ ngày\s|ngày\s(?:[^\W\d]+\s){{1,3}})?{day}", before, 9),
    Spelling("by a day", r"{done}?{by}\s(?:thứ \w+,?\s|chủ nhật,?\s)?{day}", by_or_before, 9),
    Spelling("by a weekday with its date", r"{done}?(?:{by}|trước|vào)\s(?:hết\s|ngày\s)?(?:thứ \w+|chủ nhật)\s?(?:tuần này|tuần sau|tuần tới|tới)?\s?,?\s?\(?{day}\)?", by_or_before, 9, needs=("thứ ", "chủ nhật")),
    Spelling("today or tomorrow", r"{done}?(?:ngay\s(?:trong\s)?|trong\s(?:ngay\s)?|hết\s|xong\s(?:ngay\s|trong\s)?)(?:ngày mai|hôm nay|ngày hôm nay|đêm nay|sáng mai|chiều nay|tối nay)", at_event, 6, needs=("mai", "nay")),
    Spelling("on a weekday of this week with its date", r"{done}?(?:vào\s)?(?:sáng\s|chiều\s|tối\s)?{weekday}\stuần\s(?:này|sau|tới)\s?,?\s?\(?{day}\)?", on, 9),
    Spelling("on several days", r"{done}?(?:vào\s|trong\s)?các\sngày\s(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?,\s){{0,5}}\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?\s?(?:,|và)\s(?:ngày\s)?{day}", on, 10, needs=("các ngày",)),
    Spelling("within the day of an event", r"(?:chậm nhất\s|muộn nhất\s|ngay\s)?trong ngày\s(?:nhận|tiếp nhận|phát hiện|phát sinh|có|xảy ra){tail}", at_event, 6, needs=("trong ngày",)),
    Spelling("within a day", r"{done}?(?:ngay\s)?(?:trong|vào)\s(?:ngay\s)?(?:buổi\s)?(?:đêm|tối|sáng|chiều|trưa)?\s?(?:nay\s|mai\s|thứ \w+\s)?,?\s?(?:ngày\s)?{day}", on, 8),
    Spelling("done on a day", r"(?:hoàn thành|xong|kết thúc)(?:\s(?:vào\s)?|\s?:\s){day}", on, 9, needs=("hoàn thành", "xong", "kết thúc")),
    Spelling("by a weekday", r"{done}?(?:trước|(?:chậm|muộn|trễ) nhất(?: là)?(?: vào)?)\s(?:{hour}\s?)?(?:ngày\s|sáng\s|chiều\s|tối\s|trưa\s)?{weekday}(?:\stuần\s(?:này|sau|tới)|\s(?:này|tới|tuần tới))?(?!\s(?:hằng|hàng|mỗi|đầu|cuối|tuần))", at_event, 6),
    Spelling("on a weekday of this week", r"(?:{hour}\s)?(?:vào\s|trong\s)?(?:sáng\s|chiều\s|tối\s)?{weekday}\s(?:tuần\s(?:này|sau|tới)|này|tới)(?!\w)", at_event, 5),
    Spelling("on a day of this month or the next", r"(?<!trước ){done}?(?:{by}|trước|vào|trong)\s{dom}\stháng\s(?P<which>này|sau|tới)(?!\w)", in_this_month, 9, needs=(" này", " sau", " tới")),
    Spelling("from one day to another", r"từ\s(?:\d{{1,2}} giờ\s)?{stretch}\s(?:(?:cho\s)?(?:đến|tới)|[-–])\s(?:hết\s)?{stretch2}", range_of_days, 8, needs=("từ ",)),
    Spelling("on a day", r"(?<![\w/])(?<!từ )(?<!bằng )(?<!hồi )(?<!giờ )ngày\s(?P<day>\d{{1,2}}\s?/\s?\d{{1,2}}(?:/\d{{4}})?|\d{{1,2}} tháng \d{{1,2}}(?: năm \d{{4}})?)(?![/\d])", on_later, 2, needs=("a day",)),
    Spelling("on a weekday with its date", r"{weekday}\s?,?\s?\(?{day}\)?", on_later, 2),
    # months, quarters, years
    Spelling("first days of a month", r"{done}?(?:trong\s)?{count}\sngày đầu\s(?:của\s)?{month}", first_days, 9, needs=("ngày đầu",)),
    Spelling("last days of a month", r"{done}?(?:trong\s)?{count}\sngày cuối\s(?:của\s)?{month}", part_of_month(1, None), 9, needs=("ngày cuối",)),
    Spelling("end of a month", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)?(?:dịp\s|ngày\s)?cuối\s{month}", on, 8, needs=("cuối",)),
    Spelling("middle of a month", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)?(?:giữa|trung tuần)\s{month}", part_of_month(11, 20), 8, needs=("giữa", "trung tuần")),
    Spelling("first half of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?nửa đầu\s{month}", part_of_month(1, 15), 8, needs=("nửa đầu",)),
    Spelling("beginning of a month", r"{done}?(?:{by}\s|vào\s|trong\s|ngay\s)?(?:đầu|thượng tuần)\s{month}", part_of_month(1, 10), 8, needs=("đầu", "thượng tuần")),
    Spelling("last week of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?(?:tuần cuối|hạ tuần|tuần cuối cùng|nửa cuối)\s(?:của\s)?{month}", part_of_month(22, None), 8, needs=("tuần cuối", "hạ tuần", "nửa cuối")),
    Spelling("first week of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?(?:tuần đầu|tuần đầu tiên|tuần thứ nhất)\s(?:của\s)?{month}", part_of_month(1, 7), 8, needs=("tuần đầu", "tuần thứ nhất")),
    Spelling("nth week of a month", r"{done}?(?:{by}\s|vào\s|trong\s)?tuần(?:\slễ)?\s(?:thứ\s)?(?P<week>[1-4]|nhất|hai|ba|tư)\s(?:của\s)?{month}", week_of_month, 9, needs=("tuần",)),
    Spelling("within several months", r"{done}?(?:trong|vào)\s(?:các\s|hai\s|ba\s|02\s|03\s)?tháng\s\d{{1,2}}(?:(?:,|\svà)\s(?:tháng\s)?(?P<last>\d{{1,2}}(?!\d)(?:\s?/\s?\d{{4}}|\s?,?\s?năm\s\d{{4}})?)){{1,5}}(?!\s?/)", last_month, 9, needs=("tháng",)),
    Spelling("before a month or quarter", r"{done}?trước\s{period}", before, 8, needs=("trước",)),
    Spelling("by the end of", r"{done}?{by}\s(?:trong\s)?{period}", on, 8 ),
    Spelling("within several quarters", r"{done}?(?:trong|vào)\s(?:các\s|hai\s)?quý\s(?:iv|i{{1,3}}|[1-4])(?:\s?(?:,|và)\s(?:quý\s)?(?:iv|i{{1,3}}|[1-4])){{0,2}}\s?(?:,|và)\s(?:quý\s)?(?P<last>(?:iv|i{{1,3}}|[1-4])(?!\w)(?:\s?/\s?\d{{4}}|\s?,?\s?năm\s\d{{4}})?)", last_quarter, 9, needs=("quý",)),
    Spelling("a month or quarter in brackets or in front", r"(?:^|(?<=[(;:] )|(?<=[(;:]))(?:vào\s)?(?:{month}|{quarter})(?=\s?[,)](?!\s(?:tháng|quý)))", on, 3, needs=("tháng", "quý")),
    Spelling("within", r"{done}?(?:ngay\s)?trong\s(?:ngay\s)?(?:{half}|{month}|{quarter})(?! và tháng|, tháng)", on, 8, needs=("tháng", "quý")),
    Spelling("in a month", r"vào\s{month}", on, 6),
    Spelling("within a year", r"{done}?(?:ngay\s)?trong\s(?:ngay\s)?{year}", on, 7),
    Spelling("end of a quarter", r"{done}?(?:{by}\s|trước\s|vào\s)?cuối\s{quarter}", on, 8, needs=("cuối",)),
    Spelling("end of a year", r"{done}?(?:{by}\s|trước\s|vào\s|trong\s)cuối\s{year}", on, 7, needs=("cuối",)),
    Spelling("end of this year", r"{done}?(?:{by}|trước|tới)\s(?:dịp\s)?cuối\snăm(?:\snay)?(?!\s?\d|\w)", end_of_year, 7, needs=("cuối năm",)),
    Spelling("end of a year in front", r"^cuối\s{year}(?=\s?,)", on, 3, needs=("cuối",)),
    # lunar days and other events
    Spelling("before Tết", r"{done}?(?:trước|xong trước|{by})\s(?:khi nghỉ\s|kỳ nghỉ\s|dịp\s|đợt nghỉ\s)?{tet}(?!\s(?:trung|dương|đoan))", before_tet, 9),
    Spelling("days around Tết", r"(?:trong|sau)\s{count}\s{unit}\s(?:giáp|sau|trước|cận)\s(?:kỳ nghỉ\s|dịp\s)?{tet}", at_event, 9, needs=("tết",)),
    Spelling("after Tết", r"(?:ngay\ssau\s(?:kỳ nghỉ\s|dịp\s|khi nghỉ\s)?{tet}|sau\s(?:kỳ nghỉ\s|dịp\s|khi nghỉ\s)?{tet2}\s{count}\s{unit})", at_event, 5, needs=("sau",)),
    Spelling("before a lunar day", r"(?<!đợi )(?<!chờ ){done}?(?:trước|chậm nhất(?: là)?|vào|{by})\s(?:ngày\s|dịp\s|đêm\s|rằm\s)?{lunar}(?:\s(?:năm\s)?\d{{4}})?", at_event, 10),
    Spelling("terms from an event", r"{done}?(?:chậm nhất(?: là)?|muộn nhất|trong|trong vòng|trong thời hạn|trong thời gian|không quá|tối đa|sau|thời hạn|hạn là|hạn)\s(?:thời hạn\s|vòng\s|thời gian\s|không quá\s|tối đa\s|là\s)*{count}\s{unit}\s?,?\s?(?:đầu\s|tiếp theo\s)?(?:kể từ|tính từ|kể từ khi|sau khi|từ khi|từ ngày|từ thời điểm|sau|khi có|khi nhận|kể từ thời điểm){tail}", after_term, 9, needs=("từ", "sau", "khi có", "khi nhận")),
    Spelling("no later than a term after", r"(?:chậm nhất|muộn nhất|không quá|sau)\s(?:sau\s|là\s)?{count}\s{unit}{tail}?(?:kể từ|sau khi|sau)\s?{tail2}?", after_term, 7, needs=("kể từ", "sau")),
    Spelling("a term", r"{done}?(?:chậm nhất(?: là)?|trong thời hạn|thời hạn|trong thời gian|trong vòng)\s(?:là\s|tối đa\s|không quá\s|sau\s)?{count}\s{unit}(?!\s?(?:một|/))", after_term, 5, needs=("chậm nhất", "thời hạn", "thời gian", "trong vòng")),
    Spelling("on two days of a month", r"{done}?(?:trong|vào)\s(?:hai\s|các\s|02\s)?ngày\s\d{{1,2}}(?:(?:,|\svà)\s(?:ngày\s)?\d{{1,2}}){{0,3}}(?:,|\svà)\s(?:ngày\s)?{day}", on, 10, needs=("ngày",)),
    Spelling("a bare term", r"{done}?(?:trong\s(?P<count>\d{{1,2}}|một|hai|ba|năm|bảy|mười)\s(?P<unit>ngày làm việc|ngày|tuần)|trong\s(?P<count2>24|36|48|72|0\d)\s(?P<unit2>giờ|tiếng|h)|(?:không quá|tối đa|sau)\s(?P<count3>\d{{1,2}})\s(?P<unit3>ngày làm việc|ngày|tuần|tháng)|(?:không quá|tối đa)\s(?P<count4>\d{{1,3}})\s(?P<unit4>giờ|tiếng))(?=\s?[,;.)]|$|\s(?:phải|báo cáo))", bare_term, 5, needs=("trong", "không quá", "tối đa", "sau")),
    Spelling("a term before an event", r"{done}?(?:(?:chậm nhất|muộn nhất|ít nhất)(?:\slà)?\s)?(?:trước\s)?{count}\s{unit}\s(?:trước|so với)\s(?:khi|ngày)\s{tail}", at_event, 8, needs=("trước khi", "trước ngày", "so với")),
    Spelling("within so many hours", r"(?:trong (?:vòng|thời hạn)|không quá|sau)\s(?P<count>\d{{1,3}})\s?h(?!\w)(?:\s(?:kể từ|sau khi|từ khi)\s{tail})?", within_hours, 6, needs=("trong vòng", "trong thời hạn", "không quá", "sau")),
    Spelling("within a term to come", r"trong\s{count}\s{unit}\s(?:tiếp theo|sau đó|tới|kế tiếp)", after_term, 6, needs=("tiếp theo", "sau đó", " tới", "kế tiếp")),
    Spelling("at a regular meeting", r"(?:ngay\s)?(?:tại|trong|ở|vào)\s(?:(?:phiên|kỳ|cuộc|buổi|lần)\s(?:họp|giao ban)|hội nghị|giao ban|họp giao ban)(?:\s\w+){{0,7}}?\s(?:(?:thường kỳ|định kỳ)\s)?(?:{month}|{quarter}|gần nhất|kế tiếp|cuối năm)", at_event, 8, needs=("họp", "hội nghị", "giao ban")),
    Spelling("at the next meeting", r"(?:ngay\s)?(?:tại|trong|ở|vào)\s(?:phiên|kỳ|cuộc|buổi|lần)\s(?:họp|giao ban|sinh hoạt)\s[^;.]{{0,25}}?(?:gần nhất|kế tiếp|tiếp theo|sắp tới)", at_event, 7, needs=("họp", "giao ban", "sinh hoạt")),
    Spelling("at each occasion", r"(?:trước|sau)\s(?:mỗi|từng)\s(?:lần|đợt|ca|vụ|chuyến|buổi|phiên|kỳ)(?:\s{tail}|(?=[,;.]|$))", at_event, 7, needs=("mỗi", "từng")),
    Spelling("within the day", r"(?:ngay\s)?trong ngày(?=[,;.]|$)", at_event, 5, needs=("trong ngày",)),
    Spelling("after some time of work", r"(?:ngay\s)?sau\s{count}\s{unit}\s(?:triển khai|thực hiện)(?!\w)", after_term, 6, needs=("triển khai", "thực hiện")),
    Spelling("when there is a result", r"(?<=báo cáo )(?:ngay\s)?khi (?:có|nhận được)\s(?:kết quả|kết luận|thông báo kết quả){tail}", at_event, 4, needs=("khi có", "khi nhận")),
    Spelling("right after", r"{done}?ngay (?:sau khi|sau|khi)\s{tail}", at_event, 5, needs=("ngay",)),
    Spelling("before an event", r"(?<!phê bình ){done}?trước\s(?:kỳ họp|khi (?:kết thúc|khai giảng|bế mạc|vào)|kỳ|đợt|phiên|vụ|mùa|ngày khai giảng|thời điểm|lễ|hội nghị|cuộc họp|năm học|dịp|tuần lễ|quốc khánh){tail}", at_event, 6, needs=("trước",)),
    Spelling("before a named day or opening", r"{done}?trước\s(?:ngày\s(?:khi\s)?(?=[^\W\d])|khai giảng|khai mạc|khai trương|khi (?:họp|khai|bước vào|nghỉ|diễn ra|bàn giao|đi vào|vào|tổ chức)|lúc|hôm|giờ g)(?!\s?mùng)(?:{tail}|(?=[,;.)]|$))", at_event, 6, needs=("trước",)),
    Spelling("before something is done", r"(?<!lại )(?<!hơn ){done}?trước khi\s(?!xuất|trình|phát|mua|bán|làm|cho|đi|ra (?!quân)|vào|được|có|đưa vào|lưu thông|tiêu thụ|thông quan|xử|lập|ký|ban hành|quyết định|thực hiện){tail}", at_event, 3, needs=("trước khi",)),
    Spelling("a term after an event", r"{count}\s{unit}\s?,?\s?(?:kể từ|tính từ|sau khi|từ khi|kể từ khi)\s{tail}", after_term, 6, needs=("kể từ", "tính từ", "sau khi", "từ khi")),
    Spelling("at an event", r"(?:ngay\s)?(?:tại|trong|ở|vào)\s(?:phiên|kỳ họp|cuộc họp|cuộc gặp|buổi giao ban|hội nghị|kỳ|phiên họp|đợt|lần)\s(?:chợ\s|họp\s|giao ban\s)?(?:gần nhất|tới|tiếp theo|sau|thôn|thường kỳ|thường niên|kế tiếp|sắp tới|cuối năm|tháng|quý){tail}?", at_event, 5, needs=("phiên", "kỳ", "họp", "cuộc gặp", "giao ban", "hội nghị", "đợt", "lần")),
    Spelling("by a meeting", r"{done}?(?:{by}|trước|ngay)\s(?:vào\s|tại\s|là\s|trong\s)?(?:các\s)?(?:kỳ|phiên|cuộc|buổi)\s(?:họp|giao ban|làm việc){tail}|tại\s(?:đại hội|kỳ họp|phiên họp|hội nghị)\s[^,;.]{{0,40}}?(?:{month}|{quarter}|giữa năm|cuối năm|đầu năm|gần nhất)", at_event, 5, needs=("kỳ ", "phiên ", "cuộc ", "buổi ", "đại hội", "hội nghị")),
    Spelling("a day that is the last", r"{day}\s(?:là|làm)\s(?:hạn|thời hạn|mốc|ngày|hạn định)\s?(?:cuối cùng|cuối|chót|hoàn thành|kết thúc)", on, 9, needs=(" là ", " làm ")),
    Spelling("the last day of a stretch", r"{done}?(?:{by}\s|trước\s|vào\s)?(?:là\s)?ngày cuối(?:\scùng)?(?:\scủa)?\s(?P<day>{month}|{quarter})", on, 9, needs=("ngày cuối",)),
    Spelling("no week without", r"(?P<rhythm>ngày|tuần|tháng|quý)\snào\scũng", recurring, 8, needs=("nào cũng",)),
    Spelling("before a day with a name", r"trước\s(?:ngày|lễ|dịp)\s(?:quốc tế|kỷ niệm|thành lập|truyền thống|hội|lễ|quốc khánh|nhà giáo)[^,;.\d]{{0,40}}\(?\s?(?:ngày\s)?{day}", before, 10),
    Spelling("within half a month", r"(?:trong(?:\svòng|\sthời hạn)?|không quá|chậm nhất)\s(?:nửa|một nửa)\s(?:tháng|năm|tuần|ngày|buổi|giờ|tiếng)", at_event, 6, needs=("nửa",)),
    Spelling("days of a month in a cell", r"^(?:từ\s|ngày\s)?\d{{1,2}}\s?[-–]\s?{day}$", on, 8, needs=("-", "–")),
    Spelling("this week", r"(?:ngay\s)?(?:trong|hết|cuối|đầu|giữa|vào|ngay)\s(?:tuần|tháng|quý|hôm|đợt|năm)\s(?:này|nay|tới|sau)(?!\w)|(?:^|(?<=, ))(?:tuần|tháng)\s(?:này|sau|tới)\s(?:phải\s|là\s)?(?:xong|có|hoàn thành|báo|gửi|nộp|trình)(?!\w)", at_event, 5, needs=(" này", " nay", " tới", " sau")),
    Spelling("until an event is over", r"(?:cho\s)?(?:đến hết\s(?:kỳ|đợt|mùa|vụ|lễ|dịp)|đến khi (?:kết thúc|hết|xong)){tail}", at_event, 5, needs=("đến hết", "đến khi")),
    Spelling("after the end of", r"(?:ngay\s)?sau\s(?:khi\s)?(?:kết thúc|bế mạc|hoàn thành|có kết quả|có kết luận|có ý kiến)\s{tail}", at_event, 4, needs=("sau",)),
    Spelling("when something ends", r"(?:ngay\s)?khi\skết thúc\s{tail}", at_event, 4, needs=("khi kết thúc",)),
    Spelling("at a meeting that sums up", r"(?:ngay\s)?tại\shội nghị\s(?:sơ kết|tổng kết|giao ban|triển khai){tail}?", at_event, 5, needs=("tại hội nghị",)),
    Spelling("reported when it happens", r"(?<=báo cáo )(?:ngay\s)?khi\s(?:có\s)?(?:phát sinh|yêu cầu|tình huống|vụ việc|vấn đề){tail}?", at_event, 2, needs=("báo cáo ",)),
    Spelling("by the end of the week", r"(?:{by}|trước)\s(?:cuối\s)?tuần(?=[,;.)]|$)|(?:^|xong\s)hết\stuần(?=[,;.)]|$)", at_event, 4, needs=("tuần",)),
    Spelling("standing", r"(?:thường xuyên|liên tục|lâu dài|hằng giờ)", standing, 1, needs=("thường xuyên", "liên tục", "lâu dài", "hằng giờ")),
)
# fmt: on
