"""What the schema refuses, in sentences that say what to send instead (dữ liệu không hợp lệ)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sauro.kernel.findings import Finding

# By the kinds of pydantic; names in braces are its context.
_SENTENCES: dict[str, tuple[str, str]] = {
    "missing": (
        "Thiếu “{field}”. Hãy gửi kèm.",
        "“{field}” is missing. Send it.",
    ),
    "extra_forbidden": (
        "Không có trường “{field}”. Hãy bỏ đi, hoặc xem tên đúng trong tài liệu.",
        "There is no field “{field}”. Leave it out, or look its name up in the reference.",
    ),
    "string_too_long": (
        "“{field}” dài nhất {max_length} ký tự. Hãy rút ngắn.",
        "“{field}” has {max_length} characters at most. Shorten it.",
    ),
    "string_too_short": (
        "“{field}” ngắn nhất {min_length} ký tự. Hãy gửi đủ.",
        "“{field}” has {min_length} characters at least.",
    ),
    "string_pattern_mismatch": (
        "“{field}” không đúng dạng {pattern}. Hãy gửi theo dạng đó.",
        "“{field}” does not look like {pattern}. Send it in that form.",
    ),
    "literal_error": (
        "“{field}” chỉ nhận: {expected}. Hãy chọn một giá trị.",
        "“{field}” is one of: {expected}. Choose one.",
    ),
    "enum": (
        "“{field}” chỉ nhận: {expected}. Hãy chọn một giá trị.",
        "“{field}” is one of: {expected}. Choose one.",
    ),
    "greater_than_equal": (
        "“{field}” nhỏ nhất là {ge}. Hãy sửa lại.",
        "“{field}” is {ge} at least. Correct it.",
    ),
    "less_than_equal": (
        "“{field}” lớn nhất là {le}. Hãy sửa lại.",
        "“{field}” is {le} at most. Correct it.",
    ),
}
# Several kinds of one family say the same.
_FAMILIES: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        "date",
        (
            "“{field}” phải là ngày theo ISO 8601, ví dụ 2026-12-27.",
            "“{field}” is a day by ISO 8601, such as 2026-12-27.",
        ),
    ),
    ("int", ("“{field}” phải là số nguyên, ví dụ 3.", "“{field}” is a whole number, such as 3.")),
    (
        "string",
        ("“{field}” phải là chuỗi ký tự Unicode.", "“{field}” is a string of Unicode characters."),
    ),
    (
        "model",
        ("Nội dung phải là một đối tượng JSON {{…}}.", "The body is a JSON object {{…}}."),
    ),
)
_OTHER = (
    "“{field}” không đúng như tài liệu nêu. Hãy sửa theo tài liệu rồi gửi lại.",
    "“{field}” is not as the reference says. Correct it and send it again.",
)


def findings(errors: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """One finding an error, with the name of the field as it was sent."""
    return [_finding(error) for error in errors]


def _finding(error: Mapping[str, Any]) -> Finding:
    kind = str(error["type"])
    field = _field(error["loc"])
    vi, en = _SENTENCES.get(kind) or next((s for f, s in _FAMILIES if kind.startswith(f)), _OTHER)
    context = {**error.get("ctx", {}), "field": field or "body"}
    return Finding(kind.replace("_", "-"), field, vi.format(**context), en.format(**context))


def _field(place: Sequence[str | int]) -> str:
    """Without where it came from and, for a body, the name of the argument."""
    source, *inside = place
    return ".".join(str(part) for part in (inside[1:] if source == "body" else inside))


def unknown(name: str) -> Finding:
    """A parameter that the operation does not have."""
    return _finding({"type": "extra_forbidden", "loc": ("query", name)})


def wrong_format(wanted: str) -> Finding:
    """The body of the request is of another kind."""
    return Finding(
        "unknown-format",
        "Content-Type",
        f"Địa chỉ này chỉ đọc “{wanted}”. Hãy đặt đầu mục “Content-Type” cho đúng.",
        f"Only “{wanted}” is read here. Set the header “Content-Type” to it.",
    )
