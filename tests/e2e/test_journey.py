"""One journey through the real thing: `sauro demo` in a folder of its own, in a browser.

The secretary of a province drops a notice, verifies it, publishes it, finds each directive and
clicks from it to its words; the secretary of another province sees nothing of it.
"""

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.e2e.demo import new_folder

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "bo-y-xa.txt"
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "Chay-thu-389-vietnam"


@pytest.fixture(scope="module")
def folder():
    """Where the demo keeps what it has: it has never run before."""
    made = new_folder()
    yield made
    shutil.rmtree(made, ignore_errors=True)


def signed_in(browser, address, name, **options):
    """A page of its own, as somebody."""
    page = browser.new_context(**options).new_page()
    page.goto(f"{address}/tai-khoan/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    return page


def expected():
    gold = json.loads((ROOT / "samples" / "gold" / "bo-y-xa.json").read_text("utf-8"))
    return [squeezed(d["text"]) for d in gold["directives"] if not d.get("borderline")]


def squeezed(text):
    return " ".join(text.split())


class Keys:
    """Verifies a document as an officer does who leaves the mouse alone, and counts his keys."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, key):
        """One key, and what it sets off."""
        self.page.keyboard.press(key)
        self.pressed += 1
        busy = self.page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
        expect(busy).to_have_count(0)

    def verify(self):
        while self.page.locator("#state [data-key=x]").count():
            self.press("x")
        self.press("u")
        while (item := self.page.locator("[data-item]:focus")).count():
            lead = item.locator("dd").first
            if lead.locator("[data-choice]").count():
                self.press("1")
            elif lead.locator("[data-key='0']").count():
                self.press("0")
            else:
                self.press("a")
        self.press("Enter")  # the work goes on at the button that publishes: it says what it does
        expect(self.page.locator("#truoc-ban-hanh [data-first]")).to_be_focused()
        if self.page.locator("[type=checkbox]:focus").count():  # some name nobody to lead
            self.press("Space")
        self.press("Enter")


def dropped(page, address, sample):
    """The page of a sample that was dropped and read."""
    page.goto(f"{address}/van-ban/")
    page.set_input_files("input[type=file]", str(sample))
    page.click("text=Nhận văn bản")
    row = page.locator("tr", has_text=sample.name)
    expect(row.locator(".state")).to_contain_text("Chờ kiểm tra", timeout=30_000)
    row.locator("a").first.click()
    page.wait_for_url(re.compile(r"/van-ban/\d+/"))  # loaded: keys work once its scripts have run


def test_from_a_file_to_the_register_and_back_to_its_words(demo, browser):
    page = signed_in(browser, demo, "thuky")
    dropped(page, demo, SAMPLE)
    assert page.locator("[data-item]").count() >= len(expected())
    page.locator("[data-item]").first.hover()
    expect(page.locator("mark.sr-lit").first).to_be_visible()
    page.click("text=Ban hành vào sổ")
    panel = page.locator("#truoc-ban-hanh")
    expect(panel).to_contain_text("Chưa ban hành được")
    panel.locator("a[data-to^=viec-]").first.press("Enter")  # to the first that nobody has checked
    expect(page.locator("[data-item]").first).to_be_focused()
    keys = Keys(page)
    keys.verify()
    expect(page.locator("main")).to_contain_text("Đã ban hành vào sổ")
    # A directive that is right costs one key; what is unclear in it one more. Publishing shows what
    # it will do, and is confirmed.
    assert keys.pressed <= 2 * page.locator("[data-item]").count() + 3
    page.goto(f"{demo}/so-theo-doi/")
    register = squeezed(page.inner_text("main"))
    for words in expected():
        assert words[:60] in register
    page.locator("tbody a").first.click()
    expect(page.locator("blockquote mark").first).to_be_visible()


def test_a_named_agency_sees_what_names_it_and_no_more(demo, browser):
    page = signed_in(browser, demo, "thuky")
    dropped(page, demo, ROOT / "samples" / "nghe-an-cong-dien.txt")
    expect(page.locator("[data-item]", has_text="→ Công an tỉnh Nghệ An").first).to_be_visible()
    Keys(page).verify()
    expect(page.locator("main")).to_contain_text("Đã ban hành vào sổ")
    police = signed_in(browser, demo, "congan")
    police.goto(f"{demo}/so-theo-doi/")
    rows = police.locator("table tbody tr")
    assert 0 < rows.count() < page.locator("[data-item]").count()
    police.goto(f"{demo}/van-ban/")
    assert police.locator("main table").count() == 0


def test_a_directive_is_mended_split_and_dropped_by_keyboard(demo, browser):
    page = signed_in(browser, demo, "canbo")
    dropped(page, demo, ROOT / "samples" / "hung-yen-ke-hoach.txt")
    count = page.locator("[data-item]").count()
    keys = Keys(page)
    keys.press("u")
    keys.press("e")
    page.keyboard.type("Trước hết: ")
    page.keyboard.press("Escape")
    expect(page.locator("[data-editing]")).to_have_count(0)
    keys.press("e")
    expect(page.locator(".restored")).to_be_visible()  # what was typed is not lost
    expect(page.locator("[data-editing] textarea").first).to_be_focused()
    page.keyboard.press("Control+Enter")
    first = page.locator("[data-item]").first
    expect(first).to_contain_text("Trước hết:")
    first.focus()
    keys.press("m")
    if (asked := page.locator("[data-editing] input[value=both]")).count():  # the two differ
        for both in asked.all():
            both.check()
        asked.last.press("Enter")
    expect(page.locator("[data-item]")).to_have_count(count - 1)
    page.locator("[data-item]:focus [data-key=e]").click()
    written = page.locator("[data-editing] textarea").first
    expect(written).to_be_focused()  # the form takes the focus when it has come, not later
    page.locator(".sr-split select").focus()
    page.get_by_role("button", name="Tách", exact=True).press("Enter")
    expect(page.locator("[data-item]")).to_have_count(count)
    page.locator("[data-item]:focus [data-key=e]").press("Enter")
    expect(written).to_be_focused()
    page.locator("input[name=reason]").fill("Trùng với mục khác")
    page.locator("input[name=reason]").press("Enter")
    expect(page.locator(".sr-dropped")).to_have_count(1)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["desktop", "phone"])
def test_axe_finds_nothing_where_documents_are_verified(demo, browser, language, size):
    viewport = {"width": size[0], "height": size[1]}
    page = signed_in(browser, demo, "thuky", viewport=viewport)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": demo}])
    page.goto(f"{demo}/van-ban/")
    document = page.locator("tr", has_text="hung-yen").locator("a").first.get_attribute("href")
    item = re.search(r"viec-(\d+)", page.request.get(demo + document).text())[1]
    for path in ("/van-ban/", document, f"/viec/{item}/sua/", other_name(page, demo + document)):
        page.goto(demo + path)
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == [], path


def other_name(page, where):
    """The address of choosing whom the first unclear name means."""
    page.goto(where)
    return page.locator("[data-key=f]").first.get_attribute("href")


def violations(page):
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    return [f"{v['id']}: {v['help']} {[n['html'][:160] for n in v['nodes']]}" for v in found]


def test_two_demos_keep_out_of_each_others_way(demo, folder, tmp_path):
    """One port and one folder belong to one demo: a second would share or stop its database."""
    port = demo.rpartition(":")[2]
    sauro = Path(sys.executable).with_name("sauro")
    asked = [sauro, "demo", "--empty", "--port", port]
    taken = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (taken.returncode, taken.stderr.count("\n")) == (1, 1)
    assert f"cổng {port}" in taken.stderr
    again = subprocess.run(
        [sauro, "demo", "--empty"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert again.returncode == 1
    assert "đang chạy ở cửa sổ khác" in again.stderr


def test_another_province_sees_nothing_of_it(demo, browser):
    page = signed_in(browser, demo, "tinhkhac")
    for path in ("/van-ban/", "/so-theo-doi/"):
        page.goto(demo + path)
        assert page.locator("main table").count() == 0
    assert page.goto(f"{demo}/van-ban/1/").status == 404
    assert page.goto(f"{demo}/so-theo-doi/1/").status == 404


def test_the_same_in_english(demo, browser):
    page = signed_in(browser, demo, "thuky")
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": demo}])
    page.goto(f"{demo}/so-theo-doi/")
    assert re.search("Register", page.inner_text("main"))


def test_a_token_from_the_browser_opens_the_machine_interface(demo, browser):
    page = signed_in(browser, demo, "thuky", java_script_enabled=False)
    page.goto(f"{demo}/khoa-truy-cap/moi/")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.fill("input[name=name]", "phần mềm văn bản (mô phỏng)")
    page.press("input[name=name]", "Enter")
    secret = page.input_value("#secret")
    headers = {"Authorization": f"Bearer {secret}"}
    asked = Request(f"{demo}/api/v1/documents", headers=headers)
    with urlopen(asked) as answer:
        assert answer.headers["Content-Type"].startswith("application/json")
    page.goto(f"{demo}/khoa-truy-cap/")
    page.click("table >> text=Thu hồi")
    page.click("button:has-text('Thu hồi')")
    expect(page.locator("table")).to_contain_text("Đã thu hồi")
    with pytest.raises(HTTPError, match="401"):
        urlopen(asked)


def test_without_javascript_a_file_is_sent_and_read(demo, browser):
    page = signed_in(browser, demo, "canbo", java_script_enabled=False)
    page.goto(f"{demo}/van-ban/")
    page.set_input_files("input[type=file]", str(ROOT / "samples" / "dak-lak-hoa-toc.txt"))
    page.click("text=Nhận văn bản")
    for _attempt in range(60):
        page.goto(f"{demo}/van-ban/")
        if "Chờ đọc" not in page.inner_text("table"):
            break
        time.sleep(0.5)
    assert "Chờ kiểm tra" in page.inner_text("table")
