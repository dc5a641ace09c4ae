"""The grid of a report in a browser: keys, blocks from Excel, undo, a lost line, axe."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from playwright.sync_api import expect

from sauro.organization.tests.make import make_seat
from sauro.reporting.tests.make import first_line, make_duty_to
from tests.e2e.test_register import _session, opened
from tests.e2e.test_shell import AXE, WCAG
from tests.emptying import emptied

ONE = "v.01.001"
DESK, PHONE = {"width": 1366, "height": 800}, {"width": 390, "height": 740}
TABLES = (
    "reporting_cellnote", "reporting_submission", "reporting_line", "reporting_dutybody",
    "reporting_duty", "access_user", "organization_body",
)  # fmt: skip
# Places of the cells of the short weekly form.
TOTAL, FIRST, INSPECTIONS, CASES, PERSONS = "o_1", "o_2", "o_6", "o_7", "o_8"


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        province, commune = make_seat("v.01"), make_seat(ONE)
        line = first_line(make_duty_to(province, ONE), ONE)
        session = _session(commune.user)
    connections.close_all()
    return {"session": session, "report": f"/bao-cao/{line.pk}/"}


def _emptied() -> None:
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        emptied(cursor, *TABLES)
        cursor.execute("DELETE FROM organization_territory WHERE name = 'Mẫu'")
    connections.close_all()


@pytest.fixture
def page(browser, address, paths):
    page = opened(browser, address, paths, size=DESK)
    page.goto(address + paths["report"])
    return page


def field(page, name):
    return page.locator(f"[name={name}]")


def pasted(page, name, text):
    """A block as Excel puts it on the clipboard."""
    field(page, name).focus()
    field(page, name).evaluate(
        "(cell, text) => { const data = new DataTransfer(); data.setData('text/plain', text); "
        "cell.dispatchEvent(new ClipboardEvent('paste', "
        "{clipboardData: data, bubbles: true, cancelable: true})); }",
        text,
    )


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    page.goto(address + paths["report"])
    field(page, INSPECTIONS).fill("gần 50")
    field(page, CASES).focus()
    expect(page.locator("output[data-odd]")).to_contain_text("gần 50")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    assert not [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_keys_move_fill_and_undo(page):
    field(page, INSPECTIONS).fill("12")
    page.keyboard.press("Enter")
    expect(field(page, CASES)).to_be_focused()
    page.keyboard.press("Control+d")
    expect(field(page, CASES)).to_have_value("12")
    page.keyboard.press("ArrowUp")
    expect(field(page, INSPECTIONS)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(field(page, CASES)).to_have_value("0")
    page.keyboard.press("Control+y")
    expect(field(page, CASES)).to_have_value("12")


def test_a_block_from_excel_goes_down_and_its_sum_is_told(page):
    pasted(page, FIRST, "Hàng lậu\tvụ\t3\r\nGian lận\tvụ\t1.234\r\n")
    expect(field(page, FIRST)).to_have_value("3")
    expect(field(page, "o_3")).to_have_value("1.234")
    expect(page.locator("output[data-sum]")).to_contain_text("1.237")
    page.keyboard.press("Control+z")
    expect(field(page, "o_3")).to_have_value("0")


def test_what_is_typed_outlives_a_closed_page(page, address, paths):
    field(page, PERSONS).fill("41")
    page.wait_for_timeout(600)  # until it is kept
    again = page.context.new_page()
    page.close()
    again.goto(address + paths["report"])
    expect(field(again, PERSONS)).to_have_value("41")


def test_a_lost_line_keeps_the_draft_and_sends_it_later(page):
    field(page, INSPECTIONS).fill("77")
    page.context.set_offline(True)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("[data-line]")).to_contain_text("gửi lại khi có mạng")
    expect(field(page, INSPECTIONS)).to_have_value("77")
    page.context.set_offline(False)
    expect(page.get_by_text("Đã lưu nháp")).to_be_visible()
    expect(field(page, INSPECTIONS)).to_have_value("77")


def test_the_second_of_two_sees_what_the_first_wrote(page, browser, address, paths):
    other = opened(browser, address, paths, size=DESK)
    other.goto(address + paths["report"])
    field(page, PERSONS).fill("8")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu nháp")).to_be_visible()
    field(other, PERSONS).fill("9")
    other.get_by_role("button", name="Lưu nháp").click()
    expect(other.get_by_text("Bản đang lưu: 8")).to_be_visible()
    expect(field(other, PERSONS)).to_have_value("9")
