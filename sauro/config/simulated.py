"""Simulated people for the demo and for tests of whole journeys. None of them exists."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import Role
from sauro.organization.models import Body

_SINCE = date(2025, 7, 1)
# user name, name, path of the body, post, role; what the demo says of the account
_PEOPLE = (
    ("thuky", "Lò Thị Mô Phỏng", "v.40", "Thư ký Ban Chỉ đạo 389 tỉnh (mô phỏng)", Role.SECRETARY,
     "thư ký tỉnh / secretary of a province"),
    ("lanhdao", "Vi Văn Mô Phỏng", "v.40", "Phó Trưởng ban (mô phỏng)", Role.LEADER,
     "lãnh đạo cùng tỉnh / leader of the same province"),
    ("canbo", "Sầm Thị Mô Phỏng", "v.40", "Cán bộ (mô phỏng)", Role.OFFICER,
     "cán bộ cùng tỉnh / officer of the same province"),
    ("congan", "Lường Thị Mô Phỏng", "v.40.ca", "Cán bộ tổng hợp (mô phỏng)", Role.OFFICER,
     "cán bộ Công an cùng tỉnh / officer of the same province's police"),
    ("tinhkhac", "Chu Văn Mô Phỏng", "v.38", "Thư ký (mô phỏng)", Role.SECRETARY,
     "thư ký tỉnh khác / secretary of another province"),
)  # fmt: skip
PROVINCES = ("40", "38")
ACCOUNTS = tuple((person[0], person[5]) for person in _PEOPLE)


def fill(password: str) -> None:
    """Bodies and people where they are missing; safe to run again."""
    with transaction.atomic():
        for name, full_name, path, post, role, _what in _PEOPLE:
            if User.objects.filter(username=name).exists():
                continue
            user = User.objects.create_user(name, password=password, full_name=full_name)
            body = Body.objects.get(path=path)
            Seat.objects.create(user=user, body=body, post=post, role=role, valid_from=_SINCE)
