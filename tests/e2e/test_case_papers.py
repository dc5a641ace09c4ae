"""Papers and photographs of a case in a browser: drafted, issued, taken along, sent, cleaned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connections, transaction
from django.test import override_settings
from django.urls import reverse
from playwright.sync_api import expect

from sauro.cases.attachments.tests.make import make_attachment, photo
from sauro.cases.papers.tests.make import make_draft, make_issued
from sauro.cases.tests.make import DRIVER, make_case, ship_catalogues
from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import DESK, PHONE, _session, opened
from tests.e2e.test_shell import AXE, WCAG
from tests.races import committed

TABLES = ("cases_case", "cases_book", "documents_papernumber", "parties_party", "access_user",
          "organization_territory")  # fmt: skip
LOOK = os.environ.get("SAURO_LOOK")  # a folder: pictures of the pages for a person to look at


@pytest.fixture(scope="module")
def paths(address, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("store")
    stored = override_settings(FILES_ROOT=folder / "files", DRAWN_ROOT=folder / "drawn")
    with django_db_blocker.unblock(), stored, ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _emptied() -> None:
    with committed(*TABLES):
        pass


def _filled() -> dict[str, str]:
    with transaction.atomic():
        ship_catalogues()
        seat = make_seat("v.01.qltt")
        case = make_case(seat, parties=(DRIVER,))
        paper, draft = make_issued(seat, case), make_draft(seat, case, explanation="")
        make_attachment(seat, case, photo(size=(640, 480)), shows="Xe chở thuốc lá, phía sau")
        make_attachment(seat, case, b"\0\0\0\x18ftypmp42" + b"\0" * 100, "quay.mp4")
    found = {
        "session": _session(seat.user), "case": reverse("case", args=[case.pk]),
        "papers": reverse("case_papers", args=[case.pk]),
        "draft": reverse("case_draft", args=[draft.pk]),
        "paper": reverse("case_paper", args=[paper.pk]),
        "files": reverse("case_attachments", args=[case.pk]),
    }  # fmt: skip
    connections.close_all()
    return found


def test_a_decision_is_drafted_issued_and_taken_along(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address + paths["case"])
    page.get_by_role("link", name="Soạn, phát hành văn bản").click()
    page.get_by_label("Loại văn bản").select_option("fine_decision")
    page.get_by_role("button", name="Soạn văn bản").click()
    page.get_by_role("button", name="Phát hành và lấy số").click()
    expect(page.locator("main")).to_contain_text("Chưa có họ tên người ký")
    page.get_by_label("Số tiền phạt (đồng)").fill("60 triệu")
    page.get_by_label("Họ tên người ký").fill("Trần Văn Bình")
    page.get_by_label("Chức vụ người ký, mỗi dòng một ý").fill("ĐỘI TRƯỞNG")
    page.get_by_role("button", name="Lưu dự thảo").click()
    expect(page.locator(".paper")).to_contain_text("sáu mươi triệu đồng")
    page.get_by_label("Địa danh").fill("Mường Mẫu")
    page.get_by_role("button", name="Lưu dự thảo").click()
    page.get_by_role("button", name="Phát hành và lấy số").click()
    expect(page.locator("h1")).to_contain_text("01/QĐ-XPHC")
    for name, kind in (("Tải DOCX", "docx"), ("Tải PDF", "pdf")):
        with page.expect_download(timeout=90_000) as taken:
            page.get_by_role("link", name=name).click()
        assert taken.value.suggested_filename == f"01-QĐ-XPHC.{kind}"
    page.goto(address + paths["case"])
    expect(page.locator("#steps ~ ol")).to_contain_text("01/QĐ-XPHC")


def test_a_photograph_is_sent_recognised_and_taken_without_metadata(browser, address, paths):
    page = opened(browser, address, paths)
    file = {"name": "bien-so.png", "mimeType": "image/png", "buffer": photo("PNG")}
    for told in ("Đã nhận 1 tệp", "đã có tệp này"):
        page.goto(address + paths["files"])
        if not page.get_by_label("Cho thấy gì").is_visible():
            page.locator("summary", has_text="Gửi tệp").click()
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_label("Cho thấy gì").fill("Biển số xe")
        page.get_by_role("button", name="Gửi tệp").click()
        expect(page.locator("main, [role=status]").first).to_be_visible()
        expect(page.locator("body")).to_contain_text(told)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải bản sạch bien-so").click()
    content = Path(taken.value.path()).read_bytes()
    assert content.startswith(b"\xff\xd8\xff")
    assert b"Exif" not in content


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    for name in ("case", "papers", "draft", "paper", "files"):
        page.goto(address + paths[name])
        if LOOK:
            where = Path(LOOK) / f"{name}-{language}-{size['width']}.png"
            page.screenshot(path=where, full_page=True)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        assert not told, (name, told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
