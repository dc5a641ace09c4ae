"""The shell in both languages, what errors look like, and the headers of every answer."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding

NO_LEAD = Finding("no_lead", "lead", "Chưa có cơ quan chủ trì.", "No lead body is named.")
KINDS = {
    "tu-choi": Refused(NO_LEAD),
    "an": Hidden(),
    "quyen": NotAllowed(NO_LEAD),
    "cu": Stale(NO_LEAD),
    "cam": PermissionDenied(),
    "khong": Http404(),
    "loi": RuntimeError("secret detail"),
}


def fails(request: HttpRequest, kind: str) -> HttpResponse:
    raise KINDS[kind]


urlpatterns = [
    path("thu/<str:kind>/", fails),
    path("api/thu/<str:kind>/", fails),
    path("", include("sauro.config.urls")),
]
handler404 = "sauro.foundation.web.errors.not_found"
handler403 = "sauro.foundation.web.views.not_allowed"

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def client(settings):
    settings.DEBUG = True
    return Client(raise_request_exception=False)


def test_the_guide_speaks_vietnamese_first(client):
    page = client.get("/kieu-mau/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="vi">' in page
    assert "Nhiệm vụ đang theo dõi" in page
    assert "3.387,5" in page
    assert "30/04/2026" in page


def test_the_guide_speaks_english(client):
    client.cookies["django_language"] = "en"
    page = client.get("/kieu-mau/").content.decode()
    assert '<html lang="en">' in page
    assert "Directives followed up" in page
    assert "3,387.5" in page
    assert "30/04/2026" in page


def test_the_guide_is_only_for_developers(client, settings):
    settings.DEBUG = False
    assert client.get("/kieu-mau/").status_code == 404


def test_the_language_changes_without_javascript(client):
    client.post("/ngon-ngu/", {"language": "en", "next": "/kieu-mau/"})
    assert '<html lang="en">' in client.get("/kieu-mau/").content.decode()


@pytest.mark.parametrize("address", ["/kieu-mau/", "/phim-tat/", "/khoe/song", "/thu/loi/"])
def test_each_answer_forbids_what_stands_inline(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/kieu-mau/", "/phim-tat/", "/thu/khong/"])
def test_no_page_carries_inline_script_or_style(client, address):
    page = client.get(address).content.decode()
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on", page)


@pytest.mark.parametrize(
    ("kind", "status"), [("tu-choi", 422), ("an", 404), ("quyen", 403), ("cu", 409)]
)
def test_what_is_told_is_a_page_with_the_next_step(client, kind, status):
    answer = client.get(f"/thu/{kind}/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert "<html" in page
    assert "Quay lại trang trước" in page
    assert ("Chưa có cơ quan chủ trì." in page) == (status != 404)
    assert "data-keep-drafts" in page


def test_what_is_told_is_said_in_english_too(client):
    client.cookies["django_language"] = "en"
    page = client.get("/thu/tu-choi/").content.decode()
    assert "No lead body is named." in page
    assert "Not done" in page


def test_what_is_told_to_htmx_is_a_fragment_that_replaces_nothing_typed(client):
    answer = client.get("/thu/tu-choi/", headers={"hx-request": "true"})
    assert answer.status_code == 422
    assert "<html" not in answer.content.decode()
    assert answer["HX-Retarget"] == "#told"


def test_what_is_told_to_a_machine_is_a_problem(client):
    answer = client.get("/api/thu/tu-choi/")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 401  # before anything else it wants a token


def test_a_fault_of_ours_gives_a_number_and_no_detail(client):
    answer = client.get("/thu/loi/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert re.search(r"số [0-9a-f]{8}", page)
    assert "secret detail" not in page


def test_what_django_forbids_is_not_a_fault(client, settings):
    settings.DEBUG = False
    answer = client.get("/thu/cam/")
    assert answer.status_code == 403
    assert "Không có quyền" in answer.content.decode()


def test_an_address_that_is_not_there_wears_the_shell(client, settings):
    settings.DEBUG = False
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.content.decode()
