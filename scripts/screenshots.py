"""Pictures of the pages for the README: python scripts/screenshots.py docs/pictures

From a demo that is started for it, with samples of ours and simulated people.
"""

import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
PORT = 8398
ADDRESS = f"http://127.0.0.1:{PORT}"
SAMPLES = ("bo-y-xa", "dac-khu-ly-son", "nghe-an-cong-dien", "hung-yen-ke-hoach")
DESK, TELEPHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def main(folder: Path) -> None:
    home = Path(mkdtemp(prefix="sauro-pictures-"))
    home.chmod(0o711)
    command = [Path(sys.executable).with_name("sauro"), "demo", "--port", str(PORT)]
    demo = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True)
    assert demo.stdout
    try:
        for line in demo.stdout:
            if "Ctrl-C" in line:
                _take(folder)
                break
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=60)
        shutil.rmtree(home, ignore_errors=True)


def _take(folder: Path) -> None:
    browser_path = shutil.which("chromium") or sys.exit("chromium: scripts/system-packages.sh web")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for language in ("vi", "en"):
            for name, size in (("desktop", DESK), ("telephone", TELEPHONE)):
                context = browser.new_context(viewport=size)
                context.add_cookies(
                    [{"name": "django_language", "value": language, "url": ADDRESS}]
                )
                page = context.new_page()
                _sign_in(page)
                if (language, name) == ("vi", "desktop"):
                    _fill(page)
                if name == "desktop":
                    page.goto(f"{ADDRESS}/van-ban/2/")
                    page.locator("[data-item]").first.hover()
                    page.screenshot(path=folder / f"verify-{language}.png")
                else:
                    page.goto(f"{ADDRESS}/so-theo-doi/")
                    page.screenshot(path=folder / f"register-{language}.png")
                context.close()


def _sign_in(page: Page) -> None:
    page.goto(f"{ADDRESS}/tai-khoan/login/")
    page.fill("input[name=login]", "thuky")
    page.fill("input[name=password]", "Chay-thu-389-vietnam")
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{ADDRESS}/")


def _fill(page: Page) -> None:
    """Some documents read, the first one published."""
    page.goto(f"{ADDRESS}/van-ban/")
    page.set_input_files("input[type=file]", [ROOT / "samples" / f"{s}.txt" for s in SAMPLES])
    page.click("form[data-drop] button")
    page.wait_for_selector("#documents:not([hx-get]) table", timeout=60_000)
    page.goto(f"{ADDRESS}/van-ban/1/")
    page.click("form[action$='ban-hanh/'] button")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
