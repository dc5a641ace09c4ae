"""What a person types around the figures stays; what he types over them is told."""

import pytest

from sauro.reporting.narrative import (
    Bound,
    Lower,
    Narrative,
    Part,
    Text,
    Typed,
    edited,
    merged,
    narrative_findings,
    passage,
    shipped_template,
)
from sauro.reporting.narrative.editing import MOST_LETTERS, TooLongError, replaced
from sauro.reporting.narrative.tests.make import paragraph, reads, sheet

LINE = "Phát hiện {cases_total}, {cases_total|last_year}; hàng giả {cases_counterfeit}."
MAY = sheet({"cases_total": 80}, cases_total=100, cases_counterfeit=7)
JUNE = sheet({"cases_total": 120}, cases_total=90, cases_counterfeit=11)


def typed(old, new):
    """The line after somebody replaced some words of it."""
    seen = passage(paragraph(LINE), MAY)
    assert old in seen.text
    return edited(seen, seen.text.replace(old, new, 1))


def findings(found, cells=MAY):
    return narrative_findings(Narrative((found,)), {"": cells})


def test_words_around_figures_stay_when_figures_change():
    found = typed("Phát hiện", "Trong tháng, các lực lượng đã phát hiện")
    assert reads(found, JUNE) == (
        "Trong tháng, các lực lượng đã phát hiện 90 vụ, giảm 25 % so với cùng kỳ năm trước; hàng "
        "giả 11 vụ."
    )
    assert not findings(found, JUNE)


def test_a_figure_typed_over_is_kept_and_told():
    found = typed("100 vụ", "105 vụ")
    assert Typed(Bound("cases_total"), "105 vụ") in found.pieces
    assert reads(found, JUNE).startswith("Phát hiện 105 vụ, giảm 25 %")
    [finding] = findings(found)
    assert finding.code == "typed-differs"
    assert "“105 vụ”" in finding.message
    assert "“100 vụ”" in finding.message


def test_a_percentage_typed_over_is_told_too():
    [finding] = findings(typed("25 %", "30 %"))
    assert "30 %" in finding.message
    assert "tăng 25 %" in finding.message


def test_typed_and_the_same_as_the_cell_is_not_told():
    found = typed("100 vụ", "90 vụ")
    assert findings(found, MAY)
    assert not findings(found, JUNE)


def test_what_was_typed_over_stays_typed_through_the_next_edit():
    seen = passage(typed("100 vụ", "105 vụ"), MAY)
    found = edited(seen, seen.text.replace("hàng giả", "trong đó hàng giả"))
    assert [type(p) for p in found.pieces] == [Text, Typed, Text, Bound, Text, Bound, Text]


def test_a_figure_that_was_deleted_is_gone():
    found = typed("; hàng giả 7 vụ", "")
    assert [p.cell for p in found.pieces if isinstance(p, Bound)] == ["cases_total"] * 2
    assert reads(found, JUNE).endswith("cùng kỳ năm trước.")


def test_a_figure_of_one_s_own_is_told_as_bound_to_nothing():
    [finding] = findings(typed("Phát hiện", "Sau 12 cuộc kiểm tra, phát hiện"))
    assert finding.code == "not-bound"
    assert "12 cuộc" in finding.message


def test_a_whole_new_text_keeps_nothing_bound():
    seen = passage(paragraph(LINE), MAY)
    found = edited(seen, "Không có gì.")
    assert found.pieces == (Text("Không có gì."),)
    assert edited(seen, "").pieces == ()


def test_a_text_of_a_book_is_refused():
    with pytest.raises(TooLongError):
        edited(passage(paragraph(LINE), MAY), "a" * (MOST_LETTERS + 1))


def test_what_nobody_has_written_is_asked_for():
    told = narrative_findings(shipped_template(), {"": MAY})
    assert "responsibility" in {f.field for f in told if f.code == "unwritten"}


def own(words="Kết quả chung."):
    return Narrative((paragraph("Tình hình tỉnh.", Part.SITUATION), paragraph(words)))


def lower(body, words):
    parts = (paragraph(words, Part.SHORTCOMINGS, "causes"), paragraph("{cases_total}", key="r"))
    return Lower(body, Narrative(parts))


def test_paragraphs_come_up_with_their_origin_and_their_figures():
    found = merged(own(), [lower("Xã B", "Chậm {cases_total}."), lower("Xã A", "Thiếu người.")])
    brought = found.narrative.of(Part.SHORTCOMINGS)
    assert [p.origin for p in brought] == ["Xã A", "Xã B"]
    assert [p.part for p in found.narrative.paragraphs][-2:] == [Part.SHORTCOMINGS] * 2
    assert not [p for p in found.narrative.of(Part.RESULTS) if p.origin], "results are added"
    assert passage(brought[1], JUNE).text == "Chậm 90 vụ."


def test_merging_again_changes_nothing():
    below = [lower("Xã A", "Thiếu người."), lower("Xã B", "Thiếu tiền.")]
    once = merged(own(), below)
    assert merged(once.narrative, below[::-1]) == once


def test_what_was_edited_above_stays_and_is_told_when_it_changed_below():
    once = merged(own(), [lower("Xã A", "Thiếu người.")]).narrative
    [found] = once.of(Part.SHORTCOMINGS)
    mine = replaced(once, edited(passage(found, MAY), "Xã A thiếu người."))
    assert merged(mine, [lower("Xã A", "Thiếu người.")]).findings == ()
    again = merged(mine, [lower("Xã A", "Thiếu xe.")])
    assert reads(again.narrative.of(Part.SHORTCOMINGS)[0], MAY) == "Xã A thiếu người."
    assert [f.code for f in again.findings] == ["changed-below"]
    assert [f.code for f in merged(mine, []).findings] == ["gone-below"]


def test_what_nobody_edited_follows_below():
    once = merged(own(), [lower("Xã A", "Thiếu người.")]).narrative
    again = merged(once, [lower("Xã A", "Thiếu xe.")])
    assert reads(again.narrative.of(Part.SHORTCOMINGS)[0], MAY) == "Thiếu xe."
    assert not merged(once, []).narrative.of(Part.SHORTCOMINGS)


def test_through_two_levels_the_first_origin_stays():
    province = merged(own(), [lower("Xã A", "Thiếu người.")]).narrative
    nation = merged(own(), [Lower("Tỉnh C", province)]).narrative
    assert [p.origin for p in nation.of(Part.SHORTCOMINGS)] == ["Tỉnh C › Xã A"]
