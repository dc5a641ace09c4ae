"""`sauro read` as a person and as a program sees it."""

import json
import re
import unicodedata

import pytest

from sauro.cli.layout import cells
from sauro.cli.tests.make import GOLDEN, NOTICE, sauro


@pytest.mark.parametrize(
    ("golden", "columns", "lang"),
    [("page-80.txt", "80", "vi"), ("page-130.txt", "130", "vi"), ("page-100-en.txt", "100", "en")],
)
def test_the_page_is_as_a_person_agreed(golden, columns, lang):
    done = sauro("read", NOTICE.name, COLUMNS=columns, SAURO_LANG=lang)
    assert done.stdout == (GOLDEN / golden).read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("columns", [60, 80, 100, 119, 120, 200])
def test_no_line_is_wider_than_the_screen(columns):
    done = sauro("read", NOTICE.name, COLUMNS=str(columns))
    assert max(map(cells, done.stdout.splitlines())) <= columns


def test_a_pipe_gets_no_colour():
    assert "\x1b" not in sauro("read", NOTICE).stdout


def test_decomposed_letters_make_the_same_page(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(unicodedata.normalize("NFD", NOTICE.read_text(encoding="utf-8")))
    plain = sauro("read", NOTICE).stdout.splitlines()[2:]
    assert _places_out(sauro("read", path).stdout.splitlines()[2:]) == _places_out(plain)


def _places_out(lines):
    return [re.sub(r"\(\d+:\d+\)", "", line) for line in lines]


def test_json_is_one_valid_line_a_file_in_the_order_given(tmp_path):
    labels = [NOTICE, tmp_path / "missing.txt", "-", tmp_path, NOTICE]
    done = sauro("read", "--json", *labels, stdin="")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [
        "notice.txt",
        "missing.txt",
        "-",
        tmp_path.name,
        "notice.txt",
    ]
    assert [line.get("error", {}).get("code") for line in lines] == [
        None,
        "missing",
        "empty",
        "folder",
        None,
    ]
    assert lines[1].keys() >= lines[0].keys() - {"source"}
    assert lines[1]["directives"] == lines[1]["recipients"] == lines[1]["inconsistencies"] == []
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 3


def test_json_has_the_keys_of_the_shared_form():
    line = json.loads(sauro("read", "--json", NOTICE).stdout)
    assert line["number"] == "58/TB-VP"
    assert line["event_on"] == "2026-03-04"
    assert [d["locator"] for d in line["directives"]] == ["II.1", "II.2.a", "II.2.b", "II.3"]
    assert [d["lead"] for d in line["directives"]][1:] == [["Chi cục Thú y"], ["Chi cục Thú y"], []]
    assert line["source"]["kind"] == "txt"


def test_several_processes_keep_the_order(tmp_path):
    paths = [tmp_path / f"{n}.txt" for n in range(12)]
    for n, path in enumerate(paths):
        if n != 7:
            path.write_text(NOTICE.read_text(encoding="utf-8").replace("58/TB", f"{n}/TB"))
    alone, together = (sauro("read", "--json", "--jobs", jobs, *paths) for jobs in (1, 2))
    assert together.stdout == alone.stdout
    assert together.returncode == alone.returncode == 1
    assert [json.loads(line)["file"] for line in together.stdout.splitlines()] == [
        p.name for p in paths
    ]


def test_ten_good_files_are_read_beside_a_missing_one(tmp_path):
    done = sauro("read", *[NOTICE] * 5, tmp_path / "không có.txt", *[NOTICE] * 5)
    assert done.stdout.count("58/TB-VP") == 10
    assert done.stderr.count("\n") == 1
    assert "không có.txt" in done.stderr
    assert done.returncode == 1


def test_standard_input_is_a_file_like_any_other():
    done = sauro("read", "-", stdin=NOTICE.read_text(encoding="utf-8"))
    assert "58/TB-VP" in done.stdout
    assert done.returncode == 0


def _names_read(done):
    return [json.loads(line)["file"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\0"])
def test_names_may_come_from_a_list(tmp_path, sign):
    names = ["một.txt", "hai có chỗ trống.txt"]
    for name in names:
        (tmp_path / name).write_text(NOTICE.read_text("utf-8"), "utf-8")
    listed = "".join(f"{tmp_path / name}{sign}" for name in names)
    (tmp_path / "list").write_bytes(listed.encode())
    by_file = sauro("read", "--json", "--files-from", tmp_path / "list")
    by_pipe = sauro("read", "--json", NOTICE, "--files-from", "-", stdin=listed)
    assert _names_read(by_file) == names
    assert _names_read(by_pipe) == [NOTICE.name, *names]


def test_an_empty_list_is_nothing_to_do():
    done = sauro("read", "--files-from", "-", stdin="\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_list_that_cannot_be_read_is_told_in_one_line():
    done = sauro("read", "--files-from", "/không/có")
    assert done.returncode == 2
    assert "Không đọc được danh sách tệp /không/có" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_no_official_document_says_why(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague, thank you for the notice that you sent us last week.")
    vietnamese, english = sauro("read", path), sauro("read", path, SAURO_LANG="en")
    assert "Văn bản không phải tiếng Việt" in vietnamese.stdout
    assert "not Vietnamese" in english.stdout
    assert (vietnamese.returncode, english.returncode) == (0, 0)


def test_control_characters_do_not_reach_the_screen(tmp_path):
    path = tmp_path / "notice.txt"
    text = NOTICE.read_text(encoding="utf-8")
    path.write_text(text.replace("quốc lộ", "quốc \x1b[31mlộ\u202e"), encoding="utf-8")
    shown = sauro("read", path).stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
