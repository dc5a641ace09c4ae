"""Copies of video, HEIC and PDF for publishing: real files, made here, that tell too much."""

import json
import subprocess
from base64 import b64decode
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from django.urls import reverse
from PIL import Image

from sauro.cases.attachments import copies
from sauro.cases.attachments.tests.make import (
    CAMERA,
    HIDDEN,
    SECRETS,
    TITLE,
    VIDEO_SECRETS,
    heic,
    make_attachment,
    scan,
    video,
)
from sauro.cases.tests.make import make_case
from sauro.documents.files.open import open_document
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Refused
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT, settings.DRAWN_ROOT = tmp_path / "files", tmp_path / "drawn"


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    return make_case(seat)


def asked(content, folder, *what):
    place = folder / "asked"
    place.write_bytes(content)
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", *what, place], capture_output=True, check=True
    )
    return json.loads(said.stdout)


def clean(row):
    made, kind = copies.clean(row)
    with made:
        return made.read(), kind


@pytest.mark.parametrize(
    ("form", "codecs"),
    [("mov", ["h264", "aac"]), ("mp4", ["hevc", "aac"]), ("webm", ["vp8", "opus"])],
)
def test_a_video_keeps_its_picture_and_sound_and_nothing_else(seat, case, tmp_path, form, codecs):
    content = video(tmp_path, form)
    assert TITLE in content
    row = make_attachment(seat, case, content, f"a.{form}")
    assert (row.told["place"], row.told["seconds"], row.told["width"]) == (True, 1, 64)
    made, kind = clean(row)
    assert kind == ("webm" if form == "webm" else "mp4")
    assert not [secret for secret in VIDEO_SECRETS if secret in made]
    said = asked(
        made, tmp_path, "-show_streams", "-show_format", "-show_chapters", "-count_packets"
    )
    assert [stream["codec_name"] for stream in said["streams"]] == codecs
    assert said["streams"][0]["nb_read_packets"] == "10"
    assert said["chapters"] == []
    tags = {**said["format"].get("tags", {}), **said["streams"][0].get("tags", {})}
    assert not {"title", "location", "creation_time", "com.apple.quicktime.model"} & set(tags)
    place = tmp_path / "asked"
    played = subprocess.run(["ffmpeg", "-v", "error", "-i", place, "-f", "null", "-"],
                            capture_output=True, check=True)  # fmt: skip
    assert played.stderr == b""


def test_pictures_are_the_very_same_and_a_turned_one_stays_turned(seat, case, tmp_path):
    (tmp_path / "flat.mov").write_bytes(video(tmp_path))
    turned = tmp_path / "turned.mov"
    subprocess.run(["ffmpeg", "-v", "error", "-i", tmp_path / "flat.mov", "-c", "copy",
                    "-metadata:s:v", "rotate=90", turned], check=True)  # fmt: skip
    made, _kind = clean(make_attachment(seat, case, turned.read_bytes(), "a.mov"))
    said = asked(made, tmp_path, "-show_streams")
    assert abs(said["streams"][0]["side_data_list"][0]["rotation"]) == 90

    def frames(place):
        shown = ["ffmpeg", "-v", "error", "-i", place, "-map", "0:v", "-f", "framemd5", "-"]
        return subprocess.run(shown, capture_output=True, check=True).stdout

    assert frames(tmp_path / "asked") == frames(turned)


def test_a_codec_we_cannot_clean_and_a_video_cut_short_are_told(seat, case, tmp_path):
    old = make_attachment(seat, case, video(tmp_path, "old"), "cu.mov")
    with pytest.raises(Refused, match="mpeg4"):
        copies.clean(old)
    short = make_attachment(seat, case, video(tmp_path)[:3000], "dut.mov")
    assert short.told == {"why": "video"}
    with pytest.raises(Refused, match="không có bản sạch"):
        copies.clean(short)


