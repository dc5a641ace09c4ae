"""Word files built part by part, for what python-docx cannot write."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROOT = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
NO_LINES = "<w:tblBorders/>"
LINES = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>'


def make_word(
    body: str,
    path: Path,
    parts: Mapping[str, str] = {},
    external: Mapping[str, str] = {},
    raw: Mapping[str, bytes] = {},
) -> Path:
    """A DOCX of this body.

    `parts` maps a kind of part ("footnotes") to its inner XML, `external` a kind of link to an
    address, `raw` a name inside the ZIP to its bytes.
    """
    links = [_link(kind, f"{kind}.xml") for kind in parts]
    links += [_link(kind, address, ' TargetMode="External"') for kind, address in external.items()]
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _links([_link("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _links(links),
        "word/document.xml": f"<w:document {_ROOT}><w:body>{body}</w:body></w:document>",
    }
    files |= {
        f"word/{kind}.xml": f"<w:{kind} {_ROOT}>{xml}</w:{kind}>" for kind, xml in parts.items()
    }
    return make_zip({name: text.encode() for name, text in files.items()} | dict(raw), path)


def make_zip(files: Mapping[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run without markup is plain text."""
    inner = "".join(run if run.startswith("<") else words(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def words(text: str, font: str = "", properties: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}"/>' if font else ""
    style = f"<w:rPr>{fonts}{properties}</w:rPr>"
    return f'<w:r>{style}<w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/>'
    return paragraph(text, properties=f"<w:numPr>{place}</w:numPr>")


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*shapes: str) -> str:
    """numbering.xml: list n is of the n-th shape."""
    kinds = (
        f'<w:abstractNum w:abstractNumId="{n}">{shape}</w:abstractNum>'
        for n, shape in enumerate(shapes, start=1)
    )
    users = (
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(shapes) + 1)
    )
    return "".join(kinds) + "".join(users)


def table(*rows: str, borders: str = LINES) -> str:
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def cell(*lines: str, properties: str = "") -> str:
    inner = "".join(line if line.startswith("<") else paragraph(line) for line in lines)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph('')}</w:tc>"


def _link(kind: str, target: str, mode: str = "") -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def _links(links: list[str]) -> str:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(links)}</Relationships>'
