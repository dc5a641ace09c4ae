"""Passwords change by two functions of the database and in no other way (mật khẩu).

The web role may not write the column. One's own is changed by who signed in and knew the one
before; a forgotten or a first one by a link that was handed to the person, used once.
"""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from sauro.foundation.access.models import User
from sauro.foundation.errors import Stale


@transaction.atomic
def change_password(user: User, password: str) -> None:
    """One's own password. Raises: Stale where it changed meanwhile, or is not one's own."""
    hashed = make_password(password)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sauro_change_password_v1(%s, %s)", [user.password, hashed])
        (changed,) = cursor.fetchone()
    if not changed:
        raise Stale
    user.password = hashed


@transaction.atomic
def use_link(secret: str, password: str) -> User | None:
    """The account whose link this is, with its new password; none where it opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sauro_use_link_v1(%s, %s)", [secret, make_password(password)])
        (user_id,) = cursor.fetchone()
    return User.objects.get(pk=user_id) if user_id else None
