"""The address of a channel as it is kept: sealed for its person (niêm phong địa chỉ).

It often holds a secret of another service. Whoever reads the database, a backup or a disk without
the server's key reads nothing of it, and what was sealed for one person does not open for another.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12  # bytes


def sealed(address: str, user_id: int) -> str:
    """What is kept in place of an address."""
    nonce = os.urandom(_NONCE)
    closed = _cipher().encrypt(nonce, address.encode(), _whose(user_id))
    return b64encode(nonce + closed).decode()


def unsealed(kept: str, user_id: int) -> str | None:
    """The address again; None where the server's key is another one now."""
    raw = b64decode(kept)
    try:
        return _cipher().decrypt(raw[:_NONCE], raw[_NONCE:], _whose(user_id)).decode()
    except InvalidTag:
        return None


def _cipher() -> AESGCM:
    derived = HKDF(SHA256(), 32, None, b"sauro: channels").derive(settings.SECRET_KEY.encode())
    return AESGCM(derived)


def _whose(user_id: int) -> bytes:
    return f"user {user_id}".encode()
