"""A demo of its own folder, and a browser that signs in, hands in papers and publishes them."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PASSWORD = "Chay-thu-389-vietnam"  # of all simulated people, printed by the demo itself


@contextmanager
def trial(*, year: bool = False) -> Iterator[str]:
    """The address of a demo that ends, with all it keeps, when the block does; without the year of
    work unless it is asked for, so that a trial finds only what it hands in.
    """
    home = Path(mkdtemp(prefix="sauro-trial-"))
    home.chmod(0o711)  # the database's own user must reach its folder
    command = [Path(sys.executable).with_name("sauro"), "demo", *([] if year else ["--empty"])]
    demo = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
    try:
        yield _address(demo)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=60)
        shutil.rmtree(home, ignore_errors=True)


def _address(demo: subprocess.Popen[str]) -> str:
    """Raises: SystemExit where the demo ends before it says that it runs."""
    assert demo.stdout
    address = ""
    for line in demo.stdout:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            address = found[0]
        if "Ctrl-C" in line:
            return address
    raise SystemExit("the demo did not start; `sauro demo` says why")


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not path:
        raise SystemExit("chromium is missing: scripts/system-packages.sh web")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def sign_in(page: Page, address: str, name: str = "thuky") -> None:
    page.goto(f"{address}/tai-khoan/login/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")


def hand_in(page: Page, address: str, papers: Iterable[Path]) -> None:
    """Drop papers and wait until all are read."""
    page.goto(f"{address}/van-ban/")
    page.set_input_files("input[type=file]", list(papers))
    page.click("form[data-drop] button")
    page.wait_for_selector("#documents:not([hx-get]) table", timeout=120_000)


def publish(page: Page, where: str) -> None:
    """Verify a document as an officer does who leaves the mouse alone, and publish it."""
    page.goto(where)
    while page.locator("#state [data-key=x]").count():
        _press(page, "x")
    _press(page, "u")
    while (item := page.locator("[data-item]:focus")).count():
        lead = item.locator("dd").first
        if lead.locator("[data-choice]").count():
            _press(page, "1")
        else:
            _press(page, "0" if lead.locator("[data-key='0']").count() else "a")
    _press(page, "Enter")  # the work goes on at the button that publishes: it says what it does
    expect(page.locator("#truoc-ban-hanh [data-first]")).to_be_focused()
    if page.locator("[type=checkbox]:focus").count():  # some name nobody to lead
        _press(page, "Space")
    _press(page, "Enter")
    expect(page.locator("#ban-hanh")).to_have_count(0)


def _press(page: Page, key: str) -> None:
    """One key, and what it sets off."""
    page.keyboard.press(key)
    busy = page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
    expect(busy).to_have_count(0)
