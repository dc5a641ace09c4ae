"""The codes of all findings, with their weight (mã phát hiện)."""

from __future__ import annotations

from enum import IntEnum


class Weight(IntEnum):
    """How much a remark matters to the office that drafts."""

    ADVICE = 1  # nên xem: good notices may well leave it open
    DOUBT = 2  # chưa rõ: somebody will have to ask
    CONTRADICTION = 3  # mâu thuẫn: two places cannot both be right


# code: weight, in short, the same in English. Codes of the reading engine and our own.
CODES: dict[str, tuple[Weight, str, str]] = {
    "meeting-after-paper": (Weight.CONTRADICTION, "họp sau ngày ký", "meeting after the paper"),
    "cites-the-future": (Weight.CONTRADICTION, "viện dẫn văn bản ngày sau", "cites a later paper"),
    "past-at-issue": (Weight.CONTRADICTION, "hạn đã qua khi ban hành", "deadline past at issue"),
    "two-deadlines": (Weight.CONTRADICTION, "hai hạn cho một việc", "two deadlines for one task"),
    "due-before-data-end": (
        Weight.CONTRADICTION,
        "hạn trước ngày cuối của số liệu",
        "due before the figures end",
    ),
    "parts-and-total": (Weight.CONTRADICTION, "các phần không khớp tổng", "parts miss the total"),
    "not-official": (Weight.DOUBT, "không phải văn bản hành chính", "no official document"),
    "no-lead": (Weight.DOUBT, "không nêu ai làm", "nobody named"),
    "ended-level": (Weight.DOUBT, "cấp không còn tồn tại", "level of bodies that ended"),
    "wrong-weekday": (Weight.DOUBT, "sai thứ trong tuần", "wrong day of the week"),
    "impossible-day": (Weight.DOUBT, "ngày không có trong lịch", "a day that does not exist"),
    "unsure-scan": (Weight.DOUBT, "ảnh quét đọc chưa chắc", "words of a scan read unsurely"),
    "no-time": (Weight.ADVICE, "không nêu thời hạn", "no time set"),
    "no-result": (Weight.ADVICE, "không nêu kết quả", "no result named"),
    "file-note": (Weight.ADVICE, "lưu ý về tệp", "a note on the file"),
}
