"""The machine interface is described to people and machines alike, and to nobody else."""

import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from ninja import Schema

from sauro.config.api import api
from sauro.foundation.access.tests.make import machine
from sauro.foundation.web.openapi import described
from sauro.foundation.web.problems import KINDS
from sauro.organization.tests.make import make_seat

BODY = "/api/v1/organization/bodies/{path}"
pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(db):
    return make_seat()


@pytest.fixture
def page(client, seat):
    client.force_login(seat.user)
    return client.get(reverse("api_reference")).content.decode()


def test_the_page_names_every_operation_and_every_field(page):
    schema = described(api)
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in page
            assert f'id="{operation["operationId"]}"' in page
    for name, model in schema["components"]["schemas"].items():
        if name != "Problem":
            for field in model["properties"]:
                assert field in page, f"{name}.{field}"


def test_no_two_shapes_have_one_name():
    """The later would take the place of the earlier, in silence."""
    shapes = [shape for shape in _below(Schema) if shape.__module__.startswith("sauro.")]
    named = Counter(shape.__name__ for shape in shapes)
    assert len(named) > 50
    assert [name for name, times in named.items() if times > 1] == []


def _below(shape):
    for below in shape.__subclasses__():
        yield below
        yield from _below(below)


def test_every_problem_leads_to_its_place_on_the_page(page, seat):
    for kind in KINDS.values():
        assert f'id="{kind.name}"' in page
    where = machine(seat).get("/api/v1/documents/999").json()["type"]
    assert where == reverse("api_reference") + "#not-found"


def test_nothing_stands_inline(page):
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page)


def test_a_token_and_a_person_get_the_same_description(client, seat):
    client.force_login(seat.user)
    by_person = client.get(reverse("api_description")).json()
    assert machine(seat).get("/api/v1/openapi.json").json() == by_person
    assert client.get("/api/v1/openapi.json").status_code == 401
    assert Client().get(reverse("api_description")).status_code == 302


def test_words_are_in_the_language_that_was_asked_for(seat):
    asker = machine(seat)
    vi, en = (
        asker.get("/api/v1/openapi.json", headers={"accept-language": language})
        for language in ("fr, vi;q=0.5", "en-US,en;q=0.9")
    )
    assert (vi["Content-Language"], en["Content-Language"]) == ("vi", "en")
    told = [a.json()["paths"][BODY]["get"]["summary"] for a in (vi, en)]
    assert told == ["Một cơ quan", "One body"]