def test_a_list_of_other_files_is_no_video(seat, case, tmp_path):
    """Parsers of playlists open what the list names; ours is told which parser to use."""
    secret = tmp_path / "secret.txt"
    secret.write_text("BI MAT")
    listed = b"\0\0\0\x18ftypmp42#EXTM3U\n#EXTINF:1,\nfile:" + str(secret).encode()
    row = make_attachment(seat, case, listed, "a.mp4")
    with pytest.raises(Refused):
        copies.clean(row)


@pytest.mark.parametrize("form", ["heic", "avif"])
def test_a_picture_of_a_telephone_becomes_a_plain_one(seat, case, tmp_path, form):
    row = make_attachment(seat, case, heic(tmp_path, form), f"a.{form}")
    assert (row.form, row.told["camera"], row.told["place"]) == ("HEIC/AVIF", CAMERA, True)
    made, kind = clean(row)
    assert kind == "jpg"
    assert not [secret for secret in SECRETS if secret.lower() in made.lower()]
    with Image.open(BytesIO(made)) as image:
        assert (image.size, dict(image.getexif())) == ((80, 40), {})
    assert copies.small(row).startswith(b"RIFF")
    hurt = make_attachment(seat, case, heic(tmp_path, form)[:400], f"dut.{form}")
    assert hurt.told == {"why": "heic"}


def test_a_scan_becomes_pictures_of_its_pages(seat, case, tmp_path):
    row = make_attachment(seat, case, scan(), "a.pdf")
    made, kind = clean(row)
    assert kind == "pdf"
    assert not [secret for secret in (TITLE, HIDDEN, CAMERA.encode()) if secret in made]
    with pypdfium2.PdfDocument(made) as document:
        assert document[0].get_size() == (200, 100)
        assert document[0].get_textpage().get_text_range() == ""
        assert not {"Title", "Author"} & {k for k, v in document.get_metadata_dict().items() if v}
    (tmp_path / "goc.pdf").write_bytes(scan())
    assert HIDDEN.decode() in open_document(tmp_path / "goc.pdf").text  # it was there


def test_where_a_command_is_missing_the_page_says_which(client, seat, case, tmp_path, monkeypatch):
    content, picture = video(tmp_path), heic(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    sent = ((content, "a.mov"), (picture, "a.heic"))
    rows = [make_attachment(seat, case, file, name) for file, name in sent]
    assert [row.told for row in rows] == [{}, {}]
    client.force_login(seat.user)
    page = client.get(reverse("case_attachments", args=[case.pk])).content.decode()
    assert "chưa cài gói ffmpeg" in page
    assert "chưa cài gói libheif-examples" in page
    answer = client.get(reverse("attachment_clean", args=[rows[0].pk]))
    assert answer.status_code == 422
    assert "apt-get install ffmpeg" in answer.content.decode()


def test_the_copy_is_taken_along_whole_and_in_pieces(client, seat, case, tmp_path, monkeypatch):
    monkeypatch.setattr("sauro.cases.attachments.api.PIECE", 4000)
    row = make_attachment(seat, case, video(tmp_path), "a.mov")
    made, _kind = clean(row)
    client.force_login(seat.user)
    answer = client.get(reverse("attachment_clean", args=[row.pk]))
    assert (answer["Content-Type"], b"".join(answer.streaming_content)) == ("video/mp4", made)
    assert answer["Content-Disposition"].startswith("attachment")
    got, offset = b"", 0
    where = f"/api/v1/cases/{case.pk}/attachments/{row.pk}/content?clean=true"
    while offset is not None:
        piece = machine(seat).get(f"{where}&offset={offset}").json()
        got, offset = got + b64decode(piece["content"]), piece["next_offset"]
    assert got == made
    assert piece["sha256"] == sha256(made).hexdigest()
    assert not list(Path(tmp_path / "drawn").rglob("sauro-*"))  # nothing half-made is left
