"""Text as old machines stored it: the way back, for tests only."""

from unicodedata import normalize

from sauro.documents.files.legacy import tcvn3, vni

_TO_TCVN3 = {letter: code for code, letter in tcvn3.TABLE.items() if len(code) == 1}
_TO_VNI = {letter: code for code, letter in reversed(vni.TABLE.items())}


def to_tcvn3(text: str) -> str:
    """As typed with .VnTime: capitals with a tone become small letters (bàn phím ABC)."""
    return "".join(_TO_TCVN3.get(c) or _small(c) for c in normalize("NFC", text))


def _small(character: str) -> str:
    return _TO_TCVN3.get(character.lower(), character)


def to_vni(text: str) -> str:
    return "".join(_TO_VNI.get(c, c) for c in normalize("NFC", text))


def to_cp1258(text: str) -> bytes:
    """windows-1258 has the marked vowels and, apart, five combining tones."""
    return "".join(map(_apart, normalize("NFC", text))).encode("cp1258")


def _apart(character: str) -> str:
    try:
        character.encode("cp1258")
    except UnicodeEncodeError:
        tones = [c for c in normalize("NFD", character) if c in "\u0300\u0301\u0303\u0309\u0323"]
        base = "".join(c for c in normalize("NFD", character) if c not in tones)
        return normalize("NFC", base) + "".join(tones)
    return character
