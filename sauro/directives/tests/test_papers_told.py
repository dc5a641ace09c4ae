"""A body sees its part of a paper that it may not read whole, from its work and from its papers."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.tests.make import make_directive
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
THEIRS = "v.01.ca"


def test_a_body_finds_the_paper_and_its_part_of_it_and_nobody_elses(client):
    ours = make_directive("rà soát kho", "v.01", ((THEIRS, "lead"), ("v.01.qltt", "coordinating")))
    expand(ours.addressees.all(), [ours], timezone.now())
    other = make_directive("việc nơi khác", "v.01", (("v.01.syt", "lead"),))
    client.force_login(make_seat(THEIRS).user)
    part = reverse("paper_part", args=[ours.document_id])
    listed = client.get(reverse("papers_told")).content.decode()
    assert part in listed
    assert listed.count("data-row") == 1
    work = reverse("work", args=[ours.assignments.get().pk])
    assert part in client.get(work).content.decode()
    page = client.get(part).content.decode()
    assert "rà soát kho" in page
    assert work in page
    assert "việc nơi khác" not in page
    assert "Toàn văn do nơi ban hành giữ" in page
    assert client.get(reverse("paper_part", args=[other.document_id])).status_code == 404
    client.force_login(make_seat("v.01.qltt").user)
    assert "Phối hợp" in client.get(part).content.decode()
    client.force_login(make_seat("v.02.ca").user)
    assert client.get(part).status_code == 404
