"""Pictures of the pages for the README: python scripts/screenshots.py docs/pictures

From demos that are started for it, with samples of ours, a simulated year and simulated people.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Page
from trial import ROOT, chromium, hand_in, publish, sign_in, trial

SAMPLES = ("bo-y-xa", "dac-khu-ly-son", "nghe-an-cong-dien", "hung-yen-ke-hoach")
DESK, TELEPHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


def main(folder: Path) -> None:
    _of_papers(folder)
    _of_a_year(folder)


def _of_papers(folder: Path) -> None:
    """The first page, verifying, the register on a telephone."""
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


def _of_a_year(folder: Path) -> None:
    """What lies before a meeting, the notice that comes of it, and the view over all work."""
    with trial(year=True) as address, chromium() as browser:
        page = browser.new_page(viewport=DESK)
        sign_in(page, address)
        meeting = _held(page, address)
        for language in ("vi", "en"):
            page = _page(browser, address, language, DESK)
            for name, where in (
                ("pack", f"{meeting}tinh-hinh/"),
                ("notice", f"{meeting}thong-bao/"),
                ("overview", f"{address}/viec-duoc-giao/co-quan-van-ban/"),
            ):
                page.goto(where)
                page.screenshot(path=folder / f"{name}-{language}.png")


def _held(page: Page, address: str) -> str:
    """A meeting of today that carried two tasks over and concluded one more; its address."""
    page.goto(f"{address}/cuoc-hop/moi/")
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    _typed(page, {
        "Tên cuộc họp": "Họp Ban Chỉ đạo 389 tỉnh (mô phỏng)", "Ngày họp": f"{today:%d/%m/%Y}",
        "Địa điểm": "trụ sở UBND tỉnh", "Người chủ trì": "Vi Văn Mô Phỏng, Phó Trưởng ban",
    })  # fmt: skip
    page.locator("main form button.btn-primary").click()
    meeting = page.url
    page.get_by_role("button", name="Bắt đầu").click()
    page.goto(f"{meeting}chuyen-tiep/")
    for box in page.locator("main input[type=checkbox]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Chuyển tiếp việc đã đánh dấu").click()
    _typed(page, {
        "Việc phải làm": "kiểm tra các kho hàng đông lạnh trên địa bàn tỉnh",
        "Ai chủ trì": "Công an tỉnh Nghệ An", "Kết quả phải có": "biên bản kiểm tra",
        "Thời hạn": f"{today + timedelta(20):%d/%m/%Y}", "Lý do để chưa rõ": "Như kế hoạch quý.",
    })  # fmt: skip
    page.get_by_role("button", name="Ghi kết luận").click()
    page.goto(meeting)
    page.get_by_role("button", name="Kết thúc").click()
    page.goto(f"{meeting}thong-bao/")
    _typed(page, {
        "Số, ký hiệu": "140/TB-BCĐ389", "Ngày ban hành": f"{today:%d/%m/%Y}",
        "Quyền hạn, chức vụ của người ký": "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
        "Họ tên người ký": "Vi Văn Mô Phỏng",
    })  # fmt: skip
    page.get_by_role("button", name="Lưu thể thức").click()
    return meeting


def _typed(page: Page, words: dict[str, str]) -> None:
    for label, said in words.items():
        page.get_by_label(label).fill(said)


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
