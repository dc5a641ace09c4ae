from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.documents.files.decode import convert_legacy, decode
from sauro.documents.files.legacy import tcvn3, vni
from sauro.documents.files.tests.encode import to_cp1258, to_tcvn3, to_vni
from sauro.documents.files.tests.strategies import notices

TEXT = "Giao Sở Công Thương chủ trì, phối hợp với Công an tỉnh kiểm tra các cửa hàng.\n"
SMALL = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
letters = st.sampled_from(SMALL)
small_texts = st.lists(st.text(letters, max_size=7)).map(" ".join)
texts = st.lists(st.text(letters | letters.map(str.upper), max_size=7)).map(" ".join)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_text_comes_back_as_it_was(encoding):
    found = decode(TEXT.encode(encoding))
    assert found
    assert found.text == TEXT
    assert found.notes == ()


@pytest.mark.parametrize(
    ("encode", "encoding"),
    [
        (lambda text: to_tcvn3(text).encode("latin-1"), "tcvn3"),
        (lambda text: to_vni(text).encode("latin-1"), "vni"),
        (to_cp1258, "windows-1258"),
    ],
)
def test_old_encodings_are_recognised_and_converted_with_a_note(encode, encoding):
    found = decode(encode(TEXT))
    assert found
    assert (found.text, found.encoding) == (TEXT, encoding)
    assert "Unicode" in found.notes[0]


@given(small_texts)
def test_every_small_letter_survives_tcvn3(text):
    assert tcvn3.decode(to_tcvn3(text)) == text


@given(texts)
def test_every_letter_survives_vni(text):
    assert vni.decode(to_vni(text)) == text


@given(texts)
def test_every_letter_survives_windows_1258(text):
    assert normalize("NFC", to_cp1258(text).decode("cp1258")) == text


@given(notices)
def test_a_notice_survives_each_old_encoding(text):
    for data in (to_vni(text).encode("latin-1"), to_cp1258(text)):
        found = decode(data)
        assert found
        assert found.text == text
    found = decode(to_tcvn3(text).encode("latin-1"))
    assert found
    assert found.text.lower() == text.lower()


@given(notices)
def test_unicode_is_never_taken_for_an_old_encoding(text):
    assert convert_legacy(text) is None
    assert convert_legacy(normalize("NFD", text)) is None


def test_old_letters_saved_as_utf_8_are_converted_too():
    found = decode(to_tcvn3(TEXT).encode("utf-8"))
    assert found
    assert (found.text, found.encoding) == (TEXT, "tcvn3")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Sè: 12/TB-UBND", "Số: 12/TB-UBND"),
        ("Së TTTT vµ Hµ Néi", "Sở TTTT và Hà Nội"),
        ("Hµ NéI, ngµy 3", "HÀ NỘI, ngày 3"),
    ],
)
def test_words_typed_in_capitals_are_capitals(typed, meant):
    assert tcvn3.decode(typed) == meant


def test_the_font_for_capitals_makes_capitals():
    assert tcvn3.decode("th«ng b¸o", font=".VnTimeH") == "THÔNG BÁO"


def test_vni_as_a_southern_office_typed_it():
    assert vni.decode("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM") == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )
    assert vni.decode("Ñöôøng daây noùng, kyû luaät, yù kieán, töï kyù") == (
        "Đường dây nóng, kỷ luật, ý kiến, tự ký"
    )


def test_a_few_broken_bytes_are_kept_visible():
    found = decode(TEXT.encode() * 5 + b"\xff\n")
    assert found
    assert "\ufffd" in found.text
    assert "1 ký tự" in found.notes[0]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 100])
def test_what_is_no_text_is_told(data):
    assert decode(data) is None


@pytest.mark.parametrize("text", ["The chairman asked for a report.", "café déjà vu, naïve, Köln"])
def test_other_languages_are_left_alone(text):
    found = decode(text.encode())
    assert found
    assert (found.text, found.encoding, found.notes) == (text, "utf-8", ())


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_not(data):
    found = decode(data)
    assert found is None or isinstance(found.text, str)
