"""The law of limits in a browser: found, read on a telephone, written anew."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from playwright.sync_api import expect

from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

ROW = "/quy-dinh/decision/2022-01-01/"


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        keeper = make_seat("v")
    session = _session(keeper.user)
    connections.close_all()
    return {"session": session}


def test_a_row_is_found_compared_and_written(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address)
    page.locator("summary", has_text="Lò Thị Tình Cờ").click()
    page.get_by_role("link", name="Quy định về thời hạn").click()
    page.get_by_role("link", name="Ra quyết định xử phạt", exact=True).first.click()
    page.get_by_label("Độ dài", exact=True).fill("bảy ngày")
    page.get_by_label("Đã đối chiếu gì, vì sao sửa").fill("Công báo")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("main")).to_contain_text("ví dụ 7 ngày làm việc")
    page.get_by_label("Độ dài", exact=True).fill("8 ngày làm việc")
    page.get_by_label("Mức kiểm chứng").select_option("verified")
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("main")).to_contain_text("Đã ghi.")
    expect(page.locator("dl.definitions")).to_contain_text("8 ngày làm việc")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    for path in ("/quy-dinh/", ROW):
        page.goto(address + path)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        assert not told, (path, told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
