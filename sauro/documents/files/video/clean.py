"""A video anew, of its first picture and first sound alone (bản sạch của video). In the child.

Pictures and sound are copied as they are, nothing is encoded again. What lies beside them stays
behind: place, camera, times, titles, chapters, tracks of places and of subtitles, second pictures
and sounds, covers. So do words that cameras hide between the pictures themselves (SEI, metadata
units); of codecs where we know no way to find such words there is no copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal
from sauro.documents.files.video.tools import copy, probed

MADE = "made"
# codec: the filter that takes out units of its own words; nothing where the codec has none
_PICTURES = {
    "h264": "filter_units=remove_types=6",
    "hevc": "filter_units=remove_types=39|40",
    "av1": "filter_units=remove_types=5",
    "vp8": "",
    "vp9": "",
}
_WEB_PICTURES, _WEB_SOUNDS = frozenset({"vp8", "vp9"}), frozenset({"opus", ""})
_MP4_SOUNDS = frozenset({"aac", "mp3", "ac3", "eac3", "opus", ""})
_MOV_SOUNDS = frozenset({"amr_nb", "amr_wb", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_f32le"})
_EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")


def read(limits: Limits, form: str) -> dict[str, Any]:  # noqa: ARG001 - same form as its siblings
    """Writes the copy in this folder; returns its kind: mp4, mov or webm. Raises: Refusal."""
    streams = probed(form)["streams"]
    picture, sound = _first(streams, "video"), _first(streams, "audio")
    kind = _container(picture, sound)
    drop = ["-bsf:v", _PICTURES[picture]] if _PICTURES[picture] else []
    options = [
        "-map", "0:V:0", "-map", "0:a:0?", "-dn", "-sn", "-map_metadata", "-1",
        "-map_metadata:s", "-1", "-map_chapters", "-1", "-c", "copy", *drop, *_EXACT,
    ]  # fmt: skip
    no_clock = [] if kind == "webm" else ["-write_tmcd", "0"]
    copy(form, [*options, *no_clock, "-f", kind], MADE)
    return {"kind": kind}


def _first(streams: Sequence[dict[str, Any]], kind: str) -> str:
    """The codec of the first stream of a kind that is no cover; empty where there is none."""
    for stream in streams:
        cover = stream.get("disposition", {}).get("attached_pic")
        if stream.get("codec_type") == kind and not cover:
            return str(stream.get("codec_name", "?"))
    return ""


def _container(picture: str, sound: str) -> str:
    if picture not in _PICTURES:
        raise Refusal("video_codec", what=picture or "không có hình")
    if picture in _WEB_PICTURES and sound in _WEB_SOUNDS:
        return "webm"
    if sound in _MP4_SOUNDS and picture != "vp8":
        return "mp4"
    if sound in _MOV_SOUNDS and picture not in _WEB_PICTURES:
        return "mov"
    raise Refusal("video_codec", what=f"{picture}, {sound}")
