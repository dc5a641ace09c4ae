"""What every kind of file becomes: text, and how sure it is (văn bản nguồn)."""

from dataclasses import dataclass
from typing import Literal

from sauro.documents.files.sheets import Sheet

Kind = Literal["txt", "markdown", "docx", "pdf", "scan"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of one file. All offsets count characters of `text`."""

    text: str
    kind: Kind
    pages: tuple[int, ...] = ()  # where each page starts; empty if the file has no pages
    encoding: str | None = None  # of a text file, "tcvn3" and "vni" among them
    confidence: float | None = None  # mean of the words read by OCR, 0..1; None without OCR
    low_confidence: tuple[tuple[int, int, float], ...] = ()  # start, end, confidence below 0.6
    sheets: tuple[Sheet, ...] = ()  # of a PDF or scan: where the lines stand on each page
    notes: tuple[str, ...] = ()  # Vietnamese, what a person should know before trusting the text


class Unreadable(Exception):  # noqa: N818 - named as the person reads it, like Refused and Hidden
    """A file that is not read (tệp không đọc được), and what to do about it."""

    def __init__(self, code: str, message: str, message_en: str) -> None:
        super().__init__(message_en)
        self.code = code
        self.message = message  # Vietnamese: what is wrong, which rule, what to do next
        self.message_en = message_en

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str, str]]:
        return Unreadable, (self.code, self.message, self.message_en)
