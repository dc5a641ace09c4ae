import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.kernel.text import (
    EMPTY,
    LOWER,
    UPPER,
    Span,
    clauses,
    compose,
    fold,
    join,
    old_tone_place,
    sentences,
    squeeze,
)

vietnamese = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấẩộờữỹ AĂĐÊÔƠƯ.,;:()“”\n0123456789", max_size=80
)
texts = vietnamese | st.text(max_size=60)


# ---------------------------------------------------------------- composing and the way back


@given(texts)
def test_composing_is_nfc(text):
    assert unicodedata.normalize("NFC", compose(text).text) == unicodedata.normalize("NFC", text)


@given(vietnamese)
def test_decomposed_text_is_read_like_composed(text):
    assert compose(unicodedata.normalize("NFD", text)).text == unicodedata.normalize("NFC", text)


@given(texts)
def test_every_character_knows_a_place_in_the_source(text):
    found = compose(text)
    assert len(found.text) == len(found.starts) == len(found.ends) == len(found)
    assert all(0 <= a < b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)


@given(vietnamese, st.data())
def test_a_slice_maps_back_to_the_words_it_was_made_from(text, data):
    source = unicodedata.normalize("NFD", text)
    found = compose(source)
    start = data.draw(st.integers(0, len(found)))
    end = data.draw(st.integers(start, len(found)))
    a, b = found.span(start, end)
    assert unicodedata.normalize("NFC", source[a:b]) == found.text[start:end]


@given(vietnamese)
def test_the_whole_maps_back_to_the_whole(text):
    source = unicodedata.normalize("NFD", text)
    assert compose(source).span() == (0, len(source))


@given(texts)
def test_small_letters_stand_where_the_capitals_stood(text):
    found = compose(text)
    assert len(found.low) == len(found.text)


@given(vietnamese, st.integers(-90, 90), st.integers(0, 90))
def test_a_slice_of_a_slice_knows_its_place_and_its_small_letters(text, start, end):
    source = unicodedata.normalize("NFD", text)
    outer = compose(source)[2:-2]
    inner = outer[start:end]
    assert inner.text == outer.text[start:end]
    assert inner.low == outer.low[start:end]
    assert inner.starts == outer.starts[start:end]
    assert inner.ends == outer.ends[start:end]


def test_the_same_words_elsewhere_are_another_place():
    whole = compose("lấy mẫu, lấy mẫu")
    assert whole[:7].same_place(whole[0:7])
    assert not whole[:7].same_place(whole[9:])
    assert not whole[:7].same_place(compose("lấy mẫu"))


@given(vietnamese)
def test_stripping_keeps_the_place(text):
    found = compose(text)
    inner = found.stripped()
    assert inner.text == text.strip()
    if inner.text:
        a, b = inner.span()
        assert text[a:b] == inner.text


def test_stripping_given_characters():
    assert compose("- Rà soát;").stripped(" -;").text == "Rà soát"


def test_parts_put_together_keep_their_places():
    source = "Sở Y\ftế lấy mẫu"
    whole = compose(source)
    glued = join([whole[:4], whole[5:]])
    assert glued.text == "Sở Y tế lấy mẫu"
    assert glued.span(0, 7) == Span(0, 7)


@given(st.lists(vietnamese, max_size=5))
def test_parts_are_joined_with_their_glue(parts):
    assert join(map(compose, parts)).text == " ".join(parts)


def test_cutting_out_leaves_the_places_of_the_rest():

    whole = compose("lấy **mẫu** thuốc").without(re.compile(r"\*\*"))
    assert whole.text == "lấy mẫu thuốc"
    assert whole.span(4, 7) == Span(6, 9)


def test_nothing_to_cut_changes_nothing():

    whole = compose("lấy mẫu")
    assert whole.without(re.compile("x")) is whole


def test_rewriting_keeps_the_length():
    assert compose("hoà").rewritten("hòa").span(1, 3) == Span(1, 3)
    with pytest.raises(ValueError, match="length"):
        compose("hoà").rewritten("hoàn")


