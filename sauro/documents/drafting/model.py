"""A paper before it is written: what an office means to say, without its form (dự thảo)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sauro.kernel.deadline import NO_DEADLINE, Deadline


class Kind(StrEnum):
    """What sort of paper (tên loại); the value stands in capitals above the subject."""

    CONCLUSION = "THÔNG BÁO"  # thông báo kết luận
    PLAN = "KẾ HOẠCH"
    DISPATCH = ""  # công văn đôn đốc: it has no title, its subject stands below the number


class Manner(StrEnum):
    """How somebody is told: the verb before his name."""

    GIVE = "giao"
    DEMAND = "yêu cầu"
    ASK = "đề nghị"


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the paper rests on (văn bản viện dẫn)."""

    number: str  # 65/CĐ-TTg
    doc_type: str  # Công điện
    dated: date | None = None
    issuer: str | None = None
    about: str | None = None  # its subject, as after the issuer: "về đấu tranh, ngăn chặn …"


@dataclass(frozen=True, slots=True)
class Directive:
    """One assignment with its six clears (nhiệm vụ).

    Names are written as given. ``task`` is a predicate without subject, time or full stop
    ("kiểm tra các kho …"). A ``deadline`` in words stands as worded; so does one that was read
    and still has its words.
    """

    task: str
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    deadline: str | Deadline = NO_DEADLINE
    deliverable: str | None = None
    authority: str | None = None  # "được huy động …", "được quyền …"
    basis: tuple[Cited, ...] = ()  # what this one carries out
    manner: Manner | None = None  # None: by who is told


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a Roman numeral: what was found, and then what is ordered (mục)."""

    title: str
    directives: tuple[Directive, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, under the lines of his capacity: "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"."""

    name: str
    capacity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole paper. ``issuer`` holds its lines, the body above first, its own name last."""

    issuer: tuple[str, ...]
    number: str
    place: str
    issued_on: date
    subject: str
    sections: tuple[Section, ...]
    recipients: tuple[str, ...]
    signer: Signer
    kind: Kind = Kind.CONCLUSION
    meeting: str = ""  # when and where who met under whom
    opening: str = ""  # what was heard, who concludes; ends with a colon
    citations: tuple[Cited, ...] = ()  # what the whole paper rests on
    addressees: tuple[str, ...] = ()  # Kính gửi
    closing: str = ""
    mark: str = ""  # at the top of each page of a file, such as "DỮ LIỆU MÔ PHỎNG"
    day_open: bool = False  # the day of issue is written in later; until then ``issued_on`` counts

    @property
    def directives(self) -> tuple[Directive, ...]:
        """All directives in the order in which they are written."""
        return tuple(d for section in self.sections for d in section.directives)
