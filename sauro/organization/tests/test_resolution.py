"""What papers call somebody, and who that is: a table that a person decided line by line."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.organization.resolution import (
    Candidates,
    Context,
    Directory,
    Group,
    Resolved,
    TerritoryRow,
    resolve,
)
from sauro.organization.resolution.vocabulary import key_of
from sauro.organization.tests.frame import frame

TABLE = Path(__file__).with_name("mentions.txt")
_EXPECTED = re.compile(
    r"(?P<head>group|\?)? ?(?P<size>\d+\+?)? ?(?P<paths>v[^ ]*(?:\([^)]*\)[.\w]*)?"
    r"(?:, v[^ ]*?\([^)]*\)[.\w]*|, v[.\w]+)*)?(?: (?P<settled>settled|open))?"
    r"(?: unit=(?P<unit>\S+))?(?: post=(?P<post>.+?))?(?: person=(?P<person>.+?))?"
    r"(?: condition=(?P<condition>.+?))?(?: \[(?P<reason>.+)\])?$"
)


def lines():
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split(" | "))


def path_of(words):
    """ "v.20.(xã Thất Khê).u" with the commune's code."""
    province = words.split(".")[1] if "." in words else ""

    def code(m):
        (found,) = [
            t
            for t in frame().places[key_of(m[1].split(" ", m[1].startswith("đặc") + 1)[-1])]
            if f"{t.kind} {t.name}" == m[1]
            and t.valid_to is None
            and frame().territory[t.parent or 0].code == province
        ]
        return found.code

    return re.sub(r"\(([^)]+)\)", code, words)


def context_of(words):
    path, day, *footnote = words.split("@", 2)
    return Context(path_of(path), date.fromisoformat(day) if day else None, *footnote)


def paths_in(expected):
    return [path_of(p) for p in (expected["paths"] or "").split(", ") if p]


def bodies_in(result):
    if isinstance(result, Resolved):
        return [result.body.path]
    if isinstance(result, Group):
        return [b.path for b in result.members]
    return [c.body.path for c in result.options]


def reasons_in(result):
    if isinstance(result, Candidates):
        return {r.code for c in result.options for r in c.reasons}
    return {r.code for r in result.reasons}


@pytest.mark.parametrize(("mention", "context", "expected"), lines())
def test_a_mention_means_what_the_table_says(mention, context, expected):
    e = _EXPECTED.fullmatch(expected)
    assert e
    result = resolve(frame(), mention, context_of(context))
    assert {None: Resolved, "group": Group, "?": Candidates}[e["head"]] is type(result), result
    found, size = bodies_in(result), e["size"] or ""
    if size.endswith("+"):
        assert len(found) >= int(size[:-1])
        assert set(paths_in(e)) <= set(found)
    elif size:
        assert len(found) == int(size)
    else:
        assert found == paths_in(e)
    if e["reason"]:
        assert e["reason"] in reasons_in(result)
    if isinstance(result, Group):
        assert result.settled == (e["settled"] == "settled"), result.reasons
        assert result.condition == (e["condition"] or "") or not e["condition"]
    if e["head"] != "?":
        assert result.post == (e["post"] or "")
    if isinstance(result, Resolved):
        assert result.person == (e["person"] or "")
        assert (result.unit.path if result.unit else None) == e["unit"]


def test_the_table_is_long_and_says_nothing_twice():
    assert len({(m, c) for m, c, _ in lines()}) == len(list(lines())) >= 300


PATHS = sorted(frame().bodies)


def test_every_bodys_own_name_in_its_own_paper_means_it():
    for path, body in frame().bodies.items():
        result = resolve(frame(), body.name, Context(path, date(2026, 1, 1)))
        assert isinstance(result, Resolved), (body.name, result)
        assert result.body.path == path


@given(st.sampled_from(PATHS), st.sampled_from(PATHS))
def test_a_bodys_name_in_anothers_paper_means_it_or_asks(path, issuer):
    body = frame().bodies[path]
    result = resolve(frame(), body.name, Context(issuer, date(2026, 1, 1)))
    if isinstance(result, Resolved):
        assert result.body.name == body.name
    elif body.level != "commune":
        assert path in bodies_in(result)


@given(st.text(max_size=60), st.sampled_from(PATHS))
def test_any_words_give_a_result(words, issuer):
    assert resolve(frame(), words, Context(issuer)) is not None


@given(st.sampled_from([m for m, _, _ in lines()]), st.integers(0, 40), st.sampled_from("wzj"))
def test_a_letter_that_no_word_has_never_leads_to_another_body(mention, at, letter):
    context = Context("v.20", date(2025, 10, 15))
    right = resolve(frame(), mention, context)
    wrong = resolve(frame(), mention[:at] + letter + mention[at + 1 :], context)
    if isinstance(right, Resolved) and isinstance(wrong, Resolved) and not right.person:
        assert wrong.body == right.body


def test_the_day_of_the_directory_stands_for_a_paper_without_one():
    other = Directory([TerritoryRow(1, "VN", "Việt Nam", "", "nation", None)], [], [])
    other.day = date(2025, 1, 1)
    assert resolve(other, "Sở Y tế", Context("v")) == Candidates()
