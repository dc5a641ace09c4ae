"""Every bad file gets a clear answer: what is wrong and what to do, never a crash."""

import os
import random
import struct
import tempfile
import threading
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sauro.documents.files import sandbox
from sauro.documents.files.limits import LIMITS, MB
from sauro.documents.files.open import open_document
from sauro.documents.files.refusals import Refusal
from sauro.documents.files.source import SourceText, Unreadable
from sauro.documents.files.tests.make import make_docx, make_pdf
from sauro.documents.files.tests.word import TYPES, make_word, make_zip, paragraph

BODY = paragraph("Giao Sở Y tế kiểm tra")


def refusal_of(path, limits=LIMITS):
    with pytest.raises(Unreadable) as caught:
        open_document(path, limits)
    assert len(caught.value.message) > 20
    assert "{" not in caught.value.message + caught.value.message_en
    return caught.value.code


def test_a_missing_file(tmp_path):
    assert refusal_of(tmp_path / "a.txt") == "missing"
    assert refusal_of(tmp_path / "a\0b") == "missing"
    assert refusal_of(tmp_path / ("x" * 300)) == "missing"


def test_a_folder(tmp_path):
    assert refusal_of(tmp_path) == "folder"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert refusal_of(tmp_path / "a.txt") == "not_a_file"


def test_a_device():
    assert refusal_of("/dev/zero") == "not_a_file"


