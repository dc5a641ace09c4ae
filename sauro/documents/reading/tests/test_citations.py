# ruff: noqa: E501 - one example a line
"""Other documents that a text names by number."""

import pytest

from sauro.documents.reading.citations import citations_in, merged
from sauro.kernel.tests.present import present
from sauro.kernel.text import compose

# A sentence → number, kind, day, issuer.
CITED = [
    ("Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh.", "12/QĐ-UBND", "Quyết định", "2026-01-05", "UBND tỉnh"),
    ("Theo Kế hoạch số 7/KH-BCĐ389, ngày 5/1/2026 của Ban Chỉ đạo 389 tỉnh về xăng dầu.", "7/KH-BCĐ389", "Kế hoạch", "2026-01-05", "Ban Chỉ đạo 389 tỉnh"),
    ("Công điện số 65/CĐ-TTg ngày 15 tháng 5 năm 2025 của Thủ tướng Chính phủ", "65/CĐ-TTg", "Công điện", "2025-05-15", "Thủ tướng Chính phủ"),
    ("Chỉ thị 13/CT-TTg của Thủ tướng Chính phủ", "13/CT-TTg", "Chỉ thị", None, "Thủ tướng Chính phủ"),
    ("Công văn số 8431/VPCP-V.I ngày 02/3/2026", "8431/VPCP-V.I", "Công văn", "2026-03-02", None),
    ("văn bản số 1450/SCT-QLTT ngày 03/6/2026 của Sở Công Thương", "1450/SCT-QLTT", "Văn bản", "2026-06-03", "Sở Công Thương"),
    ("Nghị định số 98/2020/NĐ-CP ngày 26/8/2020 của Chính phủ", "98/2020/NĐ-CP", "Nghị định", "2020-08-26", "Chính phủ"),
    ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", "72/2025/QH15", "Luật", None, None),
    ("Thông tư số 20/2019/TT-BTC", "20/2019/TT-BTC", "Thông tư", None, None),
    ("Chỉ thị số 15-CT/TU ngày 03/6/2026 của Ban Thường vụ Tỉnh ủy", "15-CT/TU", "Chỉ thị", "2026-06-03", "Ban Thường vụ Tỉnh ủy"),
    ("Kết luận số 226-KL/TW ngày 01/01/2026 của Ban Bí thư", "226-KL/TW", "Kết luận", "2026-01-01", "Ban Bí thư"),
    ("Văn bản số 231/HĐND-CTHĐ ngày 05/5/2026 của Thường trực HĐND tỉnh", "231/HĐND-CTHĐ", "Văn bản", "2026-05-05", "Thường trực HĐND tỉnh"),
    ("Công văn số 12/BCĐ389&CA-TH ngày 05/5/2026 của Công an tỉnh", "12/BCĐ389&CA-TH", "Công văn", "2026-05-05", "Công an tỉnh"),
    ("văn bản số 02/2026/HĐND-TT ngày 05/5/2026", "02/2026/HĐND-TT", "Văn bản", "2026-05-05", None),
    ("(Thông báo số 341/TB-VPCP)", "341/TB-VPCP", "Thông báo", None, None),
]  # fmt: skip


def _of(sentence):
    return citations_in(sentence, compose(sentence))


@pytest.mark.parametrize(("sentence", "number", "kind", "day", "issuer"), CITED)
def test_a_citation(sentence, number, kind, day, issuer):
    [found] = _of(sentence)
    dated = found.dated.isoformat() if found.dated else None
    by = found.issuer.text if found.issuer else None
    assert (found.number, found.doc_type, dated, by) == (number, kind, day, issuer)


@pytest.mark.parametrize(
    ("sentence", "number", "kind"),
    [
        ("Quy chế phối hợp số 05/QCPH/CAT-BCHBP-CHQ ngày 05/5/2026", "05/QCPH-CAT-BCHBP-CHQ", "Quy chế"),
        ("Công văn số 55/CV/SYT ngày 05/5/2026", "55/CV-SYT", "Công văn"),
        ("Công văn số 55/SYT/NVY ngày 05/5/2026", "55/SYT-NVY", "Công văn"),
        ("Quyết định số 15/QĐ.BCĐ389 ngày 05/5/2026", "15/QĐ-BCĐ389", "Quyết định"),
        ("Công văn số 6789/BCT-TTTN(m) ngày 05/5/2026", "6789/BCT-TTTN", "Công văn"),
    ],
)  # fmt: skip
def test_an_offices_own_way_is_read_as_one_spelling(sentence, number, kind):
    [found] = _of(sentence)
    assert (found.number, found.doc_type, str(found.dated)) == (number, kind, "2026-05-05")


@pytest.mark.parametrize(("sentence", "number", "kind", "day", "issuer"), CITED)
def test_its_place_is_that_of_the_number(sentence, number, kind, day, issuer):
    [found] = _of(sentence)
    assert [sentence[a:b] for a, b in found.spans] == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 12/5/2026, tổ chức họp.",
        "Đạt 45/120 xã.",
        "Quý III/2026.",
        "Theo Quyết định của UBND tỉnh.",
        "",
    ],
)
def test_what_is_no_citation(sentence):
    assert _of(sentence) == []


def test_several_in_one_sentence():
    found = _of("Theo Chỉ thị số 13/CT-TTg, Công điện số 65/CĐ-TTg và Kế hoạch số 7/KH-UBND.")
    assert [c.number for c in found] == ["13/CT-TTg", "65/CĐ-TTg", "7/KH-UBND"]


def test_a_document_named_twice_is_one_with_all_that_was_said():
    found = _of(
        "Chỉ thị số 13/CT-TTg của Thủ tướng Chính phủ. Theo Chỉ thị số 13/CT-TTg ngày 05/5/2026."
    )
    [one] = merged(found, None)
    assert (present(one.issuer).text, present(one.dated).isoformat()) == (
        "Thủ tướng Chính phủ",
        "2026-05-05",
    )


def test_the_papers_own_number_is_no_citation():
    [own, other] = _of("Thông báo số 45/TB-UBND thay Thông báo số 12/TB-UBND.")
    assert merged([own, other], own.key) == (other,)
