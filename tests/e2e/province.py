"""A province for pages to show: part of the simulated year, and what its meetings and lists hold.

Everything is made by the services; the year by those of the demo, with few papers and bodies.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connections, transaction
from django.urls import reverse
from django.utils import timezone

from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Debt, Entry
from sauro.cases.tests.make import make_case, make_handover, ship_catalogues
from sauro.cases.treasury import enter_money
from sauro.config.year import living, papers
from sauro.directives.channels.services import set_channel
from sauro.directives.following.services import Wanted, name_follower
from sauro.directives.models import Assignment, Directive
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.models import Citation
from sauro.documents.tasklists import services as task_lists
from sauro.documents.tasklists.tests.make import HEADS, make_list
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import Scope, enter
from sauro.foundation.access.tests.make import operator
from sauro.meetings import agenda, proposing
from sauro.meetings import papers as meeting_papers
from sauro.meetings.conclusions import Words
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices.tests.make import concluded, filled_in, make_concluded
from sauro.meetings.proposing import Sending
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_invited, make_meeting
from sauro.organization.days_off.services import withdraw_day
from sauro.organization.days_off.tests.make import make_day
from sauro.organization.models import Body, Territory
from sauro.organization.tests.make import make_body, make_seat
from sauro.parties.asking import ask_others
from sauro.parties.judging import judge
from sauro.parties.models import Judgement
from sauro.parties.tests.make import PERSON, TAX, make_party
from tests.e2e.test_register import _session

PATH, TRADE = "v.40", "v.40.sct"
BODIES = (("ca", "Công an"), ("qltt", "Chi cục Quản lý thị trường"), ("sct", "Sở Công Thương"))
CHANNEL = "tgram://123456789:abcdefg_hijklmnop/12315544/"
TASK = "kiểm tra các kho hàng đông lạnh trên địa bàn"
LIST = [
    HEADS,
    ["1", "Rà soát kho đông lạnh", "Công an tỉnh Nghệ An", "", date(2026, 12, 31), "Báo cáo"],
    ["2", "Kiểm tra cửa khẩu", "Đội liên ngành số 9", "", "quý IV", ""],
]


def made() -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Sessions by name, and (whose session, address) of every page that has something to show."""
    with transaction.atomic():
        _bodies()
        chair, trade = make_seat(PATH), make_seat(TRADE, Role.OFFICER)
        _year()
        enter(scope_of(chair))
        views = [("chair", where) for where in [*_lists(chair), *_papers(chair)]]
        views += [("chair", where) for where in _meetings(chair, trade)]
        views += [("trade", where) for where in _of_a_member(trade)]
        views += [("chair", where) for where in [*_parties(chair), *_custody(chair)]]
        views += [("chair", where) for where in [*_left(chair), reverse("workdays")]]
        keeper = make_seat("v")
        views += [("keeper", where) for where in _days(keeper)]
        views.append(("trade", reverse("meeting", args=[Meeting.objects.earliest("pk").pk])))
        seats = {"chair": chair, "trade": trade, "keeper": keeper}
        sessions = {name: _session(seat.user) for name, seat in seats.items()}
    connections.close_all()
    return sessions, views


def emptied() -> None:
    """What the common clearing leaves: places belong to no body."""
    with transaction.atomic("owner"):
        Territory.objects.using("owner").filter(code__in=["40", "99001"]).delete()
    connections.close_all()


def _bodies() -> None:
    with operator():
        place = Territory.objects.create(
            code="40", name="Nghệ An", kind="tỉnh", level="province", valid_from=date(2020, 1, 1)
        )
        make_body(PATH, "Ban Chỉ đạo 389 tỉnh Nghệ An")
        for path, name in BODIES:
            make_body(f"{PATH}.{path}", f"{name} tỉnh Nghệ An")
        Body.objects.filter(path__startswith=PATH).update(territory=place)


