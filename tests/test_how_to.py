"""The pages for newcomers say what the screen says."""

import re
from pathlib import Path

import pytest

from sauro.config.simulated import ACCOUNTS
from sauro.foundation.web.tests.strings import catalogue
from sauro.foundation.web.tests.test_translations import our_sources

ROOT = Path(__file__).parents[1]
HOW_TO = sorted((ROOT / "docs/how-to").glob("*.md"))
NUMBERS = {5: ("five", "năm"), 6: ("six", "sáu"), 7: ("seven", "bảy"), 8: ("eight", "tám")}
BUTTON = re.compile(r"\*\*([^*`]+)\*\*")
MARKED = re.compile("[À-ỹĐđ]")
MADE_OF_PARTS = {"Xuất Excel"}  # "Xuất {kind}"


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """All words of pages, as the catalogue of translations has them."""
    made = catalogue(our_sources(), tmp_path_factory.mktemp("words"))
    return re.sub(r'"\n"', "", made.read_text("utf-8"))


@pytest.mark.parametrize("path", HOW_TO, ids=lambda path: path.stem)
def test_a_button_that_a_page_names_is_on_the_screen(said, path):
    text = " ".join(path.read_text("utf-8").split())
    steps = [step for words in BUTTON.findall(text) for step in words.split("→")]
    named = {step.strip(" .:?") for step in steps if MARKED.search(step)}
    assert {words for words in named - MADE_OF_PARTS if words not in said} == set()


def test_the_readme_counts_the_accounts_of_the_demo():
    english, vietnamese = NUMBERS[len(ACCOUNTS)]
    assert f"{english} accounts" in (ROOT / "README.md").read_text("utf-8")
    assert f"{vietnamese} tài khoản" in (ROOT / "README.vi.md").read_text("utf-8")
