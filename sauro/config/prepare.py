"""Bring a database up to date: run by the owner, safe to run again (chuẩn bị cơ sở dữ liệu)."""

from __future__ import annotations

from django.core.management import call_command

from sauro.foundation.database.grants import grant_libraries
from sauro.organization.load import load_territories
from sauro.organization.models import Body, Territory
from sauro.organization.seed import NATION, seed_province


def prepare() -> None:
    """Migrations, and what the web role may do with the tables of libraries."""
    call_command("migrate", database="owner", verbosity=0)
    grant_libraries()


def fill_bodies(*provinces: str) -> None:
    """The territories, and the bodies of the nation and of some provinces by code."""
    if not Territory.objects.exists():
        load_territories()
    for code in provinces:
        if not Body.objects.filter(path=f"{NATION}.{code}").exists():
            seed_province(code)
