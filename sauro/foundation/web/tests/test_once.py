"""A row that somebody else wrote at the same moment is nobody's fault: told, with what to do."""

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from sauro.foundation.database.once import once
from sauro.foundation.errors import Refused
from sauro.foundation.web.faults import fault_of
from sauro.kernel.findings import Finding

pytestmark = pytest.mark.django_db
RULES = [
    (model, rule)
    for model in apps.get_models()
    if model.__module__.startswith("sauro.")
    for rule in model._meta.constraints
    if isinstance(rule, models.UniqueConstraint)
]


def broken(code, name):
    """The database's own refusal, as Django passes it on."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}', "
            f"CONSTRAINT = '{name}'; END $$"
        )


@pytest.mark.parametrize(("model", "rule"), RULES, ids=[rule.name for _, rule in RULES])
def test_every_rule_of_once_only_is_told_as_done_already(model, rule):
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        broken("unique_violation", rule.name)
    assert isinstance(raised.value.__cause__, psycopg.errors.UniqueViolation)
    told = fault_of(raised.value)
    assert (told.status, told.reference) == (409, "")
    assert "Hãy mở lại trang" in told.said


def test_another_broken_rule_is_our_fault():
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        broken("check_violation", "some_check")
    assert fault_of(raised.value).status == 500


def test_the_transaction_goes_on_after_it_was_told():
    with pytest.raises(Refused), once(Refused(Finding("a", "", "b", "c"))):
        broken("unique_violation", "some_rule")
    with pytest.raises(IntegrityError), once(Refused(Finding("a", "", "b", "c"))):
        broken("check_violation", "some_check")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
