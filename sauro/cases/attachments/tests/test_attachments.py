"""Files of a case: kept as received, told by content, cleaned, withdrawn."""

import tracemalloc
import zlib
from base64 import b64decode
from datetime import date
from hashlib import sha256
from io import BytesIO
from struct import pack

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sauro.cases.attachments import copies
from sauro.cases.attachments.kinds import kind_of
from sauro.cases.attachments.services import Told, attach, withdraw
from sauro.cases.attachments.tests.make import SECRETS, make_attachment, photo
from sauro.cases.custody import Line, add_exhibit
from sauro.cases.joining import Joining
from sauro.cases.models import CaseAttachment
from sauro.cases.tests.make import make_case
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import machine
from sauro.foundation.errors import Hidden, NotAllowed, Refused
from sauro.foundation.files.store import opened, path_of, stored
from sauro.organization.tests.make import make_body, make_seat

MB = 1024 * 1024
MP4 = b"\0\0\0\x18ftypmp42" + b"\0" * 100
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.FILES_ROOT, settings.DRAWN_ROOT = tmp_path / "files", tmp_path / "drawn"


@pytest.fixture
def seat():
    return make_seat("v.01.qltt")


@pytest.fixture
def case(seat):
    make_body("v.01.ca")
    return make_case(seat, joint=(Joining("v.01.ca"),))


def clean(row):
    made, kind = copies.clean(row)
    with made:
        return made.read(), kind


