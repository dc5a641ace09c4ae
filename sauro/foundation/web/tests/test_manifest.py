"""What the manifest names is what the pages ask for."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
FRONTEND = ROOT / "frontend"
WEB = ROOT / "sauro/foundation/web"


def named() -> dict[str, str]:
    lines = (FRONTEND / "manifest.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {name: source for source, name in rows}


def test_each_line_names_one_source_and_one_place():
    assert len(set(named().values())) == len(named())
    assert all(not n.startswith(("/", ".")) and ".." not in n for n in named())


def test_sources_are_of_locked_packages():
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]
    for source in named().values():
        parts = source.split("/")
        package = "/".join(parts[:2]) if source.startswith("@") else parts[0]
        assert "integrity" in lock[f"node_modules/{package}"]


def test_the_lock_names_no_server():
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))["packages"]
    assert not any("resolved" in package for package in lock.values())


def test_templates_ask_only_for_files_that_are_there():
    asked = {
        name
        for page in WEB.rglob("templates/**/*.html")
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", page.read_text("utf-8"))
    }
    assert "web/sauro.css" in asked
    for name in asked:
        assert name in named() or (WEB / "static" / name).is_file(), name


def test_faces_of_the_font_are_named_with_their_sheet():
    have = set(named())
    for weight in (400, 500, 600):
        assert f"be-vietnam-pro/{weight}.css" in have
        for subset in ("vietnamese", "latin", "latin-ext"):
            assert f"be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2" in have
