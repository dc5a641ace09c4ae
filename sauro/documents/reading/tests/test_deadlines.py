# ruff: noqa: E501 - one example a line
"""Every spelling of a deadline with its meaning. A new spelling is one line here."""

from datetime import date
from itertools import pairwise

import pytest

from sauro.documents.reading.deadlines import SPELLINGS, find_deadlines
from sauro.documents.reading.tests.make import binding_deadline

ISSUED_ON = date(2026, 5, 12)  # a Tuesday
# By the rule that reads it: a sentence → what it sets. A day is the last on which it may be
# done, with the hour where one is told; a rhythm is its RRULE; an event has no day of its own.
EXAMPLES = {
    "weekly before an hour": """
        Gửi số liệu trước 16 giờ thứ Sáu hằng tuần. → FREQ=WEEKLY;BYDAY=FR
        Báo cáo nhanh chậm nhất là 10h30, ngày thứ Hai hàng tuần. → FREQ=WEEKLY;BYDAY=MO
    """,
    "weekly on a weekday": """
        Giao ban vào chiều thứ Năm hằng tuần. → FREQ=WEEKLY;BYDAY=TH
        Nộp phiếu chậm nhất thứ Tư hằng tuần. → FREQ=WEEKLY;BYDAY=WE
        Tổng hợp vào Chủ nhật hằng tuần. → FREQ=WEEKLY;BYDAY=SU
        Chậm nhất là vào thứ 6 hàng tuần gửi bảng kê. → FREQ=WEEKLY;BYDAY=FR
    """,
    "each week, on a weekday": """
        Hằng tuần, chậm nhất vào thứ Ba, gửi danh sách xe vi phạm. → FREQ=WEEKLY;BYDAY=TU
        Mỗi tuần báo cáo trước 15 giờ, thứ Năm. → FREQ=WEEKLY;BYDAY=TH
    """,
    "weekly in brackets": """
        Gửi tin hằng tuần (trước thứ Bảy). → FREQ=WEEKLY;BYDAY=SA
        Gửi tin hằng tuần (chậm nhất là 14 giờ thứ Hai). → FREQ=WEEKLY;BYDAY=MO
    """,
    "so often, and the days": """
        Gửi bảng tổng hợp mỗi tháng hai kỳ, vào ngày 1 và ngày 15. → FREQ=MONTHLY;BYMONTHDAY=1,15
        Trao đổi tháng hai lần, ngày 5 và ngày 20. → FREQ=MONTHLY;BYMONTHDAY=5,20
    """,
    "each year, by a day with a hyphen": """
        Tổng hợp hằng năm, trước 30-11. → FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29
        Báo cáo hằng năm, chậm nhất ngày 15-12. → FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15
    """,
    "monthly on some days": """
        Báo cáo vào ngày 10 và 25 hằng tháng. → FREQ=MONTHLY;BYMONTHDAY=10,25
        Chốt sổ vào các ngày 10, 20 và 30 hằng tháng. → FREQ=MONTHLY;BYMONTHDAY=10,20,30
    """,
    "weekly on several days": """
        Trực chốt tối thứ Bảy, Chủ nhật hằng tuần. → FREQ=WEEKLY;BYDAY=SA,SU
        Gửi tin vào thứ Ba và thứ Sáu hằng tuần. → FREQ=WEEKLY;BYDAY=TU,FR
        Đi chợ vào sáng thứ Hai và chiều thứ Năm hàng tuần. → FREQ=WEEKLY;BYDAY=MO,TH
    """,
    "weekday of a week of each month": """
        Ra quân vào tối thứ Bảy tuần đầu mỗi tháng. → FREQ=MONTHLY;BYDAY=1SA
        Họp vào sáng thứ Tư của tuần thứ hai hằng tháng. → FREQ=MONTHLY;BYDAY=2WE
    """,
    "days around Tết": """
        Trực chốt trong 10 ngày giáp Tết. → event
    """,
    "after Tết": """
        Gửi báo cáo sau kỳ nghỉ Tết 05 ngày. → event
    """,
    "at the next meeting": """
        Phổ biến vào buổi họp thôn, buôn gần nhất. → event
    """,
    "after some time of work": """
        Đánh giá mô hình sau 06 tháng thực hiện. → event 6 month
    """,
    "when there is a result": """
        Theo dõi, báo cáo khi có kết quả kiểm nghiệm. → event
    """,
    "first or last day of each week": """
        Giao ban vào sáng thứ Hai đầu tuần. → FREQ=WEEKLY;BYDAY=MO
    """,
    "once a month, on a weekday of it": """
        Mỗi tháng một lần, vào thứ Sáu cuối tháng, hai bên đối chiếu sổ. → FREQ=MONTHLY;BYDAY=-1FR
    """,
    "a week of a quarter's month": """
        Gửi tin bài vào tuần thứ ba của tháng cuối quý. → FREQ=MONTHLY;INTERVAL=3
    """,
    "on a weekday of this week with its date": """
        Nộp sổ kho sáng thứ Sáu tuần này (15/5). → 2026-05-15
    """,
    "on several days": """
        Gửi số liệu vào các ngày 20/5, 05/6 và 25/6/2026. → 2026-06-25
    """,
    "within the day of an event": """
        Chuyển đơn chậm nhất trong ngày tiếp nhận tin báo. → event
    """,
    "on a weekday, every so many weeks": """
        Gửi ảnh kho vào sáng thứ Hai, ba tuần một lần. → FREQ=WEEKLY;INTERVAL=3;BYDAY=MO
    """,
    "nth weekday of the month": """
        Tiếp dân vào thứ Năm đầu tiên của tháng. → FREQ=MONTHLY;BYDAY=1TH
    """,
    "so many a week": """
        Đăng ít nhất 2 bài mỗi tuần trong tháng 8 và tháng 9. → FREQ=WEEKLY
        Kiểm tra ít nhất hai chợ mỗi tuần. → FREQ=WEEKLY
    """,
    "end of each": """
        Nộp sổ theo dõi cuối mỗi tuần. → FREQ=WEEKLY
    """,
    "by a weekday": """
        Nộp danh sách trước 17 giờ thứ Năm tuần này. → event
        Chậm nhất thứ Sáu này phải dán xong thông báo. → event
    """,
    "on a weekday of this week": """
        Đi kiểm tra vào sáng thứ Tư tuần tới. → event
    """,
    "nth week of a month": """
        Ký cam kết xong trong tuần 3 tháng 6/2026. → 2026-06-21
        Kiểm tra trong tuần thứ hai của tháng 6 năm 2026. → 2026-06-14
    """,
    "within several months": """
        Mở lớp trong tháng 6 và tháng 7/2026. → 2026-07-31
        Kiểm tra trong các tháng 6, 7, 8 năm 2026. → 2026-08-31
    """,
    "on two days of a month": """
        Kiểm tra chợ trong hai ngày 28 và 29/5/2026. → 2026-05-29
    """,
    "a bare term": """
        Trả lời người báo tin trong 03 ngày làm việc. → event 3 working_day
        Xác minh tin báo không quá 05 ngày. → event 5 day
        Báo ngay và có văn bản trong 24 giờ. → event 24 hour
    """,
    "a term before an event": """
        Chuyển hồ sơ chậm nhất 10 ngày trước khi hết thời hiệu. → event
    """,
    "before something is done": """
        Soát lại số liệu trước khi gửi Chi cục Hải quan. → event
    """,
    "nth weekday of a month": """
        Họp vào thứ Hai đầu tiên của hằng tháng. → FREQ=MONTHLY;BYDAY=1MO
        Tiếp dân vào thứ Sáu cuối cùng mỗi tháng. → FREQ=MONTHLY;BYDAY=-1FR
        Họp giao ban thứ Năm thứ hai hằng tháng. → FREQ=MONTHLY;BYDAY=2TH
    """,
    "once in so long": """
        Cứ hai tuần rà soát các điểm tập kết một lần. → FREQ=WEEKLY;INTERVAL=2
        Mỗi 3 tháng kiểm kê kho tang vật một lần. → FREQ=MONTHLY;INTERVAL=3
    """,
    "on evenings": """
        Tuần tra các tối thứ Bảy và Chủ nhật. → FREQ=WEEKLY;BYDAY=SA,SU
        Mỗi sáng thứ Hai phát loa tại chợ. → FREQ=WEEKLY;BYDAY=MO
    """,
    "monthly on a day": """
        Báo cáo trước ngày 18 hằng tháng. → FREQ=MONTHLY;BYMONTHDAY=17
        Báo cáo chậm nhất ngày 25 hàng tháng. → FREQ=MONTHLY;BYMONTHDAY=25
        Đối chiếu vào ngày mùng 5 của mỗi tháng. → FREQ=MONTHLY;BYMONTHDAY=5
        Gửi báo cáo trước ngày 1 hằng tháng. → FREQ=MONTHLY;BYMONTHDAY=-1
        Báo cáo trước ngày 15 hằng quý. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14
    """,
    "each month, on a day": """
        Hằng năm, báo cáo trước 10/12. → FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=9
        Hằng năm báo cáo trước ngày 15 tháng 11. → FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=14
        Hàng năm chậm nhất vào ngày 05/01. → FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5
    """,
    "each month, on a day of it": """
        Định kỳ hằng tháng, trước ngày 18, gửi số liệu. → FREQ=MONTHLY;BYMONTHDAY=17
        Hàng tháng (chậm nhất ngày 25) gửi bảng tổng hợp. → FREQ=MONTHLY;BYMONTHDAY=25
        Hằng quý, trước ngày 20 của tháng cuối quý, báo cáo Sở. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19
        Hằng quý chậm nhất ngày 05 tháng đầu quý sau. → FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5
    """,
    "on a day of the quarter's last month": """
        Báo cáo trước ngày 20 của tháng cuối mỗi quý. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19
        Báo cáo chậm nhất là ngày 22 tháng cuối từng quý. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=22
        Báo cáo kết quả ngày 15 tháng cuối mỗi quý. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15
    """,
    "daily before hours": """
        Báo cáo trước 16 giờ hằng ngày. → FREQ=DAILY 16:00
        Điểm danh vào 7 giờ và 17 giờ mỗi ngày. → FREQ=DAILY 07:00
    """,
    "each day before an hour": """
        Hằng ngày, trước 17h30 gửi tin về Sở. → FREQ=DAILY 17:30
        Mỗi ngày báo cáo vào 8 giờ sáng. → FREQ=DAILY 08:00
    """,
    "every so often": """
        Giao ban mười ngày một lần. → FREQ=DAILY;INTERVAL=10
        Giao ban mỗi 2 tuần. → FREQ=WEEKLY;INTERVAL=2
        Gửi bảng kê 1 quý/lần. → FREQ=MONTHLY;INTERVAL=3
        Giao ban 02 tuần một lần. → FREQ=WEEKLY;INTERVAL=2
        Kiểm tra ít nhất mỗi tuần 02 lần. → FREQ=WEEKLY
        Báo cáo 1 lần/tháng. → FREQ=MONTHLY
        Kiểm tra đột xuất tối thiểu quý một lần. → FREQ=MONTHLY;INTERVAL=3
        Họp cứ ba tháng một lần. → FREQ=MONTHLY;INTERVAL=3
        Báo cáo 6 tháng/lần. → FREQ=MONTHLY;INTERVAL=6
    """,
    "periodic with a rhythm": """
        Định kỳ hằng quý đánh giá kết quả. → FREQ=MONTHLY;INTERVAL=3
        Báo cáo theo định kỳ hàng năm. → FREQ=YEARLY
    """,
    "rhythm": """
        Tổng hợp tin bài hằng tuần gửi Văn phòng. → FREQ=WEEKLY
        Từng quý rà soát lại danh sách. → FREQ=MONTHLY;INTERVAL=3
        Báo cáo chậm nhất 17 giờ hằng ngày. → FREQ=DAILY
    """,
    "month, quarter, year": """
        Báo cáo định kỳ (tháng, quý, 6 tháng, năm). → recurring
    """,
    "periodic with one rhythm": """
        Báo cáo định kỳ quý về Chi cục. → FREQ=MONTHLY;INTERVAL=3
    """,
    "periodic": """
        Chế độ báo cáo định kỳ được giữ nguyên. → recurring
    """,
    "yearly on days": """
        Sơ kết trước ngày 10/6 và ngày 10/12 hằng năm. → FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=9
        Tổng kiểm kê vào ngày 31/12 hằng năm. → FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31
    """,
    "yearly in months": """
        Tập huấn vào tháng 3 và tháng 9 hằng năm. → FREQ=YEARLY;BYMONTH=3,9
        Trong tháng 11 hàng năm tổ chức hội nghị. → FREQ=YEARLY;BYMONTH=11
    """,
    "on a day of the month": """
        Chốt số liệu trước ngày 25 của tháng. → FREQ=MONTHLY;BYMONTHDAY=24
    """,
    "each term": """
        Rà soát mỗi học kỳ các hàng quán trước cổng trường. → recurring
        Gửi kèm mỗi kỳ báo cáo. → recurring
    """,
    "twice a year": """
        Định kỳ 6 tháng, trước ngày 20/6 và ngày 20/12, gửi bảng tổng hợp. → FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=19
        Định kỳ 6 tháng, vào ngày 20/6 và ngày 20/12, gửi bảng tổng hợp. → FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20
    """,
    "by a day with a hyphen": """
        Hạn 25-6 gửi danh sách. → 2026-06-25
    """,
    "before an hour of a day": """
        Báo cáo trước 17 giờ ngày 20/5/2026. → 2026-05-20 17:00
        Hoàn thành trước 9h00 sáng thứ Hai, ngày 18/5/2026. → 2026-05-18 09:00
        Gửi về Sở chậm nhất 16 giờ 30 phút ngày 22 tháng 5 năm 2026. → 2026-05-22 16:30
        Xong trước 23 giờ đêm nay, ngày 12/5. → 2026-05-12 23:00
        Nộp trước 16h ngày 20/5/2026. → 2026-05-20 16:00
        Nộp trước 8 giờ 30 ngày 20/5/2026. → 2026-05-20 08:30
    """,
    "before a weekday's date": """
        Nộp trước thứ Sáu, 22/5/2026. → 2026-05-21
        Nộp trước thứ Tư (20/5/2026). → 2026-05-19
    """,
    "before a day": """
        Gửi trước ngày 20/5/2026. → 2026-05-19
        Hoàn thành trước 01/6/2026. → 2026-05-31
        Nộp trước ngày 05 tháng 6 năm 2026. → 2026-06-04
        Trình trước ngày 30-6-2026. → 2026-06-29
        Trình trước ngày 30.6.2026. → 2026-06-29
        Hoàn thành trước thời điểm 01/7/2026. → 2026-06-30
    """,
    "by a day": """
        Gửi số liệu chậm nhất là trước ngày 20/6/2026. → 2026-06-19
        Gửi số liệu không trễ hơn 20/6/2026. → 2026-06-20
        Gửi số liệu, hạn nộp: 20/6/2026. → 2026-06-20
        Gửi chậm nhất ngày 29/5/2026. → 2026-05-29
        Gửi chậm nhất là vào ngày 29/5. → 2026-05-29
        Thời hạn hoàn thành: ngày 15 tháng 8 năm 2026. → 2026-08-15
        Báo cáo không quá ngày 31/5/2026. → 2026-05-31
        Triển khai đến hết ngày 30/9/2026. → 2026-09-30
        Hạn cuối 10/6/2026. → 2026-06-10
        Hạn chót là ngày 10/6/2026. → 2026-06-10
        Muộn nhất đến ngày 08/6. → 2026-06-08
        Gửi danh sách chậm nhất thứ Sáu, 22/5/2026. → 2026-05-22
        Bàn giao xong 25/5/2026. → 2026-05-25
        Việc sửa kho hoàn thành vào ngày 25/5/2026. → 2026-05-25
        Ra quân từ ngày 01/6/2026 đến hết ngày 15/7/2026. → 2026-07-15
        Cao điểm từ ngày 20/12/2026 đến ngày 10/01/2027. → 2027-01-10
    """,
    "by a weekday with its date": """
        Gửi vào thứ Sáu tuần này (15/5/2026). → 2026-05-15
    """,
    "today or tomorrow": """
        Nộp về Sở ngay trong ngày mai. → event
        Chốt phương án trong đêm nay. → event
    """,
    "within a day": """
        Làm việc với hai siêu thị ngay trong đêm 18/9. → 2026-09-18
        Mở niêm phong trong ngày 20/5/2026. → 2026-05-20
        Niêm yết giá ngay trong sáng 14/5/2026. → 2026-05-14
    """,
    "from one day to another": """
        Kiểm tra từ ngày 15/5/2026 - 20/6/2026. → 2026-06-20
        Kiểm tra từ tháng 6 đến tháng 9 năm 2026. → 2026-09-30
    """,
    "on a day": """
        Tổ chức lễ ký ngày 20/5/2026 tại hội trường. → 2026-05-20
    """,
    "on a weekday with its date": """
        Dọn chợ Chủ nhật, 28/6/2026 cùng bà con. → 2026-06-28
    """,
    "first days of a month": """
        Trong 10 ngày đầu tháng 6/2026 hoàn tất lấy mẫu. → 2026-06-10
        Hoàn thành trong mười ngày đầu của tháng 6. → 2026-06-10
    """,
    "last days of a month": """
        Kiểm kê trong 05 ngày cuối tháng 6 năm 2026. → 2026-06-30
    """,
    "end of a month": """
        Hoàn thành vào cuối tháng 7/2026. → 2026-07-31
        Bàn giao vào dịp cuối tháng 7/2026. → 2026-07-31
        Hoàn thành chậm nhất cuối tháng 6. → 2026-06-30
    """,
    "middle of a month": """
        Trình dự thảo giữa tháng 6 năm 2026. → 2026-06-20
    """,
    "first half of a month": """
        Xong trong nửa đầu tháng 8. → 2026-08-15
    """,
    "beginning of a month": """
        Triển khai ngay đầu tháng 6/2026. → 2026-06-10
        Trình vào thượng tuần tháng 6. → 2026-06-10
    """,
    "last week of a month": """
        Hoàn thành trong tuần cuối tháng 5/2026. → 2026-05-31
        Hoàn thành hạ tuần tháng 6. → 2026-06-30
    """,
    "first week of a month": """
        Hoàn thành trong tuần đầu tháng 6 năm 2026. → 2026-06-07
    """,
    "before a month or quarter": """
        Hoàn thành trước tháng 9/2026. → 2026-08-31
        Ban hành trước quý IV năm 2026. → 2026-09-30
        Trình trước năm 2027. → 2026-12-31
    """,
    "by the end of": """
        Hoàn thành hết quý III/2026. → 2026-09-30
        Thời gian hoàn thành: quý II năm 2026. → 2026-06-30
        Hoàn thành trong 6 tháng đầu năm 2026. → 2026-06-30
        Chậm nhất tháng 8 năm 2026. → 2026-08-31
        Xong trong tháng Sáu. → 2026-06-30
        Hoàn thành trong năm 2026. → 2026-12-31
        Xong trong năm nay. → 2026-12-31
        Hoàn thành quý III/2026. → 2026-09-30
    """,
    "within": """
        Báo cáo trong tháng 5 năm 2026. → 2026-05-31
        Ban hành quy chế trong quý III. → 2026-09-30
        Trình ngay trong tháng 6. → 2026-06-30
    """,
    "in a month": """
        Họp mặt người báo tin vào tháng 9/2026. → 2026-09-30
    """,
    "within a year": """
        Trong năm 2026, rà soát xong các bến bãi. → 2026-12-31
    """,
    "end of a quarter": """
        Hoàn thành cuối quý III/2026. → 2026-09-30
    """,
    "end of a year": """
        Hoàn thành vào cuối năm 2026. → 2026-12-31
    """,
    "before Tết": """
        Xong trước Tết Nguyên đán 2027. → event 2027-02-05
        Xong trước Tết Nguyên đán Đinh Mùi. → event 2027-02-05
        Chấm dứt trước Tết. → event 2027-02-05
    """,
    "before a lunar day": """
        Hoàn thành trước Tết Trung thu. → event
        Hoàn thành trước ngày 23 tháng Chạp. → event
        Xong trước rằm tháng Tám. → event
        Xong trước giao thừa. → event
        Nộp chậm nhất rằm tháng Giêng. → event
    """,
    "terms from an event": """
        Báo cáo trong 05 ngày làm việc kể từ ngày nhận văn bản. → event 5 working_day
        Báo cáo trong thời hạn 10 ngày, kể từ ngày ký. → event 10 day
        Nộp chậm nhất 24 giờ sau khi phát hiện. → event 24 hour
        Nộp chậm nhất sau 03 ngày kể từ khi kết thúc đợt kiểm tra. → event 3 day
        Báo cáo không quá sau 2 tuần sau khi nghiệm thu. → event 2 week
        Báo cáo sau 01 tháng kể từ ngày ban hành. → event 1 month
    """,
    "a term": """
        Xử lý trong vòng 48 giờ. → event 48 hour
        Trả lời trong thời hạn 07 (bảy) ngày làm việc. → event 7 working_day
        Hoàn thành trong vòng 15 ngày. → event 15 day
    """,
    "right after": """
        Báo cáo ngay sau khi có kết quả giám định. → event
        Gỡ biển ngay khi nhận thông báo. → event
    """,
    "before an event": """
        Hoàn thành trước kỳ họp Hội đồng nhân dân giữa năm. → event
        Kiểm tra trước mùa khai giảng. → event
        Chấm dứt trước phiên chợ Tết. → event
    """,
    "before a named day or opening": """
        Rà soát trước khai giảng năm học mới. → event
        Dọn vỉa hè trước ngày hội làng. → event
        Bàn giao trước khi khai giảng. → event
    """,
    "a term after an event": """
        Báo cáo 10 ngày sau khi kết thúc đợt cao điểm. → event 10 day
    """,
    "at an event": """
        Báo cáo tại hội nghị sắp tới. → event
        Trình tại kỳ họp thường kỳ. → event
    """,
    "a day that is the last": """
        Giải quyết xong 17 tin báo, ngày 30/10/2026 là hạn cuối. → 2026-10-30
        Nộp phương án, 20/7/2026 là ngày cuối cùng. → 2026-07-20
    """,
    "the last day of a stretch": """
        Xác thực chậm nhất là ngày cuối cùng của quý III/2026. → 2026-09-30
        Hoàn thành vào ngày cuối tháng 8/2026. → 2026-08-31
    """,
    "no week without": """
        Tuần nào cũng kiểm tra bảng niêm yết giá. → FREQ=WEEKLY
        Tháng nào cũng gửi bảng kê. → FREQ=MONTHLY
    """,
    "before a day with a name": """
        Tuyên truyền trước Ngày Quốc tế Người cao tuổi 01/10/2026. → 2026-09-30
        Khen thưởng trước ngày thành lập ngành (07/5/2026). → 2026-05-06
    """,
    "within half a month": """
        Thẩm định giá trong vòng nửa tháng. → event
        Có mặt trong nửa giờ. → event
    """,
    "a term beside another": """
        Gửi sau 05 ngày so với thời hạn trên. → event
    """,
    "days of a month in a cell": """
        20 - 31/12/2026 → 2026-12-31
        từ 5 – 10/8/2026 → 2026-08-10
    """,
    "this week": """
        Chấm dứt ngay trong tuần này. → event
        Ký cam kết với tiểu thương, tuần tới xong. → event
        Soát lại sổ kho, tháng sau phải có kết quả. → event
        Báo cáo ngay trong tháng này. → event
    """,
    "after the end of": """
        Tổng kết sau khi kết thúc chiến dịch. → event
    """,
    "standing": """
        Thường xuyên đối chiếu sổ kho. → standing
        Thực hiện liên tục trong đợt cao điểm. → standing
    """,
    "each day until a day": """
        Báo cáo nhanh hằng ngày đến ngày 30/5/2026. → FREQ=DAILY
    """,
    "each month, a day after a comma": """
        Hằng tháng, ngày 25 gửi bảng kê. → FREQ=MONTHLY;BYMONTHDAY=25
    """,
    "once a month, on a day": """
        Giao ban mỗi tháng một lần, vào ngày 25. → FREQ=MONTHLY;BYMONTHDAY=25
    """,
    "a bare day of each month": """
        Chốt sổ mùng 10 hoặc 25 hằng tháng. → FREQ=MONTHLY;BYMONTHDAY=25
    """,
    "a week of each month": """
        Giao ban vào tuần cuối cùng của mỗi tháng. → FREQ=MONTHLY
    """,
    "periodic, every so many months": """
        Định kỳ 03 tháng đánh giá kết quả. → FREQ=MONTHLY;INTERVAL=3
    """,
    "on a working day of each week": """
        Gửi tin vào ngày làm việc cuối cùng của tuần. → FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
    """,
    "within so many hours": """
        Trả lời trong vòng 24h kể từ khi nhận tin. → event 24 hour
    """,
    "within a term to come": """
        Trả lời trong 10 ngày tới. → event 10 day
    """,
    "at a regular meeting": """
        Trình tại phiên họp tháng 6. → event
        Báo cáo tại cuộc họp gần nhất. → event
    """,
    "until an event is over": """
        Trực liên tục đến hết kỳ nghỉ. → event
    """,
    "at each occasion": """
        Kiểm đếm trước mỗi chuyến hàng. → event
    """,
    "within the day": """
        Báo cáo ngay trong ngày. → event
    """,
    "monthly in brackets": """
        Gửi bảng kê hằng tháng (ngày 20). → FREQ=MONTHLY;BYMONTHDAY=20
    """,
    "on a weekday of the week": """
        Gửi tin vào thứ Sáu của tuần. → FREQ=WEEKLY;BYDAY=FR
    """,
    "last day of each month": """
        Chốt sổ vào ngày cuối cùng của tháng. → FREQ=MONTHLY;BYMONTHDAY=-1
        Chốt sổ ngày cuối tháng, gửi về Sở. → FREQ=MONTHLY;BYMONTHDAY=-1
    """,
    "end of the month, each": """
        Cuối tháng, Sở Y tế gửi bảng kê. → FREQ=MONTHLY;BYMONTHDAY=-1
    """,
    "first days of the month, each": """
        Gửi bảng kê trong 05 ngày đầu tháng. → FREQ=MONTHLY;BYMONTHDAY=5
    """,
    "daily at an hour, on the days": """
        Báo số liệu trước 16 giờ các ngày. → FREQ=DAILY 16:00
    """,
    "half-yearly and yearly, each with its day": """
        Gửi báo cáo 6 tháng (trước ngày 15/6), năm (trước ngày 15/12). → FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14
        Gửi báo cáo 06 tháng: trước 20/6; báo cáo năm: trước 20/12. → FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=19
    """,
    "on several days of each year": """
        Gửi báo cáo trước ngày 15/3, 15/6, 15/9 và 15/12 hằng năm. → FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14
    """,
    "periodic on a day": """
        Báo cáo định kỳ vào ngày 20. → FREQ=MONTHLY;BYMONTHDAY=20
    """,
    "on a day of this month or the next": """
        Trả lời trước ngày 25 tháng này. → 2026-05-24
        Trả lời chậm nhất ngày 05 tháng sau. → 2026-06-05
    """,
    "within several quarters": """
        Xong trong quý III và quý IV/2026. → 2026-12-31
    """,
    "a month or quarter in brackets or in front": """
        Quý III/2026, Sở Y tế trình đề án. → 2026-09-30
        Sở Y tế trình đề án (tháng 6/2026). → 2026-06-30
    """,
    "end of this year": """
        Từ nay đến cuối năm, Sở Y tế kiểm tra 40 quầy thuốc. → 2026-12-31
    """,
    "end of a year in front": """
        Cuối năm 2026, Sở Y tế tổng kết. → 2026-12-31
    """,
    "when something ends": """
        Gửi bảng kê khi kết thúc đợt cao điểm. → event
    """,
    "at a meeting that sums up": """
        Trình bày tại hội nghị sơ kết 6 tháng. → event
    """,
    "reported when it happens": """
        Báo cáo khi có phát sinh. → event
    """,
    "by the end of the week": """
        Hết tuần, Sở Y tế gửi bảng kê. → event
    """,
    "by a meeting": """
        Trình chính sách hỗ trợ chậm nhất vào kỳ họp giữa năm 2026 của HĐND tỉnh. → event
        Báo cáo kết quả tại Đại hội Hội tháng 10. → event
    """,
    "": """
        Xử lý các vụ tồn từ trước ngày 01/7/2025. → none
        Niêm yết giá tại chợ. → none
        Trực ban 24/24 giờ tại cửa khẩu. → none
        Bố trí ca trực trong 24/7 tại các chốt. → none
        Đường dây nóng hoạt động 24/7, kể cả ngày nghỉ. → none
        Canh cột mốc cả 24/7. → none
        Tiếp nhận tin báo 24/24h, 7/7 ngày. → none
        Cảnh báo cho 24 hộ kinh doanh ở chợ. → none
        Xử phạt theo Nghị định số 98/2020/NĐ-CP. → none
        Kiểm tra 5 xe trong 2 giờ. → none
        Mức phạt 50 triệu đồng/tháng. → none
    """,
}
# Older spellings that a wider one of the same weight always reads first.
SHADOWED = {"done on a day", "no later than a term after"}


