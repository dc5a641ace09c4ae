# ruff: noqa: E501 - one example a line
"""Who helps: the whole name of a row of kinds."""

import pytest

from sauro.documents.reading.clears import coordinating, reports_to
from sauro.documents.reading.tests.make import tokens

HELPERS = """
    phối hợp với các sở, ban, ngành là thành viên Ban Chỉ đạo 389 tỉnh rà soát kho. → các sở, ban, ngành là thành viên Ban Chỉ đạo 389 tỉnh
    phối hợp với các sở, ban ngành là thành viên Ban Chỉ đạo 389 tỉnh theo dõi, đôn đốc. → các sở, ban ngành là thành viên Ban Chỉ đạo 389 tỉnh
    phối hợp với sở, ban, ngành là thành viên Ban Chỉ đạo kiểm tra bến cá. → sở, ban, ngành là thành viên Ban Chỉ đạo
    phối hợp với các sở ban ngành, địa phương có liên quan lập danh sách. → các sở ban ngành, địa phương có liên quan
    phối hợp với sở, ngành liên quan lập danh sách. → sở, ngành liên quan
    phối hợp với các sở, ban, ngành là thành viên Ban Chỉ đạo, UBND các xã kiểm tra. → các sở, ban, ngành là thành viên Ban Chỉ đạo; UBND các xã
    phối hợp với các lực lượng chức năng của nước bạn Lào, Đồn Biên phòng La Lay tuần tra. → các lực lượng chức năng của nước bạn Lào; Đồn Biên phòng La Lay
    kiểm tra bếp ăn cùng nhà trường, báo cáo ngay. → nhà trường
    tuần tra cùng dân quân xã, xử lý nghiêm. → dân quân xã
    ký lại các quy chế phối hợp với tỉnh Đồng Tháp, hoàn thành sớm. → –
    ghi sổ khi đi cùng đoàn cứu trợ. → –
"""


@pytest.mark.parametrize("line", [line.strip() for line in HELPERS.strip().splitlines()])
def test_helpers_are_quoted_whole(line):
    clause, _, wanted = line.partition(" → ")
    found = "; ".join(words.text for words in coordinating(tokens(clause), set()))
    assert (found or "–") == wanted


def test_whoever_is_listed_gets_no_report():
    clause = "Gửi danh sách cán bộ đầu mối về Cơ quan Thường trực, báo cáo đồng chí Chủ tịch."
    found = [words.text for words in reports_to(tokens(clause), set())]
    assert found == ["Cơ quan Thường trực", "đồng chí Chủ tịch"]
