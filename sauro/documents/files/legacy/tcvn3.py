"""TCVN3, also called ABC (TCVN 5712:1993): the fonts named .Vn… of northern offices.

Text in these fonts is Latin-1 to the computer. Capital vowels with a tone have no code:
they were typed as small letters in a second font whose name ends in H (.VnTimeH).
"""

import re

# Code to letter from 0xA1; the letters of TCVN 5712 VN1 stand where VN3 leaves gaps.
_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệ"
    "ìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
TABLE = {chr(0xA1 + index): letter for index, letter in enumerate(_FROM_A1)}
# A font with symbol encoding shows the same codes in the private use area.
_PRIVATE = {chr(0xF000 + ord(code)): letter for code, letter in TABLE.items()}
_TRANSLATION = str.maketrans(TABLE | _PRIVATE)

_TONED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_WORD = f"[A-ZĂÂÊÔƠƯĐ{_TONED}ăâêôơưđ]*[A-Z][A-ZĂÂÊÔƠƯĐ{_TONED}ăâêôơưđ]*"
_CHAIN = re.compile(rf"\b{_WORD}(?: {_WORD})*\b")
_SURE = re.compile(rf"(?=\w*[A-Z]\w*[A-Z])\w*[{_TONED}ăâêôơưđ]")


def decode(text: str, font: str = "") -> str:
    """Unicode for text whose TCVN3 codes were read as Windows Latin."""
    letters = text.translate(_TRANSLATION)
    if font.upper().endswith("H"):
        return letters.upper()
    return _CHAIN.sub(_capitals, letters)


def _capitals(chain: re.Match[str]) -> str:
    """CéNG HßA X· HéI was typed with the shift key: all of it is meant as capitals.

    One capital and a small vowel ("Sè") is a word at the start of a sentence, unless a
    neighbour shows that a heading is going on.
    """
    words = chain.group()
    return words.upper() if _SURE.search(words) else words
