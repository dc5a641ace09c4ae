"""One journey through the real thing: `sauro demo` in a folder of its own, in a browser.

The secretary of a province drops a notice, verifies it, publishes it, finds each directive and
clicks from it to its words; the secretary of another province sees nothing of it.
"""

import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import mkdtemp

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "bo-y-xa.txt"
PASSWORD = "Chay-thu-389-vietnam"


@pytest.fixture(scope="module")
def demo():
    """The address of a demo that runs as a person would start it."""
    folder = Path(mkdtemp(prefix="sauro-demo-"))
    folder.chmod(0o711)  # the database's own user must reach its folder
    process = _started(folder)
    yield process.address
    process.send_signal(signal.SIGTERM)  # a run in the background has Ctrl-C switched off
    process.wait(timeout=60)
    shutil.rmtree(folder, ignore_errors=True)


def _started(folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("sauro"), "demo", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "Ctrl-C" in line:
            process.address = f"http://127.0.0.1:{port}"
            return process
    raise AssertionError("the demo did not start: " + "".join(said[-20:]))


@pytest.fixture(scope="module")
def browser():
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "chromium is missing: scripts/system-packages.sh web installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


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


def test_from_a_file_to_the_register_and_back_to_its_words(demo, browser):
    page = signed_in(browser, demo, "thuky")
    page.goto(f"{demo}/van-ban/")
    page.set_input_files("input[type=file]", str(SAMPLE))
    page.click("text=Nhận văn bản")
    expect(page.locator("table .badge").first).to_have_text("Chờ kiểm tra", timeout=30_000)
    page.locator("table a").first.click()
    assert page.locator("[data-item]").count() >= len(expected())
    page.locator("[data-item]").first.hover()
    expect(page.locator("mark.sr-lit").first).to_be_visible()
    page.locator("[data-item]").first.get_by_role("button", name="Đúng").click()
    expect(page.locator("[data-item]").first).to_contain_text("Đã kiểm tra")
    page.click("text=Ban hành vào sổ")
    expect(page.locator("main")).to_contain_text("Đã ban hành vào sổ")
    page.goto(f"{demo}/so-theo-doi/")
    register = squeezed(page.inner_text("main"))
    for words in expected():
        assert words[:60] in register
    page.locator("table a").first.click()
    expect(page.locator("blockquote mark").first).to_be_visible()


def test_a_named_agency_sees_what_names_it_and_no_more(demo, browser):
    page = signed_in(browser, demo, "thuky")
    page.goto(f"{demo}/van-ban/")
    page.set_input_files("input[type=file]", str(ROOT / "samples" / "nghe-an-cong-dien.txt"))
    page.click("text=Nhận văn bản")
    expect(page.locator("table .badge").first).to_have_text("Chờ kiểm tra", timeout=30_000)
    page.locator("table a").first.click()
    expect(page.locator("[data-item]", has_text="→ Công an tỉnh Nghệ An").first).to_be_visible()
    page.click("text=Ban hành vào sổ")
    police = signed_in(browser, demo, "congan")
    police.goto(f"{demo}/so-theo-doi/")
    rows = police.locator("table tbody tr")
    assert 0 < rows.count() < page.locator("[data-item]").count()
    police.goto(f"{demo}/van-ban/")
    assert police.locator("table").count() == 0


def test_another_province_sees_nothing_of_it(demo, browser):
    page = signed_in(browser, demo, "tinhkhac")
    for path in ("/van-ban/", "/so-theo-doi/"):
        page.goto(demo + path)
        assert page.locator("table").count() == 0
    assert page.goto(f"{demo}/van-ban/1/").status == 404
    assert page.goto(f"{demo}/so-theo-doi/1/").status == 404


def test_the_same_in_english(demo, browser):
    page = signed_in(browser, demo, "thuky")
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": demo}])
    page.goto(f"{demo}/so-theo-doi/")
    assert re.search("Register", page.inner_text("main"))


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
