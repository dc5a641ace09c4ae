"""Simulated people for the demo and for tests of whole journeys. None of them exists."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from sauro.foundation.access.models import Seat, User
from sauro.foundation.access.rights import Role
from sauro.organization.models import Body

SINCE = date(2025, 7, 1)
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
    ("lanhdaoca", "Hoàng Văn Mô Phỏng", "v.40.ca", "Phó Giám đốc (mô phỏng)", Role.LEADER,
     "lãnh đạo Công an cùng tỉnh / leader of the same province's police"),
    ("thukyxa", "Ngân Thị Mô Phỏng", "v.40.17212", "Thư ký Ban Chỉ đạo 389 xã (mô phỏng)",
     Role.SECRETARY, "thư ký một xã cùng tỉnh / secretary of a commune of the same province"),
    ("tinhkhac", "Chu Văn Mô Phỏng", "v.38", "Thư ký (mô phỏng)", Role.SECRETARY,
     "thư ký tỉnh khác / secretary of another province"),
    ("quocgia", "Đinh Thị Mô Phỏng", "v", "Thư ký Ban Chỉ đạo 389 quốc gia (mô phỏng)",
     Role.SECRETARY,
     "thư ký quốc gia, giữ quy định, danh mục / national secretary, keeps law and lists"),
)  # fmt: skip
PROVINCES = ("40", "38")
ACCOUNTS = tuple((person[0], person[5]) for person in _PEOPLE)


def fill(password: str) -> None:
    """People where they are missing, as an operator makes them; safe to run again."""
    with transaction.atomic("owner"):
        for name, full_name, path, post, role, _what in _PEOPLE:
            make_person((name, full_name), path, (post, role), password=password)


def sit(path: str) -> Seat:
    """Somebody who acts for a body in a simulated year and cannot sign in: he has no password."""
    body = Body.objects.get(path=path)
    name = f"mp-{path.removeprefix('v.')}"
    user = User.objects.create_user(name, "", None, full_name=_named(path), home=body)
    return Seat.objects.create(
        user=user, body=body, post="Cán bộ theo dõi (mô phỏng)", role=Role.OFFICER,
        valid_from=SINCE, accepted_at=timezone.now(),
    )  # fmt: skip


def _named(path: str) -> str:
    """Always the same for a body; nobody is called so."""
    family = _FAMILIES[sum(path.encode()) % len(_FAMILIES)]
    return f"{family} Mô Phỏng"


_FAMILIES = ("Lô Văn", "Vi Thị", "Kha Văn", "Lương Thị", "Moong Văn", "Hà Thị", "Cụt Văn")


def make_person(
    names: tuple[str, str], path: str, place: tuple[str, str], *, password: str
) -> None:
    """An account at home in a body with a seat there, nothing where the user name is taken.

    ``names``: user name and full name. ``place``: post and role.
    """
    people = User.objects.db_manager("owner")
    if people.filter(username=names[0]).exists():
        return
    body = Body.objects.using("owner").get(path=path)
    mail = f"{names[0]}@mo-phong.example"  # a name that nobody can own (RFC 2606)
    user = people.create_user(names[0], mail, password, full_name=names[1], home=body)
    Seat.objects.using("owner").create(
        user=user,
        body=body,
        post=place[0],
        role=place[1],
        valid_from=SINCE,
        accepted_at=timezone.now(),
    )