def test_an_empty_file_and_one_of_blanks(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    assert refusal_of(path) == "empty"
    path.write_text(" \n\t\n")
    assert refusal_of(path) == "no_text"


def test_two_hundred_megabytes_are_refused_without_reading(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(200 * MB)
    monkeypatch.setattr(os, "open", None)  # whoever tries to read it fails
    assert refusal_of(path) == "too_big"


def test_bytes_that_are_no_document(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(random.Random(1).randbytes(5_000))
    assert refusal_of(path) == "not_text"


def test_a_picture_named_pdf_is_read_as_a_picture(tmp_path):
    path = tmp_path / "a.pdf"
    Image.new("L", (400, 500), 255).save(path, "PNG")
    assert refusal_of(path) == "no_text"  # there are no words on it


def test_an_old_word_file_is_told_to_be_saved_anew(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument".hex().encode())
    assert refusal_of(path) == "old_office"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert refusal_of(path) == "old_word"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"))
    assert refusal_of(path) == "encrypted"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"{\\rtf1 Giao}", "rtf"),
        (b"<!DOCTYPE html><p>Giao", "web_page"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "old_word"),
        (b"GIF89a" + bytes(20), "other_picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "other_picture"),
        (b"\x1f\x8b\x08" + bytes(20), "zip_no_docx"),
        (b"PK\x03\x04" + bytes(40), "damaged"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "damaged"),
        (b"II*\x00" + bytes(40), "damaged"),
    ],
)
def test_other_formats_and_broken_heads(tmp_path, head, code):
    path = tmp_path / "a.docx"
    path.write_bytes(head)
    assert refusal_of(path) == code


def test_a_zip_that_is_no_word_file(tmp_path):
    assert refusal_of(make_zip({"a.txt": b"a"}, tmp_path / "a.docx")) == "zip_no_docx"
    assert refusal_of(make_zip({"xl/workbook.xml": b"a"}, tmp_path / "b.docx")) == "workbook"
    assert refusal_of(make_zip({"ppt/a.xml": b"a"}, tmp_path / "c.docx")) == "office_other"


def test_a_pdf_with_a_password(tmp_path):
    assert refusal_of(make_pdf("Giao", tmp_path / "a.pdf", password="mật")) == "encrypted"


def test_a_pdf_cut_in_two_and_one_with_holes(tmp_path):
    data = make_pdf("Giao Sở Y tế\f" * 5, tmp_path / "a.pdf").read_bytes()
    half = tmp_path / "half.pdf"
    half.write_bytes(data[: len(data) // 2])
    assert refusal_of(half) in {"damaged", "no_text"}
    holes = tmp_path / "holes.pdf"
    holes.write_bytes(data[:200] + bytes(len(data) - 400) + data[-200:])
    assert refusal_of(holes) == "damaged"


def test_a_word_file_cut_in_two(tmp_path):
    path = make_docx("Giao Sở Y tế", tmp_path / "a.docx")
    path.write_bytes(path.read_bytes()[:-500])
    assert refusal_of(path) == "damaged"


def test_macros(tmp_path):
    path = make_word(BODY, tmp_path / "a.docx", raw={"word/vbaProject.bin": b"x"})
    assert refusal_of(path) == "macros"
    types = TYPES.replace(
        "application/xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    renamed = make_word(BODY, tmp_path / "b.docx", raw={"[Content_Types].xml": types.encode()})
    assert refusal_of(renamed) == "macros"


def test_an_external_template_is_noted_and_not_fetched(tmp_path):
    external = {"attachedTemplate": "http://127.0.0.1:9/a.dotm", "image": "file:///etc/passwd"}
    source = open_document(make_word(BODY, tmp_path / "a.docx", external=external))
    assert source.text == "Giao Sở Y tế kiểm tra\n"
    assert "127.0.0.1" in source.notes[0]


def test_a_zip_bomb(tmp_path):
    zeros = bytes(60 * MB)
    bomb = make_word(BODY, tmp_path / "a.docx", raw={"word/media/a.png": zeros})
    assert refusal_of(bomb) == "zip_bomb"
    many = make_word(BODY, tmp_path / "b.docx", raw={f"x/{n}": b"" for n in range(5_100)})
    assert refusal_of(many) == "zip_bomb"


def test_a_zip_bomb_that_lies_about_its_size(tmp_path):
    path = make_word(f"{BODY}<!--{' ' * 60 * MB}-->", tmp_path / "a.docx")
    data = bytearray(path.read_bytes())
    size = struct.pack("<L", zipfile.ZipFile(path).getinfo("word/document.xml").file_size)
    path.write_bytes(bytes(data).replace(size, struct.pack("<L", 900_000)))
    assert refusal_of(path) in {"zip_bomb", "damaged"}


@pytest.mark.parametrize("name", ["../../etc/cron.d/a", "/etc/a", "word\\..\\a", "C:/a"])
def test_a_zip_that_wants_to_leave_its_folder(tmp_path, name):
    assert refusal_of(make_word(BODY, tmp_path / "a.docx", raw={name: b"x"})) == "unsafe_zip"


def test_an_xml_bomb_and_an_entity_that_reads_files(tmp_path):
    laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    spy = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    for number, text in enumerate((laughs, spy)):
        for encoding in ("utf-8", "utf-16"):
            raw = {"word/document.xml": text.encode(encoding)}
            path = make_word(BODY, tmp_path / f"{number}{encoding}.docx", raw=raw)
            assert refusal_of(path) == "unsafe_xml"


def test_tables_nested_without_end(tmp_path):
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000
    assert refusal_of(make_word(deep, tmp_path / "a.docx")) == "damaged"


def test_a_word_file_of_pictures_only(tmp_path):
    path = make_word(paragraph(""), tmp_path / "a.docx", raw={"word/media/a.png": b"x"})
    assert refusal_of(path) == "only_pictures"


def test_an_image_bomb(tmp_path):
    assert refusal_of(_png(tmp_path / "a.png", 60_000, 60_000)) == "image_bomb"
    assert refusal_of(_png(tmp_path / "b.png", 15_000, 9_000)) == "image_bomb"


def _png(path, width, height):
    """A picture that says it is huge and is nearly empty."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1_000))), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def test_a_parser_that_takes_too_long_is_stopped(tmp_path):
    path = make_pdf("một\f" * 300, tmp_path / "a.pdf")
    assert refusal_of(path, replace(LIMITS, parse_seconds=0)) == "too_slow"


def test_a_parser_that_wants_too_much_memory_is_stopped(tmp_path):
    path = make_word(BODY * 60_000, tmp_path / "a.docx")
    small = replace(LIMITS, memory_bytes=90 * MB, zip_ratio=10_000)
    assert refusal_of(path, small) == "too_heavy"


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    threads = threading.active_count()  # a pool of connections has some of its own
    open_document(make_word(BODY, tmp_path / "a.docx"))
    refusal_of(make_pdf("một\f" * 300, tmp_path / "a.pdf"), replace(LIMITS, parse_seconds=0))
    assert list((tmp_path / "tmp").iterdir()) == []
    assert threading.active_count() == threads


def test_a_link_in_the_place_of_a_copy_is_refused(tmp_path, monkeypatch):
    """A child that a hostile file took over would have us hand out what the link leads to."""
    secret = tmp_path / "secret"
    secret.write_text("BI MAT")

    def linked(_fd, _request, folder, _limits, _seconds):
        (Path(folder) / sandbox.MADE).symlink_to(secret)
        return {}

    monkeypatch.setattr(sandbox, "_run", linked)
    with pytest.raises(Refusal):
        sandbox.make("flat", 0, LIMITS, 1, tmp_path / "copy")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret"]


def test_marks_that_turn_the_direction_of_letters_are_noted(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Giao Sở \u202eY tế\u202c kiểm tra")
    assert "hướng chữ" in open_document(path).notes[0]


def outcome(data):
    """Text or a clear refusal: there is no third."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        try:
            return open_document(Path(file.name), replace(LIMITS, parse_seconds=20))
        except Unreadable as refusal:
            return refusal


HEADS = [b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00",
         b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xff\xfe"]  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from(HEADS), st.binary(max_size=600))
def test_random_bytes_never_crash(head, tail):
    assert isinstance(outcome(head + tail), SourceText | Unreadable)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    docx, pdf = make_docx("Giao Sở Y tế", folder / "a.docx"), make_pdf("Giao Sở", folder / "a.pdf")
    return [docx.read_bytes(), pdf.read_bytes()]


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_files_never_crash(whole, data):
    content = bytearray(data.draw(st.sampled_from(whole)))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(outcome(bytes(content)), SourceText | Unreadable)
