"""The ZIP around a DOCX: bombs, tricks and macros are refused before anything is parsed."""

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sauro.documents.files.limits import MB, Limits
from sauro.documents.files.refusals import Refusal

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W.strip("{}").encode()
_UNSAFE_NAME = re.compile(r"^[/\\]|\\|(?:^|/)\.\.(?:/|$)|^[A-Za-z]:|\0")
_SMALL = 1 * MB  # below this no ratio is a bomb
_ENCRYPTED_FLAG = 0x1
_WORKBOOK = "xl/"
_OTHERS = (
    ("ppt/", "bản trình chiếu PowerPoint (.pptx)"),
    ("content.xml", "tệp OpenDocument (.odt, .ods)"),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another part or to the world outside."""

    kind: str  # last word of its type: "footnotes", "hyperlink", "attachedTemplate"
    target: str  # name of a part, or an address if external
    external: bool


class Package:
    """The parts of one DOCX. Raises: Refusal if it is not one, or not a harmless one."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.unzipped_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zipfile.BadZipFile as error:
            raise Refusal("damaged", detail="ZIP không trọn vẹn") from error
        self._check_entries()
        self.names = frozenset(self._zip.namelist())
        self._check_word()
        self._check_macros()

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > self._limits.zip_entries:
            raise Refusal("zip_bomb", detail=f"{len(entries)} tệp con")
        if sum(entry.file_size for entry in entries) > self._limits.unzipped_bytes:
            raise Refusal("zip_bomb", detail=f"hơn {self._limits.unzipped_bytes // MB} MB")
        for entry in entries:
            self._check_entry(entry)
        if len({entry.filename for entry in entries}) < len(entries):
            raise Refusal("unsafe_zip", detail="tên trùng")

    def _check_entry(self, entry: zipfile.ZipInfo) -> None:
        if _UNSAFE_NAME.search(entry.filename):
            raise Refusal("unsafe_zip", detail=repr(entry.filename[:60]))
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise Refusal("encrypted")
        if entry.file_size > max(_SMALL, self._limits.zip_ratio * entry.compress_size):
            raise Refusal("zip_bomb", detail=f"gấp hơn {self._limits.zip_ratio} lần")

    def _check_word(self) -> None:
        self.main = next(
            (link.target for link in self.relations("").values() if link.kind == "officeDocument"),
            "",
        )
        elsewhere = self.main.startswith((_WORKBOOK, *(prefix for prefix, _ in _OTHERS)))
        if {self.main, "[Content_Types].xml"} <= self.names and not elsewhere:
            return
        if any(name.startswith(_WORKBOOK) for name in self.names):
            raise Refusal("workbook")
        for prefix, what in _OTHERS:
            if any(name.startswith(prefix) for name in self.names):
                raise Refusal("office_other", what=what)
        raise Refusal("zip_no_docx")

    def _check_macros(self) -> None:
        """A .docm renamed to .docx still says so in its list of types."""
        for name in self.names:
            if name.lower().endswith(("vbaproject.bin", "vbadata.xml")):
                raise Refusal("macros", part=name)
        if b"macroenabled" in self._bytes("[Content_Types].xml").lower():
            raise Refusal("macros", part="[Content_Types].xml")

    def xml(self, name: str) -> etree._Element | None:
        """The root of one part; None if there is no such part. Raises: Refusal if it is unsafe."""
        if name not in self.names:
            return None
        data = self._bytes(name).replace(_STRICT, _TRANSITIONAL)
        if b"<!DOCTYPE" in data:
            raise Refusal("unsafe_xml", part=name)
        root = _parse(data, name)
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refusal("unsafe_xml", part=name)  # in an encoding that hid it from the line above
        return root

    def _bytes(self, name: str) -> bytes:
        """Bounded by what comes out, for a declared size may lie."""
        try:
            with self._zip.open(name) as part:
                data = part.read(self._left + 1)
        # NotImplementedError: zipfile's answer to a way of packing that it does not know.
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError) as error:
            raise Refusal("damaged", detail=name) from error
        self._left -= len(data)
        if self._left < 0:
            raise Refusal("zip_bomb", detail=f"hơn {self._limits.unzipped_bytes // MB} MB")
        return data

    def relations(self, part: str) -> dict[str, Relation]:
        """The links of one part by their id; of the package itself for ""."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        links = (link for link in root if isinstance(link.tag, str))
        return {link.get("Id", ""): _relation(link, folder) for link in links}

    def external(self) -> list[Relation]:
        """Every link of every part to the outside, except addresses a reader may click."""
        parts = sorted(name for name in self.names if name.endswith(".rels"))
        links = [link for name in parts for link in self.relations(_owner(name)).values()]
        return [link for link in links if link.external and link.kind != "hyperlink"]


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise Refusal("damaged", detail=f"XML hỏng trong {name}") from error


def _relation(link: etree._Element, folder: str) -> Relation:
    target = link.get("Target", "")
    kind = link.get("Type", "").rsplit("/", 1)[-1]
    if link.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, target))[1:], False)


def _owner(relations_part: str) -> str:
    """word/_rels/document.xml.rels belongs to word/document.xml."""
    folder, name = posixpath.split(relations_part)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
