"""The first account of a body, made by the operator, for nobody is there yet to invite anybody."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sauro.config.prepare import fill_bodies
from sauro.foundation.access.link_rules import LIFE, new_code, secret_of
from sauro.foundation.access.models import Seat, SignInLink, User
from sauro.foundation.access.rights import Role
from sauro.foundation.access.tokens import digest_of
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.organization.models import Body
from sauro.organization.rules import account_findings, username_from


def invite_first(path: str, full_name: str, post: str) -> tuple[str, str]:
    """A secretary at home in a body: the user name, and the code by which a password is set.

    The bodies of the path's province are made where they are missing. Raises: Refused.
    """
    steps = path.split(".")
    if len(steps) > 1 and steps[1].isdecimal():
        fill_bodies(steps[1])
    people = User.objects.db_manager("owner")
    taken = set(people.values_list("username", flat=True))
    username = username_from(full_name, taken)
    if findings := account_findings(full_name.strip(), username, taken=False):
        raise Refused(*findings)
    with transaction.atomic("owner"):
        body = Body.objects.using("owner").filter(path=path).first()
        if body is None:
            raise Refused(_no_body(path))
        user = people.create_user(username, full_name=full_name.strip(), home=body)
        _seat(user, body, post)
        return username, _code(user, path)


def _seat(user: User, body: Body, post: str) -> None:
    Seat.objects.using("owner").create(
        user=user,
        body=body,
        post=post,
        role=Role.SECRETARY,
        valid_from=timezone.localdate(),
        accepted_at=timezone.now(),
    )


def _code(user: User, path: str) -> str:
    code, now = new_code(), timezone.now()
    SignInLink.objects.using("owner").create(
        owner_path=path,
        user=user,
        digest=digest_of(secret_of(code)),
        made_at=now,
        expires_at=now + LIFE,
    )
    return code


def _no_body(path: str) -> Finding:
    return Finding(
        "no-body",
        "",
        f"Không có cơ quan nào mã “{path}”. Mã tỉnh là v. và mã số, ví dụ v.40; mã xã là "
        "v.40.17212.",
        f"No body has the code “{path}”. A province is v. and its number, such as v.40; a commune "
        "v.40.17212.",
    )
