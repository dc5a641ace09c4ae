"""What is made of stored files, kept so that each is made once (ảnh dựng từ tệp)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from sauro.foundation.files.store import spread


def drawn(sha256: str, number: int, draw: Callable[[], bytes], kind: str = "webp") -> bytes:
    """Picture ``number`` of the file with a hash, or what else is made of it. Losing the folder
    costs only making it again.
    """
    place = spread(settings.DRAWN_ROOT, sha256) / f"{number}.{kind}"
    with suppress(FileNotFoundError):
        return place.read_bytes()
    picture = draw()
    with suppress(OSError):  # a full disk keeps nobody from seeing the page
        _keep(picture, place)
    return picture


def drawn_file(sha256: str, number: int, kind: str, make: Callable[[Path], None]) -> Path:
    """The same of what is too large to be held: ``make`` is told where, and writes it whole."""
    place = spread(settings.DRAWN_ROOT, sha256) / f"{number}.{kind}"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make(place)
    return place


def _keep(picture: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with NamedTemporaryFile(dir=place.parent, prefix="in-", delete=False) as part:
        part.write(picture)
    Path(part.name).replace(place)
