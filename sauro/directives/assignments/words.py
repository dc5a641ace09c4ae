"""States, steps and standings as pages call them (tên gọi trên trang)."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sauro.directives.assignments.queries import how
from sauro.directives.assignments.rules import Act, Standing, State, days_late
from sauro.directives.assignments.went import Went
from sauro.directives.models import Assignment
from sauro.foundation.web.parts import Badge, Tone
from sauro.foundation.web.words import day, number

STANDINGS: dict[Standing, tuple[Promise, Tone]] = {
    Standing.OVERDUE: (gettext_lazy("Chưa xong, quá hạn"), "bad"),
    Standing.IN_TERM: (gettext_lazy("Chưa xong, trong hạn"), "info"),
    Standing.LATE: (gettext_lazy("Xong, quá hạn"), "warn"),
    Standing.ON_TIME: (gettext_lazy("Xong đúng hạn"), "good"),
    Standing.WITHDRAWN: (gettext_lazy("Đã thu hồi"), "neutral"),
}
STATES: dict[State, Promise] = {
    State.ISSUED: gettext_lazy("Mới giao"),
    State.ACKNOWLEDGED: gettext_lazy("Đã nhận"),
    State.IN_PROGRESS: gettext_lazy("Đang làm"),
    State.SUBMITTED: gettext_lazy("Chờ nghiệm thu"),
    State.RETURNED: gettext_lazy("Bị trả lại, làm tiếp"),
    State.ACCEPTED: gettext_lazy("Đã nghiệm thu"),
    State.WITHDRAWN: gettext_lazy("Đã thu hồi"),
}
ACTS: dict[Act, Promise] = {
    Act.ISSUE: gettext_lazy("Giao việc"),
    Act.ACKNOWLEDGE: gettext_lazy("Nhận việc"),
    Act.REPORT: gettext_lazy("Báo cáo tiến độ"),
    Act.SUBMIT: gettext_lazy("Báo cáo kết quả"),
    Act.TAKE_BACK: gettext_lazy("Rút báo cáo kết quả"),
    Act.ACCEPT: gettext_lazy("Nghiệm thu"),
    Act.RETURN: gettext_lazy("Trả lại"),
    Act.WITHDRAW: gettext_lazy("Thu hồi việc"),
    Act.ASK_TIME: gettext_lazy("Xin gia hạn"),
    Act.GIVE_TIME: gettext_lazy("Cho gia hạn"),
    Act.REFUSE_TIME: gettext_lazy("Không cho gia hạn"),
    Act.OBJECT: gettext_lazy("Kiến nghị không thực hiện"),
    Act.RELIEVE: gettext_lazy("Chấp nhận kiến nghị"),
    Act.INSIST: gettext_lazy("Không chấp nhận kiến nghị"),
    Act.CONTRIBUTE: gettext_lazy("Phối hợp"),
    Act.PASS_DOWN: gettext_lazy("Giao phần việc xuống"),
    Act.DATE: gettext_lazy("Ghi ngày của sự kiện"),
}


def standing_badge(row: Assignment, today: date, went: Went | None = None) -> Badge:
    """One of the five, with how many days late; of work that went on elsewhere, where."""
    if went:
        return Badge(went_words(went), "warn" if went.late else "neutral")
    words, late = standing_words(row, today)
    tone = STANDINGS[how(row, today)[0]][1]
    if not late:
        return Badge(words, tone)
    days = ngettext("%(n)s ngày", "%(n)s ngày", late) % {"n": number(late)}
    return Badge(f"{words} {days}", tone)


def standing_words(row: Assignment, today: date, went: Went | None = None) -> tuple[str, int]:
    """The same in words and, beside them, how many days late it is, or was when it went on."""
    if went:
        return _went_to(went), went.late
    stood, late = how(row, today)
    return str(STANDINGS[stood][0]), late


def went_words(went: Went) -> str:
    """Where work went on, and how late it was then."""
    return f"{_went_to(went)} – {_overdue(went.late)}" if went.late else _went_to(went)


def _went_to(went: Went) -> str:
    to = {"to": went.to or _("văn bản không số")}
    notice = went.directive_id is not None
    return _("Chuyển tiếp sang %(to)s") % to if notice else _("Chuyển cho %(to)s") % to


def _overdue(days: int) -> str:
    return ngettext("quá hạn %(n)s ngày", "quá hạn %(n)s ngày", days) % {"n": number(days)}


def page_badge(row: Assignment, today: date, went: Went | None = None) -> Badge:
    """The same on the page of the work; what was handed in waits for who gave it, and says so."""
    badge = standing_badge(row, today, went)
    if row.state != State.SUBMITTED or row.submitted_on is None:
        return badge
    said = _("Đã báo cáo ngày %(day)s, chờ nghiệm thu") % {"day": day(row.submitted_on)}
    late = days_late(row.due_on, row.submitted_on, today)
    if not late:
        return Badge(said, "info")
    return Badge(f"{said} ({_overdue(late)})", "warn")


def state_words(row: Assignment) -> str:
    """How far it is; empty where it was withdrawn: how it stands says it, and where it went."""
    return "" if row.state == State.WITHDRAWN else str(STATES[State(row.state)])


def named(row: Assignment) -> str:
    """What is to be done: the part that was handed down, else the words of the directive."""
    if not row.portion:
        return row.directive.task
    return _("Phần việc: %(words)s") % {"words": row.portion}
