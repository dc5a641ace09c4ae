"""What a video tells of itself (video tự ghi gì). Runs in the child."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from sauro.documents.files.limits import Limits
from sauro.documents.files.video.tools import probed

_PLACE = re.compile(r"location|gps", re.IGNORECASE)
_CAMERA = ("com.apple.quicktime.model", "model", "com.android.model", "make")


def read(limits: Limits, form: str) -> dict[str, Any]:  # noqa: ARG001 - same form as its siblings
    """Size, length, when, by what, and whether it says where. Raises: Refusal."""
    found = probed(form)
    streams = found["streams"]
    tags = {**found.get("format", {}).get("tags", {})}
    for stream in streams:
        tags = {**stream.get("tags", {}), **tags}
    picture: dict[str, Any] = next((s for s in streams if s.get("codec_type") == "video"), {})
    return {
        "width": int(picture.get("width", 0)), "height": int(picture.get("height", 0)),
        "seconds": _seconds(found), "taken": _taken(tags), "camera": _camera(tags),
        "place": any(_PLACE.search(name) for name in tags),
    }  # fmt: skip


def _seconds(found: Mapping[str, Any]) -> int:
    with suppress(KeyError, ValueError, OverflowError):
        return round(float(found["format"]["duration"]))
    return 0


def _taken(tags: Mapping[str, str]) -> str:
    """As the file says, in its own zone; what a stranger's camera wrote may be anything."""
    said = tags.get("com.apple.quicktime.creationdate") or tags.get("creation_time", "")
    with suppress(ValueError):
        return datetime.fromisoformat(said).isoformat()
    return ""


def _camera(tags: Mapping[str, str]) -> str:
    said = next((tags[name] for name in _CAMERA if tags.get(name)), "")
    return "".join(c for c in said if c.isprintable())[:80]
