"""What is said where a movement cannot be written: the rule, and what to do next."""

from __future__ import annotations

from sauro.cases.exhibits.model import Exhibit, Lot, Movement, Sample
from sauro.kernel.findings import Finding
from sauro.kernel.numerals import format_number as number
from sauro.kernel.numerals import format_number_en as number_en


def unknown(new: Movement) -> Finding:
    return Finding(
        "no-such-exhibit", "exhibit",
        f"Bảng thống kê không có tang vật “{new.exhibit}”. Hãy thêm dòng ấy trước.",
        f"The inventory has no exhibit “{new.exhibit}”. Add that line first.",
    )  # fmt: skip


def not_seized(exhibit: Exhibit) -> Finding:
    return Finding(
        "not-seized", "act",
        f"“{exhibit.name}” chưa ghi tạm giữ. Quy tắc: mọi tang vật bắt đầu bằng lần tạm giữ; hãy "
        "ghi biên bản tạm giữ trước.",
        f"“{exhibit.name}” is not seized yet. Rule: every exhibit begins with its seizure; write "
        "that down first.",
    )  # fmt: skip


def seized_once() -> Finding:
    return Finding(
        "seized-already", "act",
        "Tang vật này đã ghi tạm giữ. Nếu tạm giữ thêm hàng, hãy thêm một dòng mới vào bảng thống "
        "kê; nếu lần ghi trước nhầm, hãy hủy lần ghi ấy.",
        "This exhibit is seized already. For more goods add a line to the inventory; if the entry "
        "before was a mistake, withdraw it.",
    )  # fmt: skip


def not_yet(new: Movement) -> Finding:
    return Finding(
        "not-yet", "day",
        f"Ngày {new.day:%d/%m/%Y} chưa tới. Chỉ ghi việc đã làm.",
        f"{new.day:%d/%m/%Y} has not come yet. Write down what was done.",
    )  # fmt: skip


def no_paper() -> Finding:
    return Finding(
        "no-paper", "paper",
        "Việc này phải có biên bản hoặc quyết định. Hãy ghi số, ký hiệu hoặc tên văn bản.",
        "This needs minutes or a decision. Enter the number or the name of the paper.",
    )  # fmt: skip


def no_taker() -> Finding:
    return Finding(
        "no-taker", "taker",
        "Thiếu bên nhận. Quy tắc: tang vật lúc nào cũng có đúng một người giữ; hãy ghi ai nhận.",
        "Who takes it is missing. Rule: exhibits have exactly one holder at any time.",
    )  # fmt: skip


def no_owner() -> Finding:
    return Finding(
        "no-giver", "giver",
        "Thiếu người bị tạm giữ tang vật. Nếu vô chủ, hãy ghi “Không xác định được chủ”.",
        "From whom it was seized is missing. If nobody is known, write “Owner unknown”.",
    )  # fmt: skip


def no_seal() -> Finding:
    return Finding(
        "no-seal", "seal", "Thiếu số niêm phong. Hãy ghi số hoặc dấu hiệu của niêm phong mới.",
        "The number of the seal is missing. Enter that of the new one.",
    )  # fmt: skip


def no_place() -> Finding:
    return Finding(
        "no-place", "place", "Thiếu nơi giữ mới. Hãy ghi kho, bãi.",
        "The new place is missing. Enter the store.",
    )  # fmt: skip


def no_value() -> Finding:
    return Finding(
        "no-value", "value_vnd", "Thiếu trị giá. Hãy ghi số tiền theo biên bản định giá.",
        "The value is missing. Enter the amount from the minutes of valuation.",
    )  # fmt: skip


def no_quantity() -> Finding:
    return Finding(
        "no-quantity", "quantity", "Số lượng phải lớn hơn không. Hãy ghi số lượng theo biên bản.",
        "A quantity is more than nothing. Enter the one in the minutes.",
    )  # fmt: skip


def not_whole(exhibit: Exhibit) -> Finding:
    return Finding(
        "not-whole", "quantity",
        f"Đơn vị “{exhibit.unit}” đếm nguyên, không có phần lẻ. Hãy sửa số lượng, hoặc tách dòng "
        "với đơn vị nhỏ hơn.",
        f"“{exhibit.unit}” is counted in whole ones. Mend the quantity, or use a line of a "
        "smaller unit.",
    )  # fmt: skip


