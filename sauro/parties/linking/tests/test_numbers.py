"""Numbers of parties: one spelling each, or a sentence that teaches."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.parties.linking.contacts import account, phone, plate, shop
from sauro.parties.linking.data import rows_of
from sauro.parties.linking.identifiers import identifier, recognised
from sauro.parties.linking.numbers import born_in, check_digit, identity_number, tax_code
from sauro.parties.linking.reading import IdKind, Unreadable

TODAY = date(2026, 11, 30)
digits = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0100109106", "0100109106"),
        (" 0100 109 106 ", "0100109106"),
        ("0100109106-001", "0100109106-001"),
        ("0100109106001", "0100109106-001"),
    ],
)
def test_tax_codes(typed, value):
    assert tax_code(typed, TODAY).value == value


@pytest.mark.parametrize(
    "typed", ["", "   ", "0100109107", "010010910", "01001O9106", "٠١٠٠١٠٩١٠٦", "x"]
)
def test_what_is_no_tax_code_is_taught(typed):
    with pytest.raises(Unreadable) as told:
        tax_code(typed, TODAY)
    assert len(told.value.finding.message) > 40


def test_a_persons_tax_code_is_his_identity_number_since_july_2025():
    assert tax_code("001090012345", TODAY).kind is IdKind.IDENTITY_NUMBER
    with pytest.raises(Unreadable):
        tax_code("001090012345", date(2025, 6, 30))


@given(digits, st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_a_tax_code_is_always_noticed(nine, place, more):
    last = check_digit(nine)
    if last:
        other = nine[:place] + str((int(nine[place]) + more) % 10) + nine[place + 1 :]
        with pytest.raises(Unreadable):
            tax_code(other + last, TODAY)


def test_identity_numbers():
    assert identity_number("001 090 012 345", TODAY).value == "001090012345"
    assert identity_number("123456789", TODAY).kind is IdKind.OLD_IDENTITY_NUMBER
    assert [born_in(n) for n in ("001090000000", "001205000000", "001325000000")] == [
        1990,
        2005,
        2025,
    ]
    assert identity_number("001090012345", TODAY).shown == "…2345"
    assert identity_number("999090012345", TODAY).doubts[0].code == "identity-place"


@pytest.mark.parametrize(
    "typed", ["", "1", "12345678", "1234567890", "001227012345", "00109001234a"]
)
def test_what_is_no_identity_number_is_taught(typed):
    with pytest.raises(Unreadable):
        identity_number(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 (0) 912-345-678", "0912345678"),
        ("0168 234 5678", "0382345678"),
        ("+84 1682345678", "0382345678"),
        ("01201234567", "0701234567"),
        ("024 3825 1234", "02438251234"),
        ("1900 1234", "19001234"),
    ],
)
def test_phones(typed, value):
    assert phone(typed).value == value


@pytest.mark.parametrize(
    "typed", ["", " ", "091234567", "0612345678", "09123456789", "abc", "+1 202 555 0123"]
)
def test_what_is_no_phone_is_taught(typed):
    with pytest.raises(Unreadable):
        phone(typed)


@given(
    st.sampled_from(sorted(rows_of("phone_prefixes")["new_prefix"])),
    st.text("0123456789", min_size=7, max_size=7),
)
def test_an_old_mobile_number_and_its_new_one_are_one(prefix, rest):
    new = rows_of("phone_prefixes")["new_prefix"][prefix] + rest
    assert phone(prefix + rest) == phone(new) == phone("+84" + prefix[1:] + rest)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("29A-123.45", "29A12345"),
        ("30e 12345", "30E12345"),
        ("29-B1 123.45", "29B112345"),
        ("29 LD 123 45", "29LD12345"),
        ("29MĐ-123.45", "29MD12345"),
        ("QN-90123-TS", "QN90123TS"),
        ("80-123-NG-45", "80123NG45"),
        ("QH-12-34", "QH1234"),
    ],
)
def test_plates(typed, value):
    assert plate(typed).value == value


@pytest.mark.parametrize("typed", ["", "29", "29A", "A29-12345", "29A-123", "29A-1234567"])
def test_what_is_no_plate_is_taught(typed):
    with pytest.raises(Unreadable):
        plate(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("https://www.facebook.com/HoangLong?ref=1#x", "facebook.com/hoanglong"),
        ("m.facebook.com/profile.php?id=1000123", "facebook.com/1000123"),
        ("https://www.tiktok.com/@HoangLong/video/7", "tiktok.com/@hoanglong"),
        ("shopee.vn/shop/12345", "shopee.vn/12345"),
        ("https://hoanglong.vn/san-pham/1", "hoanglong.vn"),
        ("zalo.me/0912345678", "zalo.me/0912345678"),
    ],
)
def test_shops(typed, value):
    assert shop(typed).value == value


@pytest.mark.parametrize(
    "typed", ["", "hoanglong", "@hoanglong", "http://[", "facebook.com", "a b.vn/c", "//"]
)
def test_what_is_no_shop_is_taught(typed):
    with pytest.raises(Unreadable):
        shop(typed)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Vietcombank 0123456789", "VCB:0123456789"),
        ("0123 456 789 VCB", "VCB:0123456789"),
        ("STK: 0123456789 - Ngân hàng TMCP Ngoại thương Việt Nam", "VCB:0123456789"),
        ("MB Bank 9999 8888 7777", "MB:999988887777"),
        ("Ngân hàng Bản Việt 12345678", "BAN VIET:12345678"),
    ],
)
def test_accounts(typed, value):
    assert account(typed).value == value


@pytest.mark.parametrize("typed", ["", "0123456789", "VCB", "VCB 123", "12345678 VCB 12345678"])
def test_what_is_no_account_is_taught(typed):
    with pytest.raises(Unreadable):
        account(typed)


@given(st.sampled_from(list(IdKind)), st.text(max_size=60))
def test_any_text_is_read_or_taught_and_what_was_read_stays_as_it_is(kind, typed):
    try:
        found = identifier(kind, typed, TODAY)
    except Unreadable:
        return
    again = found.value.replace(":", " ") if found.kind is IdKind.ACCOUNT else found.value
    assert identifier(found.kind, again, TODAY).value == found.value


def test_what_is_typed_into_a_search_is_recognised():
    assert {f.kind for f in recognised("0100109106", TODAY)} == {IdKind.TAX_CODE}
    assert {f.kind for f in recognised("0912345678", TODAY)} == {IdKind.PHONE}
    assert {f.kind for f in recognised("29A-123.45", TODAY)} == {IdKind.PLATE}
    assert recognised("Hoàng Long", TODAY) == ()
    assert len(recognised("001090012345", TODAY)) == 1