def _rows():
    for rule, lines in EXAMPLES.items():
        for line in lines.strip().splitlines():
            sentence, meaning = line.strip().split(" → ")
            yield rule, sentence, meaning


def _meaning(deadline):
    kind = deadline.kind.value
    parts = (
        deadline.rrule or ("" if kind == "date" else kind),
        deadline.due_on and deadline.due_on.isoformat(),
        deadline.hour and deadline.hour.isoformat("minutes"),
        deadline.term and f"{deadline.term.count} {deadline.term.unit}",
    )
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("rule", "sentence", "meaning"), list(_rows()))
def test_a_spelling_means(rule, sentence, meaning):
    read = binding_deadline(sentence, ISSUED_ON)
    assert (_meaning(read), read.rule) == (meaning, rule)


def test_every_spelling_has_an_example():
    without = {s.name for s in SPELLINGS} - EXAMPLES.keys() - SHADOWED
    assert not without, "add a line to EXAMPLES for each"


def test_every_example_belongs_to_a_spelling():
    assert EXAMPLES.keys() - {""} <= {s.name for s in SPELLINGS}


def test_spellings_have_names_of_their_own():
    names = [s.name for s in SPELLINGS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("rule", "sentence", "meaning"), list(_rows()))
def test_the_words_of_a_deadline_stand_in_its_sentence(rule, sentence, meaning):
    words = binding_deadline(sentence, ISSUED_ON).text
    assert words is None or words.strip() in sentence


