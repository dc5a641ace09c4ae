"""What was said to come first and comes later (thứ tự ngày tháng)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sauro.documents.reading.model import Notice
from sauro.kernel.dates import BARE_DAY, day_of
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.findings import Finding


def meeting_after_paper(notice: Notice) -> Iterator[Finding]:
    held = notice.doc_type != "Giấy mời"  # an invitation speaks of a meeting to come
    if held and notice.issued_on and notice.event_on and notice.event_on > notice.issued_on:
        yield Finding(
            "meeting-after-paper",
            "event_on",
            f"Cuộc họp ngày {notice.event_on:%d/%m/%Y} nhưng văn bản ký trước đó, ngày {notice.issued_on:%d/%m/%Y}. Kiểm tra lại hai ngày này.",
            f"The meeting is dated {notice.event_on:%d/%m/%Y}, after the paper itself ({notice.issued_on:%d/%m/%Y}).",
        )


def cites_the_future(notice: Notice) -> Iterator[Finding]:
    known = [d for d in (notice.issued_on, notice.event_on) if d]
    if not known:
        return
    first_order = min((d.task.spans[0].start for d in notice.directives), default=0)
    for c in notice.citations:
        heard = bool(c.spans) and c.spans[0].start < first_order and notice.event_on
        if c.dated and c.dated > (notice.event_on if heard and notice.event_on else max(known)):
            what = "cuộc họp" if notice.event_on else "văn bản này"
            yield Finding(
                "cites-the-future",
                "citations",
                f"{c.doc_type or 'Văn bản'} số {c.number} ghi ngày {c.dated:%d/%m/%Y}, sau {what} ({notice.event_on or max(known):%d/%m/%Y}). Một trong hai ngày sai.",
                f"{c.number} is dated {c.dated:%d/%m/%Y}, after {notice.event_on or max(known):%d/%m/%Y}, the date of what rests on it.",
                c.spans,
            )


_COVERS = re.compile(
    rf"số\sliệu[^,;.:)]{{0,60}}?\sđến\s(?:hết\s)?(?P<day>ngày\s(?:{BARE_DAY}))", re.IGNORECASE
)


def due_before_data_end(notice: Notice) -> Iterator[Finding]:
    for d in notice.directives:
        due, m = d.deadline.due_on, _COVERS.search(d.task.text)
        end = day_of(" ".join(m["day"].lower().split()), notice.issued_on) if m else None
        if m and end and due and d.deadline.kind is DeadlineKind.DATE and due < end.first:
            yield Finding(
                "due-before-data-end",
                "deadline",
                f"Mục {d.locator}: hạn “{d.deadline.text}” sớm hơn ngày cuối của số liệu ({end.first:%d/%m/%Y}). Sửa một trong hai ngày.",
                f"{d.locator}: due “{d.deadline.text}”, before the figures it asks for end ({end.first:%d/%m/%Y}). Mend one of the two.",
                d.deadline.spans,
            )


def past_at_issue(notice: Notice) -> Iterator[Finding]:
    ref = notice.issued_on or notice.event_on
    for d in notice.directives:
        within = d.deadline.within
        if not (ref and within and within.year_stated and d.deadline.due_on):
            continue
        if d.deadline.due_on < ref and d.deadline.kind is DeadlineKind.DATE:
            yield Finding(
                "past-at-issue",
                "deadline",
                f"Mục {d.locator}: thời hạn “{d.deadline.text}” đã qua khi ban hành ({ref:%d/%m/%Y}).",
                f"{d.locator}: the deadline “{d.deadline.text}” was past when the paper was issued ({ref:%d/%m/%Y}).",
                d.deadline.spans,
            )
