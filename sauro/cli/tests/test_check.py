"""`sauro check` as a linter."""

import ast
import re
from pathlib import Path

import pytest

from sauro.cli.codes import CODES
from sauro.cli.tests.make import NOTICE, sauro
from sauro.documents.reading import checks

CHECKS = Path(checks.__file__).parent
LINE = re.compile(r"(?P<file>.+):(?P<line>\d+):(?P<column>\d+): (?P<code>[a-z-]+): .+")


def parts(line):
    found = LINE.fullmatch(line)
    assert found, line
    return found.groupdict()


def codes(done):
    return [parts(line)["code"] for line in done.stdout.splitlines()]


def test_doubts_and_contradictions_with_their_places():
    done = sauro("check", NOTICE)
    assert codes(done) == ["parts-and-total", "no-lead"]
    assert done.returncode == 1
    first = parts(done.stdout.splitlines()[0])
    words = NOTICE.read_text(encoding="utf-8").splitlines()[int(first["line"]) - 1]
    assert words[int(first["column"]) - 1 :].startswith("20 kho")


def test_in_english():
    done = sauro("check", NOTICE, "--lang", "en")
    assert "names nobody" in done.stdout


@pytest.mark.parametrize(
    ("options", "found", "status"),
    [
        (["--only", "no-lead"], {"no-lead"}, 1),
        (["--only=no-time,no-lead"], {"no-lead", "no-time"}, 1),
        (["--ignore", "no-lead", "--ignore", "parts-and-total"], set(), 0),
        (["--all", "--ignore", "no-lead,parts-and-total"], {"no-time", "no-result"}, 0),
        (["--strict", "--ignore", "no-lead,parts-and-total"], {"no-time", "no-result"}, 1),
        (["--only", "two-deadlines"], set(), 0),
    ],
)
def test_what_is_shown_and_what_fails(options, found, status):
    done = sauro("check", NOTICE, *options)
    assert set(codes(done)) == found
    assert done.returncode == status


def test_an_unreadable_file_weighs_most(tmp_path):
    done = sauro("check", NOTICE, tmp_path / "missing.txt")
    assert codes(done)
    assert done.returncode == 2


def test_an_unknown_code_names_the_known_ones():
    done = sauro("check", NOTICE, "--only", "no-leed")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no-leed" in done.stderr
    assert "no-lead" in done.stderr


def test_every_code_of_the_engine_has_its_weight():
    """A new check needs a line in codes.py, else --only and the help do not know it."""
    tree = ast.parse("\n".join(p.read_text("utf-8") for p in CHECKS.glob("*.py")))
    made = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Finding"
        and isinstance(node.args[0], ast.Constant)
    }
    assert made
    assert made <= CODES.keys()
