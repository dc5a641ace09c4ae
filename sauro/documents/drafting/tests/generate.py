"""Invented papers: a seed makes a draft of any level, with 1 to 30 directives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from sauro.documents.drafting.model import Cited, Directive, Draft, Kind, Section, Signer
from sauro.documents.drafting.points import OF_NONE, heading_of
from sauro.documents.drafting.tests import phrases
from sauro.kernel.dates import Stretch, half_of, month_stretch, quarter_of, year_of
from sauro.kernel.deadline import NO_DEADLINE, Deadline, DeadlineKind, Term
from sauro.kernel.lunar import tet

DATE, EVENT, RECURRING = DeadlineKind.DATE, DeadlineKind.EVENT, DeadlineKind.RECURRING
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PARTS = ((1, 7), (1, 10), (1, 15), (8, 14), (11, 20), (15, 21), (1, 5))


def _wide(name: str) -> bool:
    """ "UBND các xã, phường": two of them in a row are not told apart yet (test_roundtrip)."""
    return "các " in name and "," in name


def draft(seed: int) -> Draft:
    """The paper of a seed."""
    return _Author(Random(seed)).draft()


def by_points(seed: int) -> Draft:
    """A notice whose directives stand under points of an agenda, the last below none of them."""
    made, random = _Author(Random(seed)).notice(), Random(f"points {seed}")
    left = list(made.directives)
    titles = random.sample(phrases.POINTS, k=random.randint(1, 4))
    sections = []
    for number, title in enumerate(titles, 1):
        count = random.randint(1, max(1, len(left) // 2))
        sections.append(Section(heading_of(title, number), tuple(left[:count])))
        left = left[count:]
    told = [*sections, Section(OF_NONE, tuple(left))]
    return replace(made, sections=tuple(s for s in told if s.directives))


class _Author:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.pick = random.choice
        self.office = self.pick(phrases.OFFICES)
        self.places = {
            "p": self.pick(phrases.PROVINCES),
            "c": self.pick(phrases.COMMUNES),
        }
        self.day = date(2026, 9, 1) + timedelta(days=random.randrange(90))
        self.tasks: list[str] = []
        self.chair = self.pick(phrases.NAMES)
        self.kind = Kind.CONCLUSION

    def draft(self) -> Draft:
        self.kind = self.pick((Kind.CONCLUSION, Kind.CONCLUSION, Kind.PLAN, Kind.DISPATCH))
        return _FORMS[self.kind](self)

    def notice(self) -> Draft:
        office = self.office
        meeting = self.pick(phrases.MEETINGS)
        return Draft(
            issuer=tuple(self.named(line).upper() for line in office.issuer),
            number=f"{self.random.randint(1, 899):02}/{office.symbol}",
            place=self.named(office.place),
            issued_on=self.day,
            subject=f"Kết luận của {office.chair} {self.chair} tại {meeting}",
            meeting=self.meeting(meeting),
            opening="Sau khi nghe báo cáo của Cơ quan Thường trực và ý kiến của các đại biểu,"
            f" đồng chí {self.chair} kết luận như sau:",
            citations=self.cited(self.random.randint(0, 3)),
            sections=tuple(self.sections()),
            recipients=self.recipients(),
            signer=Signer(self.pick(phrases.NAMES), office.capacity),
            closing="Thông báo kết luận để các cơ quan, đơn vị biết, thực hiện",
        )

    def plan(self) -> Draft:
        """A plan (kế hoạch) says what it rests on, and then who does what."""
        return replace(
            self.notice(),
            kind=Kind.PLAN,
            number=f"{self.random.randint(1, 899):02}/KH-{self.office.symbol.split('-')[1]}",
            subject=self.pick(phrases.PLANS),
            meeting="",
            opening=f"{self.office.by} ban hành kế hoạch với các nội dung sau:",
            citations=self.cited(self.random.randint(1, 3)),
            closing="Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị kịp thời phản ánh",
        )

    def dispatch(self) -> Draft:
        """A letter (công văn đôn đốc) to those whom it tells, without a title."""
        bodies = self.bodies(self.random.randint(1, 4))
        return replace(
            self.notice(),
            kind=Kind.DISPATCH,
            number=f"{self.random.randint(1, 899):02}/{self.office.symbol.split('-')[1]}-TH",
            subject=self.pick(phrases.URGES),
            meeting="",
            opening=f"{self.office.by} yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:",
            citations=self.cited(self.random.randint(1, 3)),
            addressees=tuple(bodies),
            closing="Trên đây là nội dung đôn đốc, các cơ quan, đơn vị biết, thực hiện",
        )

    def named(self, words: str) -> str:
        return words.format(**self.places)

    def meeting(self, meeting: str) -> str:
        day = self.day - timedelta(days=self.random.randint(0, 5))
        return (
            f"Ngày {day:%d/%m/%Y}, tại {self.office.at}, đồng chí {self.chair}, {self.office.chair}"
            f" chủ trì {meeting}."
        )

    def recipients(self) -> tuple[str, ...]:
        named = self.random.sample(phrases.RECIPIENTS, self.random.randint(2, 8))
        return (*named, self.pick(phrases.ARCHIVES))

    def sections(self) -> list[Section]:
        total = self.pick((1, 2, 3, 5, 8, 13, 21, 30))
        last = self.random.randint(0, total // 3)
        found = []
        if self.random.random() < 0.7:
            remarks = tuple(self.random.sample(phrases.REMARKS, self.random.randint(1, 3)))
            found.append(Section("Đánh giá chung", remarks=remarks))
        found.append(Section(self.pick(phrases.TITLES), self.directives(total - last)))
        if last:
            found.append(Section(self.pick(phrases.LAST_TITLES), self.directives(last)))
        return found

    def directives(self, count: int) -> tuple[Directive, ...]:
        found: list[Directive] = []
        while len(found) < count:
            bodies = self.bodies(6)
            leads = self.leads(bodies)
            repeats = self.pick((1, 1, 1, 2, 3))
            others = [b for b in bodies if b not in leads]
            repeats = min(repeats, count - len(found))
            found += [self.directive(leads, others) for _ in range(repeats)]
        return tuple(found)

    def leads(self, bodies: list[str]) -> tuple[str, ...]:
        least = 0 if self.kind is Kind.CONCLUSION else 1  # others tell nobody at large
        count = self.pick((-1, least, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3))
        return (phrases.PERSONS[self.office.level],) if count < 0 else tuple(bodies[:count])

    def directive(self, leads: tuple[str, ...], others: list[str]) -> Directive:
        told = [b for b in phrases.REPORTED_TO[self.office.level] if b not in (*leads, *others)]
        chance = self.random.random
        task = self.task()
        named = any(word in task for word in phrases.NAMED)  # the task tells its product itself
        return Directive(
            task=task,
            leads=leads,
            coordinating=tuple(others[: self.pick((0, 0, 1, 2, 3))]),
            reports_to=(self.pick(told),) if told and chance() < 0.4 else (),
            deadline=self.deadline(),
            authority=self.pick(phrases.POWERS) if chance() < 0.1 else None,
            deliverable=self.pick(phrases.PRODUCTS) if chance() < 0.2 and not named else None,
            basis=self.cited(1) if chance() < 0.15 else (),
        )

    def bodies(self, count: int) -> list[str]:
        """Names none of which is a part of another, and one group with commas at most."""
        known = [self.named(b) for b in phrases.BODIES[self.office.level]]
        found: list[str] = []
        for name in self.random.sample(known, len(known)):
            wide = _wide(name) and any(map(_wide, found))
            if not wide and not any(name in other or other in name for other in found):
                found.append(name)
        return found[:count]

    def task(self) -> str:
        """A task not yet given: two deadlines for one would be a contradiction."""
        self.tasks = self.tasks or self.random.sample(phrases.TASKS, len(phrases.TASKS))
        return self.tasks.pop()

    def cited(self, count: int) -> tuple[Cited, ...]:
        symbols = self.random.sample(list(phrases.KINDS), count)
        return tuple(self.one_cited(symbol) for symbol in symbols)

    def one_cited(self, symbol: str) -> Cited:
        kind, issuer = phrases.KINDS[symbol]
        day = self.day - timedelta(days=self.random.randint(20, 400))
        number = f"{self.random.randint(1, 3000):02}/{symbol}"
        return Cited(number, kind, day, issuer, self.pick(phrases.ABOUT))

    # ------------------------------------------------------------ times

    def deadline(self) -> str | Deadline:
        return self.pick(
            (
                lambda: NO_DEADLINE,
                lambda: Deadline(DeadlineKind.STANDING),
                self.on_a_day,
                self.on_a_day,
                self.in_a_stretch,
                self.before_a_stretch,
                self.recurring,
                self.recurring,
                self.on_an_event,
                lambda: self.pick(phrases.IN_WORDS),
            )
        )()

    def ahead(self) -> date:
        return self.day + timedelta(days=self.random.randint(3, 200))

    def on_a_day(self) -> Deadline:
        day = self.ahead()
        within = Stretch("day", day, day)
        hour = self.pick((None, None, None, time(16), time(17, 30)))
        return Deadline(
            DATE, within=within, before=not hour and self.random.random() < 0.6, hour=hour
        )

    def stretch(self, *, before: bool = False) -> Stretch:
        day = self.ahead()
        month = month_stretch(day.year, day.month)
        quarter = quarter_of(f"quý {(day.month + 2) // 3} năm {day.year}", None)
        half = half_of(f"6 tháng {'đầu' if day.month < 7 else 'cuối'} năm {day.year}", None)
        year = year_of(f"năm {day.year}", None)
        next_year = Stretch("year", date(2027, 1, 1), date(2027, 12, 31))
        named = [s for s in (month, quarter, year if before else half, year) if s]
        return self.pick([s for s in named if not before or s.first > self.day] or [next_year])

    def in_a_stretch(self) -> Deadline:
        chance = self.random.random()
        if chance < 0.5:
            return Deadline(DATE, within=self.stretch())
        return self.in_a_range() if chance < 0.65 else self.in_a_part()

    def in_a_range(self) -> Deadline:
        first = self.ahead()
        last = first + timedelta(days=self.random.randint(8, 40))
        return Deadline(DATE, within=Stretch("range", first, last))

    def in_a_part(self) -> Deadline:
        day = self.ahead() + timedelta(days=31)
        month = month_stretch(day.year, day.month)
        first, last = self.pick((*_PARTS, (22, month.last.day)))
        part = Stretch("part", month.first.replace(day=first), month.first.replace(day=last))
        return Deadline(DATE, within=part)

    def before_a_stretch(self) -> Deadline:
        return Deadline(DATE, within=self.stretch(before=True), before=True)

    def recurring(self) -> Deadline:
        day, month_day = self.pick(_DAYS), self.random.randint(2, 28)
        rule = self.pick(
            (
                "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY",
                "FREQ=MONTHLY;INTERVAL=3", "FREQ=MONTHLY;INTERVAL=6", "FREQ=WEEKLY;INTERVAL=2",
                f"FREQ=WEEKLY;BYDAY={day}",
                "FREQ=WEEKLY;BYDAY=MO,TH", f"FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
                f"FREQ=MONTHLY;BYMONTHDAY={month_day}", "FREQ=MONTHLY;BYMONTHDAY=10,20,28",
                "FREQ=MONTHLY;BYMONTHDAY=-1", f"FREQ=MONTHLY;BYDAY={self.pick((1, 2, 3, -1))}{day}",
                f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={month_day}", "FREQ=YEARLY;BYMONTH=6,12",
                f"FREQ=YEARLY;BYMONTH=6;BYMONTHDAY={month_day}",
                "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            )
        )  # fmt: skip
        hour = time(16) if rule == "FREQ=DAILY" and self.random.random() < 0.5 else None
        return Deadline(RECURRING, rrule=rule, hour=hour)

    def on_an_event(self) -> Deadline:
        kind = self.random.randrange(4)
        if kind == 0:
            first = tet(2027)
            within = Stretch("day", first, first)
            return Deadline(EVENT, within=within, before=True, anchor=phrases.TET)
        if kind == 1:
            return Deadline(EVENT, anchor=self.pick(phrases.EVENTS))
        unit = self.pick(("working_day", "day", "week", "month", "hour"))
        count = self.random.randint(2, 30) if unit != "hour" else self.pick((24, 48, 72))
        since = self.pick((*phrases.SINCE, None))
        return Deadline(EVENT, term=Term(count, unit), anchor=since)


_FORMS = {
    Kind.CONCLUSION: _Author.notice,
    Kind.PLAN: _Author.plan,
    Kind.DISPATCH: _Author.dispatch,
}
