"""Weight and speed of the first page: python scripts/bench_pages.py

Starts a demo of its own, publishes sample papers, then opens pages in a fresh Chromium with an
empty cache: bytes over the wire, first paint, largest paint, and how much the layout moved.
"""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8396
ADDRESS = f"http://127.0.0.1:{PORT}"
SAMPLES = ("bo-y-xa", "nghe-an-cong-dien", "hung-yen-ke-hoach", "dac-khu-ly-son")
PAGES = {"home": "/", "register": "/so-theo-doi/", "directive": "/so-theo-doi/1/"}
_PAINT = """() => new Promise(done => {
  let moved = 0, largest = 0;
  new PerformanceObserver(l => l.getEntries().forEach(e => { moved += e.value; }))
    .observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(l => l.getEntries().forEach(e => { largest = e.startTime; }))
    .observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done({moved, largest,
    first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime}), 500);
})"""


def main() -> None:
    home = Path(mkdtemp(prefix="sauro-pages-"))
    home.chmod(0o711)
    command = [Path(sys.executable).with_name("sauro"), "demo", "--port", str(PORT)]
    demo = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
    assert demo.stdout
    try:
        if any("Ctrl-C" in line for line in iter(demo.stdout.readline, "")):
            _measure()
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=60)
        shutil.rmtree(home, ignore_errors=True)


def _measure() -> None:
    path = shutil.which("chromium") or sys.exit("chromium: scripts/system-packages.sh web")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        _sign_in(page)
        _publish(page)
        cookies = page.context.cookies()
        print("page       kB over the wire   first paint   largest paint   layout shift")
        for name, where in PAGES.items():
            _open(browser, cookies, name, where)


def _open(browser: Browser, cookies: list, name: str, where: str) -> None:  # type: ignore[type-arg]
    """A context of its own each: nothing is cached."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies(cookies)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(ADDRESS + where, wait_until="networkidle")
    said = page.evaluate(_PAINT)
    kilobytes = sum(sizes) / 1000
    print(
        f"{name:<10} {kilobytes:>8.0f}          {said['first']:>8.0f} ms "
        f"{said['largest']:>12.0f} ms {said['moved']:>12.4f}"
    )
    context.close()


def _sign_in(page: Page) -> None:
    page.goto(f"{ADDRESS}/tai-khoan/login/")
    page.fill("input[name=login]", "thuky")
    page.fill("input[name=password]", "Chay-thu-389-vietnam")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{ADDRESS}/")


def _publish(page: Page) -> None:
    page.goto(f"{ADDRESS}/van-ban/")
    page.set_input_files("input[type=file]", [ROOT / "samples" / f"{s}.txt" for s in SAMPLES])
    page.click("form[data-drop] button")
    page.wait_for_selector("#documents:not([hx-get]) table", timeout=120_000)
    for number in range(1, len(SAMPLES) + 1):
        page.goto(f"{ADDRESS}/van-ban/{number}/")
        page.click("form[action$='ban-hanh/'] button")


if __name__ == "__main__":
    main()
