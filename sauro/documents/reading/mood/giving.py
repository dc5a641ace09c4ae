"""Whoever speaks gives work: "giao Sở …", "đề nghị …" (động từ ngôn hành)."""

from __future__ import annotations

from sauro.documents.reading.bodies import BodyList, parse_list
from sauro.documents.reading.lexicon import phrases
from sauro.documents.reading.mood.scan import State
from sauro.documents.reading.phrasing import MARKETS, NOT_GIVEN, NOUN_AFTER
from sauro.documents.reading.verdicts import Mood, Reading

_PEERS = frozenset("mặt viện tòa hội liên đoàn hiệp thường ban".split())


class Giving(State):
    """Whoever speaks gives work."""

    def _performative(self, i: int) -> Reading | None:
        n = phrases("predicates", "performative").match(self.low, i)
        if not n or self._ordered_once(i) or self._is_noun(i, n):
            return None
        asks = self.low[i] in ("yêu", "đề", "kiến", "mời", "nhờ", "phân")
        if self.headed and asks and not self._asks_a_peer(i, i + n):
            return None
        j = i + n
        while j < len(self.tokens) and self.low[j] in ("cho", "với", ":", "đến", "tới", "rằng"):
            j += 1
        words = self.tokens.words(i, i + n)
        bodies = parse_list(self.tokens, j)
        if bodies:
            return Reading(Mood.ORDER, f"performative: “{words}”", bodies, True, i)
        if self.told:
            return None  # "đã chỉ đạo kịp thời, giao đúng người"
        return Reading(Mood.ORDER, f"performative without addressee: “{words}”", strong=True, at=i)

    def _gives_for_now(self, i: int) -> Reading | None:
        """ "Tạm thời giao …", "tiếp tục đề nghị …": an adverb before the performative."""
        n = phrases("predicates", "adverb").match(self.low, i)
        gives = n and phrases("predicates", "performative").match(self.low, i + n)
        found = self._performative(i + n) if gives and not self.told else None
        return found if found and found.lead else None

    def _asks_a_peer(self, i: int, j: int) -> bool:
        """ "Đề nghị Ủy ban Mặt trận …" below a Sở's name: asked of who does not obey that Sở."""
        bodies = parse_list(self.tokens, j) if self.low[i] == "đề" else None
        if bodies is None or not bodies.items[0].proper:
            return False
        first = self.low[j + 2] if self.low[j : j + 2] == ["ủy", "ban"] else self.low[j]
        return first in _PEERS

    def _is_noun(self, i: int, n: int) -> bool:
        """ "Đề nghị của …", "giao ban", "theo yêu cầu": the word gives nothing to anybody."""
        following = self.low[i + n] if i + n < len(self.tokens) else "."
        if self.tokens.capital(i + n):
            return i > 0 and self.low[i - 1] in ("theo", "đã", "được")
        if n == 1 and self.low[i] == "giao" and following in NOT_GIVEN:
            return True
        if self.low[i] in ("mời", "cử") and following in ("ông", "bà", "đồng"):
            return True
        if following in NOUN_AFTER:
            return True
        return i > 0 and self.low[i - 1] in (
            "theo",
            "các",
            "những",
            "có",
            "mọi",
            "đã",
            "khi",
            "số",
            "đáp",
            "được",
            "nội",
            "sự",
            "tờ",
        )

    def _subject_gives(self, bodies: BodyList, j: int, n: int) -> Reading | None:
        """ "Chủ tịch UBND tỉnh giao Sở …": the speaker gives, the object gets."""
        if self._is_noun(j, n) or self._ordered_once(j):
            return None
        k = j + n
        while k < len(self.tokens) and self.low[k] in ("cho", "với", ":"):
            k += 1
        given = parse_list(self.tokens, k)
        speaks = self._speaks(bodies)
        announces = not self.headed and self.tokens.text.text.rstrip().endswith(":")
        bare = given is not None and not (given.proper or given.items[0].collective)
        place = self.low[bodies.start] in MARKETS  # "Chợ đầu mối A ban đêm giao Đội …"
        if given and (speaks or announces or place or not (bodies.proper or bare)):
            return Reading(
                Mood.ORDER, f"“{self.tokens.words(j, j + n)}” by the speaker", given, True, j
            )
        if speaks or (announces and self.low[k:] == []):
            return Reading(Mood.ORDER, "the speaker demands", strong=True, at=j)
        return Reading(Mood.ORDER, "bodies before a predicate", bodies, False, bodies.start)

    def _speaks(self, bodies: BodyList) -> bool:
        words = self.tokens.small(bodies.start, bodies.end).removeprefix("đồng chí ")
        return any(words.startswith(s) or s.startswith(words) for s in self.speakers)

    def _speaker_gives(self, i: int) -> Reading | None:
        bodies = parse_list(self.tokens, i) if self.tokens.capital(i) else None
        n = phrases("predicates", "performative").match(self.low, bodies.end) if bodies else 0
        return self._subject_gives(bodies, bodies.end, n) if bodies and n else None
