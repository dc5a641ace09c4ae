"""Copies without metadata of video and PDF, written as files (bản sạch). Part of the one door."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sauro.documents.files import sandbox
from sauro.documents.files.limits import LIMITS, MB, Limits
from sauro.documents.files.opened import opened, shown
from sauro.documents.files.refusals import Refusal, unreadable

# A video is never held whole; the bound is what a child may write. Answers are a few words.
VIDEO = replace(LIMITS, file_bytes=512 * MB, output_bytes=MB)
_VIDEO_SECONDS = 120  # of copying 500 MB from one place of a slow disk to another
_FLAT_SECONDS = 120


def video_told(path: Path, name: str, form: str, limits: Limits = VIDEO) -> dict[str, Any]:
    """What a video tells of itself, as ``video.told`` has it; ``form``: by its first bytes.
    Raises: Unreadable, with what to do.
    """
    try:
        with opened(path, limits) as file:
            return sandbox.run("video_told", file.fd, limits, limits.parse_seconds, form=form)
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal


def clean_video(path: Path, name: str, form: str, to: Path, limits: Limits = VIDEO) -> None:
    """The copy of a video, written ``to``. Raises: Unreadable, with what to do."""
    try:
        with opened(path, limits) as file:
            sandbox.make("video", file.fd, limits, _VIDEO_SECONDS, to, form=form)
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal


def clean_pdf(path: Path, name: str, to: Path, limits: Limits = LIMITS) -> None:
    """The copy of a PDF, written ``to``. Raises: Unreadable, with what to do."""
    try:
        with opened(path, limits) as file:
            sandbox.make("flat", file.fd, limits, _FLAT_SECONDS, to)
    except Refusal as refusal:
        raise unreadable(refusal, shown(Path(name))) from refusal
