"""What a part of the paper is for, by its heading: to judge, or to order (loại mục)."""

from __future__ import annotations

import re
from enum import IntEnum

from sauro.documents.reading.outline import Node


class Stance(IntEnum):
    """How much a part is disposed to order."""

    CLOSED = 0  # orders nothing: a report on the past, a list of members
    ASSESSING = 1  # judges; only an outspoken order counts
    SPEAKING = 2  # may order: whoever is told must be named
    ORDERING = 3  # orders: a bare imperative is one


_ASSESS = re.compile(
    r"(?:^|\b)(?:đánh giá|nhận định|kết quả|ưu điểm|tồn tại|hạn chế|khó khăn|nguyên nhân|(?<!nắm )(?<!bám sát )(?<!phù hợp )tình hình|bối cảnh|bài học|"
    r"quan điểm|mục tiêu|mục đích|nguyên tắc|phương châm|phạm vi|đối tượng|thời gian,? địa|thời gian thực hiện|địa bàn trọng|thành phần|những việc (?:đã )?làm được|mặt được|"
    r"công tác chỉ đạo, điều hành|việc thực hiện|dự báo|thực trạng|căn cứ|cơ sở pháp lý|thông tin chung|số liệu|nhìn lại|điểm lại|làm được|ghi nhận|nhìn lại|nhận xét|phương thức, thủ đoạn)"
)
_ORDER = re.compile(
    r"(?:nhiệm vụ|giải pháp|tổ chức thực hiện|tổ chức triển khai|chỉ đạo cụ thể|yêu cầu|phân công|công việc|việc phải làm|việc cần làm|trách nhiệm|chế độ (?:thông tin|báo cáo)|"
    r"thời gian tới|nội dung (?:thực hiện|công việc|triển khai|kế hoạch|trọng tâm|chỉ đạo)|biện pháp|đề nghị|giao việc|triển khai thực hiện|những việc|các việc|việc cụ thể|trọng tâm|kết luận|giao |báo cáo|thông tin, báo cáo|kiểm tra, giám sát|tuyên truyền|nội dung)"
)
_ASKS = re.compile(r"đề xuất|kiến nghị|đề nghị")
_TASKS_AHEAD = re.compile(  # not "Nhiệm vụ giao tại Công văn …", of which a report gives account
    r"(?:một số )?(?:phương hướng|(?:các )?(?:nhiệm vụ|giải pháp)\b[^.;:]{0,60}"
    r"(?:trọng tâm|thời gian (?:tới|đến)|(?:cuối|còn lại)|năm tới|quý tới|tháng tới))"
)
_CALLS_FOR = re.compile(r"(?:kiến nghị|đề nghị|yêu cầu)(?:\s?[,:]|\s(?:như sau|các|một số))")
_INFORMS = re.compile(  # "trân trọng thông tin kết quả như sau:" tells, whatever its words are
    r"(?:trân trọng|xin|kính|xin được)\s(?:báo cáo|thông tin|thông báo|trả lời|phúc đáp|cung cấp)[^.;:]{0,90}(?:như sau|sau đây|sau)\s?:?\s?$"
)
_PAST = re.compile(r"\bđã\b|đạt được|năm qua|vừa qua|thời gian qua")
_CONCLUDED = re.compile(r"kết luận|phân công|giao nhiệm vụ|nhiệm vụ tháng|thống nhất giao")
_HEADING_LONGEST = 200  # characters


def stance_of(
    node: Node, kind: str | None, performative: bool, words: str | None = None
) -> Stance | None:
    """The stance that a heading or lead-in gives to what stands under it; None for none.

    ``words``: the lead-in alone, where the node says other things before it.
    """
    low = words or node.body.low
    if kind == "Biên bản":  # who spoke ordered nothing, who concluded did
        return Stance.ORDERING if _CONCLUDED.search(low[-_HEADING_LONGEST:]) else None
    if kind == "Báo cáo":
        return _report_stance(low, demands=performative and node.announces)
    if node.announces and informs(low):
        return Stance.ASSESSING
    if performative:
        return Stance.ORDERING
    if len(low) > _HEADING_LONGEST and not node.announces:
        return None
    tail = low[-_HEADING_LONGEST:] if node.announces else low
    if node.announces and _CALLS_FOR.search(tail):
        return Stance.ORDERING  # "Từ kết quả trên, Chánh Thanh tra kiến nghị, Chủ tịch đã đồng ý:"
    if _ASSESS.search(tail) and not re.search(
        r"nhiệm vụ|giải pháp|thời gian tới|thời gian đến", tail
    ):
        return Stance.ASSESSING
    if re.search(r"(?:kiến nghị|đề xuất) của", tail):
        return Stance.SPEAKING
    if _PAST.search(tail):
        return Stance.ASSESSING
    return Stance.ORDERING if _ORDER.search(tail) else None


def _report_stance(low: str, *, demands: bool) -> Stance | None:
    """What a part of a report does: its tasks are the issuer's own, unless somebody is told them."""
    if demands:
        return Stance.ORDERING  # "Trưởng Ban yêu cầu các đơn vị tập trung thực hiện:"
    asks = _ASKS.search(low[:120]) or (len(low) < _HEADING_LONGEST and _TASKS_AHEAD.match(low))
    return Stance.SPEAKING if asks else None


def informs(lead_in: str) -> bool:
    """Whether a lead-in opens what is only made known: "… trân trọng thông tin như sau:"."""
    return bool(_INFORMS.search(lead_in[-_HEADING_LONGEST:]))


def answers_requests(heading: str) -> bool:
    """Whether a heading opens the answers to what others asked: "Về kiến nghị của các xã"."""
    return len(heading) < 120 and bool(
        re.search(
            r"(?:kiến nghị|đề xuất|đề nghị)\s(?:của|nêu|tại)|về các (?:kiến nghị|đề xuất|đề nghị)",
            heading,
        )
    )


def label_stance(label: str, stance: Stance) -> Stance:
    """The stance of an item that begins with a label: "Nhìn lại năm 2025:" judges."""
    if _ASSESS.match(label.removeprefix("về ").removeprefix("những ").removeprefix("các ")):
        return min(stance, Stance.ASSESSING)
    if _REPLY.match(label):
        return min(stance, Stance.ASSESSING)  # what answers a voter tells what was done
    if re.match(r"(?:đề nghị|kiến nghị|đề xuất|nguyện vọng)\s(?:của|về)", label):
        return min(stance, Stance.SPEAKING)
    return stance


_REPLY = re.compile(r"(?:trả lời|phúc đáp|giải đáp|ý kiến trả lời|nội dung trả lời)\b")


def opening_stance(kind: str | None) -> Stance:
    """What may be expected of a document before any heading."""
    if kind in ("Báo cáo", "Giấy mời", "Tờ trình", "Biên bản", "Thông cáo báo chí"):
        return Stance.CLOSED
    return Stance.SPEAKING
