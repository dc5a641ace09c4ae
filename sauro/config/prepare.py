"""Bring a database up to date: run by the owner, safe to run again (chuẩn bị cơ sở dữ liệu)."""

from __future__ import annotations

from django.core.management import call_command

from sauro.foundation.database.grants import grant_libraries


def prepare() -> None:
    """Migrations, and what the web role may do with the tables of libraries."""
    call_command("migrate", database="owner", verbosity=0)
    grant_libraries()
