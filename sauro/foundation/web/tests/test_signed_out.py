"""A session that ended while somebody wrote, and addresses that only take forms."""

from __future__ import annotations

import pytest
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.translation import override

from sauro.foundation.web.signed_out import forms_kept, page_of

FORM = "/viec-duoc-giao/7/tien-do/"
PAGE = "http://testserver/viec-duoc-giao/7/?xem=1"
pytestmark = pytest.mark.django_db


def test_the_sign_in_leads_back_to_the_page_of_the_form():
    answer = Client().post(FORM, {"words": "dở dang"}, headers={"referer": PAGE})
    assert answer["Location"] == f"{reverse('account_login')}?next=/viec-duoc-giao/7/%3Fxem%3D1"


@pytest.mark.parametrize("sent_from", ["", f"http://testserver{FORM}", "http://elsewhere.vn/a/"])
def test_without_its_page_it_leads_to_the_nearest_above(sent_from):
    answer = Client().post(FORM, headers={"referer": sent_from})
    assert answer["Location"].endswith("?next=/viec-duoc-giao/7/")


def test_a_page_asked_for_leads_back_to_itself():
    answer = Client().get("/so-theo-doi/?q=kho", headers={"referer": PAGE})
    assert answer["Location"].endswith("?next=/so-theo-doi/%3Fq%3Dkho")


def test_a_part_of_a_page_makes_way_for_the_whole_sign_in():
    headers = {"hx-request": "true", "hx-current-url": PAGE}
    answer = Client().post(FORM, headers=headers)
    assert answer.status_code == 401
    assert answer["HX-Redirect"].endswith("?next=/viec-duoc-giao/7/%3Fxem%3D1")
    assert not answer.content


def test_an_address_of_forms_says_so_and_leads_to_their_page():
    request = RequestFactory().get("/vi-tri/9/chuyen/", headers={"accept-language": "vi"})
    with override("vi"):
        answer = forms_kept(lambda _: HttpResponseNotAllowed(["POST"]))(request)
    page = answer.content.decode()
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "chỉ nhận biểu mẫu" in page
    assert 'href="/vi-tri/"' in page


def test_machines_get_no_page():
    request = RequestFactory().get("/api/v1/directives")
    answer = forms_kept(lambda _: HttpResponseNotAllowed(["POST"]))(request)
    assert not answer.content


def test_the_nearest_above_is_at_last_the_first_page():
    assert page_of(RequestFactory().get("/nowhere/at/all/")) == "/"
    assert page_of(RequestFactory().get("/")) == "/"


def test_other_answers_pass():
    request = RequestFactory().post(FORM)
    assert forms_kept(lambda _: HttpResponse("ok"))(request).content == b"ok"


def test_a_form_of_an_old_page_shows_what_it_sent():
    answer = Client(enforce_csrf_checks=True).post(FORM, {"words": "Đã làm một nửa"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Đã làm một nửa" in page
    assert "báo quản trị" not in page
