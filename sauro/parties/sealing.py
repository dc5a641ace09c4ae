"""Numbers of persons as they are kept: sealed, and known again by a keyed hash (niêm phong).

Whoever reads the database, a backup or a disk without the keys reads none of them, and cannot try
them all: twelve digits would be tried in hours without a key in the hash. Each key of
``SAURO_PARTY_KEYS`` has a name; the first seals and hashes, the others still open and find.
"""

from __future__ import annotations

import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from sauro.parties.linking.reading import SEALED, Identifier, IdKind

_NONCE = 12  # bytes
_FILE = b"file"  # what a sealed file is sealed for
_OF_SERVER = "0"  # the name of the key that is made of SECRET_KEY


def current_key() -> str:
    """The name of the key that seals today."""
    return next(iter(_keys()))[0]


def sealed(found: Identifier, party_id: int) -> str:
    """What is kept in place of a number; empty for a kind that everybody may read."""
    if found.kind not in SEALED:
        return ""
    nonce = os.urandom(_NONCE)
    name, secret = next(iter(_keys()))
    closed = _cipher(secret).encrypt(nonce, found.value.encode(), _whose(party_id, found.kind))
    return f"{name}:{b64encode(nonce + closed).decode()}"


def unsealed(kept: str, party_id: int, kind: str) -> str | None:
    """The number again; None where its key is not among those of the server any more."""
    name, _colon, text = kept.partition(":")
    raw = b64decode(text)
    for known, secret in _keys():
        if known == name:
            try:
                whose = _whose(party_id, kind)
                return _cipher(secret).decrypt(raw[:_NONCE], raw[_NONCE:], whose).decode()
            except InvalidTag:
                return None
    return None


def sealed_file(content: bytes) -> bytes:
    """A file that names persons by their numbers, as it is kept: the key's name, then the rest."""
    nonce = os.urandom(_NONCE)
    name, secret = next(iter(_keys()))
    closed = _cipher(secret).encrypt(nonce, content, _FILE)
    return name.encode() + b":" + nonce + closed


def unsealed_file(kept: bytes) -> bytes | None:
    """The file again; None where its key is not among those of the server any more."""
    name, _colon, raw = kept.partition(b":")
    for known, secret in _keys():
        if known.encode() == name:
            try:
                return _cipher(secret).decrypt(raw[:_NONCE], raw[_NONCE:], _FILE)
            except InvalidTag:
                return None
    return None


def marked(said: bytes) -> str:
    """A keyed hash of what must be known again and read by nobody, under the server's own key."""
    return hmac.digest(_derived(settings.SECRET_KEY, b"mark"), said, "sha256").hex()


def digests(found: Identifier) -> list[str]:
    """The hash of a number under each key, that of today first; older rows are found too."""
    said = f"{found.kind}:{found.value}".encode()
    return [hmac.digest(_derived(secret, b"hash"), said, "sha256").hex() for _n, secret in _keys()]


def _keys() -> Iterator[tuple[str, str]]:
    yield from settings.PARTY_KEYS.items()
    yield _OF_SERVER, settings.SECRET_KEY


def _cipher(secret: str) -> AESGCM:
    return AESGCM(_derived(secret, b"seal"))


@lru_cache(maxsize=64)
def _derived(secret: str, use: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, b"sauro: parties " + use).derive(secret.encode())


def _whose(party_id: int, kind: IdKind | str) -> bytes:
    return f"party {party_id} {kind}".encode()
