"""A mention as words: abbreviations written out, brackets apart (tách từ)."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sauro.organization.resolution.directory import Directory
from sauro.organization.resolution.known import Terms
from sauro.organization.resolution.model import Context, TerritoryRow
from sauro.organization.resolution.phrases import Phrases
from sauro.organization.resolution.vocabulary import abbreviations, kinds_spelt, plain, words

_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")
_TOKEN = re.compile(r"([^\W\d_]+(?:&[^\W\d_]+)*|\d+)|([,;:]|\s[-–]\s)")


class Words:
    """The words of a mention: ``raw`` as written out, ``keys`` folded.

    ``cut[i]``: a comma, colon or dash stands before word i. ``_spans[i]``: where it stands.
    """

    __slots__ = ("_source", "_spans", "cut", "keys", "raw")

    def __init__(self, text: str) -> None:
        self._source = text
        self._spans: list[tuple[int, int]] = []
        self.raw: list[str] = []
        self.keys: list[str] = []
        self.cut: list[str] = []
        mark = ""
        for m in _TOKEN.finditer(text):
            if m[2]:
                mark = m[2].strip()
                continue
            key = plain(m[1])
            for word in _written_out(m[1], key):
                self.raw.append(word)
                self.keys.append(plain(word))
                self.cut.append(mark)
                self._spans.append(m.span(1))
                mark = ""

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, start: int, end: int | None = None) -> str:
        """Some of the words as a key."""
        return " ".join(self.keys[start:end])

    def text(self, start: int, end: int | None = None) -> str:
        """Some of the words as the paper has them, abbreviations and commas too."""
        if not self._spans[start:end]:
            return ""
        return self._source[self._spans[start][0] : self._spans[start:end][-1][1]]

    def kind_at(self, i: int) -> int:
        """Where the name of a kind of territory ends that begins at word i; i where none does.

        "quản lý" is not a quận, "phương án" not a phường: where marks are written, they count.
        """
        end = self.phrase_at(i, words("kinds"))
        if end == i:
            return i
        spelt = " ".join(self.raw[i:end]).lower()
        return end if spelt in kinds_spelt() or self._source.isascii() else i

    def phrase_at(self, i: int, phrases: Phrases) -> int:
        """Where the longest of the phrases that begins at word i ends; i where none does."""
        return phrases.end(self.keys, i)


def _written_out(raw: str, key: str) -> tuple[str, ...]:
    """The words that an abbreviation stands for; else the word itself.

    Cà and Ca are no abbreviations, CA is one.
    """
    long = abbreviations().get(key)
    if long is None or raw.lower().replace("đ", "d") != key:
        return (raw,)
    return (raw,) if len(key) <= 2 and not (raw.isupper() or key == "tp") else long


def split_brackets(mention: str) -> tuple[str, str]:
    """The mention without brackets, and what the last pair holds unless it is an aside (b/c)."""
    text = unicodedata.normalize("NFC", mention)
    if "(" not in text:
        return text, ""
    inner = ""
    for m in _BRACKET.finditer(text):
        if " ".join(plain(w) for w in re.findall(r"\w+", m[1])) not in words("asides"):
            inner = m[1]
    return _BRACKET.sub(" ", text), inner


class Mention(NamedTuple):
    """What is being resolved: the words, the paper they stand in, what is known (tên gọi)."""

    directory: Directory
    words: Words
    context: Context
    known: tuple[Terms, ...]  # the terms that the paper may use
    post: str = ""  # read from the beginning of the words

    def home(self, level: str = "") -> list[TerritoryRow]:
        """The issuer's territories, the smallest first; or the one of a level."""
        rows = self.directory.home(self.context.path)
        return [t for t in rows if not level or t.level == level]

    def ends_at(self, i: int) -> list[int]:
        """Where known terms end that begin at word i: the longest of each kind, the longest first;
        i alone where none does.
        """
        if len(self.known) == 1:
            return [self.known[0].end(self.words.keys, i)]
        ends = {terms.end(self.words.keys, i) for terms in self.known}
        return sorted(ends - {i}, reverse=True) or [i]

    def term_at(self, i: int) -> int:
        """Where the longest known term that begins at word i ends; i where none does."""
        return self.ends_at(i)[0]

    def reworded(self, text: str) -> Mention:
        """Other words in the same paper."""
        return self._replace(words=Words(text))


def posts_at(w: Words, at: int = 0) -> int:
    """Where the posts that begin at a word end ("Chủ tịch, các Phó Chủ tịch")."""
    while True:
        start = at + 1 if at and w.keys[at : at + 1] == ["va"] else at
        start = w.phrase_at(start, words("quantifiers"))
        end = w.phrase_at(start, words("posts"))
        if w.keys[end - 1 : end + 2] == ["ban", "chi", "dao"]:
            end -= 1  # "Trưởng Ban Chỉ đạo": the word belongs to the body
        if end == start or _is_body(w, start, end):
            return at
        at = end


def _is_body(w: Words, start: int, end: int) -> bool:
    """ "Thường trực Ban Chỉ đạo" is the standing agency, not a post."""
    return w.key(start, end) == "thuong truc" and w.key(end, end + 3) == "ban chi dao"
