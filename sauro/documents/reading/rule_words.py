"""The engine's names for its rules, in Vietnamese words (tên quy tắc).

A rule without words here is shown under its own name, by which a maintainer finds it.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"([^“]*?): (“.*”)\Z", re.DOTALL)
_NAMES = {
    "imperative": "câu mệnh lệnh, mở đầu bằng",
    "imperative after a circumstance": "câu mệnh lệnh sau phần chỉ hoàn cảnh",
    "performative": "lời giao việc",
    "modal": "từ chỉ bắt buộc",
    "bodies before a predicate": "tên cơ quan đứng ngay trước việc phải làm",
    "cùng với …, bodies before a predicate": "tên cơ quan sau “cùng với …”, trước việc phải làm",
    "“giao” by the speaker": "người kết luận “giao” cho cơ quan",
    "body charged after the task": "tên cơ quan được giao đứng sau việc",
    "row of a table of tasks": "một dòng của bảng phân công",
    "item of an ordered list": "một mục của danh sách việc được giao",
    "lead-in above": "câu dẫn phía trên mở đầu bằng",
    "column of who leads": "cột cơ quan chủ trì",
    "column of who helps": "cột cơ quan phối hợp",
    "column of products": "cột sản phẩm",
    "product after its verb": "tên sản phẩm đứng sau động từ làm ra nó",
}


def rule_words(rule: str, *, english: bool) -> str:
    """A rule as a person may read it, with the words that it saw."""
    if english:
        return rule
    if m := _QUOTED.match(rule):
        return f"{_NAMES.get(m[1], m[1])} {m[2]}"
    return _NAMES.get(rule, rule)
