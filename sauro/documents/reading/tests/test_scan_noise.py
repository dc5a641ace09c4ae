"""What scanners get wrong and what is put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.reading.normalise import normalise
from sauro.documents.reading.scan_noise import repaired

# As scanned → as meant. One broken syllable is enough to show a scan.
SCANNED = [
    ("Định kỳ hăng tuân gửi kêt quả", "Định kỳ hằng tuần gửi kết quả"),
    ("quý l/2026", "quý I/2026"),
    ("Quý ll năm 2026", "Quý II năm 2026"),
    ("ngày 15/l/2026", "ngày 15/1/2026"),
    ("ngày 15/1O/2026", "ngày 15/10/2026"),
    ("l. Sở Y tế", "1. Sở Y tế"),
    ("l. NHIỆM VỤ", "I. NHIỆM VỤ"),
    ("ll. NHIỆM VỤ", "II. NHIỆM VỤ"),
]
# Right as it stands, however odd.
SOUND = [
    "Sở Y tế lấy mẫu thuốc tại các chợ.",
    "Định kỳ hằng tuần gửi số liệu",
    "Công ty ABC Logistics, hãng Honda, máy X-quang",
    "Đắk Lắk, Ea Súp, Krông Pa, Chư Sê",
    "quý I/2026, quý IV năm 2026",
    "I. NHIỆM VỤ",
    "",
]


@pytest.mark.parametrize(("scanned", "meant"), SCANNED)
def test_a_scanners_error_is_put_right(scanned, meant):
    assert normalise(scanned).text == meant


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_stays_as_it_is(text):
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("scanned", "meant"),
    [
        ("2O26", "2026"),
        ("l5 vụ", "15 vụ"),
        ("3O/6/2026", "30/6/2026"),
        ("ngày 0l/6/2026", "ngày 01/6/2026"),
    ],
)
def test_letters_among_digits_are_digits(scanned, meant):
    assert normalise(scanned).text == meant


@pytest.mark.parametrize("word", ["Olo", "O", "CO2", "B12", "Oanh"])
def test_letters_alone_or_in_words_stay(word):
    assert normalise(word).text == word


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậlIO015/. \n", max_size=120))
def test_repairing_keeps_the_length(text):
    assert len(repaired(text)) == len(text)


@given(st.text(max_size=80))
def test_repairing_any_text_keeps_the_length(text):
    assert len(repaired(text)) == len(text)


@given(st.sampled_from(SOUND), st.sampled_from(SOUND))
def test_repairing_twice_is_repairing_once(one, other):
    text = f"{one} hăng tuân {other}"
    assert repaired(repaired(text)) == repaired(text)
