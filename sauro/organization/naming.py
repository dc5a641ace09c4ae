"""From the words of a person to the one body that they mean, or to what he may choose from."""

from __future__ import annotations

from datetime import date

from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze
from sauro.organization.queries import directory_on
from sauro.organization.resolution import Context, Group, Resolved, resolve

_MOST = 5  # candidates that a refusal names


def body_named(words: str, committee: str, day: date) -> str:
    """The path of the body that is meant: by its code, or by a name as papers write it.

    Raises: Refused with the candidates; never guesses.
    """
    words = squeeze(words)
    directory = directory_on(day)
    if words in directory.bodies:
        return words
    meaning = resolve(directory, words, Context(committee, day))
    if isinstance(meaning, Resolved):
        return meaning.body.path
    bodies = meaning.members if isinstance(meaning, Group) else [o.body for o in meaning.options]
    raise Refused(_unclear(words, [f"{b.name} ({b.path})" for b in bodies[:_MOST]]))


def _unclear(words: str, names: list[str]) -> Finding:
    listed = "; ".join(names)
    if not names:
        return Finding(
            "body-unknown",
            "body",
            f"Danh bạ không có cơ quan nào tên là “{words}”. Hãy tìm ở Danh bạ cơ quan rồi ghi mã, "
            "hoặc lập cơ quan trước.",
            f"The directory has no body called “{words}”. Look it up and write its code, or found "
            "the body first.",
        )
    return Finding(
        "body-unclear",
        "body",
        f"“{words}” có thể là: {listed}. Hãy ghi mã trong ngoặc của cơ quan đúng.",
        f"“{words}” may be: {listed}. Write the code in brackets of the right one.",
    )
