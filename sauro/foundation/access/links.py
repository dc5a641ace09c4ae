"""One-time links by which a person sets a password (đường dẫn đăng nhập một lần).

Of a code only its SHA-256 is kept, as of tokens: a hundred random bits are neither guessed nor
searched. Who may make one is asked by services above, and once more by the database.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from sauro.foundation.access.link_rules import LIFE, LinkFacts, link_findings, new_code, secret_of
from sauro.foundation.access.models import SignInLink, User
from sauro.foundation.access.tokens import digest_of
from sauro.foundation.errors import Refused


@transaction.atomic
def make_link(user: User, home: str, *, now: datetime) -> tuple[SignInLink, str]:
    """A link for an account and its code, which is told this once; the ones before are revoked."""
    revoke_links(user, now=now)
    code = new_code()
    link = SignInLink.objects.create(
        owner_path=home,
        user=user,
        digest=digest_of(secret_of(code)),
        made_at=now,
        expires_at=now + LIFE,
    )
    return link, code


def revoke_links(user: User, *, now: datetime) -> int:
    """No link of the account opens anything any more; how many there were."""
    live = SignInLink.objects.filter(user=user, used_at=None, revoked_at=None)
    return live.update(revoked_at=now)


@transaction.atomic
def person_of(code: str, now: datetime) -> User:
    """Whose link a code is. Raises: Refused, with the next step, where it opens nothing."""
    digest = digest_of(secret_of(code))
    with connection.cursor() as cursor:  # the policy shows the one row that was presented
        cursor.execute("SELECT set_config('sauro.token', %s, true)", [digest])
    link = SignInLink.objects.select_related("user").filter(digest=digest).first()
    if findings := link_findings(_facts(link) if link else None, now):
        raise Refused(*findings)
    assert link is not None
    return link.user


def _facts(link: SignInLink) -> LinkFacts:
    return LinkFacts(
        used=link.used_at is not None,
        revoked=link.revoked_at is not None,
        expires_at=link.expires_at,
        user_is_active=link.user.is_active,
    )
