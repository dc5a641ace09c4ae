"""Work of a body that ends, and its going on with another one: what tests of it share."""

from datetime import timedelta

from django.utils import timezone

from sauro.directives.assignments.carrying import carry_on
from sauro.directives.assignments.expanding import expand
from sauro.directives.assignments.handing import hand_over
from sauro.directives.tests.make import EVERYWHERE, make_directive
from sauro.foundation.access.models import Seat
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.scope import enter
from sauro.foundation.access.tests.make import operator
from sauro.organization import services
from sauro.organization.models import Body
from sauro.organization.rules import Decided
from sauro.organization.tests.make import make_body, make_seat

TODAY = timezone.localdate()
LAST = TODAY - timedelta(1)
OLD, HEIR, OTHER = "v.01.qltt", "v.01.ct", "v.01.ca"


def make_three():
    """Who gives the work, and three bodies below him; one of them ends, another goes on for it."""
    for path, name in ((OLD, "Chi cục Quản lý thị trường"), (HEIR, "Sở Công Thương")):
        make_body(path, name, Body.Kind.AGENCY)
    make_body(OTHER, "Công an tỉnh", Body.Kind.AGENCY)
    return make_seat("v.01")


def given(days, told=((OLD, "lead"),), **others):
    found = make_directive("rà soát kho", told=told, due_on=TODAY + timedelta(days), **others)
    expand(found.addressees.all(), [found], timezone.now() - timedelta(40))
    return found.assignments.get(owner_path=OLD)


def merged(seat, path=OLD, into=HEIR, on=LAST):
    enter(scope_of(seat))
    with operator():
        Seat.objects.filter(body__path=path).update(valid_to=on)
    version = Body.objects.get(path=path).version
    return services.end_body(path, version, Decided("Quyết định 9/QĐ-UBND", on), into, by=seat)


def handed(row, seat, heir=HEIR, **others):
    enter(EVERYWHERE)
    row.refresh_from_db()
    key = Body.objects.get(path=heir).pk
    version = others.get("version", row.version)
    enter(scope_of(seat))
    return hand_over(row.pk, version, key, by=seat, now=timezone.now())


def carried(row, seat, *told):
    """Its directive goes on under a later notice, for these bodies."""
    new = make_directive("tiếp", told=told, due_on=TODAY + timedelta(9))
    expand(new.addressees.all(), [new], timezone.now())
    enter(scope_of(seat))
    carry_on(row.directive_id, new.pk, by=seat, now=timezone.now())
    return new
