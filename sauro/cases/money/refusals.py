"""What is said where an entry cannot be written: the rule, and what to do next."""

from __future__ import annotations

from sauro.cases.money.books import Balance
from sauro.cases.money.model import Entry, Toward
from sauro.kernel.findings import Finding
from sauro.kernel.money import format_vnd, format_vnd_en


def not_yet(new: Entry) -> Finding:
    return Finding(
        "not-yet", "day",
        f"Ngày {new.day:%d/%m/%Y} chưa tới. Chỉ ghi tiền đã phát sinh.",
        f"{new.day:%d/%m/%Y} has not come yet. Write down what has happened.",
    )  # fmt: skip


def no_paper() -> Finding:
    return Finding(
        "no-paper", "paper",
        "Mỗi bút toán có chứng từ của nó. Hãy ghi số quyết định, biên lai hoặc giấy nộp tiền.",
        "Every entry has its paper. Enter the number of the decision, receipt or payment slip.",
    )  # fmt: skip


def no_amount(most: int) -> Finding:
    return Finding(
        "no-amount", "amount_vnd",
        f"Số tiền phải lớn hơn 0 và không quá {format_vnd(most)}. Hãy xem lại chứng từ; sửa số đã "
        "ghi thì dùng bút toán đảo, không ghi số âm.",
        f"An amount is more than 0 and at most {format_vnd_en(most)}. Look at the paper; to "
        "correct what was written, reverse it: nothing is written as less than 0.",
    )  # fmt: skip


def no_last_day() -> Finding:
    return Finding(
        "no-last-day", "due_on",
        "Khoản phải nộp cần loại tiền và ngày cuối phải nộp, không sớm hơn ngày của quyết định. "
        "Hãy lấy ngày ấy ở đồng hồ thời hạn nộp.",
        "What is owed needs its kind and the last day to pay, not before the day of the decision. "
        "Take it from the clock of payment.",
    )  # fmt: skip


def owed_already(new: Entry) -> Finding:
    return Finding(
        "owed-already", "debt",
        f"Khoản “{new.debt}” đã có. Nếu ghi sai, hãy đảo bút toán ấy; nếu là khoản khác, hãy đặt "
        "mã khác.",
        f"“{new.debt}” is there already. If it is wrong, reverse it; for another debt, use another "
        "code.",
    )  # fmt: skip


def no_such_debt(new: Entry) -> Finding:
    return Finding(
        "no-such-debt", "debt",
        f"Chưa có khoản phải nộp “{new.debt}”. Hãy ghi quyết định làm phát sinh khoản ấy trước.",
        f"Nothing is owed as “{new.debt}”. Write down the decision that makes it owed first.",
    )  # fmt: skip


def before_the_debt(debt: Entry) -> Finding:
    return Finding(
        "before-the-debt", "day",
        f"Khoản này phát sinh ngày {debt.day:%d/%m/%Y}; bút toán không thể sớm hơn. Hãy xem lại "
        "ngày trên chứng từ.",
        f"It is owed since {debt.day:%d/%m/%Y}; nothing comes before that. Look at the day of the "
        "paper.",
    )  # fmt: skip


def more_than_owed(new: Entry, left: int) -> Finding:
    paid, still, more = map(format_vnd, (new.amount_vnd, left, new.amount_vnd - left))
    late = new.toward is Toward.LATE
    what, what_en = ("tiền chậm nộp", "late charge") if late else ("khoản này", "debt")
    return Finding(
        "more-than-owed", "amount_vnd",
        f"Chứng từ ghi {paid}, nhưng {what} chỉ còn {still}: thừa {more}. Hãy xem có ghi hai lần, "
        "hay trong đó có tiền chậm nộp (ghi thành dòng riêng). Nếu tiền thật sự đã về như vậy, "
        "chọn “Đã về, nộp thừa”: phần thừa được theo dõi để hoàn trả.",
        f"The paper says {paid}, of the {what_en} only {still} are left: {more} too much. Was it "
        "written twice, or is late charge in it (a line of its own)? If so much really arrived, "
        "choose “Arrived, overpaid”: what is too much is kept in view until it is refunded.",
    )  # fmt: skip


def only_fines_in_parts() -> Finding:
    return Finding(
        "not-in-parts", "debt",
        "Chỉ tiền phạt có quyết định cho nộp nhiều lần; khoản khác nộp đủ đúng hạn, nộp từng phần "
        "vẫn ghi được.",
        "Only a fine has a decision on instalments; others are due as a whole, and parts that are "
        "paid can be written down all the same.",
    )  # fmt: skip


