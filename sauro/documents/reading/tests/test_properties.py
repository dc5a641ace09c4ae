"""What must hold of every notice: invented ones with known answers, damaged and broken ones."""

import json
import unicodedata
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests import generate
from sauro.documents.reading.tests.answers import broken_promises, differences, essence
from sauro.documents.reading.tests.generate import damaged, paper
from sauro.documents.reading.tests.make import HEAD

seeds = st.integers(0, 2**32)
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
few = settings(max_examples=60, suppress_health_check=SLOW)
many = settings(max_examples=150, suppress_health_check=SLOW)
# Broken texts are the same in every run: a new crash is hunted for on purpose, not by chance.
steady = settings(max_examples=150, suppress_health_check=SLOW, derandomize=True)


@given(seeds)
@many
def test_every_directive_is_found_with_its_clears_and_none_is_invented(seed):
    made = paper(seed)
    assert differences(made, read(made.text)) == []


@given(seeds, seeds)
@many
def test_no_accident_of_a_file_changes_the_reading(seed, accidents):
    made = paper(seed)
    assert differences(made, read(damaged(made, accidents))) == []


@pytest.mark.parametrize(
    "accident",
    [generate.doubled, generate.decomposed, generate.indented, generate.carriage_returns],
)
@given(seed=seeds)
@settings(max_examples=15)
def test_each_accident_alone_leaves_the_reading_as_it_was(accident, seed):
    text = paper(seed).text
    assert essence(read(accident(text, Random(seed)))) == essence(read(text))


@given(seeds, seeds)
@few
def test_words_are_quoted_from_where_they_stand(seed, accidents):
    assert broken_promises(read(damaged(paper(seed), accidents))) == []


@given(seeds)
@settings(max_examples=10)
def test_reading_twice_is_reading_once(seed):
    text = damaged(paper(seed), seed)
    assert json.dumps(notice_json(read(text))) == json.dumps(notice_json(read(text)))


@given(seeds)
@settings(max_examples=20)
def test_the_spelling_of_letters_does_not_matter(seed):
    text = paper(seed).text
    forms = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    one, other = (essence(read(form)) for form in forms)
    assert one == other


# ---------------------------------------------------------------- broken texts

# Controls, zero width, directions, soft hyphen, line separators, a picture.
STRANGE = "\0\a\x1b\x85\u00ad\u200b\u200e\u200f\u202c\u202e\u2028\u2066\u2069\ufeff\ufffd\U0001f600"


def mutated(text, random, times):
    """A text with pieces lost, doubled, turned round, or strange characters put in."""
    for _ in range(times):
        start = random.randrange(len(text) + 1)
        end = start + random.choice((1, 1, 3, 20, 80, 300))
        piece = text[start:end]
        inserted = random.choice((*STRANGE, *".,:;()-+*|/0123456789\n"))
        changed = random.choice(("", piece * 2, piece[::-1], piece.upper(), inserted + piece))
        text = text[:start] + changed + text[end:]
    return text


@given(seeds, seeds, st.integers(1, 40))
@steady
def test_a_broken_notice_is_read_without_failing_or_inventing(seed, accidents, times):
    text = mutated(damaged(paper(seed), accidents), Random(accidents), times)
    assert broken_promises(read(text)) == []


@given(seeds)
@steady
def test_lines_in_any_order_are_read_without_failing(seed):
    lines = paper(seed).text.split("\n")
    Random(seed).shuffle(lines)
    assert broken_promises(read("\n".join(lines))) == []


@given(st.text(max_size=400))
@steady
def test_any_text_is_read_without_failing(text):
    assert broken_promises(read(text)) == []


SCRAPS = (
    "Giao Sở Y tế", "giao", "1.", "a)", "- ", "trước ngày", "30/02/2026", "Nơi nhận:", "\n",
    "\n\n", "\f2\n", "THÔNG BÁO", "Kính gửi:", "STT\tNội dung\tChủ trì\tThời gian\n",
    "| 1 | a | b |", "Số: 1/TB-", "KT. CHỦ TỊCH", "các", "(", ")", "”", ":", ";", ",",
    "Điều 1.", "PHỤ LỤC", "hằng tháng", "gồm 12 vụ", "trong đó", "99/99/9999", "Tết", "*", "**",
    "____", "1 Chú thích", "thứ Hai 12/5/2026", "quý IV", "25 giờ", "đồng chí",
)  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map(" ".join))
@steady
def test_scraps_of_notices_in_any_order_are_read_without_failing(text):
    assert broken_promises(read(text)) == []


@given(
    st.lists(
        st.sampled_from("hôm nay trời đẹp quán phở đầu ngõ đông khách ăn xong uống trà".split()),
        min_size=5,
    )
)
@settings(max_examples=25)
def test_a_text_that_is_no_document_gets_a_reason(words):
    notice = read(" ".join(words))
    assert notice.refusal
    assert notice.directives == ()


@pytest.mark.parametrize(
    "line",
    [
        "UBND các xã, phường, " * 1_000,
        "1. Giao Sở Y tế lấy mẫu trước ngày 01/01/0001.",
        "1. Giao Sở Y tế lấy mẫu trong tháng 5/9999; gửi trước ngày 31/12/9999.",
        "O0" * 10_000,
        "100% " * 1_000,
        "1. Gửi",
        "Mỗi thứ Hai và thứ tự công việc gửi tin.",
    ],
)
def test_what_once_broke_the_reader_is_read(line):
    assert read(f"{HEAD}\n{line}").source