def test_an_empty_text_has_an_empty_place():
    assert EMPTY.span() == (0, 0)
    assert compose("").stripped().text == ""


def test_a_place_past_the_end_is_the_end():
    assert compose("abc").span(3) == (3, 3)


# ---------------------------------------------------------------- one spelling


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("hoá đơn", "hóa đơn"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ ban", "ủy ban"),
        ("tuỳ", "tùy"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("UỶ BAN", "ỦY BAN"),
        ("quý", "quý"),
        ("quỹ", "quỹ"),
        ("toàn", "toàn"),
        ("khuỷu", "khuỷu"),
        ("ngoài", "ngoài"),
    ],
)
def test_the_tone_mark_has_one_place(new, old):
    assert old_tone_place(new) == old


@given(texts)
def test_moving_tone_marks_keeps_the_length_and_needs_doing_once(text):
    moved = old_tone_place(text)
    assert len(moved) == len(text)
    assert old_tone_place(moved) == moved


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐẮK LẮK", "dak lak"),
        ("Ðắk  Lắk\n", "dak lak"),
        ("Thừa Thiên Huế", "thua thien hue"),
        ("  Sở   Y tế ", "so y te"),
        ("", ""),
    ],
)
def test_the_search_key(text, key):
    assert fold(text) == key


@given(vietnamese)
def test_the_key_is_the_same_for_every_spelling(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert fold(text) == fold(decomposed) == fold(text.upper()) == fold(fold(text))


@given(texts)
def test_squeezing_leaves_single_blanks(text):
    squeezed = squeeze(text)
    assert squeezed.split(" ") == squeezed.split() or squeezed == ""
    assert squeeze(squeezed) == squeezed


def test_letters_of_the_alphabet_are_known():

    assert re.fullmatch(f"[{LOWER}]+", "thuởnghiêngđẹpỹ")
    assert re.fullmatch(f"[{UPPER}]+", "THUỞNGHIÊNGĐẸPỸ")
    assert not re.search(f"[{LOWER}]", "THUỞ ĐẸP 12")


# ---------------------------------------------------------------- sentences and clauses

# A paragraph, its sentences divided by " | ".
PARAGRAPHS = [
    "Rà soát kho bãi. | Lập danh sách.",
    "Chi 3.387,5 triệu đồng. | Còn lại 1.200 vụ.",
    "Phó Thủ tướng P. Văn B. chủ trì.",
    "TL. CHỦ TỊCH ký thay.",
    "Kiểm tra xăng dầu, pháo nổ... để giữ ổn định.",
    "Kiểm tra xăng dầu, pháo nổ… | Xử lý nghiêm.",
    "Ai làm? | Sở Y tế.",
    "Ông nói: “Làm ngay.” | Sở Y tế nhận việc.",
    "Họp ngày 12.5.2026 tại tỉnh. | Kết luận sau.",
    "TP. Huế gửi số liệu. | TP. Đà Nẵng chậm.",
    "Không dấu chấm",
]


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_a_paragraph_is_cut_into_its_sentences(marked):
    text = marked.replace(" | ", " ")
    assert [text[a:b] for a, b in sentences(text)] == marked.split(" | ")


CLAUSES = [
    "Rà soát kho bãi; | lập danh sách. | Báo cáo tỉnh.",
    "Kiểm tra (gồm xăng; pháo) tại chợ; | báo cáo.",
    "Không dấu nào",
]


@pytest.mark.parametrize("marked", CLAUSES)
def test_a_paragraph_is_cut_into_its_clauses(marked):
    text = marked.replace(" | ", " ")
    assert [text[a:b] for a, b in clauses(text)] == marked.split(" | ")


@given(texts)
def test_sentences_and_clauses_lie_in_order_and_lose_no_ink(text):
    for cut in (sentences, clauses):
        spans = cut(text)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        ink = "".join("".join(text[a:b].split()) for a, b in spans)
        assert ink == "".join(text.split())
