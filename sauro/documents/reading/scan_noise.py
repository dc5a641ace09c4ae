"""Words that a scanner got wrong, put right where the language leaves no choice (lỗi OCR).

Only marks and look-alike letters are put back, one character for one, so that every place in
the text stays where it was: "hăng tuân" is hằng tuần, "quý l/2026" is quý I/2026. A text
without broken syllables is left alone.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache, lru_cache

from sauro.documents.reading.lexicon import words_of_lists
from sauro.kernel.text import UPPER

_WORD = re.compile(r"[^\W\d_]+")
_WORD_SPLIT = re.compile(f"({_WORD.pattern})")
_WORDLIKE = re.compile(r"\w+")  # the same with digits in it, found faster
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = ("\u0301", "\u0323")  # sắc and nặng: the only tones before a final p, t, c, ch
_RIMES = frozenset(
    "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm"
    " ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap"
    " oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp"
    " ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt"
    " uynh uyn uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ya oă".split()
)
_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ch|th|tr|ph|qu|[bcdđghklmnpqrstvx])?")
_LONGEST = 6  # words of a phrase that is put right
_NOISY_FROM = 0.002  # share of broken syllables
_REMEMBERED = 4_096  # words: more than most papers use, few enough for any number of files
_DATE_LETTERS = re.compile(r"(?<=\d/)[lI|O]{1,2}(?=/\d{4})|(?<=\d/)[lI|]{1,2}(?=[\s.,;])")
_QUARTER_LETTERS = re.compile(r"([Qq]uý |QUÝ )([l|1]{1,3})(?=[\s/.,;])")
_MONTH_BETWEEN = re.compile(r"(\d )([tT]h[aàáảãạâăẩắ]ng)(?= \d{1,2} n)")  # 05 thảng 12 năm
# Of a line's sign, with the line break before it: the search then skips from line to line.
_SIGN_LETTERS = re.compile(r"(\n[ \t]*)([lI|]{1,3})(?=[.)]\s+)(?=.{0,3}\s*(\S+ ?\S*))")
_TO_DIGITS = str.maketrans("OoQlI|", "000111")
_LETTER_BY_DIGIT = re.compile(r"\d(?:[OolI|]|/[lI|O])|[OolI|]\d")
# A run of digits in which there are letters: 2O23, l5, 3O. Half of it must be digits.
_NOISY_NUMBER = re.compile(r"(?<![^\W\d_])(?=[OolI|\d]{0,4}\d)[OolI|\d]{2,4}(?!\w)")
_IN_NUMBER = re.compile(
    r"(?<=\d)O{1,9}(?!\w{0,9}[^\W\dO])|(?<![\w.])[OlI](?=\d)|(?<=\d)[lI](?=\d)"
)  # 2O22, O6, l5/9
_LARGE_I = re.compile(
    r"I(?<![\w.]I)(?=[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựý])"
)  # Iậu
_SMALL_L = re.compile(
    rf"l(?:(?<=[{UPPER}]l)(?=[{UPPER}]|(?!\w))|(?<!\wl)(?=[{UPPER}]{{2}}))"
)  # HỘl
_SIGN_POINT = re.compile(rf"(\n[ \t]*I{{1,3}})L(?=\s+[{UPPER}])")  # "II." read as IIL
_TIMES = (
    "hằng ngày; hằng tuần; hằng tháng; hằng quý; hằng năm; chậm nhất; muộn nhất; tết nguyên đán; tết trung thu; thường xuyên; định kỳ; hoàn thành;"
    "trước ngày; trong tháng; trong quý; kể từ ngày; ngày làm việc; thứ hai; thứ ba; thứ tư; thứ năm; thứ sáu; thứ bảy; chủ nhật; kết luận; nơi nhận;"
    "hằng tuần; đầu năm; cuối năm; đơn vị; thị trường; phối hợp với; báo cáo kết quả; ủy ban nhân dân; ban chỉ đạo; thực hiện; tổ chức thực hiện;"
    "đề nghị; yêu cầu; giao cho; các huyện; thị xã; thành phố; quận, huyện; tổ quốc việt nam; mặt trận tổ quốc việt nam; ủy ban mặt trận; được giao; người dân; người đứng đầu; các sở; các xã; các phường; kết quả; số liệu; danh sách; kế hoạch; phương án; gửi về; trình ký; chậm nhất ngày; hết ngày; nhân dân tỉnh; công an tỉnh; trên địa bàn tỉnh"
)


def repaired(text: str) -> str:
    """The text with scanner's errors put right; the same length always."""
    if _LETTER_BY_DIGIT.search(text):
        text = _NOISY_NUMBER.sub(_digits, text)
        text = _DATE_LETTERS.sub(lambda m: m[0].translate(_TO_DIGITS), text)
        text = _IN_NUMBER.sub(lambda m: m[0].translate(_TO_DIGITS), text)
    text = _MONTH_BETWEEN.sub(_month, text)
    if "uý" in text or "UÝ" in text:
        text = _QUARTER_LETTERS.sub(lambda m: m[1] + "I" * len(m[2]), text)
    text = _SMALL_L.sub("I", _LARGE_I.sub("l", text))
    text = _SIGN_POINT.sub(r"\1.", _SIGN_LETTERS.sub(_sign, "\n" + text))[1:]
    if _all_sound(text):
        return text
    words = _words_at(text)
    broken = sum(text[a].islower() and not _sound(w) for a, _, w in words)
    if not words or broken == 0:
        return text
    return _rewritten(text, words, noisy=broken / len(words) > _NOISY_FROM)


