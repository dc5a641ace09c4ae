"""Bytes of a text file into Unicode (bảng mã): UTF-8, UTF-16, windows-1258, TCVN3, VNI."""

import codecs
from dataclasses import dataclass
from unicodedata import normalize

from sauro.documents.files.legacy import tcvn3, vni
from sauro.documents.files.plausibility import share_of_syllables

_SAMPLE = 65_536  # characters looked at to tell an encoding
_SURE = 0.5  # share of syllables from which a legacy encoding is believed
_LEAD = 0.2  # and by how much it must beat the text as it stands
_LEGACY = {"tcvn3": tcvn3.decode, "vni": vni.decode}
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows", "windows-1258": "windows-1258"}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1b") | {"\x7f"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what a person should know."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """The text of a plain file; None if the bytes are no text."""
    found = _marked(data) or _utf16_unmarked(data) or _utf8(data) or _single_bytes(data)
    if found is None or _is_binary(found.text):
        return None
    return Decoded(_lines(found.text), found.encoding, found.notes)


def convert_legacy(text: str) -> Decoded | None:
    """TCVN3 or VNI letters that were taken for Latin ones, as Unicode; None if it is neither.

    PDF text layers and files saved "as UTF-8" from old documents look so.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    as_is = share_of_syllables(sample) or 0.0
    if as_is + _LEAD > 1:
        return None  # nothing can be so much better
    shares = {name: share_of_syllables(to(sample)) or 0.0 for name, to in _LEGACY.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < _SURE or shares[best] < as_is + _LEAD:
        return None
    return Decoded(_LEGACY[best](text), best, (_converted_note(best),))


def _converted_note(encoding: str) -> str:
    return f"Văn bản dùng bảng mã cũ {_NAMES[encoding]}, đã chuyển sang Unicode."


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _legacy_inside(Decoded(data.decode(encoding, "replace"), encoding))
    return None


def _utf16_unmarked(data: bytes) -> Decoded | None:
    """Half of the bytes of mostly Latin text in UTF-16 are zero, all on the same side."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    quarter = len(sample) // 4
    for encoding, zeros, others in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if sample[zeros::2].count(0) > quarter and not sample[others::2].count(0):
            return Decoded(data.decode(encoding, "replace"), encoding)
    return None


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, also with a few broken bytes (a note tells); None if most of it is something else."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if not broken:
        return _legacy_inside(Decoded(text, "utf-8"))
    if broken * 10 > sum(1 for c in text if c > "\x7f") - broken:
        return None
    note = f"{broken} ký tự không đúng UTF-8, thay bằng dấu \ufffd: cần đối chiếu với bản gốc."
    return Decoded(text, "utf-8", (note,))


def _legacy_inside(found: Decoded) -> Decoded:
    return convert_legacy(found.text) or found


def _single_bytes(data: bytes) -> Decoded:
    """TCVN3, VNI, or windows-1258 with its combining tones, whichever makes Vietnamese."""
    windows = normalize("NFC", data.decode("cp1258", "replace"))
    legacy = convert_legacy(_windows_latin(data))
    share = share_of_syllables(windows[:_SAMPLE]) or 0.0
    if legacy and (share_of_syllables(legacy.text[:_SAMPLE]) or 0.0) >= share:
        return legacy
    if share >= _SURE:
        return Decoded(windows, "windows-1258", (_converted_note("windows-1258"),))
    note = "Không nhận ra chắc chắn bảng mã, đã đọc như windows-1258: cần đối chiếu với bản gốc."
    return Decoded(windows, "windows-1258", (note,))


def _windows_latin(data: bytes) -> str:
    """cp1252 with its five unassigned bytes kept, as Windows itself shows old fonts."""
    text = data.decode("latin-1")
    return text.translate(_CP1252)


def _cp1252_high() -> dict[int, str]:
    pairs = ((code, bytes([code]).decode("cp1252", "ignore")) for code in range(0x80, 0xA0))
    return {code: letter for code, letter in pairs if letter}


_CP1252 = _cp1252_high()


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    return controls * 100 > len(sample)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
