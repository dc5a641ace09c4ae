"""Workbooks as offices write them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADS = [
    "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành",
    "Sản phẩm", "Văn bản giao", "Ngày giao", "Tình trạng",
]  # fmt: skip


def make_list(
    rows: Sequence[Sequence[Any]], more: Callable[[Workbook], None] = lambda book: None
) -> bytes:
    """A workbook of one sheet; ``more`` may change it."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    more(book)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
