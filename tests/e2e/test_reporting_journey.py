"""One week of a campaign and one month, from two communes to the nation, in a browser.

In the week one commune is in time and the other late: what happened then is done by the services
at its hour. In the month one report is returned with reasons and sent again, one is corrected after
the lock; the document of the nation is taken and a figure of it followed down to a case.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.test import override_settings
from django.urls import reverse
from docx import Document
from playwright.sync_api import Page, expect

from sauro.cases.tests.make import make_case, ship_catalogues
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.organization.tests.make import make_body, make_seat
from sauro.reporting.consolidating import Taken, consolidate, take_up
from sauro.reporting.models import Consolidation, Duty, Line
from sauro.reporting.rules.calendar import VIETNAM, Rhythm, Terms, Window
from sauro.reporting.sending import accept, submit
from sauro.reporting.tests.make import first_line, make_duty_to, make_sent
from tests.e2e.test_register import DESK, PHONE, _session, opened
from tests.e2e.test_shell import AXE, WCAG
from tests.races import committed

PROVINCE, ONE, OTHER = "v.01", "v.01.001", "v.01.002"
NAMES = {"v": "Ban Chỉ đạo 389 quốc gia", PROVINCE: "Ban Chỉ đạo 389 tỉnh Mẫu",
         ONE: "Tổ công tác 389 xã Mường Mẫu", OTHER: "Tổ công tác 389 xã Nậm Mẫu"}  # fmt: skip
FOUND = date(2026, 11, 6)
MONTH = Terms(Rhythm.MONTH, date(2026, 10, 15), date(2026, 11, 14), Window.DECREE, due_days=2)
TABLES = ("cases_case", "cases_book", "reporting_duty", "access_user", "organization_body",
          "organization_territory")  # fmt: skip

LOOK = os.environ.get("SAURO_LOOK")  # a folder: pictures of the pages for a person to look at


def at(day: int, hour: int) -> datetime:
    return datetime.combine(date(2026, 11, day), time(hour), VIETNAM)


@pytest.fixture(scope="module")
def paths(address, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, str]]:
    stored = override_settings(FILES_ROOT=tmp_path_factory.mktemp("store") / "files")
    with django_db_blocker.unblock(), stored, ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _emptied() -> None:
    with committed(*TABLES):
        pass


def _filled() -> dict[str, str]:
    with transaction.atomic():
        ship_catalogues()
        for path, name in NAMES.items():
            make_body(path, name)
        seats = {path: make_seat(path) for path in NAMES}
        for day in (6, 7):
            make_case(seats[ONE], detected_on=date(2026, 11, day))
        week = _week(seats)
        month = _duties(seats, "Báo cáo tháng", terms=MONTH, form="ket-qua", campaign="")
        _month(seats, month)
        said = {f"as-{path}": _session(seat.user) for path, seat in seats.items()}
        said["text"] = reverse("sum_text", args=[Consolidation.objects.latest("pk").pk])
        said |= {"round": _round(week[0]), "month": _round(month[0]), "top": _round(month[1])}
        said |= {
            "one": _page(month[0], ONE),
            "other": _page(month[0], OTHER),
            "up": _page(month[1], PROVINCE),
        }
    connections.close_all()
    return said


def _duties(seats: dict[str, Seat], name: str, **others) -> tuple[Duty, Duty]:
    """From the communes to the province, and from it to the nation."""
    below = make_duty_to(seats[PROVINCE], ONE, OTHER, name=name, **others)
    return below, make_duty_to(seats["v"], PROVINCE, name=name, **others)


def _week(seats: dict[str, Seat]) -> tuple[Duty, Duty]:
    """One in time, one the day after; added, sent up, accepted by the nation."""
    below, above = duties = _duties(seats, "Báo cáo nhanh tuần")
    for path, when in ((ONE, at(11, 10)), (OTHER, at(12, 9))):
        line = first_line(below, path)
        sent = make_sent(seats[path], line, when, inspections=4)
        enter(scope_of(seats[PROVINCE]))
        accept(line.pk, sent.version, by=seats[PROVINCE], now=at(12, 10))
    total = consolidate(below.pk, line.starts_on, line.ends_on, by=seats[PROVINCE], now=at(12, 11))
    own = first_line(above, PROVINCE)
    draft = take_up(own.pk, Taken(total.pk, uuid4()), by=seats[PROVINCE], now=at(12, 12))
    sent = submit(own.pk, draft.version, by=seats[PROVINCE], now=at(12, 13))
    enter(scope_of(seats["v"]))
    accept(own.pk, sent.version, by=seats["v"], now=at(12, 14))
    consolidate(above.pk, own.starts_on, own.ends_on, by=seats["v"], now=at(12, 15))
    return duties


def _month(seats: dict[str, Seat], duties: tuple[Duty, Duty]) -> None:
    """Both communes have sent; that of the second was accepted."""
    below, _above = duties
    first, line = first_line(below, ONE), first_line(below, OTHER)
    make_sent(seats[ONE], first, at(14, 16), inspections=9)
    sent = make_sent(seats[OTHER], line, at(14, 17), inspections=5)
    enter(scope_of(seats[PROVINCE]))
    accept(line.pk, sent.version, by=seats[PROVINCE], now=at(15, 8))


def _page(duty: Duty, path: str) -> str:
    return reverse("report", args=[first_line(duty, path).pk])


def _round(duty: Duty) -> str:
    line = Line.objects.filter(duty=duty).order_by("ends_on")[0]
    return reverse("round", args=[duty.pk, line.starts_on, line.ends_on])


def seated(browser, address, paths, path: str, where: str) -> Page:
    page = opened(browser, address, {"session": paths[f"as-{path}"]})
    page.goto(address + paths[where])
    return page


def done(page: Page, link: str, button: str, told: str) -> None:
    """A step by its link, and by the button of the page that asks."""
    page.get_by_role("link", name=link, exact=True).click()
    page.locator("main").get_by_role("button", name=button, exact=True).click()
    expect(page.locator("body")).to_contain_text(told)


def typed(page: Page, label: str, words: str) -> None:
    page.get_by_label(label, exact=True).fill(words)
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("body")).to_contain_text("Đã lưu nháp")


def test_the_week_shows_who_was_in_time_and_who_was_late(browser, address, paths):
    page = seated(browser, address, paths, PROVINCE, "round")
    expect(page.get_by_role("row", name=NAMES[ONE])).to_contain_text("Đúng hạn")
    expect(page.get_by_role("row", name=NAMES[OTHER])).to_contain_text("Gửi muộn")
    expect(page.locator("main")).to_contain_text("2/2 nơi")
    page.context.close()


def test_a_month_goes_from_two_communes_to_the_nation_and_back_to_a_case(browser, address, paths):
    province = seated(browser, address, paths, PROVINCE, "one")
    province.get_by_role("link", name="Trả lại", exact=True).click()
    province.get_by_label("Lý do").fill("Số cuộc kiểm tra chưa khớp biên bản")
    province.locator("main").get_by_role("button", name="Trả lại", exact=True).click()

    one = seated(browser, address, paths, ONE, "one")
    expect(one.locator("main")).to_contain_text("Số cuộc kiểm tra chưa khớp biên bản")
    typed(one, "Số vụ, cuộc kiểm tra", "10")
    one.get_by_role("link", name="Phần lời, văn bản").click()
    one.get_by_label("Nguyên nhân").fill("Thiếu người trực đêm.")
    one.get_by_label("Vụ việc điển hình, mỗi dòng một số vào sổ").fill("1/2026")
    one.get_by_role("button", name="Lưu và đưa vụ việc vào").click()
    expect(one.locator(".paper")).to_contain_text("1.600 bao thuốc lá điếu Jet")
    one.goto(address + paths["one"])
    done(one, "Duyệt, gửi", "Gửi báo cáo", "Đã gửi")

    other = seated(browser, address, paths, OTHER, "other")
    other.get_by_role("link", name="Lập bản đính chính").click()
    other.get_by_label("Lý do đính chính").fill("Sót một lượt kiểm tra")
    typed(other, "Số vụ, cuộc kiểm tra", "6")
    done(other, "Duyệt, gửi", "Gửi báo cáo", "Đã gửi")
    expect(other.locator("main")).to_contain_text("Sót một lượt kiểm tra")

    for where in ("one", "other"):
        province.goto(address + paths[where])
        done(province, "Nhận", "Nhận, khóa số liệu", "Đã nhận")
    province.goto(address + paths["month"])
    province.get_by_role("button", name="Tổng hợp từ báo cáo đã nhận").click()
    expect(province.locator("main")).to_contain_text("2/2 nơi")
    province.goto(address + paths["up"])
    province.get_by_role("button", name="Lấy số liệu tổng hợp").click()
    province.goto(address + paths["up"])
    province.get_by_role("link", name="Phần lời, văn bản").click()
    province.get_by_role("button", name="Lưu và lấy phần lời của cấp dưới").click()
    expect(province.locator(".paper")).to_contain_text(f"{NAMES[ONE]}: Thiếu người trực đêm.")
    province.goto(address + paths["up"])
    done(province, "Duyệt, gửi", "Gửi báo cáo", "Đã gửi")

    nation = seated(browser, address, paths, "v", "up")
    done(nation, "Nhận", "Nhận, khóa số liệu", "Đã nhận")
    nation.goto(address + paths["top"])
    nation.get_by_role("button", name="Tổng hợp từ báo cáo đã nhận").click()
    nation.get_by_role("link", name="Phần lời, văn bản").click()
    nation.get_by_role("button", name="Lưu và lấy phần lời của cấp dưới").click()
    nation.get_by_role("button", name="Chốt văn bản").click()
    expect(nation.locator("main")).to_contain_text("Đã khóa cùng số liệu")
    _document(nation)
    _followed(nation)
    for page in (one, other, province, nation):
        page.context.close()


def _document(page: Page) -> None:
    """The DOCX holds the four parts, the sum of both communes and where a paragraph came from."""
    with page.expect_download(timeout=60_000) as taken:
        page.get_by_role("link", name="Tải DOCX").click()
    if LOOK:
        shutil.copy(taken.value.path(), f"{LOOK}/report.docx")
        page.screenshot(path=f"{LOOK}/nation.png", full_page=True)
    paper = Document(taken.value.path())
    words = "\n".join(p.text for p in paper.paragraphs)
    assert "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, ĐỀ XUẤT, KIẾN NGHỊ" in words
    assert "Trong kỳ phát hiện, xử lý 2 vụ" in words
    assert f"{NAMES[PROVINCE]} › {NAMES[ONE]}: Thiếu người trực đêm." in words
    assert "Tổng hợp từ 1/1 nơi phải báo cáo." in words
    rows = [[c.text for c in r.cells] for table in paper.tables for r in table.rows]
    assert any("Số vụ, cuộc kiểm tra" in r[1] and r[3] == "16" for r in rows if len(r) == 6)


def _followed(page: Page) -> None:
    """From the figure of the nation by its links to a case in the register."""
    page.locator(".paper").get_by_role("link", name="2 vụ", exact=True).first.click()
    for name in (NAMES[PROVINCE], NAMES[ONE]):
        page.locator("main").get_by_role("link", name=name, exact=True).click()
    page.locator("main").get_by_role("link", name="1/2026", exact=True).click()
    expect(page.locator("main")).to_contain_text("Km 5 quốc lộ 12")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    for path, where in ((OTHER, f"{paths['other']}loi-van/"), (PROVINCE, paths["text"])):
        page = opened(browser, address, {"session": paths[f"as-{path}"]}, language, size)
        page.goto(address + where)
        if LOOK:
            shown = f"{LOOK}/text-{path}-{language}-{size['width']}.png"
            page.screenshot(path=shown, full_page=True)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        assert not [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.context.close()
