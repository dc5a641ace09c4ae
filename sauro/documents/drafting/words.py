"""Days, names in a row and cited documents in the words of official papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sauro.documents.drafting.model import Cited

_GROUP = re.compile(r"các\s|[\w ]+ các (?:xã|phường|tỉnh|sở|bộ)\b")

# At the top of each page of a paper that was written from simulated data.
SIMULATED = "DỮ LIỆU MÔ PHỎNG: cơ quan theo khung chung, người và việc không có thật"
OPEN_DAY = "ngày … tháng … năm …"  # written in by hand when the paper is issued
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def short_day(day: date) -> str:
    """ "05/02/2026": days below 10 and the months 1 and 2 take a zero before them."""
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def long_day(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2026"."""
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def month_of(day: date) -> str:
    """ "tháng 02/2026"."""
    return f"tháng {_month(day.month)}/{day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def in_a_row(names: Sequence[str]) -> list[str]:
    """Names in the order of a sentence: those of one body, then groups ("các sở, ban, ngành").

    A group in the middle would seem to take in the names behind it.
    """
    return sorted(names, key=lambda name: bool(_GROUP.match(name)))


def listed(names: Sequence[str]) -> str:
    """Names with commas between and "và" before the last."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def tidy(words: str) -> str:
    """Words as they may stand on a paper: on one line, without what Word's files cannot hold."""
    return " ".join(_UNPRINTABLE.sub("", words).split())


def predicate(words: str) -> str:
    """A task as it was typed, made to stand within a sentence: "Kiểm tra kho." loses both ends."""
    folded = tidy(words).rstrip(" .;,")
    return folded[:1].lower() + folded[1:] if folded[1:2].islower() else folded


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


class Citer:
    """Names documents: in full where one comes first, later by kind and number.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (theo bản tóm tắt, chưa đọc điều luật).
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def cite(self, documents: Iterable[Cited]) -> str:
        """All of them in a row."""
        return listed([self._one(document) for document in documents])

    def _one(self, document: Cited) -> str:
        words = f"{document.doc_type} số {document.number}"
        if document.number in self._seen:
            return words
        self._seen.add(document.number)
        if document.dated:
            words += f" ngày {short_day(document.dated)}"
        if document.issuer:
            words += f" của {document.issuer}"
        return f"{words} {document.about}" if document.about else words