def too_fine() -> Finding:
    return Finding(
        "too-fine", "quantity", "Số lượng ghi tối đa ba chữ số sau dấu phẩy.",
        "A quantity has at most three digits after the comma.",
    )  # fmt: skip


def before_the_last(lot: Lot) -> Finding:
    return Finding(
        "before-the-last", "day",
        f"Lần ghi trước của tang vật này là ngày {lot.last_on:%d/%m/%Y}. Quy tắc: ghi theo thứ tự "
        "thời gian; nếu ngày trước sai, hãy hủy lần ghi ấy rồi ghi lại.",
        f"The entry before is of {lot.last_on:%d/%m/%Y}. Rule: in the order of time; if that day "
        "is wrong, withdraw that entry and write it anew.",
    )  # fmt: skip


def not_the_holder(lot: Lot, new: Movement) -> Finding:
    return Finding(
        "not-the-holder", "giver",
        f"Người đang giữ là “{lot.holder}”, không phải “{new.giver}”. Quy tắc: mỗi việc do đúng "
        "người đang giữ làm; nếu đã bàn giao, hãy ghi lần bàn giao ấy trước.",
        f"The holder is “{lot.holder}”, not “{new.giver}”. Rule: every act is that of the present "
        "holder; if it was handed over, write that down first.",
    )  # fmt: skip


def to_himself() -> Finding:
    return Finding(
        "to-the-same", "taker",
        "Bên giao và bên nhận là một. Nếu chỉ đổi kho, hãy chọn “Chuyển nơi giữ”.",
        "Giver and taker are the same. If only the store changes, choose “Moved to a store”.",
    )  # fmt: skip


def nothing_held(lot: Lot) -> Finding:
    return Finding(
        "nothing-held", "exhibit",
        f"Tang vật {lot.key} không còn gì đang giữ: đã trả, bán, tiêu hủy hoặc đang là mẫu.",
        f"Of {lot.key} nothing is held any more: returned, sold, destroyed, or away as samples.",
    )  # fmt: skip


def more_than_held(exhibit: Exhibit, lot: Lot, new: Movement) -> Finding:
    held, asked = (f"{number(n)} {exhibit.unit}" for n in (lot.held, new.amount))
    held_en, asked_en = (f"{number_en(n)} {exhibit.unit}" for n in (lot.held, new.amount))
    return Finding(
        "more-than-held", "quantity",
        f"Chỉ đang giữ {held}, không thể xuất {asked}. Quy tắc: số lượng không bao giờ âm; hãy đối "
        "chiếu biên bản với kho.",
        f"Only {held_en} are held, {asked_en} cannot leave. Rule: quantities are never below zero; "
        "compare the minutes with the store.",
    )  # fmt: skip


def sealed(lot: Lot) -> Finding:
    return Finding(
        "sealed", "act",
        f"Tang vật đang niêm phong số {lot.seal}. Hãy ghi biên bản mở niêm phong trước, xong việc "
        "thì niêm phong lại.",
        f"It is under seal {lot.seal}. Write down the opening of the seal first, and seal it again "
        "afterwards.",
    )  # fmt: skip


def not_sealed() -> Finding:
    return Finding(
        "not-sealed", "act", "Tang vật không niêm phong nên không có gì để mở.",
        "It is not sealed: there is nothing to open.",
    )  # fmt: skip


def another_seal(lot: Lot, new: Movement) -> Finding:
    now, now_en = (lot.seal or "không niêm phong", lot.seal or "none")
    return Finding(
        "another-seal", "seal",
        f"Niêm phong theo sổ: {now}; biên bản bàn giao ghi: {new.seal or 'không'}. Hai bên phải "
        "thấy cùng một niêm phong; nếu đã rách hoặc thay, hãy ghi mở niêm phong, niêm phong lại "
        "trước.",
        f"Seal in the record: {now_en}; in the hand-over: {new.seal or 'none'}. Both must see the "
        "same seal; if it was broken or replaced, write down opening and sealing first.",
    )  # fmt: skip


