"""Whether a text is an official document at all."""

import unicodedata
from datetime import date

import pytest

from sauro.documents.reading import read
from sauro.documents.reading.tests.make import FOOT, HEAD, paper
from sauro.kernel.tests.present import present

TASK = "1. Giao Sở Y tế lấy mẫu thuốc tại các chợ."
# No official documents.
OTHERS = {
    "nothing": "",
    "blanks": " \n\t\f\n ",
    "a number": "42",
    "English": "The committee shall submit its report by 20 June 2026. Mr Smith will lead it.",
    "no marks": "Giao So Y te lay mau thuoc tai cac cho truoc ngay 20 thang 6 nam 2026.",
    "news": "Sáng nay, lực lượng chức năng kiểm tra một kho hàng ở ngoại thành. Chủ kho cho biết "
    "hàng mua trôi nổi. Nhiều người dân bất ngờ khi biết tin.",
    "a recipe": "Phở bò: ninh xương tám tiếng, vớt bọt liên tục, rồi chan lên bánh phở.",
    "a letter home": "Mẹ ơi, con ra đến chốt rồi. Trên này lạnh lắm, sương xuống từ bốn giờ chiều.",
}
# Official, each with something missing.
DOCUMENTS = {
    "whole": paper(TASK),
    "no head": paper(TASK, head="Tại cuộc họp, Phó Chủ tịch UBND tỉnh kết luận như sau:"),
    "no foot": paper(TASK, foot=""),
    "decomposed": unicodedata.normalize("NFD", paper(TASK)),
    "Windows": paper(TASK).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_no_document_gets_a_reason_and_no_directives(name):
    notice = read(OTHERS[name])
    assert notice.refusal
    assert notice.directives == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_even_with_parts_missing(name):
    notice = read(DOCUMENTS[name])
    assert notice.refusal is None
    assert len(notice.directives) == 1


def test_the_reason_names_what_is_missing():
    reason = present(read(OTHERS["news"]).refusal)
    assert "nơi nhận" in reason
    assert "số, ký hiệu" in reason


def test_other_languages_are_named():
    assert "tiếng Việt" in present(read(OTHERS["English"]).refusal)


def test_a_head_alone_orders_nothing():
    assert read(f"{HEAD}\n{FOOT}").directives == ()


def test_a_newspaper_s_day_may_follow_its_weekday():
    news = "Gia Lai: Chặn hàng giả\nThứ Năm, 14/05/2026 - 08:42\nTừ đầu năm, lực lượng bắt 9 vụ."
    assert read(news).issued_on == date(2026, 5, 14)
