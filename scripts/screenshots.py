"""Pictures of the pages for the README: python scripts/screenshots.py docs/pictures

From a demo that is started for it, with samples of ours and simulated people.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page
from trial import ROOT, chromium, hand_in, publish, sign_in, trial

SAMPLES = ("bo-y-xa", "dac-khu-ly-son", "nghe-an-cong-dien", "hung-yen-ke-hoach")
DESK, TELEPHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def main(folder: Path) -> None:
    with trial() as address, chromium() as browser:
        _fill(browser, address)
        for language in ("vi", "en"):
            page = _page(browser, address, language, DESK)
            page.goto(f"{address}/")
            page.screenshot(path=folder / f"home-{language}.png")
            page.goto(f"{address}/van-ban/2/")
            page.locator("[data-item]").first.hover()
            page.screenshot(path=folder / f"verify-{language}.png")
            page = _page(browser, address, language, TELEPHONE)
            page.goto(f"{address}/so-theo-doi/")
            page.screenshot(path=folder / f"register-{language}.png")


def _fill(browser: Browser, address: str) -> None:
    """Some documents read, the first one published."""
    page = browser.new_page(viewport=DESK)
    sign_in(page, address)
    hand_in(page, address, [ROOT / "samples" / f"{sample}.txt" for sample in SAMPLES])
    publish(page, f"{address}/van-ban/1/")


def _page(browser: Browser, address: str, language: str, size: dict) -> Page:  # type: ignore[type-arg]
    context = browser.new_context(viewport=size)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    sign_in(page, address)
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1]))