def planned_already() -> Finding:
    return Finding(
        "planned-already", "parts",
        "Đã có quyết định cho nộp nhiều lần. Nếu quyết định ấy bị thay, hãy đảo bút toán cũ trước.",
        "There is a decision on instalments. If another one took its place, reverse the old entry.",
    )  # fmt: skip


def parts_do_not_add_up(parts: int, left: int) -> Finding:
    return Finding(
        "parts-do-not-add-up", "parts",
        f"Các lần nộp cộng lại {format_vnd(parts)}, còn phải nộp {format_vnd(left)}. Hãy sửa cho "
        "khớp.",
        f"The instalments are {format_vnd_en(parts)} together, {format_vnd_en(left)} are left. "
        "Make them agree.",
    )  # fmt: skip


def parts_out_of_order() -> Finding:
    return Finding(
        "parts-out-of-order", "parts",
        "Hạn của các lần nộp phải nối tiếp nhau, không sớm hơn ngày quyết định.",
        "The instalments follow each other, none before the day of the decision.",
    )  # fmt: skip


def reduced_below_nothing(balance: Balance) -> Finding:
    return Finding(
        "reduced-below-nothing", "amount_vnd",
        f"Khoản này là {format_vnd(balance.owed_vnd)}; không thể giảm nhiều hơn thế.",
        f"The debt is {format_vnd_en(balance.owed_vnd)}; it cannot be reduced by more.",
    )  # fmt: skip


def more_than_overpaid(overpaid: int) -> Finding:
    return Finding(
        "more-than-overpaid", "amount_vnd",
        f"Nộp thừa {format_vnd(overpaid)}; không thể hoàn nhiều hơn thế.",
        f"{format_vnd_en(overpaid)} were overpaid; no more can be refunded.",
    )  # fmt: skip


def not_in_the_budget(balance: Balance) -> Finding:
    return Finding(
        "not-in-the-budget", "amount_vnd",
        f"Mới có {format_vnd(balance.reached_vnd)} vào ngân sách; Kho bạc chỉ hoàn số đã nhận. Hãy "
        "ghi việc nộp số đã thu vào Kho bạc trước.",
        f"Only {format_vnd_en(balance.reached_vnd)} reached the budget, and only that is refunded. "
        "Write down first that what was collected was handed in.",
    )  # fmt: skip


def more_than_in_hand(balance: Balance) -> Finding:
    return Finding(
        "more-than-in-hand", "amount_vnd",
        f"Người thu đang giữ {format_vnd(balance.in_hand_vnd)} của khoản này; không thể nộp nhiều "
        "hơn, hoặc trước ngày thu. Hãy ghi lần thu còn thiếu trước.",
        f"{format_vnd_en(balance.in_hand_vnd)} of it are in hand; no more can be handed in, nor "
        "before it was collected. Write down what was collected first.",
    )  # fmt: skip


def no_reason() -> Finding:
    return Finding(
        "no-reason", "note", "Bút toán đảo phải nói vì sao. Hãy ghi nhầm ở đâu.",
        "A reversal says why. Write down what the mistake was.",
    )  # fmt: skip


def nothing_to_reverse() -> Finding:
    return Finding(
        "nothing-to-reverse", "reverses",
        "Không có bút toán ấy, hoặc đã đảo rồi. Hãy tải lại trang.",
        "There is no such entry, or it is reversed already. Load the page again.",
    )  # fmt: skip


def reversed_before(meant: Entry) -> Finding:
    return Finding(
        "reversed-before", "day",
        f"Bút toán đảo không thể sớm hơn bút toán bị đảo ({meant.day:%d/%m/%Y}).",
        f"A reversal is not before what it reverses ({meant.day:%d/%m/%Y}).",
    )  # fmt: skip


def others_rest_on_it(meant: Entry) -> Finding:
    return Finding(
        "others-rest-on-it", "reverses",
        f"Có bút toán khác dựa vào bút toán số {meant.number}. Hãy đảo những bút toán ấy trước; "
        "nếu quyết định bị hủy sau khi đã nộp, hãy ghi “miễn, giảm, hủy”: số đã nộp thành nộp "
        "thừa.",
        f"Other entries rest on entry {meant.number}. Reverse those first; if the decision was "
        "cancelled after payment, write “reduced”: what was paid becomes overpaid.",
    )  # fmt: skip
