"""One journey: a secretary renews the committee of a province by dropping its decision.

And all pages of bodies before axe, in both languages, on a desktop and on a telephone.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.test_journey import signed_in

ROOT = Path(__file__).parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DECISIONS = ROOT / "samples" / "decisions"
HOME = "/co-quan/v.40/"


@pytest.fixture(scope="module")
def secretary(demo, browser: Browser) -> Page:
    return signed_in(browser, demo, "thuky")


def drop(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}{HOME}kien-toan/")
    page.set_input_files("input[type=file]", str(DECISIONS / name))
    page.get_by_role("button", name="Đọc quyết định").click()
    expect(page.locator("#lines-title")).to_be_visible(timeout=30_000)


def test_a_committee_is_renewed_by_its_decision(demo, secretary):
    page = secretary
    drop(page, demo, "tinh-danh-sach.txt")
    assert page.locator("[data-item]").count() == 10  # nine members and an empty line
    page.locator("[data-item]").nth(1).hover()
    expect(page.locator("mark.sr-lit")).to_contain_text("Bà Vi Thị Minh Họa")
    page.locator("#viec-9 summary").click()
    page.fill("#id_dong-8-dropped", "không còn là thành viên")
    page.click("button[name=xem]")
    expect(page.locator("main")).to_contain_text("Dòng đã bỏ")
    assert page.locator("table .state-good").count() == 8
    page.get_by_role("button", name="Ghi thành phần mới").click()
    rows = page.locator("table tbody tr")
    expect(rows).to_have_count(8)
    expect(rows.first).to_contain_text("Trưởng ban")
    expect(rows.first).to_contain_text("Lương Văn Thí Dụ")
    page.goto(f"{demo}{HOME}?ngay=13/09/2026")
    expect(page.locator("table")).to_have_count(0)
    page.goto(f"{demo}{HOME}lich-su/")
    expect(page.locator("main")).to_contain_text("Lò Thị Mô Phỏng")


def test_the_search_has_its_key_and_needs_no_accents(demo, secretary):
    secretary.goto(f"{demo}/co-quan/")
    secretary.keyboard.press("/")
    secretary.keyboard.type("so cong thuong nghe an")
    secretary.keyboard.press("Enter")
    rows = secretary.locator("#bodies tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Sở Công Thương tỉnh Nghệ An")


def test_another_province_is_refused(demo, browser):
    page = signed_in(browser, demo, "tinhkhac")
    assert page.goto(f"{demo}{HOME}").status == 200
    assert page.get_by_role("link", name="Kiện toàn", exact=True).count() == 0
    assert page.goto(f"{demo}{HOME}kien-toan/").status == 403
    assert page.goto(f"{demo}/kien-toan/1/").status == 404


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(demo, browser, secretary, language, width):
    drop(secretary, demo, "tinh-chuc-danh.txt")
    sheet = secretary.url.removeprefix(demo)
    secretary.goto(f"{demo}{HOME}cac-lan-kien-toan/")
    done = secretary.locator("tr", has_text="2417").locator("a[data-row]").get_attribute("href")
    page = signed_in(browser, demo, "thuky", viewport={"width": width, "height": 800})
    page.context.add_cookies([{"name": "django_language", "value": language, "url": demo}])
    paths = [
        "/co-quan/", "/co-quan/?words=khong+co", HOME, f"{HOME}ben-duoi/", f"{HOME}nguoi/",
        f"{HOME}lich-su/", f"{HOME}cac-lan-kien-toan/", f"{HOME}kien-toan/", sheet, done,
        f"{HOME}sua/them-thanh-vien/", f"{HOME}sua/cap-vi-tri/", f"{HOME}sua/lap-moi/",
        "/co-quan/v.40.sct/", "/co-quan/v.40.sct/sua/ket-thuc/", "/co-quan/v.40.17212/",
    ]  # fmt: skip
    told = []
    for path in paths:
        assert page.goto(demo + path).status == 200, path
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        told += [f"{path} {v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            told.append(f"{path} is wider than the screen")
    assert not told
    page.context.close()
