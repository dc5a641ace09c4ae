"""The style guide in a browser: both languages, desktop and telephone, keyboard, no JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
ZOOMED = {"width": 683, "height": 384}  # the desktop at 200 %
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("/kieu-mau/", "/phim-tat/", "/tai-khoan/login/", "/kieu-mau/loi/")


def opened(browser: Browser, **options: object) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(**{"viewport": DESKTOP, **options})  # type: ignore[arg-type]
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security" in said.text else None,
    )
    yield page
    context.close()
    assert not complaints


@pytest.fixture
def page(browser) -> Iterator[Page]:
    yield from opened(browser, locale="vi-VN")


@pytest.fixture
def plain(browser) -> Iterator[Page]:
    yield from opened(browser, locale="vi-VN", java_script_enabled=False)


@pytest.fixture(params=[DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
def sized(browser, request) -> Iterator[Page]:
    yield from opened(browser, viewport=request.param, locale="vi-VN")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(sized: Page, address, language, path):
    assert AXE.is_file(), "axe-core is missing. Run: scripts/frontend.sh"
    sized.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    sized.goto(address + path)
    assert sized.locator("html").get_attribute("lang") == language
    # As developers' tools do: outside of the policy that binds the page.
    sized.evaluate(AXE.read_text("utf-8"))
    found = sized.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    told = [f"{v['id']}: {v['help']} {[n['html'][:160] for n in v['nodes']]}" for v in found]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_hangs_over_the_edge(sized: Page, address, path):
    sized.goto(address + path)
    assert sized.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_pressed_on_a_telephone_is_large_enough(browser, address):
    for page in opened(browser, viewport=PHONE, locale="vi-VN"):
        page.goto(f"{address}/kieu-mau/")
        small = page.evaluate(
            """() => [...document.querySelectorAll(
                    "button, .btn, select, summary, input[type=text], input[type=search]")]
                .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 24)
                .map(e => e.outerHTML.slice(0, 90))"""
        )
        assert not small


def test_the_font_knows_vietnamese(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'Ữ ộ ẵ đ')")


def test_the_first_tab_offers_to_skip_the_bar(page: Page, address):
    page.goto(f"{address}/phim-tat/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_tab_walks_through_everything_and_is_seen(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    reached: set[str] = set()
    for _step in range(120):
        page.keyboard.press("Tab")
        at, outlined = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                return [e === document.body ? "" : e.outerHTML.slice(0, 80),
                    parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none"]; }"""
        )
        assert outlined or not at, f"no focus to be seen on {at}"
        reached.add(at)
    everything = page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, main textarea, main select")]
            .filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert set(everything) <= reached


