"""One DOCX into text and the notes a person should see. Runs in the child process."""

import re
from typing import Any

from lxml import etree

from sauro.documents.files.docx.body import Story
from sauro.documents.files.docx.package import Package, W
from sauro.documents.files.docx.styles import is_on
from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal

_RULE = "_" * 20  # between the text and its footnotes, as a page shows them
_PAGE_NUMBER = re.compile(r"[\s\-–]*\d*[\s\-–]*")
_MANY_BLANKS = re.compile(r"\n{4,}")
_SHOWN_LINKS = 3
_SHOWN_LENGTH = 80


def read(data: bytes, limits: Limits) -> dict[str, Any]:
    """Text and notes. Raises: Refusal for what is no DOCX, is damaged, unsafe or has no words."""
    package = Package(data, limits)
    root = package.xml(package.main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise Refusal("damaged", detail=package.main)
    story = Story(package)
    lines = _all_lines(package, story, body)
    text = _MANY_BLANKS.sub("\n\n\n", "\n".join(lines)).strip("\n \t\f")
    if not text:
        raise Refusal("only_pictures" if _has_pictures(package) else "no_text")
    return {"text": text + "\n", "notes": _notes(package, story)}


def _all_lines(package: Package, story: Story, body: etree._Element) -> list[str]:
    """Letterhead of the first page, text, foot of the first page, notes under a rule."""
    head = _first_page(package, story, body, "headerReference")
    lines = head + story.lines(body) + _first_page(package, story, body, "footerReference")
    notes = list(story.notes())
    return [*lines, _RULE, *notes] if notes else lines


def _first_page(package: Package, story: Story, body: etree._Element, kind: str) -> list[str]:
    """A letterhead may stand in the header of the first page; a page number is no text."""
    section = next(body.iter(f"{W}sectPr"), None)
    if not is_on(section, "titlePg") or section is None:
        return []
    relations = package.relations(package.main)
    for reference in section.iterfind(f"{W}{kind}"):
        if reference.get(f"{W}type") == "first":
            link = relations.get(_relation_id(reference))
            root = package.xml(link.target) if link and not link.external else None
            lines = [] if root is None else story.lines(root)
            return [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
    return []


def _relation_id(element: etree._Element) -> str:
    return next((str(v) for name, v in element.items() if str(name).endswith("}id")), "")


def _has_pictures(package: Package) -> bool:
    return any(name.startswith("word/media/") for name in package.names)


def _notes(package: Package, story: Story) -> list[str]:
    notes = [_external_note(package)]
    if story.legacy:
        fonts = ", ".join(sorted(story.legacy)[:_SHOWN_LINKS])
        notes.append(f"Có chữ dùng phông cũ ({fonts}), đã chuyển sang Unicode.")
    if story.hidden:
        notes.append("Có chữ ẩn trong Word, không được đọc.")
    if story.embedded or "aFChunk" in story.links:
        notes.append("Có tệp nhúng bên trong, không được đọc: hãy gửi riêng nếu cần.")
    return [note for note in notes if note]


def _external_note(package: Package) -> str:
    links = package.external()
    if not links:
        return ""
    first = links[:_SHOWN_LINKS]
    shown = "; ".join(f"{link.kind}: {link.target[:_SHOWN_LENGTH]}" for link in first)
    return f"Tệp trỏ tới nội dung bên ngoài ({shown}), không mở và không tải."
