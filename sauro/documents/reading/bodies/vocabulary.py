"""Which words open a predicate, a name, or neither."""

from __future__ import annotations

from functools import cache

from sauro.documents.reading.lexicon import Phrases, Tokens, phrases


@cache
def _predicates() -> Phrases:
    return phrases("predicates", "performative", "modal", "adverb", "verb")


def predicate_at(tokens: Tokens, i: int) -> int:
    """How many tokens open a predicate at i, in lower case; 0 for none."""
    if i >= len(tokens) or tokens.capital(i):
        return 0
    n = _predicates().match(tokens.low, i)
    return n if n and phrases("predicates", "noun").match(tokens.low, i) <= n else 0


def parse_head(tokens: Tokens, j: int) -> int:
    """How many tokens at j open a name of any sort; 0 for none."""
    return max(
        phrases("bodies", "known").match(tokens.low, j),
        phrases("bodies", "post").match(tokens.low, j),
        phrases("bodies", "agency", "place").match(tokens.low, j),
    )


def plain_word(tokens: Tokens, j: int) -> bool:
    word = tokens.low[j]
    return (
        word.isalpha()
        and not tokens.capital(j)
        and word not in _STOP
        and not predicate_at(tokens, j)
        and not phrases("predicates", "past").match(tokens.low, j)
        and not phrases("bodies", "relative").match(tokens.low, j)
    )


_STOP = frozenset(
    "xin vắng chỉ thì mà nếu nên khi mỗi từng các những mọi cả , ; : . ( ) và hoặc để với cho vào từ đến về".split()
)


@cache
def _openers() -> frozenset[str]:
    """The words with which any name can begin."""
    lists = ("known", "agency", "place", "group", "post", "quantifier")
    return phrases("bodies", *lists).first_words


def may_open(tokens: Tokens, i: int) -> bool:
    return tokens.low[i] in _openers() or tokens.low[i].isdigit()
