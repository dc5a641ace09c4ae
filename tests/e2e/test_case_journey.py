"""One case from detection by two forces to money in the treasury, its clocks checked on the way.

The days are past and fixed, so that every due day is one that somebody counted by hand:
8 June 2026 is a Monday, and no day off but weekends falls into the two months.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections, transaction
from playwright.sync_api import Page, expect

from sauro.cases.tests.make import DRIVER, make_case, make_place, ship_catalogues
from sauro.foundation.access.rights import Role
from sauro.organization.tests.make import make_body, make_seat
from tests.e2e import province
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

MARKET, POLICE = "v.40.qltt", "v.40.ca"
FOUND = date(2026, 6, 8)


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()
        thread.submit(province.emptied).result()


def _filled() -> dict[str, str]:
    """The police have entered the truck that the market force will enter; its officer follows
    both, as the standing agency of the committee does.
    """
    with transaction.atomic():
        ship_catalogues()
        for path, name in (("v.40", "Ban Chỉ đạo 389 tỉnh"), (POLICE, "Công an tỉnh Mẫu"),
                           (MARKET, "Chi cục Quản lý thị trường tỉnh Mẫu")):  # fmt: skip
            make_body(path, name)
        officer = make_seat(MARKET, Role.OFFICER, further_paths=[POLICE])
        police, place = make_seat(POLICE, Role.OFFICER), make_place()
        make_case(police, parties=(DRIVER,), detected_on=FOUND, territory=place)
    session = _session(officer.user)
    connections.close_all()
    return {"session": session}


@pytest.fixture(scope="module")
def case(browser, address, paths) -> Iterator[tuple[Page, str]]:
    """The case as the market force enters it, and its address."""
    page = opened(browser, address, paths)
    page.goto(f"{address}/vu-viec/moi/")
    for field, typed in (("detected_on", "08/06/2026"), ("detected_time", "9:00"),
                         ("territory", "Mường Mẫu"), ("place", "Km 5 quốc lộ 12"),
                         ("article", "Điều 8 Nghị định 98/2020/NĐ-CP"),
                         ("party_0_name", "Lò Văn Mẫu"), ("party_0_number", "0912345678"),
                         ("goods_0_name", "thuốc lá điếu Jet"), ("goods_0_quantity", "1.600"),
                         ("goods_0_unit", "bao"), ("goods_0_value", "40 triệu")):  # fmt: skip
        page.locator(f"#id_{field}").fill(typed)
    for field, chosen in (("violation", "banned_storage"), ("party_0_role", "violator"),
                          ("party_0_kind", "person"), ("goods_0_group", "cigarettes")):  # fmt: skip
        page.locator(f"#id_{field}").select_option(chosen)
    page.get_by_role("button", name="Vào sổ", exact=True).click()
    expect(page.locator("main")).to_contain_text("Đã vào sổ, số")
    yield page, page.url
    page.context.close()


def recorded(page: Page, url: str, kind: str, day: str, paper: str = "") -> None:
    """A step, by its form on the page of the case."""
    page.goto(url)
    page.locator("summary", has_text="Ghi bước").click()
    page.locator("#buoc-kind").select_option(kind)
    page.locator("#buoc-day").fill(day)
    page.locator("#buoc-paper").fill(paper)
    page.get_by_role("button", name="Ghi bước", exact=True).click()
    expect(page.locator("main")).to_contain_text("Đã ghi.")


def entered(page: Page, where: str, prefix: str, **fields: str) -> None:
    """An act of the exhibits or an entry of the books, with the step that is chosen."""
    page.goto(where)
    for name, typed in fields.items():
        field = page.locator(f"#{prefix}-{name}")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(typed)
        else:
            field.fill(typed)
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.locator("main")).to_contain_text("Đã ghi.")


def counted(page: Page, url: str, name: str, state: str, due: str, article: str, sum_: str) -> None:
    """A clock as its page shows it: how it stands, its last day, its article, and the sum."""
    page.goto(f"{url}thoi-han/")
    clock = page.locator("li.clock", has=page.locator("strong", has_text=name)).first
    expect(clock.locator(".clock-head")).to_contain_text(state)
    expect(clock).to_contain_text(f"Hạn: {due}")
    expect(clock.locator(".note").first).to_contain_text(article)
    clock.locator("summary").click()
    expect(clock.locator("details ul")).to_contain_text(sum_)


def test_a_case_goes_from_two_forces_to_the_treasury(case):
    page, url = case
    exhibits, money = f"{url}tang-vat/", f"{url}tien/"
    # Detection: another force has it, too; a person joins them, and it counts once.
    expect(page.locator("main")).to_contain_text("Điều 191")  # 1,600 packs: a hint, no decision
    alike = page.locator("section", has_text="Có thể là cùng một vụ")
    expect(alike).to_contain_text("cùng đối tượng: Lò Văn Mẫu")
    alike.get_by_role("button", name="Là một vụ").click()
    expect(page.locator("main")).to_contain_text("Phối hợp: Công an tỉnh Mẫu")
    expect(page.locator("main")).to_contain_text("là cùng một vụ, chỉ đếm một lần")
    counted(page, url, "Lập biên bản vi phạm", "quá hạn", "10/06/2026",
            "Nghị định 118/2021/NĐ-CP, Điều 12", "thứ Tư 10/06/2026")  # fmt: skip

    # Seizure: entered with the exhibit, and the step with it.
    page.goto(exhibits)
    page.locator("summary", has_text="Thêm tang vật").click()
    page.locator("#dong-name").fill("Thuốc lá điếu Jet")
    page.locator("#dong-unit").fill("bao")
    page.get_by_role("button", name="Thêm tang vật", exact=True).click()
    entered(page, f"{exhibits}?viec=seized", "ghi", day="09/06/2026", quantity="1.600",
            giver="Lò Văn Mẫu", taker="Chi cục QLTT", paper="01/QĐ-TGTV",
            step="seizure")  # fmt: skip
    expect(page.locator("main")).to_contain_text("Đồng thời đã ghi bước")
    counted(page, url, "Tạm giữ tang vật, phương tiện", "quá hạn", "18/06/2026", "Điều 125",
            "Tính từ: tạm giữ tang vật, phương tiện, thứ Ba 09/06/2026")  # fmt: skip

    # The minutes: in time, and the decision is awaited.
    recorded(page, url, "violation_record", "09/06/2026", "01/BB-VPHC")
    counted(page, url, "Lập biên bản vi phạm", "đúng hạn", "10/06/2026",
            "Nghị định 118/2021/NĐ-CP, Điều 12",
            "Kết thúc: biên bản vi phạm hành chính")  # fmt: skip
    counted(page, url, "Ra quyết định xử phạt", "quá hạn", "18/06/2026",
            "Điều 66 khoản 1", "thứ Bảy 13/06/2026 – Chủ nhật 14/06/2026: không tính")  # fmt: skip

    # To the police: the administrative clocks end, theirs begin.
    recorded(page, url, "crime_signs", "11/06/2026")
    recorded(page, url, "transferred", "11/06/2026", "05/CV-QLTT")
    expect(page.locator(".lead-body")).to_contain_text("Hình sự")
    counted(page, url, "Chuyển hồ sơ có dấu hiệu tội phạm", "đúng hạn", "11/06/2026",
            "Điều 62 khoản 1", "Kết thúc: chuyển hồ sơ sang cơ quan tố tụng")  # fmt: skip
    entered(page, f"{exhibits}?viec=handed_over", "ghi", day="11/06/2026",
            taker="Công an tỉnh Mẫu", paper="02/BB-BG", step="exhibits_handed_over")  # fmt: skip
    expect(page.locator("main")).to_contain_text("bàn giao tang vật cho cơ quan tố tụng")
    recorded(page, url, "transfer_received", "12/06/2026")
    counted(page, url, "Quyết định khởi tố hoặc không khởi tố", "quá hạn", "02/07/2026",
            "Bộ luật Tố tụng hình sự, Điều 147", "ngày thứ 1–20")  # fmt: skip
    counted(page, url, "Ra quyết định xử phạt", "kết thúc vì lý do khác", "18/06/2026",
            "Điều 66 khoản 1", "Kết thúc: chuyển hồ sơ sang cơ quan tố tụng")  # fmt: skip

    # Back: no prosecution, and a new clock for the decision from the day the file is back.
    recorded(page, url, "not_prosecuted", "26/06/2026")
    recorded(page, url, "returned", "29/06/2026")
    counted(page, url, "Cơ quan tố tụng trả hồ sơ", "đúng hạn", "01/07/2026", "Điều 63",
            "thứ Bảy 27/06/2026 – Chủ nhật 28/06/2026: không tính")  # fmt: skip
    recorded(page, url, "return_received", "30/06/2026")
    expect(page.locator(".lead-body")).to_contain_text("Hành chính")
    counted(page, url, "Ra quyết định xử phạt sau khi nhận lại hồ sơ", "quá hạn", "09/07/2026",
            "Điều 63, Điều 66", "Tính từ: nhận lại hồ sơ để xử phạt")  # fmt: skip

    # The decision is the debt, its last payment the step; both are entered once.
    entered(page, f"{money}?viec=owed", "tien", day="02/07/2026", debt="PHAT1", kind="fine",
            amount_vnd="30 triệu", due_on="13/07/2026", paper="12/QĐ-XPHC",
            step="decision_issued")  # fmt: skip
    counted(page, url, "Ra quyết định xử phạt sau khi nhận lại hồ sơ", "đúng hạn", "09/07/2026",
            "Điều 63, Điều 66", "Kết thúc: quyết định xử phạt")  # fmt: skip
    recorded(page, url, "decision_served", "03/07/2026")
    counted(page, url, "Nộp tiền phạt, thi hành quyết định", "quá hạn", "13/07/2026",
            "Điều 73, Điều 78", "ngày thứ 1–10")  # fmt: skip
    entered(page, f"{money}?viec=paid_in", "tien", day="08/07/2026", amount_vnd="10 triệu",
            paper="GNT 7", step="payment")  # fmt: skip
    expect(page.locator("main")).to_contain_text("lần ghi này chưa làm xong bước ấy")
    entered(page, f"{money}?viec=paid_in", "tien", day="10/07/2026", amount_vnd="20 triệu",
            paper="GNT 8", step="payment")  # fmt: skip
    expect(page.locator("main")).to_contain_text("đã vào ngân sách 30.000.000 đồng")
    counted(page, url, "Nộp tiền phạt, thi hành quyết định", "đúng hạn", "13/07/2026",
            "Điều 73, Điều 78", "Kết thúc: nộp đủ tiền phạt, thứ Sáu 10/07/2026")  # fmt: skip
    page.goto(url)
    steps = page.locator("ol.steps")
    for entry in ("Tang vật, lần ghi 1: Tạm giữ", "Tiền, bút toán 1: Phải nộp",
                  "Tiền, bút toán 3: Nộp vào Kho bạc"):  # fmt: skip
        expect(steps).to_contain_text(entry)
    expect(steps.get_by_text("quyết định xử phạt", exact=True)).to_have_count(1)


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_pages_of_the_case(browser, address, paths, case, size):
    """In Vietnamese, and the page of the case in English as well."""
    _page, url = case
    tabs = ("", "thoi-han/", "tang-vat/?viec=seized", "tien/?viec=paid_in")
    for language, parts in (("vi", tabs), ("en", ("",))):
        page = opened(browser, address, paths, language, size)
        for part in parts:
            page.goto(f"{url}{part}")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (part, wide)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
            told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
            assert not told, (language, part, told)
        page.context.close()