@pytest.mark.parametrize(
    ("sentence", "bound", "other"),
    [
        ("Hằng tuần giao ban; xong toàn bộ trước ngày 20/6/2026.", "20/6/2026", "Hằng tuần"),
        ("Sau khi nghiệm thu, hằng tháng gửi số liệu.", "hằng tháng", "nghiệm thu"),
        ("Trong vòng 3 ngày trả lời; trình chậm nhất ngày 01/7/2026.", "01/7/2026", "3 ngày"),
        ("Thường xuyên kiểm tra, báo cáo trước ngày 05/6/2026.", "05/6/2026", "Thường xuyên"),
        ("Lễ ký ngày 18/5/2026; nộp hồ sơ trước ngày 25/5/2026.", "25/5/2026", "18/5/2026"),
    ],
)
def test_of_several_times_one_binds(sentence, bound, other):
    words = binding_deadline(sentence, ISSUED_ON).text
    assert bound in words
    assert other not in words


@pytest.mark.parametrize(
    "sentence",
    [
        "Nộp trước ngày 31/6/2026.",
        "Nộp trước ngày 29/02/2026.",
        "Xong trong tháng 13/2026.",
        "Tuyến đường 12/5 đi qua chợ.",
    ],
)
def test_no_day_is_invented(sentence):
    assert binding_deadline(sentence, ISSUED_ON).due_on is None


