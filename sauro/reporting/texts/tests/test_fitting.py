"""A template is cut to what a form asks; a text is kept and read back as it was."""

from sauro.reporting.narrative import Narrative, Typed, shipped_template
from sauro.reporting.narrative.tests.make import CELLS, paragraph, sheet
from sauro.reporting.texts.fitting import fitted
from sauro.reporting.texts.storing import (
    Source,
    cells_in,
    kept,
    kept_source,
    read,
    read_source,
)

MONEY = "Thu {budget_revenue}; trong đó phạt {fines}. Trị giá {goods_value|rounded}."


def words(narrative):
    return "".join(getattr(p, "words", "#") for one in narrative.paragraphs for p in one.pieces)


def test_clauses_of_cells_that_a_form_does_not_have_go():
    found = fitted(Narrative((paragraph(MONEY),)), {"budget_revenue", "goods_value"})
    assert words(found) == "Thu #. Trị giá #."
    assert words(fitted(Narrative((paragraph(MONEY),)), {"budget_revenue"})) == "Thu #."


def test_a_share_needs_its_whole():
    found = fitted(Narrative((paragraph("Gồm {fines|share of budget_revenue}."),)), {"fines"})
    assert found.paragraphs == ()


def test_what_a_form_has_in_full_stays_as_the_template_says_it():
    whole = fitted(shipped_template(), CELLS)
    assert [words(Narrative((p,))) for p in whole.paragraphs] == [
        words(Narrative((p,))) for p in shipped_template().paragraphs
    ]


def test_what_is_kept_is_read_back_the_same():
    one = paragraph("Phát hiện {cases_total}, {cases_total|last_year}.")
    typed = Typed(one.pieces[1], "105 vụ")
    text = Narrative((one, *shipped_template().paragraphs[:2]))
    assert read(kept(text)) == text
    changed = Narrative((type(one)(one.part, "a", (typed,), origin="Xã A", came_as=one.pieces),))
    assert read(kept(changed)) == changed


def test_of_a_lower_report_only_the_figures_that_are_read_are_kept():
    one = paragraph("Phát hiện {cases_total}, chiếm {cases_other|share of violators}.")
    source = Source(
        sheet({"cases_total": 80}, cases_total=100, fines=5), 7, {"cases_total": 1, "fines": 2}
    )
    found = read_source(kept_source(source, cells_in([one])))
    assert set(found.sheet.now) == {"cases_total"}
    assert (found.line, dict(found.slots)) == (7, {"cases_total": 1})
    whole = read_source(kept_source(source))
    assert (whole.sheet.now, whole.sheet.last_year) == (source.sheet.now, source.sheet.last_year)
    assert whole.slots == source.slots
