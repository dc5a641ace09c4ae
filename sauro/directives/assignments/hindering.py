"""What keeps open work from going to a successor (vì sao không chuyển được)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sauro.directives.assignments.chains import elsewhere
from sauro.directives.assignments.rules import FINAL, State
from sauro.directives.models import Assignment
from sauro.documents.naming import Names, names_at
from sauro.kernel.findings import Finding
from sauro.organization.resolution import BodyRow


def hindrances(row: Assignment, heir: BodyRow | None, today: date) -> list[Finding]:
    """All that keeps one piece of work from one successor; ``heir``: none where it is none."""
    if heir is None:
        return [_NO_HEIR]
    return kept_from([row], [heir], today)[row.pk, heir.id]


def kept_from(
    rows: Sequence[Assignment], heirs: Sequence[BodyRow], today: date
) -> dict[tuple[int, int], list[Finding]]:
    """The same for some work of one issuer and each of the successors, by work and body."""
    ids = [heir.id for heir in heirs]
    whole = [row for row in rows if row.part_of_id is None and row.occurs_on is None]
    there = elsewhere({row.directive_id for row in whole}, ids)
    ended = _ended(rows, ids)
    names = {path: names_at(path, today) for path in {row.issuer_path for row in rows}}

    def of(row: Assignment, heir: BodyRow) -> list[Finding]:
        found = [] if _reached(row, heir, names[row.issuer_path]) else [_beyond(row)]
        if row in whole and (same := there.get((row.directive_id, heir.id))):
            return [*found, _same_there(same)]
        done = (row.directive_id, heir.id, row.occurs_on) in ended and row.part_of_id is None
        return [*found, _DONE_THERE] if done else found

    return {(row.pk, heir.id): of(row, heir) for row in rows for heir in heirs}


def _ended(
    rows: Sequence[Assignment], bodies: Collection[int]
) -> set[tuple[int, int, date | None]]:
    """What the successors had of the same directives themselves, and what has ended there."""
    found = Assignment.objects.filter(
        directive__in={row.directive_id for row in rows}, body__in=bodies, part_of=None,
        state__in=[state.value for state in FINAL],
    )  # fmt: skip
    return set(found.values_list("directive", "body", "occurs_on"))


def _reached(row: Assignment, heir: BodyRow, names: Names) -> bool:
    """Whether who gave the work may give it to the successor: whoever keeps a body may write down
    any other as its successor, and that alone gives no right to order it.
    """
    if row.part_of_id:
        return heir.path.startswith(f"{row.issuer_path}.")
    return bool(names.reachable([heir.id]))


def _beyond(row: Assignment) -> Finding:
    return _NOT_BELOW if row.part_of_id else _OUT_OF_REACH


def _same_there(same: Assignment) -> Finding:
    """The work was carried over: the successor has it under another notice."""
    number, item = same.directive.document_number, same.directive.locator
    done = State(same.state) is State.ACCEPTED
    vi, en = ("đã làm xong", "has done") if done else ("đang làm", "does")
    return Finding(
        "same-there",
        "successor",
        f"{same.body.name} {vi} chính việc này theo {number}, mục {item} (chuyển tiếp), nên không "
        "nhận lần nữa. Hãy thu hồi một trong hai, ghi lý do.",
        f"{same.body.name} {en} this very work under {number}, item {item} (carried over), so it "
        "does not get it twice. Withdraw one of the two and say why.",
    )


_NO_HEIR = Finding(
    "no-successor", "successor",
    "Cơ quan này chưa kết thúc, hoặc không nhập vào cơ quan đã chọn. Hãy xem trang của cơ quan rồi "
    "chọn cơ quan kế thừa ghi ở đó.",
    "This body has not ended, or was not merged into the one that is chosen. Look at its page and "
    "choose the successor that is on record.",
)  # fmt: skip
_NOT_BELOW = Finding(
    "not-below", "successor",
    "Đây là phần việc giao xuống, mà cơ quan kế thừa không trực thuộc nơi giao. Hãy thu hồi phần "
    "việc này rồi giao cho đơn vị khác.",
    "This is a part that was passed down, and the successor is not below who gave it. Withdraw the "
    "part and pass it to another unit.",
)  # fmt: skip
GIVEN_MEANWHILE = Finding(
    "changed-meanwhile", "successor",
    "Cơ quan kế thừa vừa được giao chính việc này, do người khác chuyển từ một cơ quan khác. Hãy "
    "bấm chuyển lần nữa: hai việc sẽ nhập làm một.",
    "Somebody just gave the successor this very work, from another body. Hand it over once more: "
    "the two become one.",
)  # fmt: skip
_OUT_OF_REACH = Finding(
    "out-of-reach", "successor",
    "Cơ quan kế thừa không trực thuộc nơi giao, cũng không phải thành viên Ban Chỉ đạo đóng tại "
    "địa bàn, nên không chuyển việc sang được. Hãy thu hồi việc này, ghi lý do, rồi giao cho cơ "
    "quan khác.",
    "The successor is neither below who gave the work nor a member of its committee that stands in "
    "its place, so the work cannot go there. Withdraw it, say why, and give it to another body.",
)  # fmt: skip
_DONE_THERE = Finding(
    "done-there", "successor",
    "Cơ quan kế thừa đã có việc này và việc ấy đã kết thúc (nghiệm thu hoặc thu hồi). Hãy thu hồi "
    "việc cũ, ghi lý do.",
    "The successor had this work itself, and that has ended (accepted or withdrawn). Withdraw the "
    "old work and say why.",
)  # fmt: skip
