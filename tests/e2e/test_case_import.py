"""In a browser: a force's own book comes into the register, and a case of it goes on there."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.db import connections, transaction
from django.test import override_settings
from openpyxl import load_workbook
from playwright.sync_api import expect

from sauro.cases.importing.fields import field_called
from sauro.cases.importing.tests.make import case_row
from sauro.cases.jobs import load_case_file, read_case_file
from sauro.cases.models import CaseFile
from sauro.cases.tests.make import make_place, ship_catalogues
from sauro.foundation.access.scope import Scope, enter
from sauro.organization.models import Territory
from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

PATH = "v.01.qltt"
ROWS = [case_row(1), case_row(2, unit="lít", party_name="Vi Thị Mẫu", phone="0987654321")]


@pytest.fixture(scope="module")
def paths(address, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    """An officer who keeps cases, and a commune."""
    files = tmp_path_factory.mktemp("files")
    with (
        django_db_blocker.unblock(),
        override_settings(FILES_ROOT=files),
        ThreadPoolExecutor(1) as thread,
    ):
        yield thread.submit(_filled).result()
        thread.submit(_cleared).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        ship_catalogues()
        make_place()
        session = _session(make_seat(PATH).user)
    connections.close_all()
    return {"session": session}


def _cleared() -> None:
    _emptied()
    with transaction.atomic("owner"):
        Territory.objects.using("owner").filter(code="99001").delete()
    connections.close_all()


def _worked() -> None:
    """What a worker does, which this server has not."""
    with transaction.atomic():
        enter(Scope((PATH,)))
        found = CaseFile.objects.latest("pk")
    job = load_case_file if found.asked_at else read_case_file
    job(found.pk, PATH)
    connections.close_all()


def worked() -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(_worked).result()


def filled_in(template: bytes, rows) -> bytes:
    """The template as an officer fills it in."""
    book = load_workbook(BytesIO(template))
    page = book["Vụ việc"]
    heads = [str(cell.value).removesuffix(" *") for cell in page[1]]
    for line, row in enumerate(rows, start=2):
        for code, value in row.items():
            page.cell(line, heads.index(field_called(code).label) + 1, value)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def sent(page, address, tmp_path, content: bytes, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    page.goto(f"{address}/vu-viec/nhap/")
    page.get_by_label("Tệp vụ việc").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("h1")).to_contain_text("Đang đọc tệp")
    accessible(page)
    worked()
    expect(page.locator("h1")).to_contain_text("Xem trước tệp vụ việc")  # it turns by itself


def accessible(page) -> None:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
    told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
    assert not told, (page.url, told)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_a_book_comes_in_is_corrected_and_its_case_goes_on(browser, address, paths, tmp_path):
    page = opened(browser, address, paths, accept_downloads=True)
    page.set_default_timeout(30_000)
    page.goto(f"{address}/vu-viec/")
    page.get_by_role("link", name="Nhập từ Excel").click()
    with page.expect_download() as template:
        page.get_by_role("link", name="Tải tệp mẫu").click()
    blank = template.value.path().read_bytes()

    sent(page, address, tmp_path, filled_in(blank, ROWS), "so.xlsx")
    main = page.locator("main")
    expect(main).to_contain_text("1 vụ mới")
    expect(main).to_contain_text("Nhóm hàng này không tính bằng “lít”")
    accessible(page)
    page.get_by_label("Chỉ nhập khi mọi dòng đều đúng").check()
    page.get_by_role("button", name="Nhập 1 vụ").click()
    expect(main).to_contain_text("Tệp còn dòng sai")  # only a whole file was asked for

    mended = [ROWS[0], {**ROWS[1], "unit": "bao"}]
    sent(page, address, tmp_path, filled_in(blank, mended), "so-da-sua.xlsx")
    expect(main).to_contain_text("2 vụ mới")
    page.get_by_role("button", name="Nhập 2 vụ").click()
    expect(page.locator("h1")).to_contain_text("Đang ghi các vụ vào sổ")
    worked()
    expect(main).to_contain_text("Đã vào sổ 2 vụ")
    accessible(page)

    page.get_by_role("link", name="Mở sổ vụ việc").click()
    page.locator("tbody tr", has_text="Lò Văn Mẫu").locator("a").first.click()
    expect(main).to_contain_text("Lò Văn Mẫu")
    expect(main).to_contain_text("1/BB-VPHC")
    the_clock_runs_until_the_decision(page)
    the_export_has_both(page, address)

    more = [*mended, case_row(3, party_name="Hà Văn Mẫu", phone="0911111111")]
    sent(page, address, tmp_path, filled_in(blank, more), "so-them.xlsx")
    expect(main).to_contain_text("1 vụ mới")
    expect(main).to_contain_text("2 vụ đã có như cũ")


def the_clock_runs_until_the_decision(page) -> None:
    """A decision of the 9th ends the limit that the record of the 3rd began."""
    main, case = page.locator("main"), page.url
    page.goto(f"{case}thoi-han/")
    running = page.locator("ul.clocks > li", has_text="Ra quyết định xử phạt").first
    expect(running).to_contain_text("12/11/2026")  # seven working days after the record
    page.goto(case)
    page.locator("summary", has_text="Ghi bước").first.click()
    step = page.locator("form", has=page.locator("#buoc-kind"))
    step.locator("#buoc-kind").select_option("decision_issued")
    step.locator("#buoc-day").fill("09/11/2026")
    step.locator("#buoc-paper").fill("7/QĐ-XPHC")
    step.get_by_role("button").first.click()
    expect(main).to_contain_text("7/QĐ-XPHC")


def the_export_has_both(page, address) -> None:
    page.goto(f"{address}/vu-viec/")
    with page.expect_download() as file:
        page.get_by_role("link", name="CSV", exact=True).click()
    text = file.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert {row["own_number"] for row in rows} == {"1/QLTT", "2/QLTT"}
    assert rows[0]["party_1_written"]
    assert date.fromisoformat(rows[0]["detected_at"][:10]) == date(2026, 11, 2)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    page.set_default_timeout(30_000)
    page.goto(f"{address}/vu-viec/nhap/")
    accessible(page)
    for link in page.locator("main tbody a").evaluate_all("links => links.map(a => a.href)"):
        page.goto(link)
        accessible(page)
        columns = page.locator("a[href$='/cot/']")
        if columns.count():
            columns.first.click()
            accessible(page)
