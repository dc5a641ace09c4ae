"""A conclusion in the hand of who types it: the form, what was chosen, how clear it is (soạn)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.http import QueryDict
from django.utils.translation import gettext as _

from sauro.foundation.errors import Refused
from sauro.foundation.web.telling import tell
from sauro.foundation.web.words import told
from sauro.meetings import queries
from sauro.meetings.conclusions import Words, words_of
from sauro.meetings.models import Conclusion, Meeting
from sauro.meetings.notices import naming
from sauro.meetings.notices.carrying import left_out
from sauro.meetings.notices.choosing import Chosen, choices_of
from sauro.meetings.notices.clears import Eyes, Look
from sauro.meetings.notices.drafting import held
from sauro.meetings.notices.forms import ConclusionForm, values_of
from sauro.meetings.notices.naming import Asked


@dataclass(frozen=True, slots=True)
class Shown:
    """How clear a conclusion is, in the language of the page, and the names that it leaves open."""

    look: Look
    asked: Sequence[Asked] = ()

    @property
    def clears(self) -> list[tuple[str, str, list[str]]]:
        return [(c.name, c.said, [told(f) for f in c.wrong]) for c in self.look.clears]


@dataclass(frozen=True, slots=True)
class Part:
    """The conclusions on one point of the agenda; ``start``: the number of the first."""

    title: str
    start: int
    rows: Sequence[tuple[Conclusion, Shown, Sequence[str]]]  # and who is not named any more


class Editor:
    """``sent``: what the form sent; ``row``: which conclusion is worded anew; none: a new one."""

    def __init__(
        self, meeting: Meeting, sent: QueryDict | None = None, row: Conclusion | None = None
    ) -> None:
        self.meeting, self.sent, self.row = meeting, sent, row
        self.eyes = Eyes(meeting.owner_path, held(meeting).held_on)
        initial = values_of(words_of(row), row.version) if row else None
        self.form = ConclusionForm(sent, initial=initial, meeting=meeting)

    def words(self) -> Words:
        """As it was typed, with whom its names were said to mean. The form was looked through."""
        words = self.form.words()
        chosen = self._chosen(words)
        pairs = ((mention, body) for mention, bodies in chosen.items() for body in bodies)
        return replace(words, chosen=tuple(pairs))

    def unfinished(self) -> bool:
        """Whether a body was searched for and none chosen; the form then says so."""
        found = naming.unfinished(self.shown().asked)
        if found:
            tell(self.form, Refused(*found))
        return bool(found)

    def shown(self) -> Shown:
        """How clear it is as typed, else as it stands."""
        if self.sent is None and self.row:
            return self._shown(words_of(self.row), choices_of([self.row])[self.row.pk])
        words = self.form.words()
        return self._shown(words, self._chosen(words))

    def parts(self) -> list[Part]:
        """All conclusions of the meeting as the notice has them, with how clear each is."""
        rows = queries.conclusions(self.meeting)
        chosen, found, start = choices_of(rows), [], 1
        looks = {row.pk: self.eyes.look(row, chosen[row.pk]) for row in rows}
        left = left_out([(row, looks[row.pk]) for row in rows])
        for point, group in groupby(rows, key=lambda row: row.agenda_item):
            looked = [(row, Shown(looks[row.pk]), left.get(row.pk, ())) for row in group]
            found.append(Part(point.title if point else "", start, looked))
            start += len(looked)
        alone = [replace(part, title=part.title or _("Nhiệm vụ chung")) for part in found]
        return alone if any(part.title for part in found) else found

    def _chosen(self, words: Words) -> Chosen:
        mentions = (*words.leads, *words.coordinating, *words.reports_to)
        return naming.chosen_in(self.sent or QueryDict(), mentions, self.eyes)

    def _shown(self, words: Words, chosen: Chosen) -> Shown:
        look = self.eyes.look(words, chosen)
        return Shown(look, naming.asked_of(look.names, self.eyes, self.sent))
