"""Which directive of the register each conclusion became (kết luận nào thành nhiệm vụ nào)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sauro.directives.models import Directive
from sauro.documents.drafting.words import predicate
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.meetings import queries
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.rules import State


def paired(
    conclusions: Sequence[Conclusion], entered: list[Directive]
) -> Iterator[tuple[Conclusion, Directive | None]]:
    """By place where the words agree, else by the words: who verified may have split or added."""
    for number, row in enumerate(conclusions, 1):
        words = predicate(row.task).lower()
        fit = [d for d in entered if words in squeeze(d.task).lower()]
        new = next((d for d in fit if d.position == number), fit[0] if fit else None)
        if new is not None:
            entered.remove(new)
        yield row, new


def unpaired_findings(meeting: Meeting) -> list[Finding]:
    """Of a meeting whose notice is issued: each conclusion that became no directive, because it was
    worded otherwise, or dropped, when the document was verified. Nobody guesses which one it is.
    """
    if State(meeting.state) is not State.ISSUED:
        return []
    rows = enumerate(queries.conclusions(meeting), 1)
    return [_unpaired(number, row) for number, row in rows if row.directive_id is None]


def _unpaired(number: int, row: Conclusion) -> Finding:
    goes_on, goes_on_en = (
        (
            " Việc chuyển tiếp trong kết luận ấy vẫn mở theo thông báo trước: hãy thu hồi việc cũ, "
            "ghi lý do, hoặc chuyển tiếp lại ở cuộc họp sau.",
            " What it carries on stays open under the earlier notice: withdraw that and say why, "
            "or carry it over again at the next meeting.",
        )
        if row.carried_from_id
        else ("", "")
    )
    return Finding(
        "unpaired",
        f"conclusions.{number}",
        f"Kết luận {number} không gắn được với việc nào trong sổ, vì khi kiểm tra văn bản lời đã "
        f"được sửa hoặc việc đã bị bỏ. Hãy xem ở “Tình hình thực hiện” của thông báo.{goes_on}",
        f"Conclusion {number} is bound to no directive of the register: it was reworded or dropped "
        f"when the document was verified. Look at the standing of the notice.{goes_on_en}",
    )
