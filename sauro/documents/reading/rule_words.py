"""The engine's names for its rules, in a person's words (tên quy tắc).

A rule without words here is shown under its own name, by which a maintainer finds it.
"""

from __future__ import annotations

import re

from sauro.kernel.text import compose

_QUOTED = re.compile(r"([^“]*?): (“.*”)\Z", re.DOTALL)
_BY_SPEAKER = re.compile(r"(“.*”) (by the speaker)\Z", re.DOTALL)
_IMPERATIVE = "imperative"
# Rules that quote the words of the directive itself; the others quote the paper around it.
_OWN = (_IMPERATIVE, "performative", "performative without addressee", "modal", "by the speaker")
_NAMES = {
    "imperative": "câu mệnh lệnh",
    "imperative after a circumstance": "câu mệnh lệnh sau phần chỉ hoàn cảnh",
    "performative": "lời giao việc",
    "performative without addressee": "lời giao việc không nêu tên ai",
    "modal": "từ chỉ bắt buộc",
    "bodies before a predicate": "tên cơ quan đứng ngay trước việc phải làm",
    "cùng với …, bodies before a predicate": "tên cơ quan sau “cùng với …”, trước việc phải làm",
    "bodies, circumstance, predicate": "tên cơ quan, hoàn cảnh, rồi việc phải làm",
    "by the speaker": "lời của người kết luận giao việc",
    "the speaker demands": "người kết luận yêu cầu",
    "body charged after the task": "tên cơ quan được giao đứng sau việc",
    "label names the body": "đầu mục là tên cơ quan",
    "đối với … in front of the task": "“đối với …” đứng trước việc",
    "a report and when it is due": "tên báo cáo và thời hạn báo cáo",
    "a report, then who sends it": "báo cáo nêu trước, cơ quan gửi nêu sau",
    "row of a table of tasks": "một dòng của bảng phân công",
    "item of an ordered list": "một mục của danh sách việc được giao",
    "counted after a lead-in": "một việc được đếm sau câu dẫn",
    "lead-in above": "câu dẫn phía trên mở đầu bằng",
    "column of who leads": "cột cơ quan chủ trì",
    "column of who helps": "cột cơ quan phối hợp",
    "column of products": "cột sản phẩm",
    "product after its verb": "tên sản phẩm đứng sau động từ làm ra nó",
}
# Rules whose own name is in Vietnamese.
_ENGLISH = {
    "phối hợp với …": "named after “phối hợp với …”",
    "báo cáo, gửi, trình …": "named after “báo cáo, gửi, trình …”",
    "được quyền, theo thẩm quyền …": "after “được quyền, theo thẩm quyền …”",
    "do … chủ trì": "named within “do … chủ trì”",
    "trách nhiệm thuộc về …": "named after “trách nhiệm thuộc về …”",
    "được … thực hiện": "named within “được … thực hiện”",
    "đối với … in front of the task": "named after “đối với …” in front of the task",
}
# What a deadline's words do, in Vietnamese and in English: its spellings are too many to name.
_TIMES = {
    "date": ("lời văn nêu ngày hoặc khoảng thời gian", "the words state a day or a stretch"),
    "recurring": ("lời văn nêu việc làm theo kỳ", "the words state a rhythm"),
    "event": ("lời văn lấy một sự việc làm mốc", "the words count from an event"),
    "standing": (
        "lời văn nêu làm thường xuyên, không có ngày cuối",
        "the words state a standing duty, without a last day",
    ),
}


def rule_words(rule: str, *, english: bool, words: str = "") -> str:
    """A rule as a person may read it. ``words``: the directive as it is now; what a rule saw in
    it is quoted only while it stands there, for words are read through errors of scanning, and
    are split and mended afterwards.
    """
    name, quoted = _parted(rule)
    place = _place(quoted, words) if name in _OWN else 0
    if place < 0:
        quoted = ""
    if english:
        return f"{name}: {quoted}" if quoted else _ENGLISH.get(name, name)
    said = _NAMES.get(name, name)
    if quoted and name == _IMPERATIVE:
        said = f"{said}, {'có lời' if place else 'mở đầu bằng'}"
    return f"{said} {quoted}".strip()


def time_words(kind: str, *, english: bool) -> str:
    """Why words were read as a time limit of some kind; empty where there is none."""
    return _TIMES.get(kind, ("", ""))[english]


def _parted(rule: str) -> tuple[str, str]:
    """A rule's name, and the words that it saw in their marks."""
    if m := _QUOTED.match(rule):
        return m[1], m[2]
    if m := _BY_SPEAKER.match(rule):
        return m[2], m[1]
    return rule, ""


def _place(quoted: str, words: str) -> int:
    """Where quoted words stand in a directive, however its letters are coded; -1: they do not."""
    seen = compose(quoted.strip("“”… ")).low
    return compose(words).low.find(seen)