def no_new_line() -> Finding:
    return Finding(
        "no-line-for-the-part", "into",
        "Phần tách ra phải là một dòng mới, chưa ghi gì, trong bảng thống kê. Hãy thêm dòng ấy.",
        "The part becomes a line of the inventory that nothing was written for yet. Add one.",
    )  # fmt: skip


def another_unit(exhibit: Exhibit) -> Finding:
    return Finding(
        "another-unit", "into", f"Phần tách ra giữ nguyên đơn vị “{exhibit.unit}”.",
        f"The part keeps the unit “{exhibit.unit}”.",
    )  # fmt: skip


def all_of_it() -> Finding:
    return Finding(
        "all-of-it", "quantity",
        "Tách toàn bộ thì không còn gì ở dòng cũ: không cần tách. Hãy ghi việc thẳng vào dòng này.",
        "Dividing all of it leaves nothing behind: there is no need. Write the act for this line.",
    )  # fmt: skip


def no_sample_name() -> Finding:
    return Finding(
        "no-sample", "sample", "Thiếu ký hiệu mẫu. Hãy ghi ký hiệu trên biên bản lấy mẫu.",
        "The name of the sample is missing. Enter the one in the minutes.",
    )  # fmt: skip


def sample_twice(new: Movement) -> Finding:
    return Finding(
        "sample-twice", "sample",
        f"Đã có mẫu “{new.sample}” của tang vật này. Hãy dùng ký hiệu khác.",
        f"There is a sample “{new.sample}” already. Use another name.",
    )  # fmt: skip


def no_such_sample(new: Movement) -> Finding:
    return Finding(
        "no-such-sample", "sample",
        f"Tang vật này không có mẫu “{new.sample}”. Hãy chọn mẫu đã lấy.",
        f"There is no sample “{new.sample}”. Choose one that was taken.",
    )  # fmt: skip


def no_result() -> Finding:
    return Finding(
        "no-result", "note", "Thiếu kết quả. Hãy ghi kết luận giám định, thử nghiệm.",
        "The result is missing. Enter the finding of the test.",
    )  # fmt: skip


def back_already(sample: Sample) -> Finding:
    return Finding(
        "back-already", "sample", f"Mẫu {sample.name} đã hoàn.",
        f"Sample {sample.name} was put back already.",
    )  # fmt: skip


def not_the_samples_holder(sample: Sample) -> Finding:
    return Finding(
        "not-the-holder", "giver",
        f"Mẫu {sample.name} do “{sample.holder}” giữ. Quy tắc: hoàn mẫu từ đúng nơi đang giữ mẫu.",
        f"Sample {sample.name} is with “{sample.holder}”. Rule: it comes back from where it is.",
    )  # fmt: skip


def more_than_sampled(exhibit: Exhibit, sample: Sample) -> Finding:
    return Finding(
        "more-than-sampled", "quantity",
        f"Mẫu chỉ có {number(sample.out)} {exhibit.unit}. Quy tắc: hoàn không nhiều hơn đã lấy.",
        f"The sample has {number_en(sample.out)} {exhibit.unit}. Rule: no more comes back than was "
        "taken.",
    )  # fmt: skip


def no_reason() -> Finding:
    return Finding(
        "no-reason", "note", "Hủy lần ghi phải có lý do. Hãy ghi nhầm ở đâu.",
        "Withdrawing needs a reason. Say what the mistake was.",
    )  # fmt: skip


def nothing_to_withdraw() -> Finding:
    return Finding(
        "nothing-to-withdraw", "withdraws",
        "Không có lần ghi ấy của tang vật này, hoặc đã hủy rồi. Hãy tải lại trang.",
        "There is no such entry of this exhibit, or it was withdrawn. Load the page again.",
    )  # fmt: skip


def not_the_last(later: Movement) -> Finding:
    return Finding(
        "not-the-last", "withdraws",
        f"Lần ghi số {later.number} sau đó dựa vào lần này. Quy tắc: hủy từ lần cuối trở lên.",
        f"Entry {later.number} rests on this one. Rule: the last is withdrawn first.",
    )  # fmt: skip
