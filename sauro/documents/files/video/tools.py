"""ffmpeg and ffprobe of the system, on the one file of the child's standard input.

The format is given by us, from the first bytes: a file cannot choose a parser that opens others
(playlists, lists of parts). Only that file is read, no address.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

from sauro.documents.files.refusals import Refusal

DEMUXERS = {"MP4/MOV": "mov", "WebM/MKV": "matroska"}
_INPUT = ("-protocol_whitelist", "file")
_SOURCE = "file:/dev/stdin"
_ASKED = (
    "stream=codec_type,codec_name,width,height:stream_disposition=attached_pic:stream_tags"
    ":format=duration:format_tags"
)


def probed(form: str) -> dict[str, Any]:
    """Streams and tags of the file. Raises: Refusal."""
    said = _run(
        [_found("ffprobe"), "-v", "error", *_INPUT, "-f", DEMUXERS[form], "-of", "json",
         "-show_entries", _ASKED, _SOURCE]
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(said)
    if not answer.get("streams"):
        raise Refusal("damaged", detail="video không có hình, không có tiếng")
    return answer


def copy(form: str, options: list[str], made: str) -> None:
    """The file through ffmpeg, written in this folder. Raises: Refusal."""
    _run(
        [_found("ffmpeg"), "-v", "error", "-nostdin", "-threads", "1", *_INPUT,
         "-f", DEMUXERS[form], "-i", _SOURCE, *options, f"file:{made}"]
    )  # fmt: skip


def _found(command: str) -> str:
    path = shutil.which(command)
    if path is None:
        raise Refusal("no_ffmpeg")
    return path


def _run(command: list[str]) -> bytes:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise Refusal("damaged", detail="video không mở được")
    return done.stdout
