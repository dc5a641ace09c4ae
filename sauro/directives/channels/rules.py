"""Which addresses a server of ours may be made to call (kênh nào được phép).

Pure. A person writes where he wants to be told, and the server calls it: so the operator names the
services that may be called, and of those that run anywhere, the very host. Nothing is allowed that
was not named; an inner address can be reached only where the operator wrote it down himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sauro.kernel.findings import Finding

_ENTRY = re.compile(r"([a-z][a-z0-9+.-]*)(?:://([^/:@?#\s]+)(?::(\d{1,5}))?/?)?")
LONGEST = 500  # characters of an address


@dataclass(frozen=True, slots=True)
class Entry:
    """What the operator allows: a service, and for one that runs anywhere, its host and port."""

    scheme: str
    host: str = ""
    port: int | None = None

    def __str__(self) -> str:
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{self.host}{port}" if self.host else self.scheme


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads, as the library understood it and not as it was typed."""

    scheme: str
    host: str  # empty where the service has an address of its own
    port: int | None
    local: bool  # it leads to no service: to the server itself, or nobody can tell where
    extras: bool  # it carries parameters: some lead elsewhere, or to a file of the server
    places: int  # how many are told at once


def read_entries(text: str) -> tuple[Entry, ...]:
    """What SAURO_CHANNELS says. Raises: ValueError, at what cannot be understood."""
    return tuple(_entry(word) for word in text.replace(",", " ").split())


def _entry(word: str) -> Entry:
    found = _ENTRY.fullmatch(word.lower())
    if found is None:
        raise ValueError(f"SAURO_CHANNELS: {word!r} names no channel, such as tgram or json://host")
    scheme, host, port = found.groups()
    return Entry(scheme, host or "", int(port) if port else None)


def channel_findings(target: Target | None, allowed: Sequence[Entry]) -> Iterator[Finding]:
    """What speaks against an address; the first is enough."""
    if target is None:
        yield _UNREADABLE
    elif target.local or target.scheme not in {entry.scheme for entry in allowed}:
        yield _not_allowed(allowed)
    elif target.host and Entry(target.scheme, target.host.lower(), target.port) not in allowed:
        yield _not_allowed(allowed)
    elif target.extras:
        yield _EXTRAS
    elif target.places != 1:
        yield _ONE_PLACE


def _not_allowed(allowed: Sequence[Entry]) -> Finding:
    names = ", ".join(str(entry) for entry in allowed)
    if not names:
        return _NONE_ALLOWED
    return Finding(
        "channel-not-allowed", "address",
        f"Địa chỉ này không thuộc kênh mà người vận hành hệ thống đã mở: {names}. Hãy dùng một "
        "kênh trong số đó, hoặc đề nghị người vận hành mở thêm.",
        f"This address is not of a channel that the operator allows: {names}. Use one of those, "
        "or ask the operator for another.",
    )  # fmt: skip


_NONE_ALLOWED = Finding(
    "channel-not-allowed", "address",
    "Người vận hành hệ thống chưa mở kênh nào ngoài thư điện tử. Hãy đề nghị người vận hành mở "
    "kênh cần dùng.",
    "The operator allows no channel beside mail. Ask the operator for the one you need.",
)  # fmt: skip
_UNREADABLE = Finding(
    "channel-unreadable", "address",
    "Không đọc được địa chỉ kênh này. Hãy chép lại đủ địa chỉ, bắt đầu bằng tên kênh, ví dụ "
    "“tgram://…”.",
    "This address cannot be read. Copy all of it, beginning with the channel, such as “tgram://…”.",
)  # fmt: skip
_EXTRAS = Finding(
    "channel-extras", "address",
    "Địa chỉ kênh không được kèm tham số. Hãy bỏ phần từ dấu “?”, “#” trở đi.",
    "The address of a channel carries no parameters. Leave out what follows “?” or “#”.",
)  # fmt: skip
_ONE_PLACE = Finding(
    "channel-one-place", "address",
    "Mỗi kênh chỉ một nơi nhận, để không nơi nào nhận hai lần. Hãy ghi đúng một nơi nhận.",
    "A channel tells one place, so that none is told twice. Name exactly one.",
)  # fmt: skip
