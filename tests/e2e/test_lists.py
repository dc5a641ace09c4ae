"""In a browser: a list kept in Excel comes into the register; what rests on what is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections, transaction
from django.test import override_settings
from playwright.sync_api import expect

from sauro.directives.tests.make import make_named
from sauro.documents.citing.tests.make import make_paper
from sauro.documents.jobs import enter_task_list
from sauro.documents.models import TaskList
from sauro.documents.tasklists.tests.make import make_list
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import Scope, enter
from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import _emptied, _session, opened

POLICE = "Công an tỉnh Mẫu"
LIST = [
    ["DANH MỤC NHIỆM VỤ"],
    ["TT", "Việc", "Đơn vị", "Ghi chú"],  # no heading says by when
    [1, "Rà soát các kho đông lạnh", POLICE, date(2026, 12, 20)],
    [2, "Kiểm tra chợ đầu mối", "Đội số 99", date(2026, 12, 25)],
]
OLD, NEW = "9/TB-BCĐ389", "11/TB-BCĐ389"
REPLACES = f"Thông báo này thay thế Thông báo số {OLD} ngày 06/01/2026."
MISSING = "28/QĐ-BCĐ389"


@pytest.fixture(scope="module")
def paths(address, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    """Two papers of which one replaces the other and rests on a third that nobody received."""
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_ROOT=files),
        ThreadPoolExecutor(1) as thread,
    ):
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        make_named("v.01.ca", POLICE)
        chair = make_seat()
        enter(scope_of(chair))
        make_paper(OLD, f"Căn cứ Quyết định số {MISSING} ngày 05/01/2026.", day=date(2026, 1, 6))
        make_paper(NEW, REPLACES, day=date(2026, 3, 2))
        session = _session(chair.user)
    connections.close_all()
    return {"session": session}


def _entered() -> None:
    """What a worker does, which this server has not."""
    with transaction.atomic():
        enter(Scope(("v.01",)))
        asked = TaskList.objects.latest("pk")
    enter_task_list(asked.pk, asked.owner_path)
    connections.close_all()


def test_a_list_is_looked_through_before_it_comes_in(browser, address, paths, tmp_path):
    file = tmp_path / "viec.xlsx"
    file.write_bytes(make_list(LIST))
    page = opened(browser, address, paths)
    page.goto(f"{address}/van-ban/")
    page.get_by_role("link", name="Nhập danh mục Excel").click()
    page.get_by_label("Tệp danh mục").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).not_to_contain_text("20/12/2026")
    page.get_by_label("Thời hạn").select_option(label="D: Ghi chú")
    page.get_by_label("Chủ trì").select_option(label="C: Đơn vị")
    page.get_by_role("button", name="Xem lại theo cột này").click()
    expect(rows.first).to_contain_text("20/12/2026")
    expect(rows.first).to_contain_text(POLICE)
    expect(rows.nth(1)).to_contain_text("chưa có trong danh bạ")
    page.get_by_role("button", name="Nhập 2 dòng").click()
    expect(page.locator("h1")).to_contain_text("Đang nhập danh mục")
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_entered).result()
    page.wait_for_url(re.compile(r"/van-ban/\d+/"))  # the page opens the document by itself
    expect(page.locator("[data-item]")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Danh mục việc đã giao")
    page.goto(f"{address}/van-ban/danh-muc/")
    expect(page.locator("tbody tr", has_text="viec.xlsx")).to_contain_text("Đã nhập")


def test_what_rests_on_what_is_found_and_settled(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(f"{address}/van-ban/vien-dan/")
    page.get_by_label("Đã nhận chưa").select_option(label="Chưa nhận, cần tìm")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name=MISSING).click()
    expect(page.locator("main")).to_contain_text("Chưa nhận văn bản nào mang số này")
    page.get_by_role("link", name=OLD).first.click()
    page.get_by_role("link", name="Căn cứ và viện dẫn").click()
    expect(page.locator("main")).to_contain_text("Máy đọc, chờ xác nhận")
    page.get_by_role("link", name="Xác nhận").first.click()
    expect(page.locator("blockquote")).to_contain_text("thay thế")
    page.get_by_label("Văn bản này làm gì").select_option(label="thay thế")
    page.get_by_role("button", name="Ghi quan hệ").click()
    expect(page.locator(".alert-success")).to_be_visible()
    changed = page.locator("section", has_text="Bị thay thế, bãi bỏ, sửa đổi")
    expect(changed).to_contain_text(NEW)
    expect(changed).not_to_contain_text("chờ xác nhận")
