import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings

from sauro.documents.files.open import open_document, open_documents
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.files.tests.make import make_docx, make_pdf
from sauro.documents.files.tests.strategies import notices

TEXT = "Giao Sở Công Thương báo cáo trước ngày 15."


def test_a_text_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"{TEXT}\r\n\ftrang hai", newline="")
    source = open_document(path)
    assert source == SourceText(f"{TEXT}\n\ftrang hai", "txt", (0, len(TEXT) + 2), "utf-8")


def test_markdown_keeps_its_marks(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"## Kết luận\n\n**{TEXT}**")
    assert open_document(path).kind == "markdown"
    assert open_document(str(path)).text == f"## Kết luận\n\n**{TEXT}**"


def test_ten_good_files_are_read_beside_a_missing_one(tmp_path):
    paths = [tmp_path / f"{n}.txt" for n in range(11)]
    for path in paths[:5] + paths[6:]:
        path.write_text(f"{TEXT} {path.name}")
    found = list(open_documents(paths))
    assert [path for path, _ in found] == paths
    assert [isinstance(source, Unreadable) for _, source in found] == [n == 5 for n in range(11)]
    last = found[10][1]
    assert isinstance(last, SourceText)
    assert last.text.endswith("10.txt")


def test_files_are_opened_as_they_are_asked_for(tmp_path):
    asked = []

    def paths():
        for n in range(1_000):
            asked.append(n)
            yield tmp_path / str(n)

    next(open_documents(paths()))
    assert len(asked) < 10


@settings(max_examples=5)
@given(notices)
def test_a_notice_comes_back_from_docx_and_pdf(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("a")
    for path in (make_docx(text, folder / "a.docx"), make_pdf(text, folder / "a.pdf")):
        assert open_document(path).text.split() == text.split()


def test_the_package_is_light_to_import():
    code = "import sys, sauro.documents.files.open; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"lxml", "PIL", "pypdfium2", "rich", "django", "zipfile"}
    assert heavy.isdisjoint(loaded.stdout.split())


def test_no_parser_of_files_is_imported_by_the_parent():
    files = Path(__file__).parents[1]
    for name in ("open.py", "paged.py", "sandbox.py", "sniff.py", "decode.py", "scan/installed.py"):
        text = (files / name).read_text()
        assert not any(word in text for word in ("lxml", "PIL", "pypdfium2", "zipfile"))