def _all_sound(text: str) -> bool:
    """Whether no syllable is broken; each different one is looked at once."""
    return all(map(_sound_throughout, set(text.lower().split())))


@lru_cache(maxsize=_REMEMBERED)
def _sound_throughout(stretch: str) -> bool:
    """Whether every word is sound of what stands between two blanks: "(tỉnh," "và/hoặc"."""
    return all(map(_sound, _WORDLIKE.findall(stretch)))


def _words_at(text: str) -> list[tuple[int, int, str]]:
    """Where each word begins and ends, and the word in lower case."""
    parts = _WORD_SPLIT.split(text)
    edges = list(itertools.accumulate(map(len, parts)))
    return list(zip(edges[0:-1:2], edges[1::2], map(str.lower, parts[1::2]), strict=True))


def _month(m: re.Match[str]) -> str:
    return m[1] + "".join(_in_case(m[2], "tháng"))


def _digits(m: re.Match[str]) -> str:
    digits = sum(map(str.isdigit, m[0]))
    return m[0].translate(_TO_DIGITS) if digits * 2 >= len(m[0]) else m[0]


def _sign(m: re.Match[str]) -> str:
    """ "l." before capitals is the Roman one, before small letters the Arabic."""
    if m[2] == "I" * len(m[2]):
        return m[0]
    roman = len(m[2]) > 1 or m[3].isupper()
    return m[1] + ("I" if roman else "1") * len(m[2])


@lru_cache(maxsize=_REMEMBERED)
def _sound(word: str) -> bool:
    """Whether a word in lower case is a syllable that Vietnamese can have."""
    if len(word) == 1 or all(c < "\x80" or c == "đ" for c in word):
        return True  # no marks: a foreign word, an abbreviation, or a plain syllable
    marks = unicodedata.normalize("NFD", word)
    tone = next((c for c in marks if c in _TONES), "")
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
    onset = _ONSET.match(bare)
    rime = bare[onset.end() :] if onset else bare
    if onset and onset[0] == "gi" and rime not in _RIMES:
        rime = "i" + rime
    if onset and onset[0] == "qu" and rime not in _RIMES:
        rime = "u" + rime
    if rime not in _RIMES:
        return False
    return not rime.endswith(("p", "t", "c", "ch")) or tone in _STOPPED


