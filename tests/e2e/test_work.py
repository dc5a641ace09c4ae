"""Work in a browser: one body in time, one late with an extension refused, one silent."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Assignment
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.rights import Role
from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

BODIES = ("v.01.00001", "v.01.00002", "v.01.00003")
TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    """Two directives to three bodies, one of them late; sessions of the issuer and of each."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    with transaction.atomic():
        told = tuple((path, "lead") for path in BODIES)
        first = make_directive("Lập danh sách cây xăng", told=told, due_on=TODAY + timedelta(3))
        second = make_directive("Rà soát chợ", told=told, due_on=TODAY - timedelta(2))
        open_ended = make_directive("Tuyên truyền", told=told[:1])
        for row in (first, second, open_ended):
            expand(row.addressees.all(), [row], timezone.now())
        ids = Assignment.objects.order_by("owner_path", "pk").values_list("owner_path", "pk")
        found = {f"{path} {n}": f"/viec-duoc-giao/{pk}/" for n, (path, pk) in enumerate(ids)}
        sessions = {path: _session(make_seat(path, Role.OFFICER).user) for path in BODIES}
        session = _session(make_seat().user)
    connections.close_all()
    return {
        "session": session,
        **sessions,
        "in time": found[f"{BODIES[0]} 0"],
        "late": found[f"{BODIES[1]} 4"],
        "given": "/viec-duoc-giao/da-giao/",
        "list": "/viec-duoc-giao/da-giao/?tinh-trang=overdue",
        "progress": f"/so-theo-doi/van-ban/{second.document_id}/tinh-hinh/",
        "directive": f"/so-theo-doi/{second.pk}/",
        "dating": f"/so-theo-doi/{open_ended.pk}/han/",
    }


def as_body(browser: Browser, address: str, paths: dict[str, str], path: str) -> Page:
    return opened(browser, address, {**paths, "session": paths[path]})


def step(page: Page, name: str, words: str) -> None:
    """Open a step, say what it asks for, send it."""
    box = page.locator("details", has=page.locator("summary", has_text=name)).first
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.locator("textarea").first.fill(words)
    box.get_by_role("button", name=name).click()
    expect(page.locator(".alert-success")).to_contain_text(name)


def test_one_in_time_one_refused_one_silent(browser, address, paths):
    doer = as_body(browser, address, paths, BODIES[0])
    doer.goto(address)
    doer.get_by_role("link", name="việc mới được giao, chưa nhận").click()
    doer.get_by_role("link", name="Lập danh sách cây xăng").click()
    doer.get_by_role("button", name="Nhận việc").click()
    step(doer, "Báo cáo kết quả", "Đã lập danh sách 12 cây xăng.")
    late = as_body(browser, address, paths, BODIES[1])
    late.goto(address + paths["late"])
    expect(late.locator("main")).to_contain_text("Chưa xong, quá hạn 2 ngày")
    expect(late.get_by_text("Xin gia hạn", exact=True)).to_have_count(0)
    step(late, "Báo cáo kết quả", "Đã rà soát, chậm vì mưa lũ.")
    issuer = opened(browser, address, paths)
    for name in ("in time", "late"):
        issuer.goto(address + paths[name])
        issuer.get_by_role("button", name="Nghiệm thu").click()
        expect(issuer.locator(".alert-success")).to_contain_text("Nghiệm thu")
    expect(issuer.locator("main")).to_contain_text("Xong, quá hạn 2 ngày")
    issuer.goto(address + paths["progress"])
    expect(issuer.locator("table").first).to_contain_text(BODIES[2])  # the silent one, by name
    expect(issuer.locator("details.work tbody tr")).to_have_count(3)


def test_more_time_is_asked_and_refused(browser, address, paths):
    doer = as_body(browser, address, paths, BODIES[2])
    doer.goto(f"{address}/viec-duoc-giao/?buoc=issued")
    doer.get_by_role("link", name="Lập danh sách cây xăng").click()
    where = doer.url
    doer.locator("summary", has_text="Xin gia hạn").click()
    doer.get_by_label("Xin đến ngày").fill(f"{TODAY + timedelta(30):%d/%m/%Y}")
    step(doer, "Xin gia hạn", "Thiếu người.")
    issuer = opened(browser, address, paths)
    issuer.goto(address)
    issuer.get_by_role("link", name="đề nghị chờ quyết định").click()
    issuer.locator("tbody a").first.click()
    issuer.get_by_role("button", name="Không đồng ý").click()
    expect(issuer.locator(".wrong")).to_contain_text("vì sao")
    issuer.get_by_label("Nội dung").first.fill("Đủ người.")
    issuer.get_by_role("button", name="Không đồng ý").click()
    expect(issuer.locator(".alert-success")).to_be_visible()
    doer.goto(where)
    expect(doer.locator(".history")).to_contain_text("Không cho gia hạn")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    page = opened(browser, address, paths, language, size)
    for name in ("given", "list", "in time", "late", "progress", "directive", "dating"):
        page.goto(address + paths[name])
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
        told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
        assert not told, (name, told)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
