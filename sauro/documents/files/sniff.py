"""What a file is by its first bytes, whatever its name says (nhận dạng tệp)."""

import re

from sauro.documents.files.refusals import Refusal

HEAD = 4_096  # bytes that decide
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = re.compile(rb"\A\s*%PDF-|^%PDF-\d\.\d", re.MULTILINE)
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OTHER_PICTURES = ((rb"GIF8[79]a", "GIF"), (rb"RIFF....WEBP", "WebP"), (rb"BM.{4}\0{4}", "BMP"),
                   (rb"....ftyp(?:heic|heix|mif1|avif)", "HEIC/AVIF"))  # fmt: skip
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ARCHIVES = (b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")


def kind_of(head: bytes) -> str:
    """One of "zip", "pdf", "picture", "text". Raises: Refusal for formats known and not read."""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(_PICTURES):
        return "picture"
    if _PDF.search(head[:1024]):
        return "pdf"
    _refuse_known(head)
    return "text"


def _refuse_known(head: bytes) -> None:
    if head.startswith(_ARCHIVES):
        raise Refusal("zip_no_docx")
    if head.startswith(b"{\\rtf"):
        raise Refusal("rtf")
    if _WEB_PAGE.match(head):
        raise Refusal("web_page")
    if b"<?mso-application" in head:
        raise Refusal("old_word")
    for pattern, name in _OTHER_PICTURES:
        if re.match(pattern, head, re.DOTALL):
            raise Refusal("other_picture", what=name)


def is_ole(head: bytes) -> bool:
    """An OLE container: Word before 2007, or a DOCX with a password."""
    return head.startswith(_OLE)


def ole_refusal(data: bytes) -> Refusal:
    """Why this OLE container is not read, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return Refusal("old_word")
    return Refusal("old_office")