def bomb():
    """A PNG of 40,000 by 40,000 pixels in a few bytes."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def test_a_photograph_is_kept_as_received_and_cleaned_beside(seat, case):
    content = photo()
    row = make_attachment(seat, case, content)
    assert (row.kind, row.form, row.title) == ("photo", "JPEG", "xe-tai")
    with opened(row.sha256) as file:
        assert file.read() == content
    assert row.sha256 == sha256(content).hexdigest()
    assert (row.told["taken"], row.told["place"]) == ("2026-11-02T09:12:00", True)
    made, kind = clean(row)
    assert kind == "jpg"
    assert not [secret for secret in SECRETS if secret.lower() in made.lower()]
    with Image.open(BytesIO(made)) as image:
        assert (image.size, dict(image.getexif())) == ((40, 80), {})  # upright
        assert {"exif", "comment", "xmp"}.isdisjoint(image.info)
        pixels = image.convert("RGB").tobytes()
        top, bottom = pixels[3 * (10 * 40 + 20) :], pixels[3 * (70 * 40 + 20) :]
        assert top[0] > 150 > bottom[0]  # what was left is up
    with Image.open(BytesIO(copies.small(row))) as image:
        assert max(image.size) <= copies.SMALL


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_other_pictures_lose_what_they_tell_of_themselves(seat, case, form):
    row = make_attachment(seat, case, photo(form), f"a.{form.lower()}")
    made, _kind = clean(row)
    assert not [secret for secret in SECRETS if secret.lower() in made.lower()]
    with Image.open(BytesIO(made)) as image:
        assert dict(image.getexif()) == {}


def test_what_is_seen_through_stays_so(seat, case):
    image, made = Image.new("RGBA", (10, 10), (255, 0, 0, 0)), BytesIO()
    image.save(made, "PNG")
    bare, kind = clean(make_attachment(seat, case, made.getvalue(), "a.png"))
    assert kind == "png"
    with Image.open(BytesIO(bare)) as again:
        assert again.convert("RGBA").tobytes()[3] == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("anh.jpg", b"MZ\x90\0" + b"\0" * 200, "no-photograph"),
        ("anh.jpg", "Đây là chữ".encode(), "no-photograph"),
        ("anh.png", b"<svg onload=alert(1)>", "no-photograph"),
        ("anh.jpg", b"PK\x03\x04" + b"\0" * 100, "no-photograph"),
        ("anh.jpg", b"\xff\xd8\xff" + b"khong phai anh" * 50, "photograph-damaged"),
        ("anh.png", b"", "empty-file"),
        ("anh.png", bomb(), "photograph-too-many-pixels"),
    ],
)
def test_what_is_no_photograph_is_told_by_its_content(seat, case, name, content, code):
    with pytest.raises(Refused) as refused:
        make_attachment(seat, case, content, name)
    [finding] = refused.value.findings
    assert finding.code == code
    assert len(finding.message) > 40
    assert not CaseAttachment.objects.exists()


def test_a_photograph_cut_short_is_kept_and_has_no_copy(seat, case):
    row = make_attachment(seat, case, photo(size=(800, 600))[:-2000])
    assert row.told["why"] == "damaged"
    with pytest.raises(Refused, match="không có bản sạch"):
        copies.clean(row)
    with pytest.raises(Hidden):
        copies.small(row)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(MP4, "video"), (b"%PDF-1.7\n" + b"x" * 99, "scan"), (b"OggS" * 9, "sound")],
)
def test_what_does_not_open_is_kept_and_says_that_no_copy_is_made(seat, case, content, kind):
    row = make_attachment(seat, case, content, "tep.jpg")
    assert row.kind == kind
    with pytest.raises(Refused, match=r"không có bản sạch|bị hỏng"):
        copies.clean(row)


def test_200_mb_are_taken_in_pieces_or_refused_by_the_limit_of_the_server(seat, case, settings):
    def pieces():
        yield MP4
        for _each in range(200):
            yield b"\0" * MB

    now, today = timezone.now(), timezone.localdate()
    settings.ATTACHMENT_BYTES = 100 * MB
    with pytest.raises(Refused, match="lớn hơn 100 MB"):
        attach(case.pk, "a.mp4", pieces(), Told(), by=seat, now=now, today=today)
    assert list(stored()) == []  # nothing is left of it
    settings.ATTACHMENT_BYTES = 500 * MB
    tracemalloc.start()
    row, _new = attach(case.pk, "a.mp4", pieces(), Told(), by=seat, now=now, today=today)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert row.size == path_of(row.sha256).stat().st_size > 200 * MB
    assert most < 20 * MB


def test_the_same_file_again_is_recognised_until_it_was_withdrawn(seat, case):
    first = make_attachment(seat, case)
    assert make_attachment(seat, case, name="ten-khac.jpg") == first
    assert make_attachment(seat, make_case(seat)) != first
    with pytest.raises(Refused):
        withdraw(first.pk, " ", by=seat, now=timezone.now())
    gone = withdraw(first.pk, "Chụp nhầm xe", by=seat, now=timezone.now())
    again = withdraw(first.pk, "Khác", by=seat, now=timezone.now())
    assert again.withdrawn_because == gone.withdrawn_because == "Chụp nhầm xe"
    assert path_of(first.sha256).exists()
    assert make_attachment(seat, case) not in (first, None)


def test_a_day_to_come_and_an_exhibit_of_another_case_are_told(seat, case):
    other = add_exhibit(make_case(seat).pk, Line("Jet", "bao"), by=seat, now=timezone.now())
    for told in ({"taken_on": date(2099, 1, 1)}, {"exhibit_id": other.pk}):
        with pytest.raises(Refused):
            make_attachment(seat, case, **told)
    own = add_exhibit(case.pk, Line("Jet", "bao"), by=seat, now=timezone.now())
    assert make_attachment(seat, case, exhibit_id=own.pk).exhibit == own


def test_joint_bodies_see_and_do_not_write_strangers_see_nothing(seat, case):
    row, joint = make_attachment(seat, case), make_seat("v.01.ca")
    enter(scope_of(joint))
    assert CaseAttachment.objects.get() == row
    with pytest.raises(NotAllowed):
        withdraw(row.pk, "x", by=joint, now=timezone.now())
    with pytest.raises(NotAllowed):
        make_attachment(joint, case, photo("PNG"))
    enter(scope_of(make_seat("v.02")))
    assert not CaseAttachment.objects.exists()


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("DELETE FROM cases_caseattachment", "permission denied"),
        ("UPDATE cases_caseattachment SET sha256 = 'x'", "permission denied"),
        ("UPDATE cases_caseattachment SET withdrawn_because = 'x'", "stays as it was"),
    ],
)
def test_nothing_is_changed_behind_the_service(seat, case, statement, why):
    make_attachment(seat, case)
    with pytest.raises(DatabaseError, match=why), connection.cursor() as cursor:
        cursor.execute(statement)


def test_sent_seen_taken_along_and_withdrawn_on_its_page(client, seat, case):
    client.force_login(seat.user)
    where = reverse("case_attachments", args=[case.pk])
    files = [SimpleUploadedFile("a.jpg", photo()), SimpleUploadedFile("b.mp4", MP4)]
    assert client.post(where, {"file": files, "shows": "Xe chở hàng"}).status_code == 302
    again = client.post(where, {"file": [SimpleUploadedFile("c.jpg", photo())]}, follow=True)
    page = again.content.decode()
    for words in (
        "đã có tệp này",
        "Xe chở hàng",
        "Không có bản sạch",
        "có tọa độ nơi chụp",
        "500 MB",
    ):
        assert words in page
    enter(scope_of(seat))
    row = CaseAttachment.objects.get(kind="photo")
    file = client.get(reverse("attachment_file", args=[row.pk]))
    assert file["Content-Disposition"].startswith("attachment")
    assert (file["X-Content-Type-Options"], file["Content-Type"]) == (
        "nosniff", "application/octet-stream",
    )  # fmt: skip
    assert sha256(b"".join(file.streaming_content)).hexdigest() == row.sha256
    clean = client.get(reverse("attachment_clean", args=[row.pk]))
    assert clean["Content-Type"] == "image/jpeg"
    assert b"Exif" not in b"".join(clean.streaming_content)
    assert (
        reverse("attachment_small", args=[row.pk])
        in client.get(reverse("case", args=[case.pk])).content.decode()
    )
    assert client.get(reverse("attachment_small", args=[row.pk]))["Content-Type"] == "image/webp"
    drop = reverse("attachment_withdraw", args=[row.pk])
    assert client.post(drop, {"because": ""}).status_code == 422
    assert client.post(drop, {"because": "Chụp nhầm"}).status_code == 302
    assert "Chụp nhầm" in client.get(where).content.decode()


def test_of_several_files_all_or_none_are_taken_and_words_stay_typed(client, seat, case):
    client.force_login(seat.user)
    files = [SimpleUploadedFile("a.jpg", photo()), SimpleUploadedFile("b.jpg", b"MZ" * 99)]
    where = reverse("case_attachments", args=[case.pk])
    answer = client.post(where, {"file": files, "shows": "Lời vừa gõ"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "b.jpg" in page
    assert "Lời vừa gõ" in page
    enter(scope_of(seat))
    assert not CaseAttachment.objects.exists()
    assert client.post(where, {"title": "không có tệp"}).status_code == 422


@given(st.binary(max_size=200))
def test_any_bytes_are_of_a_kind_or_of_none(head):
    found = kind_of(head)
    assert found is None or found[1]


def test_machines_send_fetch_in_pieces_and_withdraw(seat, case, monkeypatch):
    monkeypatch.setattr("sauro.cases.attachments.api.PIECE", 1000)
    api, where, content = machine(seat), f"/api/v1/cases/{case.pk}/attachments", photo()
    answers = [
        api.post(f"{where}?title=Xe", {"file": SimpleUploadedFile("a.jpg", content)})
        for _twice in range(2)
    ]
    assert [(a.status_code, a.json()["new"]) for a in answers] == [(201, True), (200, False)]
    row = answers[0].json()["attachment"]
    assert (row["title"], row["kind"], row["clean_copy"]) == ("Xe", "photo", True)
    got, offset = b"", 0
    while offset is not None:
        piece = api.get(f"{where}/{row['id']}/content?offset={offset}").json()
        got, offset = got + b64decode(piece["content"]), piece["next_offset"]
    assert got == content
    assert sha256(got).hexdigest() == piece["sha256"]
    clean = b64decode(api.get(f"{where}/{row['id']}/content?clean=true").json()["content"])
    assert b"Exif" not in clean
    wrong = api.post(where, {"file": SimpleUploadedFile("a.jpg", b"MZ" * 99)})
    assert (wrong.status_code, wrong["Content-Type"]) == (422, "application/problem+json")
    gone = api.post(f"{where}/{row['id']}/withdraw", {"because": "nhầm"},
                    content_type="application/json").json()  # fmt: skip
    assert gone["withdrawn_because"] == "nhầm"
    assert len(api.get(where).json()["items"]) == 1
