"""Reminders in a browser: what a silent body and those above it are told, and how rules are set."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone
from playwright.sync_api import expect

from sauro.directives.assignments.expanding import expand
from sauro.directives.pressure import running
from sauro.directives.tests.make import make_directive
from sauro.foundation.access.rights import Role
from sauro.kernel.workdays import shipped_calendar
from sauro.organization.tests.make import make_seat
from tests.e2e.test_register import DESK, PHONE, _emptied, _session, opened
from tests.e2e.test_shell import AXE, WCAG

COMMUNE = "v.01.00001"


@pytest.fixture(scope="module")
def paths(address, django_db_blocker) -> Iterator[dict[str, str]]:
    """Work that slipped two working days ago, and the pass of the last working morning."""
    with django_db_blocker.unblock(), ThreadPoolExecutor(1) as thread:
        yield thread.submit(_filled).result()
        thread.submit(_emptied).result()


def _filled() -> dict[str, str]:
    now = _morning()
    with transaction.atomic():
        due_on = _working_days_before(now, 2)
        row = make_directive("Rà soát chợ", told=((COMMUNE, "lead"),), due_on=due_on)
        expand(row.addressees.all(), [row], now - timedelta(30))
        officer, leader = make_seat(COMMUNE, Role.OFFICER), make_seat(COMMUNE, Role.LEADER)
        issuer = make_seat()
    running.run(now)
    sessions = {
        "officer": _session(officer.user),
        "leader": _session(leader.user),
        "session": _session(issuer.user),
    }
    connections.close_all()
    return {"rules": "/nhac-viec/quy-tac/", "calendar": "/nhac-viec/lich/", **sessions}


def _morning() -> datetime:
    now = timezone.now()
    while not shipped_calendar().is_working_day(timezone.localdate(now)):
        now -= timedelta(1)
    return now


def _working_days_before(now, count):
    day = timezone.localdate(now)
    while shipped_calendar().add_working_days(day, count) > timezone.localdate(now):
        day -= timedelta(1)
    return day


def seen_by(browser, address, paths, who, *more):
    return opened(browser, address, {**paths, "session": paths[who]}, *more)


def test_it_goes_up_the_line_and_is_read_off(browser, address, paths):
    leader = seen_by(browser, address, paths, "leader")
    leader.goto(address)
    leader.get_by_role("link", name="lời nhắc chưa đọc").click()
    expect(leader.locator("main")).to_contain_text("Quá hạn, báo lãnh đạo cơ quan")
    leader.get_by_role("link", name="Rà soát chợ").click()
    expect(leader.locator("main")).to_contain_text("Đã nhắc")
    leader.go_back()
    leader.get_by_role("button", name="Đánh dấu đã đọc 1 lời nhắc").click()
    expect(leader.locator(".alert-success")).to_be_visible()
    expect(leader.locator(".told .state", has_text="Chưa đọc")).to_have_count(0)
    officer = seen_by(browser, address, paths, "officer")
    officer.goto(f"{address}/nhac-viec/")
    expect(officer.locator(".told .state", has_text="Chưa đọc")).to_have_count(1)


def test_rules_are_tried_then_saved(browser, address, paths):
    page = opened(browser, address, paths)
    page.goto(address + paths["rules"])
    page.get_by_label("Trước hạn").fill("5, 1")
    page.get_by_role("button", name="Thử với tháng trước").click()
    expect(page.locator("main")).to_contain_text("tháng trước sẽ gửi")
    expect(page.get_by_label("Trước hạn")).to_have_value("5, 1")
    page.get_by_label("Báo trưởng ban").fill("1")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".wrong")).to_contain_text("theo thứ tự")
    page.get_by_label("Báo trưởng ban").fill("8")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator("table")).to_contain_text("sắp tới")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(browser, address, paths, language, size):
    for who, wanted in (
        ("officer", ["/nhac-viec/"]),
        ("session", [paths["rules"], paths["calendar"]]),
    ):
        page = seen_by(browser, address, paths, who, language, size)
        for path in wanted:
            page.goto(address + path)
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate("tags => axe.run({runOnly: tags}).then(r => r.violations)", WCAG)
            told = [f"{v['id']}: {[n['html'][:160] for n in v['nodes']]}" for v in found]
            assert not told, (path, told)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
