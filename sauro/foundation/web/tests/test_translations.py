"""No page is half in one language and half in the other."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import allauth
import pytest

from sauro.foundation.web.tests.strings import catalogue, untranslated
from sauro.kernel.text import old_tone_place

PACKAGE = Path(__file__).resolve().parents[3]
ALLAUTH = Path(allauth.__file__).parent
LOCALE = PACKAGE / "locale"
HOW = "Run: make messages; then translate"

# What of allauth our officers meet: Vietnamese is ours to give, it ships none.
PAGES = (
    "account/base_reauthenticate.html",
    "account/account_inactive.html",
    "account/password_change.html",
    "account/password_reset*.html",
    "account/reauthenticate.html",
    "account/snippets/already_logged_in.html",
    "account/messages/logged_*.txt",
    "account/messages/password_changed.txt",
    "mfa/*.html",
    "mfa/totp/*.html",
    "mfa/recovery_codes/*.html",
    "mfa/webauthn/*.html",
    "mfa/webauthn/snippets/*.html",
    "mfa/messages/*.txt",
    "usersessions/messages/*.txt",
    "socialaccount/snippets/login.html",
)
CODE = ("account/forms.py", "account/adapter.py", "account/fields.py", "mfa/**/*.py")


def our_sources() -> list[Path]:
    """Python files and templates of the platform; the command line speaks for itself."""
    code = [
        path
        for path in PACKAGE.rglob("*.py")
        if "tests" not in path.parts and "cli" not in path.relative_to(PACKAGE).parts[:1]
    ]
    templates = [p for kind in ("html", "txt") for p in PACKAGE.rglob(f"templates/**/*.{kind}")]
    return sorted([*code, *templates])


def their_sources() -> list[Path]:
    ours = {str(p.relative_to(d)) for d in PACKAGE.rglob("templates") for p in d.rglob("*.html")}
    root = ALLAUTH / "templates"
    pages = [p for glob in PAGES for p in root.glob(glob) if str(p.relative_to(root)) not in ours]
    code = [p for glob in CODE for p in ALLAUTH.glob(glob) if "tests" not in p.parts]
    return sorted({*pages, *code})


def test_no_string_hides_in_another():
    """Whoever collects strings does not look into f"…{_('…')}": it would stay Vietnamese."""
    code = [path for path in our_sources() if path.suffix == ".py"]
    hidden = [
        f"{path.relative_to(PACKAGE)}:{call.lineno}"
        for path in code
        for outer in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "gettext", "ngettext", "pgettext")
    ]  # fmt: skip
    assert hidden == []


def test_each_vietnamese_string_has_its_english(tmp_path):
    missing = untranslated(LOCALE / "en/LC_MESSAGES/django.po", catalogue(our_sources(), tmp_path))
    assert not missing, f"{HOW}\n" + "\n".join(missing)


def test_each_string_of_the_sign_in_pages_has_its_vietnamese(tmp_path):
    missing = untranslated(
        LOCALE / "vi/LC_MESSAGES/django.po", catalogue(their_sources(), tmp_path)
    )
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_placeholders_are_those_of_the_source(language, tmp_path):
    po = LOCALE / language / "LC_MESSAGES/django.po"
    done = subprocess.run(
        ["msgfmt", "--check", "-o", str(tmp_path / "django.mo"), str(po)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_tone_stands_in_one_place_as_in_the_glossary():
    """khóa, hòa, thủy: pages are in one spelling, which people search with."""
    for path in (LOCALE / "vi/LC_MESSAGES/django.po", LOCALE / "en/LC_MESSAGES/django.po"):
        words = path.read_text("utf-8")
        assert words == old_tone_place(words), path