def test_a_month_stays_a_month():
    within = binding_deadline("Báo cáo trong tháng 6 năm 2026.", ISSUED_ON).within
    assert (within.unit, within.first, within.last) == (
        "month",
        date(2026, 6, 1),
        date(2026, 6, 30),
    )


def test_without_a_date_of_the_paper_a_bare_day_has_no_year():
    assert binding_deadline("Nộp trước ngày 20/6.", None).due_on is None


def test_times_do_not_overlap():
    sentence = "hằng tuần trước thứ sáu, trong tháng 6/2026 xong trước ngày 20/6/2026"
    found = find_deadlines(sentence, ISSUED_ON)
    assert [start for _, start, _, _ in found] == sorted(start for _, start, _, _ in found)
    assert all(a[2] <= b[1] for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Gửi số liệu khởi tố từ đầu năm đến ngày 30/11, hạn cuối là ngày 03/12/2026", (12, 3)),
        (
            "Báo cáo (số liệu từ ngày 01/6/2026 đến hết ngày 15/7/2026), trước ngày 20/7/2026",
            (7, 19),
        ),
        ("Dựng chốt, bắt đầu chậm nhất từ 0 giờ ngày 16/10/2026", (10, 16)),
        ("Chốt số liệu đến ngày 30/6/2026", (6, 30)),
    ],
)
def test_what_figures_cover_is_no_deadline_where_one_is_set(sentence, due):
    assert binding_deadline(sentence, date(2026, 5, 12)).due_on == date(2026, *due)
