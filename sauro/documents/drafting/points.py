"""Points of an agenda as headings over what was concluded on them (đề mục theo chương trình).

A point may be called anything. Below "Đánh giá kết quả quý IV" a reader expects a judgement, below
"Công an tỉnh" the work of that body, and takes what is ordered there otherwise than it was meant.
A heading is therefore worded so that it orders, and tried with the reader: the plainest wording
under which a named, an unnamed and a grouped directive come back is taken. This and ``proof`` are
where the writer knows the reader.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sauro.documents.drafting.model import Directive, Draft, Section, Signer
from sauro.documents.drafting.proof import compared
from sauro.documents.drafting.text import write
from sauro.documents.drafting.words import tidy
from sauro.documents.reading import read

ALL = "Nhiệm vụ"  # where nothing belongs to a point
OF_NONE = "Nhiệm vụ chung"  # what belongs to none, below what does
_WORDINGS = (
    "{title}",
    "Nhiệm vụ về {title}",
    "Nhiệm vụ về nội dung “{title}”",
    "Về nội dung “{title}”, yêu cầu:",
)
_BY_NUMBER = "Nhiệm vụ theo nội dung thứ {number} của chương trình họp"


@lru_cache(maxsize=512)
def heading_of(title: str, number: int) -> str:
    """The heading for a point of the agenda; ``number``: which point it is, from 1."""
    words = tidy(title).rstrip(" .;:,…")
    worded = (wording.format(title=words) for wording in _WORDINGS) if words else ()
    return next(filter(_orders, worded), _BY_NUMBER.format(number=number))


def _orders(heading: str) -> bool:
    """Whether directives below a heading are read as they were meant, whoever they tell."""
    draft = _paper(heading)
    return not compared(draft, read(write(draft)))


def _paper(heading: str) -> Draft:
    grouped = [Directive(task, ("Sở Công Thương",)) for task in _TASKS[:2]]
    return Draft(
        issuer=("BAN CHỈ ĐẠO 389",),
        number="01/TB-BCĐ389",
        place="Hà Nội",
        issued_on=date(2026, 1, 5),
        subject="Kết luận tại cuộc họp",
        opening="Sau khi nghe ý kiến của các đại biểu, cuộc họp kết luận như sau:",
        sections=(
            Section(ALL, (Directive(_TASKS[2], ("Công an tỉnh",)),)),
            Section(heading, (Directive(_TASKS[3], ("Sở Y tế",)), Directive(_TASKS[4]), *grouped)),
            Section(OF_NONE, (Directive(_TASKS[5]),)),
        ),
        recipients=("Lưu: VT",),
        signer=Signer("Người Ký", ("TRƯỞNG BAN",)),
    )


_TASKS = (
    "lập danh sách các kho hàng",
    "kiểm tra các chợ đầu mối",
    "xác minh các tài khoản bán hàng giả",
    "lấy mẫu sữa tại các cửa hàng",
    "rà soát các điểm tập kết hàng hóa",
    "tuyên truyền đến các hộ kinh doanh",
)
