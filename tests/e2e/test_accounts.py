"""A journey in both languages: a commune invites an officer, who opens her link and is at home.

And the pages of accounts before axe, on a desktop and on a telephone.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_journey import signed_in

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COMMUNE = "/co-quan/v.40.17212/"
PASSWORD = "Mot-mat-khau-rieng-2026"
WORDS = {
    "vi": {
        "invite": "Mời người mới", "see": "Xem lại trước khi ghi",
        "make": "Lập tài khoản và cấp đường dẫn", "on": "Tiếp tục",
        "set": "Đặt mật khẩu và vào làm việc", "home": "Trang chủ", "used": "đã dùng rồi",
        "state": "Đang dùng",
    },
    "en": {
        "invite": "Invite somebody new", "see": "Check before recording",
        "make": "Make the account and give a link", "on": "Go on",
        "set": "Set the password and go to work", "home": "Home", "used": "has been used",
        "state": "In use",
    },
}  # fmt: skip


def speaking(browser: Browser, address: str, language: str, **options: object) -> Page:
    """A machine where nobody has signed in."""
    context = browser.new_context(**options)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    return context.new_page()


def secretary(browser: Browser, address: str, language: str, **options: object) -> Page:
    """She keeps the accounts of a commune."""
    page = signed_in(browser, address, "thukyxa", **options)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    return page


def invited(page: Page, address: str, name: str, words: dict[str, str]) -> tuple[str, str]:
    """The user name and the code on the slip."""
    page.goto(f"{address}{COMMUNE}tai-khoan/")
    page.get_by_role("link", name=words["invite"]).first.click()
    page.fill("[name=full_name]", name)
    page.fill("[name=post]", "Cán bộ tổng hợp")
    page.check("[name=role][value=officer]")
    page.fill("[name=decision]", "Quyết định số 12/QĐ-UBND ngày 05/01/2026")
    page.fill("[name=on]", "05/01/2026")
    page.get_by_role("button", name=words["see"]).click()
    expect(page.locator("main")).to_contain_text(name)
    page.get_by_role("button", name=words["make"]).click()
    return page.inner_text("#slip-username"), page.inner_text("#slip-code")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_officer_is_invited_sets_her_password_and_is_at_home(demo, browser, language):
    words = WORDS[language]
    keeper = secretary(browser, demo, language)
    username, code = invited(keeper, demo, f"Vi Thị Ví Dụ {language.upper()}", words)
    page = speaking(browser, demo, language)
    page.goto(f"{demo}/tai-khoan/lan-dau/")
    page.keyboard.type(code.lower().replace("-", " "))  # the field has the focus
    page.get_by_role("button", name=words["on"]).click()
    expect(page.locator("main")).to_contain_text(username)
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.get_by_role("button", name=words["set"]).click()
    page.wait_for_url(f"{demo}/")
    expect(page.get_by_role("link", name=words["home"]).first).to_be_visible()
    expect(page.locator(".seat").first).to_contain_text("Cán bộ tổng hợp")
    again = speaking(browser, demo, language)
    again.goto(f"{demo}/tai-khoan/lan-dau/{code}/")
    expect(again.locator("main")).to_contain_text(words["used"])
    keeper.goto(f"{demo}{COMMUNE}tai-khoan/")
    row = keeper.locator("tr", has_text=username)
    expect(row).to_contain_text(words["state"])
    for opened in (keeper, page, again):
        opened.context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(demo, browser, language, width):
    size = {"viewport": {"width": width, "height": 800}}
    keeper = secretary(browser, demo, language, **size)
    _name, code = invited(keeper, demo, f"Lộc Thị Thử {language} {width}", WORDS[language])
    told = faults(keeper, "slip")
    keeper.goto(f"{demo}{COMMUNE}tai-khoan/")
    link = keeper.locator("tr", has_text=f"{language} {width}").locator("a[data-row]")
    account = str(link.get_attribute("href"))
    told += seen(
        keeper, demo,
        [
            f"{COMMUNE}tai-khoan/", f"{COMMUNE}sua/moi-nguoi/", account, f"{account}duong-dan/",
            f"{account}sua/", "/vi-tri/cho-nhan/",
        ],
    )  # fmt: skip
    keeper.goto(demo + account)
    moving = keeper.locator("a[href$='/chuyen/']").get_attribute("href")
    told += seen(keeper, demo, [str(moving)])
    nobody = speaking(browser, demo, language, **size)
    told += seen(
        nobody, demo,
        [
            "/tai-khoan/login/", "/tai-khoan/lan-dau/", f"/tai-khoan/lan-dau/{code}/",
            "/tai-khoan/password/reset/",
        ],
    )  # fmt: skip
    assert not told
    keeper.context.close()
    nobody.context.close()


def seen(page: Page, address: str, paths: list[str]) -> list[str]:
    """Each page is there; what is wrong with it."""
    told = []
    for path in paths:
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status == 200, path
        told += faults(page, re.sub(r"[0-9A-Z]{4}-.*", "", path))
    return told


def faults(page: Page, name: str) -> list[str]:
    """What axe says, and whether the page is wider than the screen."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    told = [f"{name} {v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append(f"{name} is wider than the screen")
    return told
