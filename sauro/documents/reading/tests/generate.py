"""Invented notices with known answers, for property tests.

A seed makes a notice: ``paper(seed)``. What a reader must find stands beside the text. The
accidents of files (hard wraps, page numbers, combining marks …) are applied on top and change
no answer: ``damaged(text, seed)``.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sauro.documents.reading.tests import phrases
from sauro.documents.reading.tests.phrases import NEVER, When


@dataclass(frozen=True)
class Task:
    """One directive that must be found, and nothing of it invented."""

    text: str
    lead: tuple[str, ...] = ()
    inherited: bool = False
    coordinating: tuple[str, ...] = ()
    when: When = NEVER
    form: str = ""


@dataclass
class Paper:
    """A notice: its paragraphs in order, and what a reader must find in it."""

    head: list[str]
    flat_head: list[str]
    paragraphs: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    number: str = ""
    province: str = ""
    issued_on: date = date(2026, 1, 1)
    event_on: date = date(2026, 1, 1)
    concluder: str = ""
    signer: str = ""
    recipients: list[str] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The notice as a tidy file has it: one paragraph a line."""
        return "\n".join([*self.head, *self.paragraphs, *self.foot])


def paper(seed: int) -> Paper:
    """The notice of a seed."""
    return _Writer(Random(seed)).paper()


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.province = random.choice(phrases.PROVINCES)
        self.day = date(2025, 8, 1) + timedelta(days=random.randrange(60))
        self.times = phrases.times(self.day)
        self.tasks: list[str] = []

    # ------------------------------------------------------------ head and foot

    def paper(self) -> Paper:
        pick = self.random.choice
        number = f"{self.random.randint(1, 899)}/TB-UBND"
        issued = f"{self.province}, ngày {self.day:%d} tháng {self.day:%m} năm {self.day.year}"
        motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        title = self._title()
        body = f"TỈNH {self.province.upper()}"
        wish = "Độc lập - Tự do - Hạnh phúc"
        made = Paper(
            head=["ỦY BAN NHÂN DÂN", body, f"Số: {number}", motto, wish, issued, *title],
            flat_head=[
                f"ỦY BAN NHÂN DÂN {motto}",
                f"{body} {wish}",
                f"Số: {number} {issued}",
                *title,
            ],
            number=number,
            province=self.province,
            issued_on=self.day,
            event_on=self.day - timedelta(days=self.random.randint(0, 5)),
            concluder=self.chair,
            signer=pick(phrases.NAMES),
        )
        self._fill(made)
        self._sign(made)
        return made

    def _title(self) -> list[str]:
        self.chair = self.random.choice(phrases.NAMES)
        self.meeting = self.random.choice(phrases.SUBJECTS)
        return [
            "THÔNG BÁO",
            f"Kết luận của Phó Chủ tịch UBND tỉnh {self.chair} tại {self.meeting}",
        ]

    def _fill(self, made: Paper) -> None:
        day = made.event_on
        made.paragraphs.append(
            f"Ngày {day:%d/%m/%Y}, tại trụ sở UBND tỉnh, đồng chí {self.chair}, Phó Chủ tịch UBND"
            f" tỉnh chủ trì {self.meeting}. Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng"
            " chí kết luận như sau:"
        )
        signs = self.random.choice(_OUTLINES)
        made.paragraphs.append(f"{signs.section(1)}Đánh giá chung")
        made.paragraphs += [
            self._told(made, signs.item(i)) for i in range(1, self.random.randint(2, 4))
        ]
        made.paragraphs.append(f"{signs.section(2)}Nhiệm vụ trong thời gian tới")
        for i in range(1, self.random.randint(3, 8)):
            self._block(made, signs, i)
        made.paragraphs.append(_CLOSING)

    def _sign(self, made: Paper) -> None:
        made.recipients = [*self.random.sample(phrases.RECIPIENTS[:-1], 4), phrases.RECIPIENTS[-1]]
        ends = [";"] * 4 + ["."]
        listed = [f"- {r}{e}" for r, e in zip(made.recipients, ends, strict=True)]
        stack = self.random.choice(
            (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"])
        )
        made.foot = ["Nơi nhận:", *listed, *stack, made.signer]

    # ------------------------------------------------------------ items

    def _told(self, made: Paper, sign: str) -> str:
        words = self.random.choice(phrases.STATEMENTS).format(n=self.random.randint(20, 900))
        if self.random.random() < 0.3:
            words += f" Việc thực hiện {self._citation(made)} đã đi vào nền nếp."
        return sign + words

    def _citation(self, made: Paper) -> str:
        symbol = self.random.choice(("QĐ-UBND", "KH-BCĐ389", "CT-TTg", "CĐ-TTg"))
        number = f"{self.random.randint(1, 3000)}/{symbol}"
        made.cited.add(number)
        kind = {"QĐ": "Quyết định", "KH": "Kế hoạch", "CT": "Chỉ thị", "CĐ": "Công điện"}[
            number.split("/")[1][:2]
        ]
        day = self.day - timedelta(days=self.random.randint(20, 400))
        return f"{kind} số {number} ngày {day:%d/%m/%Y} của {self.random.choice(phrases.ISSUERS)}"

    def _block(self, made: Paper, signs: _Outline, i: int) -> None:
        form = self.random.choice(list(_FORMS))
        _FORMS[form](self, made, signs, i, form)

    def body(self) -> str:
        name = self.random.choice(phrases.BODIES)
        return name.format(p=self.province, c=self.random.choice(phrases.COMMUNES))

    def bodies(self, n: int) -> tuple[str, ...]:
        found: list[str] = []
        while len(found) < n:
            name = self.body()
            if not any(name in other or other in name for other in found):
                found.append(name)
        return tuple(found)

    def task(self) -> str:
        """A task not yet given: two deadlines for one would be a contradiction."""
        self.tasks = self.tasks or self.random.sample(phrases.TASKS, len(phrases.TASKS))
        return self.tasks.pop()

    def when(self) -> When:
        return self.random.choice(self.times) if self.random.random() < 0.6 else NEVER

    def work(self, when: When, helpers: tuple[str, ...] = ()) -> str:
        """A predicate with who helps and by when."""
        task = self.task()
        chairs = self.random.choice(("chủ trì, ", "")) if helpers else ""
        opener = f"{chairs}phối hợp với {_listed(helpers)} " if helpers else ""
        more = self.random.choice(phrases.FOLLOW_UPS)
        if not when.words:
            return f"{opener}{task}{more}"
        joint = self.random.choice((", ", " ")) if not when.words.startswith("định kỳ") else ", "
        report = self.random.choice(("", "; báo cáo kết quả"))
        return f"{opener}{task}{report}{joint if not report else ' '}{when.words}{more}"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


@dataclass(frozen=True)
class _Outline:
    """Signs of sections, items and sub-items."""

    section: Callable[[int], str]
    item: Callable[[int], str]
    child: Callable[[int], str]


_CLOSING = "Văn phòng UBND tỉnh thông báo kết luận để các cơ quan, đơn vị biết, thực hiện./."
_ROMAN = ("", "I", "II", "III", "IV")
_OUTLINES = (
    _Outline(lambda i: f"{_ROMAN[i]}. ", lambda i: f"{i}. ", lambda i: "- "),
    _Outline(lambda i: f"{_ROMAN[i]}. ", lambda i: f"{i}. ", lambda i: f"{'abcdđeg'[i - 1]}) "),
    _Outline(lambda i: f"{i}. ", lambda i: f"{'abcdđeghik'[i - 1]}) ", lambda i: "- "),
    _Outline(lambda i: f"{i}. ", lambda i: f"2.{i}. ", lambda i: "- "),
    _Outline(lambda i: f"{_ROMAN[i]}- ", lambda i: f"{i}- ", lambda i: "+ "),
    _Outline(lambda i: f"{i}. ", lambda i: "- ", lambda i: "+ "),
)


# ---------------------------------------------------------------- forms of orders


def _given(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Giao Sở X …"."""
    lead, when = w.bodies(3), w.when()
    helpers = lead[1 : 1 + w.random.randint(0, 2)]
    verb = w.random.choice(("Giao", "Yêu cầu", "Đề nghị", "Phân công"))
    words = f"{verb} {lead[0]} {w.work(when, helpers)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead[:1], False, helpers, when, form))


def _several(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Giao Sở X, Sở Y và Công an tỉnh …"."""
    lead, when = w.bodies(w.random.randint(2, 3)), w.when()
    words = f"Giao {_listed(lead)} {w.work(when)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _subject(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Sở X rà soát …"."""
    lead, when = w.bodies(3), w.when()
    helpers = lead[1 : 1 + w.random.randint(0, 2)]
    must = w.random.choice(("", "", "có trách nhiệm ", "cần ", "tiếp tục ", "khẩn trương "))
    words = f"{lead[0]} {must}{w.work(when, helpers)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead[:1], False, helpers, when, form))


def _group(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Yêu cầu các sở, ban, ngành …", "Các sở, ban, ngành …"."""
    lead, when = w.random.choice(phrases.GROUPS), w.when()
    verb = w.random.choice(("Yêu cầu ", "Đề nghị ", ""))
    words = _upper(f"{verb}{_listed(lead)} {w.work(when)}.")
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _label(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Công an tỉnh: tăng cường …"."""
    [lead], when = w.bodies(1), w.when()
    words = f"Đối với {lead}: {_upper(w.work(when))}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, (lead,), False, (), when, form))


def _aimed(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Để …, giao Sở X …"."""
    lead, when = w.bodies(1), w.when()
    words = f"{w.random.choice(phrases.AIMS)}, giao {lead[0]} {w.work(when)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _time_first(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Trước ngày …, Sở X …"."""
    lead = w.bodies(1)
    when = w.random.choice(
        [t for t in w.times if t.words.startswith(("trước", "chậm", "từ", "ngay"))]
    )
    words = f"{_upper(when.words)}, {lead[0]} {w.work(NEVER)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _two(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Giao Sở X …; giao Sở Y …": two tasks."""
    lead, when = w.bodies(2), w.when()
    one, other = w.task(), w.task()
    first, second = f"Giao {lead[0]} {one}", f"{lead[1]} {other} {when.words}".rstrip()
    joint = w.random.choice((f"; giao {second}.", f". {second}.", f". Yêu cầu {second}."))
    made.paragraphs.append(signs.item(i) + first + joint)
    made.tasks.append(Task(first, lead[:1], form=form))
    made.tasks.append(Task(joint.lstrip(";. "), lead[1:], when=when, form=form))


def _bare(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Rà soát …": nobody is named."""
    when = w.when()
    words = f"{_upper(w.work(when))}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, when=when, form=form))


def _headed(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """A body as the heading of its tasks."""
    [lead] = w.bodies(1)
    opener = w.random.choice(("{}", "{}:", "Đối với {}:", "Giao {}:", "{} có trách nhiệm:"))
    made.paragraphs.append(signs.item(i) + opener.format(lead))
    _children(w, made, signs, (lead,), form)


def _led_in(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """A lead-in that addresses a group: "Yêu cầu các sở …:"."""
    lead = w.random.choice(phrases.GROUPS)
    end = w.random.choice(
        (":", " thực hiện các nhiệm vụ sau:", " tập trung thực hiện các nội dung sau:")
    )
    made.paragraphs.append(f"{signs.item(i)}Yêu cầu {_listed(lead)}{end}")
    _children(w, made, signs, lead, form)


def _children(w: _Writer, made: Paper, signs: _Outline, lead: tuple[str, ...], form: str) -> None:
    for n in range(1, w.random.randint(3, 4)):
        when = w.when()
        words = f"{_upper(w.work(when))}."
        made.paragraphs.append(signs.child(n) + words)
        made.tasks.append(Task(words, lead, True, (), when, form))


def _judging(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """A request refused: no directive."""
    asked = w.random.choice(("xin thêm biên chế", "mua ca nô tuần tra", "lập thêm trạm liên ngành"))
    made.paragraphs.append(
        f"{signs.item(i)}Về đề nghị {asked}: không thuộc thẩm quyền của UBND tỉnh, không xem xét."
    )


def _topic(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Về công tác tuyên truyền: giao Sở X …"."""
    lead, when = w.bodies(1), w.when()
    topic = w.random.choice(
        ("Về công tác tuyên truyền", "Đối với mặt hàng xăng dầu", "Về kinh phí", "Trên tuyến biển")
    )
    verb = w.random.choice(("giao", "Giao", "đề nghị", "Yêu cầu"))
    words = f"{topic}: {verb} {lead[0]} {w.work(when)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _charged(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """The task first, then who has it: "Việc … giao Sở X …", "… do Sở X chủ trì"."""
    lead, when = w.bodies(1), w.when()
    thing = w.random.choice(
        ("Việc lắp cân tại chốt Bản Đôn", "Kế hoạch tiêu hủy thuốc lá", "Phần mềm quản lý tang vật")
    )
    gives = w.random.choice(
        (
            f"giao {lead[0]} chủ trì thực hiện",
            f"do {lead[0]} chủ trì thực hiện",
            f"giao cho {lead[0]} làm đầu mối",
        )
    )
    end = f", {when.words}" if when.words else ""
    words = f"{thing} {gives}{end}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _agreed(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """ "Thống nhất chủ trương …; giao Sở X …"."""
    lead, when = w.bodies(2), w.when()
    agrees = w.random.choice(
        (f"Thống nhất chủ trương theo đề xuất của {lead[1]}", f"Đồng ý với đề nghị của {lead[1]}")
    )
    words = f"{agrees}{w.random.choice(('; giao', '. Giao'))} {lead[0]} {w.work(when)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead[:1], False, (), when, form))


def _person(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """A named officer: "Giao đồng chí Trần Văn A, Phó Chủ tịch UBND tỉnh, …"."""
    name, when = w.random.choice(phrases.NAMES), w.when()
    lead = w.random.choice((f"đồng chí {name}", f"Phó Chủ tịch UBND tỉnh {name}", f"ông {name}"))
    words = f"Giao {lead} trực tiếp {w.work(when)}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, (lead,), False, (), when, form))


def _helped(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """Helpers in other words than "phối hợp với"."""
    lead, when = w.bodies(3), w.when()
    task, more = w.task(), f" {when.words}" if when.words else ""
    helped = w.random.choice(
        (
            f"Giao {lead[0]} cùng {lead[1]} {task}{more}.",
            f"Giao {lead[0]} chủ trì, {lead[1]} phối hợp {task}{more}.",
            f"{lead[0]} chủ trì cùng với {lead[1]} {task}{more}.",
            f"Giao {lead[0]} chủ trì, phối hợp chặt chẽ với {lead[1]} {task}{more}.",
            f"Giao {lead[0]} {task}, có sự tham gia của {lead[1]}{',' if more else ''}{more}.",
        )
    )
    made.paragraphs.append(signs.item(i) + helped)
    made.tasks.append(Task(helped, lead[:1], False, lead[1:2], when, form))


def _reporting(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """A report to somebody, who is no helper and no lead."""
    lead, when = w.bodies(1), w.random.choice(w.times)
    to = w.random.choice(
        ("UBND tỉnh", "Chủ tịch UBND tỉnh", "Bộ Công Thương", "Ban Chỉ đạo 389 quốc gia")
    )
    report = w.random.choice(
        (f"báo cáo {to}", f"gửi {to}", f"trình {to} xem xét, quyết định", f"gửi kết quả về {to}")
    )
    words = f"{w.random.choice(('Giao ', ''))}{lead[0]} {w.task()}; {report} {when.words}."
    made.paragraphs.append(signs.item(i) + words)
    made.tasks.append(Task(words, lead, False, (), when, form))


def _no_order(w: _Writer, made: Paper, signs: _Outline, i: int, form: str) -> None:
    """What stands among the tasks and orders nothing."""
    told = w.random.choice(
        (
            "Ghi nhận sự cố gắng của lực lượng trực chốt trong đợt mưa lũ vừa qua.",
            "Hiện nay nhu cầu vàng, ngoại tệ có xu hướng tăng, giá biến động từng ngày.",
            "Các kiến nghị khác của cơ sở đã được trả lời bằng văn bản, không bàn lại.",
            "Hội nghị cơ bản nhất trí với nội dung dự thảo.",
        )
    )
    made.paragraphs.append(signs.item(i) + told)


_FORMS: dict[str, Callable[[_Writer, Paper, _Outline, int, str], None]] = {
    "given": _given,
    "several": _several,
    "subject": _subject,
    "group": _group,
    "label": _label,
    "aimed": _aimed,
    "time first": _time_first,
    "two": _two,
    "bare": _bare,
    "headed": _headed,
    "led in": _led_in,
    "refused": _judging,
    "topic": _topic,
    "charged": _charged,
    "agreed": _agreed,
    "person": _person,
    "helped": _helped,
    "reporting": _reporting,
    "no order": _no_order,
}


# ---------------------------------------------------------------- accidents of files


def wrapped(text: str, random: Random) -> str:
    """Hard line breaks, as a page has them.

    After a long last line nobody, not even a person, is sure that a paragraph without a sign
    begins: there the closing formula is left out.
    """
    width = random.randint(60, 95)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        full = bool(lines) and len(lines[-1]) > 0.25 * width
        if not (full and paragraph.startswith(_CLOSING)):
            lines += textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)


def doubled(text: str, random: Random) -> str:
    """An empty line after every line."""
    return text.replace("\n", "\n\n")


def paged(text: str, random: Random) -> str:
    """Page numbers, with or without form feeds, wherever a page happens to end."""
    lines, size, feed = text.split("\n"), random.randint(18, 34), random.choice(("\f", ""))
    pages = [lines[i : i + size] for i in range(0, len(lines), size)]
    return "\n".join(
        line
        for n, page in enumerate(pages, 1)
        for line in ([] if n == 1 else [f"{feed}{n}" if feed else f"{n}"]) + page
    )


def decomposed(text: str, random: Random) -> str:
    """Combining marks (dựng sẵn → tổ hợp)."""
    return unicodedata.normalize("NFD", text)


def carriage_returns(text: str, random: Random) -> str:
    """Line ends of Windows."""
    return text.replace("\n", "\r\n")


def indented(text: str, random: Random) -> str:
    """Blanks before and after lines."""
    return "\n".join(
        f"{' ' * random.choice((0, 0, 4))}{line}{' ' * random.choice((0, 1))}"
        for line in text.split("\n")
    )


def bold(text: str, random: Random) -> str:
    """Markdown's asterisks around some short lines."""
    return "\n".join(
        f"**{line}**" if 3 < len(line) < 60 and random.random() < 0.5 else line
        for line in text.split("\n")
    )


_ACCIDENTS = (doubled, paged, decomposed, carriage_returns, indented)


def damaged(made: Paper, seed: int) -> str:
    """The notice as some file may bring it; nothing of it is lost."""
    random = Random(seed)
    head = made.flat_head if random.random() < 0.3 else made.head
    text = "\n".join([*head, *made.paragraphs, *made.foot])
    if random.random() < 0.3:
        text = bold(text, random)
    if random.random() < 0.7:
        text = wrapped(text, random)
    order = [paged, doubled, indented, carriage_returns, decomposed]
    for accident in order:
        if random.random() < 0.35:
            text = accident(text, random)
    return text
