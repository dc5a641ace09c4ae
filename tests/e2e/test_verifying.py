"""Verifying by keyboard: one name a key, another body without leaving the card, Esc out of a form.

One demo for all; each test hands in a paper of its own.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_journey import ROOT, dropped, signed_in, violations

SAMPLE = ROOT / "samples" / "bo-y-xa.txt"


@pytest.fixture
def paper(tmp_path):
    """The words of a commune's paper, none like another; with a head or one that tells nothing."""

    def made(name, head=None):
        words = SAMPLE.read_text("utf-8")
        if head is not None:
            words = head + words[words.index("THÔNG BÁO") :]
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{words}\n{name}\n", "utf-8")
        return path

    return made


def pressed(page, key):
    """One key, and what it sets off."""
    page.keyboard.press(key)
    busy = page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")
    expect(busy).to_have_count(0)


def names(card):
    return card.locator(".sr-name")


def test_a_held_key_leaves_one_name_open_and_says_which(demo, browser, paper):
    page = signed_in(browser, demo, "thuky")
    dropped(page, demo, paper("giu-phim"))
    card = page.locator("[data-item]", has_text="Ban CHQS xã")
    card.focus()
    for _held in range(6):  # longer than an answer takes
        page.keyboard.down("0")
        page.wait_for_timeout(200)
    page.keyboard.up("0")
    expect(page.locator("#said")).to_have_text("Đã để ngỏ “Ban CHQS xã”, giao sau.")
    expect(names(card).nth(0)).to_have_attribute("data-state", "open")
    expect(names(card).nth(1)).not_to_have_attribute("data-state", "open")
    expect(card).to_be_focused()
    other = page.locator("[data-item]", has_text="Trạm Y tế, Phòng Văn hóa")
    names(other).nth(1).locator("[data-key='0']").focus()  # the name that has the focus
    pressed(page, "0")
    expect(names(other).nth(1)).to_have_attribute("data-state", "open")
    expect(names(other).nth(0)).not_to_have_attribute("data-state", "open")


def test_another_body_is_found_in_the_card_by_keys(demo, browser, paper):
    page = signed_in(browser, demo, "thuky")
    dropped(page, demo, paper("tim-co-quan"))
    where = page.url
    card = page.locator("[data-item]", has_text="Xác minh chủ của ba kho")
    card.focus()
    pressed(page, "f")
    field = page.locator("[data-find] input[type=search]")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    expect(card.locator("[data-key=f]")).to_be_focused()
    page.keyboard.press("f")  # whoever types on at once loses no letter and presses no key
    page.keyboard.type("cong an tinh nghe an")
    expect(field).to_have_value("cong an tinh nghe an")
    page.keyboard.press("Enter")  # before anything was found it chooses nobody
    expect(page.locator("[data-for='cong an tinh nghe an'] [data-found]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-found]").first).to_be_focused()
    page.keyboard.press("1")
    expect(card.locator(".sr-meant").first).to_contain_text("→ Công an tỉnh Nghệ An")
    expect(page.locator("#said")).to_contain_text("“Công an xã” là Công an tỉnh Nghệ An.")
    expect(card).to_be_focused()
    assert page.url.partition("?")[0] == where.partition("?")[0]


def test_esc_closes_a_form_after_its_page_was_loaded_again(demo, browser, paper):
    page = signed_in(browser, demo, "thuky")
    dropped(page, demo, paper("mo-lai-trang"))
    page.goto(demo + page.locator("[data-key=e]").first.get_attribute("href"))
    page.reload()
    expect(page.locator("[data-editing] textarea").first).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Escape")
    expect(page.locator("[data-editing]")).to_have_count(0)
    expect(page.locator("[data-item]:focus")).to_have_count(1)
    assert "/van-ban/" in page.url


def test_a_click_in_the_words_splits_where_it_was_however_many_blank_lines_stand_above(
    demo,
    browser,
    paper,
):
    page = signed_in(browser, demo, "thuky")
    path = paper("nhieu-dong-trong")
    path.write_text("\n\n" + re.sub("\n", "\n\n\n", path.read_text("utf-8")), "utf-8")
    dropped(page, demo, path)
    card = page.locator("[data-item]", has_text="Xác minh chủ của ba kho")
    card.locator("[data-key=e]").click()
    # Once the form has the focus (it takes the place in the words with it) the words are clicked.
    expect(page.locator("[data-editing] :is(textarea, input):focus")).to_have_count(1)
    page.evaluate(
        """() => { const mark = [...document.querySelectorAll("mark[data-items]")]
             .find((one) => one.textContent.startsWith("Xác minh"));
           const at = mark.textContent.indexOf("nói rõ");
           document.getSelection().collapse(mark.firstChild, at); }"""
    )
    page.locator("[data-split] button").click()
    expect(page.locator(".sr-task", has_text=re.compile("^nói rõ là thuê"))).to_have_count(1)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1366, 390])
def test_a_paper_is_placed_and_verified_by_few_keys(demo, browser, paper, language, width):
    page = signed_in(browser, demo, "thuky", viewport={"width": width, "height": 800})
    dropped(page, demo, paper(f"le-dau-{language}-{width}", head="UỶ BAN LIÊN NGÀNH\n\n"))
    page.context.add_cookies([{"name": "django_language", "value": language, "url": demo}])
    page.reload()
    assert violations(page) == []
    keys = 2
    pressed(page, "u")
    expect(page.locator("#noi-ban-hanh")).to_be_focused()
    pressed(page, "1")
    expect(page.locator("#said")).to_contain_text("Ban Chỉ đạo 389 tỉnh Nghệ An")
    while (item := page.locator("[data-item]:focus")).count():
        lead = item.locator("dd").first
        wanted = [key for key in "10" if lead.locator(f"[data-key='{key}']").count()]
        pressed(page, wanted[0] if wanted else "a")
        keys += 1
    pressed(page, "f")  # nothing is left to choose: nothing opens
    expect(page.locator("[data-find]")).to_have_count(0)
    assert keys <= 2 * page.locator("[data-item]").count() + 2
    page.locator("[data-finds]").first.click()
    expect(page.locator("[data-find]")).to_have_count(1)
    assert violations(page) == []
