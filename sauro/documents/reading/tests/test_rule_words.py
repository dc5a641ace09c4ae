"""The rules in a person's words: every one has some, and none claims what does not stand there."""

import re
from pathlib import Path

import pytest

from sauro.documents.reading.engine import read
from sauro.documents.reading.rule_words import rule_words, time_words
from sauro.kernel.deadline import DeadlineKind
from sauro.kernel.text import compose

SAMPLES = sorted((Path(__file__).parents[4] / "samples").glob("*.txt"))
# Engine names, all in English but where they quote Vietnamese words.
_ENGLISH = re.compile(r"\b(?:of|the|a|by|before|after|who|and|in|above)\b")


def vietnamese(rule, words=""):
    return rule_words(rule, english=False, words=words)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_rule_is_told_in_vietnamese_and_quotes_only_what_stands_there(sample):
    for d in read(sample.read_text("utf-8")).directives:
        said = vietnamese(d.rule, d.task.text)
        assert not _ENGLISH.search(re.sub("“.*”", "", said)), said
        for clear in (d.lead, d.coordinating, d.reports_to, d.deliverable, d.authority):
            told = vietnamese(clear.rule, d.task.text)
            assert not _ENGLISH.search(re.sub("“.*”", "", told)), told
        if quoted := re.search("mở đầu bằng “([^”]*)”", said):
            first = compose(quoted[1].strip("… ")).low
            assert compose(d.task.text).low.startswith(first), said


def test_where_the_verb_stands_is_told_as_it_is():
    rule = "imperative: “Kiểm đếm”"
    assert vietnamese(rule, "Kiểm đếm lại") == "câu mệnh lệnh, mở đầu bằng “Kiểm đếm”"
    assert vietnamese(rule, "Gom về kho, kiểm đếm lại") == "câu mệnh lệnh, có lời “Kiểm đếm”"
    assert vietnamese(rule, "Lập sổ") == "câu mệnh lệnh", "of the other half of a split"
    assert rule_words(rule, english=True, words="Lập sổ") == "imperative"
    assert rule_words(rule, english=True, words="kiểm đếm") == rule


def test_a_lead_in_stands_above_and_a_speaker_gives():
    assert vietnamese("lead-in above: “Giao Sở Y tế:”", "lập sổ").endswith("“Giao Sở Y tế:”")
    assert vietnamese("“yêu cầu” by the speaker", "Chủ tịch yêu cầu lập sổ").endswith("“yêu cầu”")


def test_a_rule_with_a_vietnamese_name_is_told_in_english():
    assert rule_words("phối hợp với …", english=True) == "named after “phối hợp với …”"


def test_a_deadline_is_told_by_its_kind_in_both_languages():
    for kind in DeadlineKind:
        told = {time_words(kind, english=english) for english in (False, True)}
        assert len(told) == (1 if kind is DeadlineKind.NONE else 2)
    assert "standing" not in time_words("standing", english=False)
