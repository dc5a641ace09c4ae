"""Weight and speed of the first page: python scripts/bench_pages.py

Starts a demo of its own, publishes sample papers, then opens pages in a fresh Chromium with an
empty cache: bytes over the wire, first paint, largest paint, and how much the layout moved.
"""

from playwright.sync_api import Browser
from trial import ROOT, chromium, hand_in, publish, sign_in, trial

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
    with trial() as address, chromium() as browser:
        page = browser.new_page()
        sign_in(page, address)
        hand_in(page, address, [ROOT / "samples" / f"{sample}.txt" for sample in SAMPLES])
        for number in range(1, len(SAMPLES) + 1):
            publish(page, f"{address}/van-ban/{number}/")
        cookies = page.context.cookies()
        print("page       kB over the wire   first paint   largest paint   layout shift")
        for name, where in PAGES.items():
            _open(browser, cookies, name, address + where)


def _open(browser: Browser, cookies: list, name: str, where: str) -> None:  # type: ignore[type-arg]
    """A context of its own each: nothing is cached."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies(cookies)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    sizes: list[float] = []
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(where, wait_until="networkidle")
    said = page.evaluate(_PAINT)
    kilobytes = sum(sizes) / 1000
    print(
        f"{name:<10} {kilobytes:>8.0f}          {said['first']:>8.0f} ms "
        f"{said['largest']:>12.0f} ms {said['moved']:>12.4f}"
    )
    context.close()


if __name__ == "__main__":
    main()
