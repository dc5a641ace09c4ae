"""Exhibits and money as tables (bảng tang vật, bảng tiền)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sauro.cases.case_words import amount_words, step_name
from sauro.cases.custody import Custody
from sauro.cases.exhibits import Act, Lot
from sauro.cases.models import Case, CaseExhibit, CaseMoney, CaseMovement
from sauro.cases.models.money import DEBTS
from sauro.cases.money import Act as MoneyAct
from sauro.cases.money import Balance, Toward
from sauro.cases.treasury import Books
from sauro.foundation.web.parts import Badge, Cell, Column, Link, Noted, Row, Table
from sauro.foundation.web.words import day, number

_PARTS = {
    "sampled": gettext_lazy("đang là mẫu"),
    "used_up": gettext_lazy("dùng hết khi thử"),
    "divided": gettext_lazy("tách ra"),
    "returned": gettext_lazy("đã trả"),
    "sold": gettext_lazy("đã bán"),
    "destroyed": gettext_lazy("đã tiêu hủy"),
}


def inventory_table(known: Custody) -> Table:
    """Each line of the inventory, and where all of it is."""
    return Table(
        caption=_("Bảng thống kê tang vật, phương tiện"),
        columns=[
            Column(_("Mã")), Column(_("Tên, chủng loại")), Column(_("Đang giữ"), number=True),
            Column(_("Đã xử lý")), Column(_("Người giữ")), Column(_("Niêm phong")),
            Column(_("Trị giá"), number=True),
        ],
        rows=[Row(_line_cells(line, known.lots.get(line.key))) for line in known.lines],
        empty=_("Chưa có tang vật nào. Thêm dòng đầu tiên bên dưới."),
    )  # fmt: skip


def _line_cells(line: CaseExhibit, lot: Lot | None) -> list[Cell]:
    if lot is None:
        return [line.key, line.name, None, Badge(_("chưa tạm giữ")), None, None, None]
    gone = "; ".join(
        f"{label} {number(lot.parts[part])}" for part, label in _PARTS.items() if lot.parts[part]
    )
    held = Noted(f"{number(lot.held)} {line.unit}", _("trong %(n)s") % {"n": number(lot.came_in)})
    if lot.settled:
        return [line.key, line.name, held, Noted(Badge(_("xử lý xong"), "good"), gone), None,
                None, lot.value_vnd]  # fmt: skip
    holder = Noted(lot.holder, lot.place) if lot.place else lot.holder
    return [line.key, line.name, held, gone or None, holder, lot.seal or None, lot.value_vnd]


def chain_table(case: Case, known: Custody) -> Table:
    """Everything that was done, with the fingerprint that stands for it and all before."""
    gone = {row.withdraws.number: row.number for row in known.rows if row.withdraws}
    return Table(
        caption=_("Chuỗi theo dõi tang vật"),
        columns=[
            Column(_("Số")), Column(_("Ngày")), Column(_("Việc đã làm")), Column(_("Tang vật")),
            Column(_("Bên giao, bên nhận")), Column(_("Giấy tờ")), Column(_("Người ghi")),
            Column(_("Dấu kiểm")),
        ],
        rows=[
            Row(_chain_cells(case, row, link.shown, gone.get(row.number)))
            for row, link in zip(known.rows, known.chain, strict=True)
        ],
        empty=_("Chưa ghi việc nào."),
        note=_("Dấu kiểm của một dòng đổi nếu dòng ấy hay dòng nào trước nó bị sửa."),
    )  # fmt: skip


def _chain_cells(case: Case, row: CaseMovement, shown: str, gone: int | None) -> list[Cell]:
    act = str(row.get_act_display())
    what: str | Badge | Link = act
    if gone:
        what = Badge(_("%(act)s (đã hủy ở số %(n)s)") % {"act": act, "n": gone}, "warn")
    elif row.act == Act.HANDED_OVER:
        what = Link(reverse("handover_paper", args=[case.pk, row.number]), act)
    said = "; ".join(_told(row))
    return [
        row.number, row.day, Noted(what, said) if said else what,
        Noted(row.exhibit.key, row.exhibit.name),
        " → ".join(filter(None, (row.giver, row.taker))) or None, row.paper or None,
        str(row.recorded_by.user), shown,
    ]  # fmt: skip


def _told(row: CaseMovement) -> Iterator[str]:
    """What else a movement says."""
    if row.quantity is not None:
        yield f"{number(row.quantity)} {row.exhibit.unit}"
    if row.into:
        yield _("thành %(key)s") % {"key": row.into.key}
    if row.sample:
        yield _("mẫu %(name)s") % {"name": row.sample}
    if row.seal:
        yield _("niêm phong %(seal)s") % {"seal": row.seal}
    if row.place:
        yield row.place
    if row.value_vnd is not None:
        yield amount_words(row.value_vnd)
    if row.withdraws:
        yield _("hủy số %(n)s") % {"n": row.withdraws.number}
    if row.event:
        yield _("bước: %(step)s") % {"step": step_name(row.event.kind)}
    if row.note:
        yield row.note


def balance_table(books: Books) -> Table:
    """What is owed, paid, left, for each debt with its late charge."""
    return Table(
        caption=_("Phải nộp, đã nộp, còn phải nộp (đồng)"),
        columns=[
            Column(_("Khoản")), Column(_("Ngày cuối")), Column(_("Phải nộp"), number=True),
            Column(_("Đã nộp"), number=True), Column(_("Chậm nộp"), number=True),
            Column(_("Còn phải nộp"), number=True), Column(_("Đã vào ngân sách"), number=True),
        ],
        rows=[Row(_balance_cells(balance)) for balance in books.balances.values()],
        empty=_("Chưa có khoản nào phải nộp."),
    )  # fmt: skip


def _balance_cells(balance: Balance) -> list[Cell]:
    paid: Cell = balance.paid_vnd + balance.late_paid_vnd
    extra = []
    if balance.in_hand_vnd:
        extra.append(_("người thu đang giữ %(n)s") % {"n": number(balance.in_hand_vnd)})
    if balance.overpaid_vnd:
        extra.append(_("nộp thừa %(n)s, chờ hoàn trả") % {"n": number(balance.overpaid_vnd)})
    if extra:
        paid = Noted(number(balance.paid_vnd + balance.late_paid_vnd), "; ".join(extra))
    return [
        Noted(balance.debt, str(dict(DEBTS)[balance.kind])), balance.due_on, balance.owed_vnd,
        paid, balance.late_vnd, balance.all_left_vnd, balance.reached_vnd,
    ]  # fmt: skip


def charge_lines(books: Books) -> list[tuple[str, bool]]:
    """The late charge piece by piece, and whether the rate is checked."""
    found = []
    for balance in books.balances.values():
        for piece in balance.charges:
            words = _(
                "%(debt)s: từ %(first)s đến %(last)s, %(days)s ngày, trên %(unpaid)s, mỗi ngày "
                "%(rate)s%%: %(amount)s (%(article)s)"
            ) % {
                "debt": balance.debt, "first": day(piece.first), "last": day(piece.last),
                "days": number(piece.days), "unpaid": amount_words(piece.unpaid_vnd),
                "rate": number(piece.rate.late_basis_points / 100),
                "amount": amount_words(piece.amount_vnd), "article": piece.rate.article,
            }  # fmt: skip
            found.append((words, piece.rate.mark.checked))
    return found


def entries_table(books: Books) -> Table:
    """Every entry ever written, also those that were reversed."""
    return Table(
        caption=_("Bút toán"),
        columns=[
            Column(_("Số")), Column(_("Ngày")), Column(_("Nội dung")), Column(_("Khoản")),
            Column(_("Số tiền (đồng)"), number=True), Column(_("Chứng từ")),
            Column(_("Người ghi")),
        ],
        rows=[Row(_entry_cells(row)) for row in books.rows],
        empty=_("Chưa có bút toán nào."),
    )  # fmt: skip


def _entry_cells(row: CaseMoney) -> list[Cell]:
    act: str | Badge = str(row.get_act_display())
    reversed_by = getattr(row, "reversed_by", None)
    if reversed_by:
        act = Badge(
            _("%(act)s (đã đảo ở số %(n)s)") % {"act": act, "n": reversed_by.number}, "warn"
        )
    more = "; ".join(_entry_told(row))
    return [
        row.number, row.day, Noted(act, more) if more else act, row.debt,
        row.amount_vnd or None, row.paper or None, str(row.recorded_by.user),
    ]  # fmt: skip


def _entry_told(row: CaseMoney) -> Iterator[str]:
    if row.act in (MoneyAct.PAID_IN, MoneyAct.COLLECTED) and row.toward == Toward.LATE:
        yield str(row.get_toward_display())
    if row.beyond:
        yield _("nộp thừa")
    if row.reverses:
        yield _("đảo số %(n)s") % {"n": row.reverses.number}
    for part in row.as_entry().parts:
        yield _("hạn %(day)s: %(amount)s") % {
            "amount": amount_words(part.amount_vnd), "day": day(part.due_on),
        }  # fmt: skip
    if row.payer:
        yield row.payer
    if row.event:
        yield _("bước: %(step)s") % {"step": step_name(row.event.kind)}
    if row.note:
        yield row.note
