"""The pages of allauth wear the shell and speak Vietnamese."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from django.test import Client

from sauro.foundation.access.models import User
from sauro.foundation.access.tests.make import operator
from sauro.foundation.web import checks

PASSWORD = "mat khau rat dai 389"
PAGES = (
    "password/change/",
    "2fa/",
    "2fa/totp/activate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "sessions/",
    "logout/",
)
ENGLISH = (
    r">\s*(Sign|Password|Username|Change|Add|Security|Authenticator|Recovery|Forgot|Remember)\b"
)


@pytest.fixture
def officer(db):
    with operator():
        return User.objects.create_user(
            "an.nv", full_name="Nguyễn Văn An", email="an@example.vn", password=PASSWORD
        )


@pytest.fixture
def signed_in(officer):
    client = Client()
    answer = client.post("/tai-khoan/login/", {"login": "an.nv", "password": PASSWORD})
    assert answer.status_code == 302
    return client


def _page(answer):
    page = answer.content.decode()
    assert 'class="bar"' in page
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    return page


def test_signing_in_is_in_vietnamese(client, db):
    page = _page(client.get("/tai-khoan/login/"))
    assert "Tên đăng nhập" in page
    assert not re.search(ENGLISH, page)


def test_signing_in_is_in_english_for_those_who_ask(client, db):
    client.cookies["django_language"] = "en"
    page = _page(client.get("/tai-khoan/login/"))
    assert "Username" in page
    assert "Tên đăng nhập" not in page


def test_what_failed_is_named_and_no_password_is_said_to_be_kept(signed_in, officer):
    page = Client().post("/tai-khoan/login/", {"login": "an.nv", "password": "sai"})
    said = page.content.decode()
    assert "<strong>Chưa đăng nhập được.</strong>" in said
    said = signed_in.post("/tai-khoan/password/change/", {"oldpassword": "sai"}).content.decode()
    assert "<strong>Chưa đổi được mật khẩu.</strong>" in said
    assert "Mục này còn trống. Hãy điền hoặc chọn." in said
    assert "<strong>Mã chưa dùng được." in (
        Client().post("/tai-khoan/lan-dau/", {"code": "x"}).content.decode()
    )


def test_a_wrong_password_keeps_the_name_and_says_what_to_check(client, officer):
    page = _page(client.post("/tai-khoan/login/", {"login": "an.nv", "password": "sai"}))
    assert 'value="an.nv"' in page
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert 'value="sai"' not in page


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_of_the_account_wear_the_shell(signed_in, path):
    answer = signed_in.get(f"/tai-khoan/{path}")
    if answer.status_code == 302:
        assert "reauthenticate" in answer["Location"]
        answer = signed_in.get(answer["Location"])
    page = _page(answer)
    assert not re.search(ENGLISH, page)
    assert "Nguyễn Văn An" in page


def test_the_shell_stands_before_allauth():
    assert checks.shell_first(None) == []


def test_the_other_order_is_warned_of(monkeypatch):
    monkeypatch.setattr(checks, "settings", SimpleNamespace(INSTALLED_APPS=_THEIRS_FIRST))
    assert [w.id for w in checks.shell_first(None)] == ["web.W001"]


_THEIRS_FIRST = ["allauth", "sauro.foundation.web"]
