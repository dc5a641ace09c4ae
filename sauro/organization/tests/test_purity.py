"""Resolving could be published alone: it knows the kernel and nothing of Django."""

import ast
from pathlib import Path

import pytest

import sauro.organization.resolution as package

PURE = [*Path(package.__path__[0]).glob("*.py"), *Path(package.__path__[0]).parent.glob("rules.py")]


@pytest.mark.parametrize("file", PURE, ids=lambda f: f.name)
def test_it_imports_the_kernel_and_itself_only(file):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            own = name.startswith(("sauro.kernel", "sauro.organization.resolution"))
            assert own or not name.startswith(("sauro", "django", "psycopg")), name
