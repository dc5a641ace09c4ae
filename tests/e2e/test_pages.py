"""Pages of meetings, notices, proposals, views over the work, legal basis and task lists.

Each with something in it, in both languages, on a desk, at 200 % and on a telephone.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page

from sauro.directives.channels.rules import read_entries
from tests.e2e import province
from tests.e2e.leaks import TEXTS, untranslated
from tests.e2e.test_register import _emptied, opened
from tests.e2e.test_shell import AXE, DESKTOP, PHONE, WCAG, ZOOMED

Views = tuple[dict[str, str], list[tuple[str, str]]]


@pytest.fixture(scope="module")
def views(address, django_db_blocker, tmp_path_factory) -> Iterator[Views]:
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_ROOT=files, CHANNELS=read_entries("tgram")),
        ThreadPoolExecutor(1) as thread,
    ):
        yield thread.submit(province.made).result()
        thread.submit(_emptied).result()
        thread.submit(province.emptied).result()


def listened(page: Page) -> list[str]:
    """What the browser complains of, as it comes."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(f"script: {error}"))
    page.on("console", lambda m: said.append(f"console: {m.text}") if m.type == "error" else None)
    page.on("response", lambda a: said.append(f"{a.status} {a.url}") if a.status >= 400 else None)
    return said


def seen(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open, in each size."""
    page.evaluate(AXE.read_text("utf-8"))
    for name, size in (("desk", DESKTOP), ("200 %", ZOOMED), ("telephone", PHONE)):
        page.set_viewport_size(size)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            yield f"{name}: {wide} pixels hang over the edge"
        if size is ZOOMED:
            continue
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        yield from (f"{name}: {v['id']} {[n['html'][:120] for n in v['nodes']]}" for v in found)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_bar_is_one_line_and_the_foot_stands_at_the_bottom(
    browser: Browser, address: str, views: Views, language: str
):
    sessions, wanted = views
    who, path = wanted[0]
    page = opened(browser, address, {"session": sessions[who]}, language)
    page.set_viewport_size({"width": 1280, "height": 2400})
    page.goto(address + path)
    bar, foot = (page.locator(part).bounding_box() for part in (".bar", ".foot"))
    assert bar
    assert bar["height"] < 60
    assert foot
    assert abs(foot["y"] + foot["height"] - 2400) <= 1


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_can_be_read(browser: Browser, address: str, views: Views, language: str):
    sessions, wanted = views
    pages = {n: opened(browser, address, {"session": s}, language) for n, s in sessions.items()}
    said = {name: listened(page) for name, page in pages.items()}
    wrong: list[str] = []
    for who, path in wanted:
        page = pages[who]
        page.set_viewport_size(DESKTOP)
        page.goto(address + path)
        found = [*seen(page), *said[who]]
        said[who].clear()
        if language == "en":
            found += [f"Vietnamese: {text}" for text in untranslated(page.evaluate(TEXTS))]
        wrong += [f"{who} {path} {one}" for one in found]
    assert not wrong, "\n".join(wrong)
