"""The door to Apprise, which knows how a hundred services are told something (gửi ra ngoài).

Only this file knows the library. It is loaded when somebody first uses a channel: most servers
never do, and it is large.
"""

from __future__ import annotations

import importlib
import re
import time
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from django.conf import settings

from sauro.directives.channels.rules import Entry, Target

_NOWHERE = re.compile(r"\{schema\}://_?/?")  # an address that leads to no other machine

_ODD = re.compile(r"[#\\]")  # readers of addresses differ about where a host ends before these


class Outcome(Enum):
    """What became of a message."""

    SENT = auto()
    REFUSED = auto()  # an answer came, and it was no
    UNSURE = auto()  # no answer in time: it may be there or not


@dataclass(frozen=True, slots=True)
class Channel:
    """An address that was understood."""

    target: Target
    service: Any

    def send(self, title: str, body: str) -> Outcome:
        """Hand a message over, once."""
        began = time.monotonic()
        if self.service.notify(title=title, body=body, body_format="text"):
            return Outcome.SENT
        slow = time.monotonic() - began >= settings.CHANNEL_SECONDS
        return Outcome.UNSURE if slow else Outcome.REFUSED


def allowed() -> tuple[Entry, ...]:
    """What the operator of this server allows."""
    return tuple(settings.CHANNELS)


def opened(address: str) -> Channel | None:
    """What an address leads to; None where nobody can read it."""
    if any(char.isspace() or not char.isprintable() for char in address):
        return None
    apprise = importlib.import_module("apprise")
    plugin = apprise.Apprise.instantiate(address, asset=_asset(), suppress_exceptions=True)
    if plugin is None:
        return None
    seconds = float(settings.CHANNEL_SECONDS)  # whatever the address says
    plugin.socket_connect_timeout = plugin.socket_read_timeout = seconds
    service = apprise.Apprise(asset=_asset())
    service.add(plugin)
    return Channel(_target(address, plugin), service)


def _target(address: str, plugin: Any) -> Target:
    anywhere = "host" in plugin.template_tokens
    return Target(
        scheme=address.partition(":")[0].lower(),
        host=str(plugin.host or "") if anywhere else "",
        port=plugin.port if anywhere else None,
        local=any(_NOWHERE.fullmatch(form) for form in plugin.templates) or _led(plugin),
        extras="?" in address or (anywhere and bool(_ODD.search(address))),
        places=len(plugin),
    )


def _led(plugin: Any) -> bool:
    """Whether the address names another machine by a word that is not its host."""
    return "endpoint" in plugin.template_tokens


@cache
def _asset() -> Any:
    """Nothing is kept on disk, nothing is loaded beside the library, no secret is told."""
    apprise = importlib.import_module("apprise")
    return apprise.AppriseAsset(
        app_id="Sauro", app_desc="Sáu Rõ", app_url="", image_url_mask=None, image_url_logo=None,
        storage_mode=apprise.PersistentStoreMode.MEMORY, secure_logging=True, async_mode=False,
    )  # fmt: skip
