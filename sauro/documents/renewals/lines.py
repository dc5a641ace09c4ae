"""The members of a decision as a person corrects them (dòng đề xuất)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sauro.documents.compositions import Decision, read_decision
from sauro.documents.compositions.model import Line as ReadLine
from sauro.organization.queries import directory_on
from sauro.organization.resolution import Context, Directory, Group, Resolved, resolve
from sauro.organization.rules import Line

_MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposed member. ``start`` and ``end``: its place in the decision, 0 where it was added.

    ``body`` is empty until the rules or a person have settled it; ``options`` are the paths to
    choose from; ``asked``: words that a person looked for in vain; ``dropped``: why it is left out.
    """

    part: str
    person: str = ""
    post: str = ""
    body: str = ""
    options: tuple[str, ...] = ()
    asked: str = ""
    dropped: str = ""
    start: int = 0
    end: int = 0

    def line(self, names: Directory) -> Line:
        """As the committee's rules see it."""
        body = names.bodies.get(self.body)
        return Line(self.body, self.person, self.post, self.part, body.name if body else "")

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)


def from_stored(rows: list[dict[str, Any]]) -> list[Draft]:
    """Lines that were kept."""
    return [Draft(**{**row, "options": tuple(row["options"])}) for row in rows]


def proposed(text: str, committee: str, today: date) -> tuple[Decision, list[Draft]]:
    """What is read of a decision, each body settled by rule or left open."""
    decision = read_decision(text)
    directory = directory_on(today)
    context = Context(committee, decision.issued_on)
    return decision, [_draft(line, directory, context) for line in decision.lines]


def meant(words: str, committee: str, day: date | None, today: date) -> tuple[str, tuple[str, ...]]:
    """The body that words mean, empty where no rule decides, and the paths to choose from.

    A path means itself.
    """
    directory = directory_on(today)
    words = words.strip()
    if words in directory.bodies:
        return words, (words,)
    return _resolved(words, directory, Context(committee, day))


def _draft(line: ReadLine, directory: Directory, context: Context) -> Draft:
    mention = line.body or line.post
    body, options = _resolved(mention.text, directory, context) if mention else ("", ())
    return Draft(
        part=line.part.value,
        person=line.person.text if line.person else "",
        post=line.post.text if line.post else "",
        body=body,
        options=options,
        start=line.span.start,
        end=line.span.end,
    )


def _resolved(words: str, directory: Directory, context: Context) -> tuple[str, tuple[str, ...]]:
    meaning = resolve(directory, words, context)
    if isinstance(meaning, Resolved):
        return meaning.body.path, (meaning.body.path,)
    bodies = meaning.members if isinstance(meaning, Group) else [o.body for o in meaning.options]
    return "", tuple(b.path for b in bodies[:_MOST_OPTIONS])
