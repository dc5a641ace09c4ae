"""Counts that all processes share: numbers and lists come back, and nothing in them is run."""

import base64
import pickle
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.django_db
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


class Bomb:
    """What a pickle may ask of whoever reads it: any call at all."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return Path.touch, (self.mark,)


def written(key, text):
    """As whoever has got hold of the web role's SQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("sauro_web",)
        cursor.execute(
            "INSERT INTO django_cache VALUES (%s, %s, %s)",
            [cache.make_key(key), text, timezone.now() + timedelta(hours=1)],
        )


def test_sql_as_the_web_role_is_no_code_in_the_process(tmp_path):
    mark = tmp_path / "run"
    bomb = pickle.dumps(Bomb(mark))
    pickle.loads(bomb)  # it would go off
    mark.unlink()
    written("k", base64.b64encode(bomb).decode())
    assert cache.get("k", "absent") == "absent"
    assert cache.get_many(["k"]) == {}
    with pytest.raises(ValueError, match="not found"):
        cache.incr("k")
    assert not mark.exists()


@pytest.mark.parametrize("text", ["", "gASVAAAA", "{", "[" * 100_000, "1" * 10_000, "\\u0000"])
def test_what_is_no_json_is_absent(text):
    written("k", text)
    assert cache.get("k", "absent") == "absent"
    cache.set("k", 1)
    assert cache.get("k") == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=JSON)
def test_json_comes_back_as_it_was(value):
    cache.set("k", value, 60)
    assert cache.get("k", "absent") == value


def test_what_is_no_json_is_not_taken():
    with pytest.raises(TypeError):
        cache.set("k", Path("/"))


def test_a_value_is_added_once_until_its_time_is_over():
    assert cache.add("k", 1, 60)
    assert not cache.add("k", 2, 60)
    assert cache.get("k") == 1
    cache.set("k", 1, -1)
    assert cache.get("k", "absent") == "absent"
    assert cache.add("k", 3, 60)
    assert cache.incr("k") == 4


def test_it_may_be_kept_longer_and_for_ever():
    cache.set("k", 1, 60)
    assert cache.touch("k", -1)
    assert not cache.has_key("k")
    assert not cache.touch("none", 60)
    cache.set("k", 1, None)
    assert cache.has_key("k")
    assert cache.delete("k")