@cache
def _known() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Known phrases by their words without marks; of two that look alike neither."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    doubtful = set()
    for words in map(_words, words_of_lists()):
        key = tuple(_plain(w) for w in words)
        if len(key) > 1 and found.setdefault(key, words) != words:
            doubtful.add(key)
    sure = {tuple(_plain(w) for w in words): words for words in map(_words, _TIMES.split(";"))}
    return {k: v for k, v in found.items() if k not in doubtful} | sure


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(phrase.lower()))


@lru_cache(maxsize=_REMEMBERED)
def _plain(word: str) -> str:
    marks = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(c for c in marks if not unicodedata.combining(c))


def _rewritten(text: str, words: list[tuple[int, int, str]], *, noisy: bool) -> str:
    """Known phrases put right: everywhere in a noisy text, else where a syllable is broken."""
    letters = list(text)
    plain = [_plain(w) for _, _, w in words]
    broken = [not _sound(w) for _, _, w in words]
    right_already = _exact(words) if noisy else [0] * len(words)
    i = 0 if noisy else _next_window(broken, 0)
    while i < len(words):
        n = _match(plain, i)
        window = words[i : i + n]
        target = _known().get(tuple(plain[i : i + n]), ())
        wrong = (
            n > 0
            and max(right_already[i : i + n], default=0) < n
            and tuple(w for _, _, w in window) != target
        )
        if wrong and (noisy or any(broken[i : i + n])) and _adjoin(text, window):
            for (start, end, _), right in zip(window, target, strict=True):
                letters[start:end] = _in_case(text[start:end], right)
        i += max(1, n if wrong else 1)
        i = i if noisy else _next_window(broken, i)
    for (start, end, word), amiss in zip(words, broken, strict=True):
        if amiss and (syllable := _nearest(word)):
            letters[start:end] = _in_case(text[start:end], syllable)
    return "".join(letters)


def _next_window(broken: list[bool], i: int) -> int:
    """From word i on, the first that may begin a phrase with a broken syllable in it."""
    try:
        return max(i, broken.index(True, i) - _LONGEST + 1)
    except ValueError:
        return len(broken)


@lru_cache(maxsize=_REMEMBERED)
def _nearest(word: str) -> str | None:
    """The one known syllable with the same letters, đ and tone as a broken one: đưòng, đường."""
    return _syllables().get(_shape(word)) if len(word) > 2 else None


@cache
def _syllables() -> dict[tuple[str, str], str | None]:
    found: dict[tuple[str, str], str | None] = {}
    for words in map(_words, [*words_of_lists(), *_TIMES.split(";")]):
        for word in words:
            shape = _shape(word)
            found[shape] = word if found.get(shape, word) == word else None
    return found


def _shape(word: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", word)
    tone = next((c for c in marks if c in _TONES), "")
    return "".join(c for c in marks if not unicodedata.combining(c)), tone


def _exact(words: list[tuple[int, int, str]]) -> list[int]:
    """For each word, of how many words the phrase is that is right as it is; 0 for none."""
    found = [0] * len(words)
    low = [w for _, _, w in words]
    for i in range(len(words)):
        for n in range(min(_LONGEST, len(words) - i), 1, -1):
            if tuple(low[i : i + n]) in _right():
                found[i : i + n] = [max(n, f) for f in found[i : i + n]]
                break
    return found


@cache
def _right() -> frozenset[tuple[str, ...]]:
    return frozenset(map(_words, [*words_of_lists(), *_TIMES.split(";")]))


def _match(plain: list[str], i: int) -> int:
    for n in range(min(_LONGEST, len(plain) - i), 1, -1):
        if tuple(plain[i : i + n]) in _known():
            return n
    return 0


def _adjoin(text: str, window: list[tuple[int, int, str]]) -> bool:
    return all(text[a[1] : b[0]].isspace() for a, b in itertools.pairwise(window))


def _in_case(shown: str, right: str) -> list[str]:
    return [r.upper() if s.isupper() else r for s, r in zip(shown, right, strict=True)]
