"""The register in a browser: found, saved, found again, walked by keyboard, read by everybody."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections, transaction
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from sauro.directives.tests.make import make_directive
from sauro.organization.tests.make import make_seat
from tests.e2e.test_shell import AXE, WCAG
from tests.emptying import emptied

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
TABLES = ("directives_word", "documents_document", "access_user", "organization_body")


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    """Some directives of a province, committed for the server to see; removed by the owner.

    In a thread of its own: where Playwright's loop runs, Django refuses the database.
    """
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    today = timezone.localdate()
    with transaction.atomic():
        for n in range(60):
            one = make_directive(
                f"Kiểm tra cửa hàng xăng dầu số {n}",
                told=(("v.01", "lead"),),
                due_on=today + timedelta(days=n - 30),
                grounds="simsmm",
            )
        make_directive("Đấu tranh chống buôn lậu thuốc lá")
        session = _session(make_seat().user)
    connections.close_all()
    return {
        "session": session,
        "register": "/so-theo-doi/?words=kiem+tra&clear=deadline",
        "nothing": "/so-theo-doi/?words=khongcogi",
        "directive": f"/so-theo-doi/{one.pk}/",
        "clarity": f"/so-theo-doi/van-ban/{one.document_id}/",
        "filters": "/so-theo-doi/bo-loc/",
        "home": "/",
    }


def _emptied() -> None:
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        emptied(cursor, *TABLES)
        cursor.execute("DELETE FROM organization_territory WHERE name = 'Mẫu'")  # no body's own
    connections.close_all()


def _session(user) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def opened(browser: Browser, address, paths, language="vi", size=DESK, **options) -> Page:
    context = browser.new_context(viewport=size, **options)
    context.set_default_timeout(10_000)
    for name, value in (("sessionid", paths["session"]), ("django_language", language)):
        context.add_cookies([{"name": name, "value": value, "url": address}])
    return context.new_page()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    for name in ("register", "nothing", "directive", "clarity", "filters", "home"):
        page.goto(address + paths[name])
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        assert not told, (name, told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
def test_a_filter_is_saved_and_found_again(browser, address, paths, scripted):
    page = opened(browser, address, paths, java_script_enabled=scripted)
    name = f"Xăng dầu {scripted}"
    page.goto(f"{address}/so-theo-doi/")
    page.get_by_label("Tìm chữ").fill("xang dau")
    page.locator("[name=when]").select_option("overdue")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("caption")).to_contain_text("30 việc")
    expect(page.locator(".chips li")).to_have_count(2)
    page.get_by_text("Lưu bộ lọc này").click()
    page.get_by_label("Tên bộ lọc").fill(name)
    page.locator(".save").get_by_role("button", name="Lưu").click()
    page.goto(f"{address}/so-theo-doi/?tat-ca=1")
    expect(page.locator("caption")).to_contain_text("61 việc")
    page.get_by_role("link", name=name).click()
    expect(page.locator("caption")).to_contain_text("30 việc")
    page.locator(".chips a", has_text="Đã qua hạn").click()
    expect(page.locator("caption")).to_contain_text("60 việc")
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator("tbody tr")).to_have_count(10)
    page.get_by_role("link", name="Trang trước").click()
    expect(page.locator("tbody tr")).to_have_count(50)


def test_by_keyboard_from_the_search_to_a_directive_and_to_the_next(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(f"{address}/so-theo-doi/?tat-ca=1")
    page.keyboard.press("/")
    page.keyboard.type("boun lau")
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status].alert")).to_contain_text("buon")
    page.wait_for_load_state("load")  # keys work once the scripts have run
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Đấu tranh chống buôn lậu thuốc lá")


def test_names_are_offered_while_one_types(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(f"{address}/so-theo-doi/?tat-ca=1")
    page.get_by_text("Thêm điều kiện").click()
    page.get_by_label("Cơ quan thực hiện").press_sequentially("v.01", delay=20)
    expect(page.locator("#body-names option")).to_have_count(1)
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("caption")).to_contain_text("60 việc")


def test_paper_carries_the_rows_and_not_the_fields(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address + paths["register"])
    page.emulate_media(media="print")
    assert page.locator("table").is_visible()
    assert page.locator(".chips").is_visible()
    assert not page.locator(".register-filters").is_visible()


def test_home_leads_to_exactly_what_it_counts(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address)
    link = page.locator(".counts a", has_text="việc đã giao đang quá hạn")
    count = link.locator("strong").inner_text()
    link.click()
    late = page.locator(".counts a", has_text="Chưa xong, quá hạn").locator("strong")
    expect(late).to_have_text(count)