def _year() -> None:
    with operator(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(papers, "PAPERS", 3)
        patch.setattr(papers, "_EVERY", 40)
        living.live(PATH, timezone.localdate(), 7)


def _lists(chair: Seat) -> list[str]:
    """Views over the work, who follows it, and the person's own pages."""
    today, directive = timezone.localdate(), Directive.objects.earliest("pk")
    paper = directive.document_id
    name_follower(
        Wanted(chair.pk, paper, None, today, None, "mục II"), by=chair, now=timezone.now()
    )
    set_channel(CHANNEL, by=chair, now=timezone.now())
    late = Assignment.objects.filter(owner_path=TRADE).earliest("pk")
    return [
        *map(reverse, ("work_matrix", "work_by_day", "work_overdue", "followed", "followers",
                       "reminders", "channel", "given")),
        reverse("progress", args=[paper]),
        reverse("directive", args=[directive.pk]),
        reverse("work", args=[late.pk]),
    ]  # fmt: skip


def _papers(chair: Seat) -> list[str]:
    """The register of legal basis, and a task list on its way in."""
    now = timezone.now()
    for number, words in (
        ("9/TB-BCĐ389", "Căn cứ Quyết định số 28/QĐ-BCĐ389 ngày 05/01/2026.\nGiao các đơn vị."),
        ("11/TB-BCĐ389", "Thay thế Thông báo số 9/TB-BCĐ389 ngày 06/01/2026."),
    ):
        paper = make_paper(number, words, owner=PATH, day=date(2026, 1, 6))
    citation = Citation.objects.filter(document=paper).earliest("pk")
    file = make_list(LIST)
    listed, _new = task_lists.take_in(
        "viec.xlsx", [file], by=chair, now=now, today=timezone.localdate(now)
    )
    return [
        reverse("cited_list"), reverse("cited", args=[citation.key]),
        reverse("citation", args=[citation.pk]), reverse("citations", args=[paper.pk]),
        reverse("task_lists"), reverse("task_list", args=[listed.pk]),
    ]  # fmt: skip


def _meetings(chair: Seat, trade: Seat) -> list[str]:
    planned, held, over = _planned(chair, trade), make_meeting(chair, Act.BEGIN), _over(chair)
    for meeting in (held, over):
        make_invited(meeting, trade.body, chair)
    concluded(held, Words(TASK), chair)
    one = Conclusion.objects.get(meeting=held)
    asked = _proposed(trade, "đề nghị cấp kinh phí kiểm nghiệm")
    enter(scope_of(chair))
    of_each = [
        *((name, planned) for name in ("meeting", "meeting_change", "invite", "attendance")),
        *((name, held) for name in ("meeting", "attendance", "conclusions", "carry", "pack")),
        *((name, over) for name in ("meeting", "conclusions", "notice")),
    ]  # fmt: skip
    return [
        *map(reverse, ("meetings", "meeting_make", "invitations", "proposals")),
        *(reverse(name, args=[meeting.pk]) for name, meeting in of_each),
        reverse("conclusion", args=[one.pk]),
        reverse("proposal", args=[asked]),
    ]


def _planned(chair: Seat, trade: Seat) -> Meeting:
    meeting = make_meeting(chair, place="phòng họp số 2", chaired_by="Vi Văn Mô Phỏng")
    item = agenda.add_item(meeting.pk, "Kết quả quý", "Thường trực Ban Chỉ đạo", by=chair)
    agenda.add_item(meeting.pk, "Phương hướng quý sau", "", by=chair)
    now = timezone.now()
    meeting_papers.lay(meeting.pk, "bao-cao.pdf", [b"x"], by=chair, now=now, agenda_item_id=item.pk)
    make_invited(meeting, trade.body, chair)
    return meeting


def _over(chair: Seat) -> Meeting:
    due = timezone.localdate() + timedelta(20)
    words = Words(TASK, ("Công an tỉnh Nghệ An",), deadline_text=f"{due:%d/%m/%Y}")
    meeting = make_concluded(chair, words)
    filled_in(meeting, chair)
    return meeting


def _proposed(trade: Seat, words: str) -> int:
    enter(scope_of(trade))
    found = proposing.propose(Sending(PATH, "proposal", words), by=trade, now=timezone.now())
    return found.pk


def _parties(chair: Seat) -> list[str]:
    """Parties of which two may be one, two were decided on, and one that others were asked for."""
    numbers = ("tax_code", TAX), ("phone", "0912345678"), ("identity_number", PERSON)
    name, address = "Công ty TNHH Thương mại Hoàng Long", {"street": "12 Lê Lợi", "source": "GPKD"}
    one = make_party(chair, name, *numbers, names=("HL Trading",), **address)
    two = make_party(chair, "CTY TNHH TM HOANG LONG", ("phone", "0912345678"))
    three = make_party(chair, "Cửa hàng Hoàng Long", ("phone", "0912345678"), kind="premises")
    judge(one.pk, two.pk, "same", "cùng giấy đăng ký", by=chair, now=timezone.now())
    ask_others("tax_code", TAX, "Vụ việc 12/2026", by=chair, today=timezone.localdate())
    sealed = one.identifier_rows.get(kind="identity_number")
    return [
        *map(reverse, ("parties", "party_enter", "lookalikes", "ask_others")),
        reverse("parties") + "?tim=hoang+lomg",
        reverse("party", args=[one.pk]), reverse("party", args=[three.pk]),
        reverse("pair", args=[one.pk, two.pk]), reverse("pair", args=[one.pk, three.pk]),
        reverse("judgement_undo", args=[Judgement.objects.get().pk]),
        reverse("number_see", args=[sealed.pk]), reverse("number_withdraw", args=[sealed.pk]),
    ]  # fmt: skip


def _custody(chair: Seat) -> list[str]:
    """A case whose exhibits were handed over, with a fine that is paid in part and late."""
    ship_catalogues()
    case = make_case(chair)
    number, today = make_handover(case, chair), timezone.localdate()
    day = timezone.localdate(case.detected_at)
    due = min(day + timedelta(days=10), today)
    for entry in (
        Entry(1, MoneyAct.OWED, "PHAT1", day, 60_000_000, "12/QĐ-XPHC", Debt.FINE, due),
        Entry(2, MoneyAct.PAID_IN, "PHAT1", day, 20_000_000, "GNT 7"),
        Entry(3, MoneyAct.REVERSED, "PHAT1", today, note="Nhầm vụ", reverses=2),
    ):
        enter_money(case.pk, entry, by=chair, now=timezone.now(), today=today)
    exhibits, money = (reverse(name, args=[case.pk]) for name in ("case_exhibits", "case_money"))
    return [
        reverse("case", args=[case.pk]), exhibits, money, f"{exhibits}?dau=1234567812345678",
        f"{exhibits}?viec=handed_over", f"{exhibits}?viec=withdrawn", f"{money}?viec=planned",
        f"{money}?viec=paid_in", reverse("handover_paper", args=[case.pk, number]),
    ]  # fmt: skip


def _left(chair: Seat) -> list[str]:
    """What a committee that was merged into this one issued."""
    former, now = f"{PATH}.cu", timezone.now()
    ended = make_body(former, "Ban Chỉ đạo 389 khu kinh tế Đông Nam")
    enter(Scope((PATH,)))
    kept = {"status": "published", "published_at": now, "published_by": chair}
    for number in ("4/TB-BCĐ389", "17/TB-BCĐ389"):
        paper = make_paper(number, "Giao các đơn vị.", former, date(2026, 1, 9), **kept)
    make_paper("9/TB-" + "A" * 50, "Giao các đơn vị.", former, **kept)
    with operator():
        heir, last = Body.objects.get(path=PATH), timezone.localdate(now) - timedelta(days=1)
        Body.objects.filter(pk=ended.pk).update(valid_to=last, successor=heir)
    return [
        reverse("body_papers", args=[former]),
        reverse("body_paper_correct", args=[former, paper.pk]),
    ]


def _days(keeper: Seat) -> list[str]:
    """The calendar as its keeper sees it: a day that was written and one that was withdrawn."""
    off, gone, now = date(2026, 12, 31), date(2026, 8, 31), timezone.now()
    make_day(off, name="Nghỉ theo thông báo của năm", by=keeper)
    withdraw_day(gone, "thông báo đã hủy", 0, by=keeper, now=now)
    of_each = ("workday", off), ("workday", gone), ("workday_withdraw", off)
    return [
        reverse("workdays") + "?nam=2026", reverse("workdays") + "?nam=2028",
        reverse("workday_add") + "?ngay=2028-01-26", reverse("workday_file"), reverse("local_days"),
        *(reverse(name, args=[day.isoformat()]) for name, day in of_each),
    ]  # fmt: skip


def _of_a_member(trade: Seat) -> list[str]:
    enter(scope_of(trade))
    return [
        reverse(name) for name in ("work_list", "invitations", "proposals_sent", "proposal_send")
    ]