def test_keys_walk_through_the_table(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.keyboard.press("j")
    expect(page.locator("tbody a").first).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("tbody a").nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#row$"))


def test_slash_goes_to_the_search_and_letters_stay_letters(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.keyboard.press("/")
    page.keyboard.type("j?k")
    assert page.locator("input[type=search]").input_value() == "j?k"
    assert not page.locator("dialog[open]").count()


def test_the_keys_are_explained_and_can_be_switched_off(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    assert dialog.is_visible()
    dialog.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("?")
    assert not dialog.is_visible()


def test_escape_closes_a_menu_and_gives_the_focus_back(browser, address):
    for page in opened(browser, viewport=PHONE, locale="vi-VN"):
        page.goto(f"{address}/kieu-mau/")
        page.get_by_text("Danh mục", exact=True).click()
        assert page.locator(".menu-body").is_visible()
        page.keyboard.press("Escape")
        assert not page.locator(".menu-body").is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_what_was_typed_survives_a_reload(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.locator("#id_lead").fill("Công an tỉnh Lạng Sơn")
    page.wait_for_timeout(600)
    page.reload()
    assert page.locator("#id_lead").input_value() == "Công an tỉnh Lạng Sơn"
    told = page.locator(".restored").inner_text()
    assert re.search(r"nhập dở lúc \d\d/\d\d/\d{4}, \d\d:\d\d\.", told), told
    page.get_by_role("button", name="Bỏ bản nhập dở").click()
    assert page.locator("#id_lead").input_value() == ""
    page.reload()
    assert page.locator("#id_lead").input_value() == ""


def test_what_was_typed_survives_a_page_that_stood_open_too_long(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.locator("#id_lead").fill("Công an tỉnh Lạng Sơn")
    page.context.clear_cookies()  # the form's own sign is no longer good
    page.get_by_role("button", name="Lưu").click()
    assert "Trang đã hết hạn" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Quay lại trang trước").click()
    assert page.locator("#id_lead").input_value() == "Công an tỉnh Lạng Sơn"


def test_files_are_picked_in_the_language_of_the_page(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    pick = page.locator(".pick").first
    assert pick.inner_text().split("\n")[-1].strip().endswith("chưa chọn tệp nào")
    with page.expect_file_chooser() as chosen:
        pick.get_by_text("Chọn tệp", exact=True).click()
    paper = {"name": "bien-ban.pdf", "mimeType": "application/pdf", "buffer": b"x"}
    chosen.value.set_files([paper])
    assert pick.locator("[data-picked]").inner_text() == "bien-ban.pdf"
    assert pick.locator("input").evaluate("e => e.getBoundingClientRect().width") <= 1


def test_a_refused_form_comes_back_with_what_was_typed(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.locator("#id_lead").fill("Sở Công Thương")
    page.locator("#id_due_on").fill("31/02/2026")
    page.get_by_role("button", name="Lưu").click()
    assert page.locator("#id_due_on").input_value() == "31/02/2026"
    first_wrong = page.locator("main .is-invalid").first.get_attribute("id")
    assert page.evaluate("document.activeElement.id") == first_wrong
    page.locator("#id_lead").focus()
    page.locator(".wrong a", has_text="Hạn hoàn thành").first.click()
    assert page.evaluate("document.activeElement.id") == "id_due_on"


def test_an_empty_field_says_so_beside_itself_in_the_language_of_the_page(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("afterbegin",
          "<form id=thu><input name=mot><div class=sr-line><input name=reason required>" +
          "<button>Bỏ</button></div><fieldset><legend>Chọn</legend>" +
          "<input type=radio name=which value=1 required><input type=radio name=which value=2>" +
          "</fieldset></form>")"""
    )
    page.locator("#thu button").click()
    notes = page.locator("#thu .field-error")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("Mục này còn trống")
    assert page.evaluate("document.activeElement.name") == "reason"
    described = page.locator("#thu [name=reason]").get_attribute("aria-describedby")
    assert described == notes.first.get_attribute("id")
    page.keyboard.type("trùng mục trên")
    expect(notes).to_have_count(1)
    page.locator("#thu [value='2']").check()
    expect(notes).to_have_count(0)


def test_progress_renews_itself(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.get_by_text("Đang đọc văn bản: 5/12").wait_for()


def test_an_answer_that_does_not_come_is_told(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.context.set_offline(True)
    page.get_by_text("mất kết nối với máy chủ").wait_for()


def test_without_javascript_all_is_there(plain: Page, address):
    plain.goto(f"{address}/kieu-mau/")
    plain.locator("#id_lead").fill("Cục Hải quan")
    plain.get_by_role("button", name="Lưu").click()
    assert plain.locator("#id_lead").input_value() == "Cục Hải quan"
    assert plain.get_by_text("Tải lại trang để xem tiến độ").first.is_visible()
    assert not plain.locator(".needs-script").first.is_visible()
    plain.locator("thead a", has_text="Chủ trì").click()
    assert "xep=lead" in plain.url
    plain.get_by_role("button", name="English").click()
    assert plain.locator("html").get_attribute("lang") == "en"
    plain.set_viewport_size({"width": 390, "height": 844})
    plain.get_by_text("Menu", exact=True).click()
    assert plain.locator(".menu-body").is_visible()


def test_paper_carries_the_work_and_not_the_bars(page: Page, address):
    page.goto(f"{address}/kieu-mau/")
    page.emulate_media(media="print")
    assert not page.locator("header.bar").is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.locator("table.rows").first.is_visible()
