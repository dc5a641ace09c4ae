"""A conclusion in a browser whose name several bodies bear: chosen by keyboard, and by hand."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from playwright.sync_api import Page, expect

from sauro.directives.tests.make import make_named
from sauro.meetings import agenda
from sauro.meetings.notices.tests.make import DUE, make_chair
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_meeting
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

TEAM = "Đội Kiểm soát tỉnh Mẫu số"


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    """A meeting in session, and two teams that are called alike."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        seat = make_chair()
        for n in (1, 2):
            make_named(f"v.01.k{n}", f"{TEAM} {n}")
        meeting = make_meeting(seat, Act.BEGIN)
        agenda.add_item(meeting.pk, "Đánh giá kết quả quý III", "", by=seat)
        session = _session(seat.user)
    connections.close_all()
    return {"session": session, "conclusions": f"/cuoc-hop/{meeting.pk}/ket-luan/"}


def _typed(page: Page, task: str) -> None:
    page.get_by_label("Ai chủ trì").fill("Đội Kiểm soát")
    page.get_by_label("Việc phải làm").fill(task)
    page.get_by_label("Thời hạn").fill(f"{DUE:%d/%m/%Y}")
    page.get_by_label("Thuộc nội dung chương trình").select_option(label="Đánh giá kết quả quý III")


def test_by_keyboard_without_losing_the_place(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address + paths["conclusions"])
    _typed(page, "kiểm tra các kho đông lạnh")
    box = page.get_by_role("checkbox", name=f"{TEAM} 2")
    expect(box).to_be_visible()
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(".look")).to_contain_text("(đã chọn)")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    page.get_by_role("button", name="Lưu cùng lựa chọn này").press("Enter")
    row = page.locator(".conclusions > li", has_text="kho đông lạnh")
    expect(row).to_be_visible()
    expect(row).not_to_contain_text("có thể là nhiều cơ quan")
    expect(page.locator("h2.point")).to_have_text("Đánh giá kết quả quý III")


def test_without_scripts_the_same(browser, address, paths):
    page = opened(browser, address, paths, java_script_enabled=False)
    page.goto(address + paths["conclusions"])
    _typed(page, "niêm phong các kho hàng")
    page.get_by_role("button", name="Xem độ rõ").click()
    page.get_by_role("checkbox", name=f"{TEAM} 1").check()
    page.get_by_role("button", name="Lưu cùng lựa chọn này").click()
    row = page.locator(".conclusions > li", has_text="niêm phong")
    expect(row).not_to_contain_text("có thể là nhiều cơ quan")
    row.get_by_role("link", name="Sửa").click()
    expect(page.get_by_role("checkbox", name=f"{TEAM} 1")).to_be_checked()


def test_a_body_is_searched_for(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address + paths["conclusions"])
    page.get_by_label("Ai chủ trì").fill("Đoàn 389")
    search = page.get_by_role("searchbox", name="Tìm trong danh bạ cơ quan")
    search.press_sequentially("kiem soat so 2")
    box = page.get_by_role("checkbox", name=f"{TEAM} 2")
    expect(box).to_be_visible()
    expect(search).to_be_focused()
    box.check()
    expect(page.locator(".look")).to_contain_text(f"“Đoàn 389”: {TEAM} 2 (đã chọn)")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    page.goto(address + paths["conclusions"])
    page.locator("[name=leads]").fill("Đội Kiểm soát")
    expect(page.locator(".asked")).to_be_visible()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    assert not [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
