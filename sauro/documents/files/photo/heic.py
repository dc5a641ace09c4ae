"""HEIC and AVIF of telephones, unpacked by heif-convert of the system (ảnh HEIC). In the child."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from sauro.documents.files.refusals import Refusal

_SIGN = re.compile(rb".{4}ftyp(?:heic|heix|heim|hevc|mif1|msf1|avif)", re.DOTALL)
COMMANDS = ("heif-convert", "heif-dec")  # its name until libheif 1.18, and since


def is_heic(data: bytes) -> bool:
    """Whether it begins as such a picture does."""
    return _SIGN.match(data[:16]) is not None


def unpacked(data: bytes) -> bytes:
    """The picture as PNG, turned as the file says. Raises: Refusal."""
    command = next(filter(None, map(shutil.which, COMMANDS)), None)
    if command is None:
        raise Refusal("no_heif")
    Path("in.heic").write_bytes(data)
    done = subprocess.run(
        [command, "in.heic", "out.png"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    made = Path("out.png")
    if done.returncode or not made.is_file():  # of several pictures it writes out-1.png, out-2.png
        several = Path("out-2.png").is_file()
        raise Refusal("damaged", detail="nhiều ảnh trong một tệp" if several else "HEIC hỏng")
    return made.read_bytes()
