"""Forms that people draw up, and drafts whose form is retired meanwhile."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.errors import NotAllowed, Refused
from sauro.organization.tests.make import make_seat
from sauro.reporting.consolidating import consolidate
from sauro.reporting.duties import add_bodies, end_body
from sauro.reporting.filling import cells_of, figures_by_key
from sauro.reporting.forming import (
    NewForm,
    NewVersion,
    make_form,
    make_version,
    move_draft,
    open_version,
    retire_version,
)
from sauro.reporting.models import Consolidation, Indicator, Line
from sauro.reporting.rules.cells import Dimension, Measure
from sauro.reporting.rules.sums import Child, consolidated
from sauro.reporting.sending import submit
from sauro.reporting.tests.make import (
    first_line,
    make_accepted,
    make_draft,
    make_duty_to,
)

pytestmark = pytest.mark.django_db
ONE, OTHER, THIRD = "v.01.001", "v.01.002", "v.01.003"
VISITS = Measure("market_visits", "Số chợ đã kiểm tra", "Markets visited", "chợ")
TIPS = Measure("tips_heard", "Số tin báo", "Tips heard", "tin", by=(Dimension.KIND,))


@pytest.fixture
def province():
    seat = make_seat("v.01")
    enter(scope_of(seat))
    return seat


def opened(seat, *measures, code="hoi-nhanh"):
    new = NewForm(code, "Hỏi nhanh", "", measures, date(2026, 1, 1))
    version = make_form(new, by=seat, now=timezone.now())
    return open_version(version.pk, version.version, by=seat)


def test_a_form_is_drawn_up_and_its_cells_stay_once_it_is_open(province):
    version = opened(province, VISITS, TIPS)
    keys = [cell.key for cell in cells_of(version)]
    assert keys[:2] == ["market_visits", "tips_heard"]
    assert "tips_heard@kind=counterfeit" in keys
    assert version.cell_count == len(keys) == 6
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(
            owner_path="v.01", form_version=version, rank=9, code="x", name="x", name_en="x",
            unit="x", kind="flow", origin="entered", mark="memory",
        )  # fmt: skip


def test_a_code_is_taken_once_and_a_form_is_its_makers(province):
    version = opened(province, VISITS)
    with pytest.raises(Refused):
        opened(province, VISITS)
    other = make_seat("v.02")
    enter(scope_of(other))
    with pytest.raises(NotAllowed):
        retire_version(version.pk, version.version, by=other)


def test_a_draft_whose_form_is_retired_is_moved_and_keeps_its_figures(province):
    version = opened(province, VISITS)
    commune = make_seat(ONE)
    line = first_line(make_duty_to(province, ONE, form="hoi-nhanh"), ONE)
    draft = make_draft(commune, line, market_visits=4)
    enter(scope_of(province))
    new = NewVersion([TIPS, VISITS], date(2026, 1, 1), "thêm tin báo")
    later = make_version(version.form_id, new, by=province, now=timezone.now())
    open_version(later.pk, later.version, by=province)
    retire_version(version.pk, version.version, by=province)
    enter(scope_of(commune))
    with pytest.raises(Refused) as told:
        submit(line.pk, draft.version, by=commune, now=timezone.now())
    assert [f.code for f in told.value.findings] == ["form-retired"]
    moved = move_draft(line.pk, draft.version, by=commune, now=timezone.now())
    assert figures_by_key(moved)["market_visits"] == 4
    assert submit(line.pk, moved.version, by=commune, now=timezone.now()).state == "submitted"


def test_the_statement_and_the_pure_sum_say_the_same(province):
    duty = make_duty_to(province, ONE, OTHER, THIRD)
    given: dict[str, dict[str, Any]] = {
        ONE: {"inspections": 7, "prosecuted_persons": None},
        OTHER: {"inspections": 5},
    }
    children = []
    for path in (OTHER, ONE):  # in the other order than their names
        line = first_line(duty, path)
        row = make_accepted(make_seat(path), province, line, **given[path])
        children.append(Child(path, line.body.name, figures_by_key(row), row.pk))
    children.append(Child(THIRD, "Ban Chỉ đạo 389 v.01.003"))
    line = first_line(duty, ONE)
    made = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
    total = consolidated(figures_by_key(made), children)
    assert figures_by_key(made) == total.figures
    assert made.given == list(total.given.values())
    assert (made.expected, made.received, sorted(made.parts)) == (3, 2, list(total.parts))
    assert [name for _path, name in made.missing] == list(total.missing)


def test_killed_in_the_middle_the_sum_before_is_there_whole(province):
    duty = make_duty_to(province, ONE)
    line = first_line(duty, ONE)
    make_accepted(make_seat(ONE), province, line, inspections=7)
    first = consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())

    def killed():
        with transaction.atomic():
            consolidate(duty.pk, line.starts_on, line.ends_on, by=province, now=timezone.now())
            raise ConnectionError

    with pytest.raises(ConnectionError):
        killed()
    (left,) = Consolidation.objects.filter(duty=duty)
    assert (left.pk, len(left.figures)) == (first.pk, 10)


def test_who_reports_from_when_is_dated(province):
    duty = make_duty_to(province, ONE)
    enter(scope_of(province))
    now = timezone.now()
    end_body(duty.pk, ONE, date(2026, 11, 18), by=province, now=now)
    make_seat(OTHER)
    enter(scope_of(province))
    add_bodies(duty.pk, [OTHER], date(2026, 11, 19), by=province, now=now)
    ends = Line.objects.filter(duty=duty, owner_path=OTHER).values_list("ends_on", flat=True)
    assert min(ends) == date(2026, 11, 25)
    left = Line.objects.filter(duty=duty, owner_path=ONE).values_list("ends_on", flat=True)
    assert max(left) == date(2026, 11, 18)  # what was expected after it is expected no more
