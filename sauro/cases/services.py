"""Keeping the rows of law (cập nhật quy định về thời hạn)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from sauro.cases import queries
from sauro.cases.models import ClockRule
from sauro.cases.recounting import asking
from sauro.cases.rules import Wording, worded, wording_findings
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right, may
from sauro.foundation.access.scope import EVERYWHERE
from sauro.foundation.database.once import once
from sauro.foundation.errors import NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding


def may_write(by: Seat) -> bool:
    """Whether a seat writes the law: with the right to, in the body above all others."""
    return may(by.role, Right.KEEP_LAW) and by.body.path == EVERYWHERE


@transaction.atomic
def write_rule(
    key: tuple[str, date], wording: Wording, version: int, *, by: Seat, now: datetime
) -> ClockRule:
    """Put words of a person over a row, or beside it from a later day on. Lists of cases follow:
    a job counts their limits anew.

    ``key``: code and first day of that row. ``version``: the number of the row that the person
    saw, 0 for a shipped one. Raises: NotAllowed, Hidden, Refused, Stale.
    """
    allow_writing(by)
    code, valid_from = key
    found = queries.held(code, valid_from)
    if version != found.version:
        raise Stale(changed(), current=found, sent=version)
    days = [h.rule.valid_from for h in queries.rows_held() if h.rule.code == code]
    if wrong := list(wording_findings(found.row, wording, days)):
        raise Refused(*wrong)
    amends = wording.valid_from == valid_from
    made = ClockRule(
        owner_path=by.body.path,
        code=code,
        valid_from=wording.valid_from,
        valid_to=wording.valid_to,
        number=found.version + 1 if amends else 1,
        mark=wording.mark,
        row=_kept(worded(found.row, wording)),
        reason=wording.reason,
        by=by,
        made_at=now,
    )
    with once(Stale(changed())):
        made.save()
    asking.law_written()
    return made


def allow_writing(by: Seat) -> None:
    """Raises: NotAllowed without the right, or in a body below the nation's."""
    allow(by, Right.KEEP_LAW)
    if by.body.path != EVERYWHERE:
        words = _(
            "Quy định dùng chung cho cả nước, do cơ quan cấp quốc gia cập nhật. Thấy chỗ chưa "
            "đúng, hãy gửi kiến nghị lên Ban Chỉ đạo 389 quốc gia kèm điều luật."
        )
        raise NotAllowed(Finding("law-of-the-nation", "", words, words))


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    """What goes into the column of the rest: its own columns left out, days as text."""
    own = {"code", "valid_from", "valid_to", "mark"}
    rest = {key: value for key, value in row.items() if key not in own}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in rest.items()}


def changed() -> Finding:
    """That somebody wrote the row meanwhile."""
    return Finding(
        "changed-meanwhile",
        "version",
        "Dòng quy định này vừa có người ghi. Nội dung anh/chị nhập vẫn còn dưới đây: hãy xem lần "
        "ghi ấy ở cuối trang rồi gửi lại nếu vẫn muốn thay.",
        "Somebody just wrote this row. What you typed still stands below: look at theirs at the "
        "end of the page, then send again if you still want to replace it.",
    )
