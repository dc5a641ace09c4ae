"""What a file is by its first bytes, whatever its name says (nhận dạng tệp). Pure."""

from __future__ import annotations

import re
from enum import StrEnum

from sauro.kernel.findings import Finding

HEAD = 4_096  # bytes that decide


class Kind(StrEnum):
    """What an attachment is."""

    PHOTO = "photo"
    VIDEO = "video"
    SOUND = "sound"
    SCAN = "scan"  # PDF


_SIGNS: tuple[tuple[bytes, Kind, str], ...] = (
    (rb"\xff\xd8\xff", Kind.PHOTO, "JPEG"),
    (rb"\x89PNG\r\n\x1a\n", Kind.PHOTO, "PNG"),
    (rb"II\*\x00|MM\x00\*", Kind.PHOTO, "TIFF"),
    (rb"RIFF.{4}WEBP", Kind.PHOTO, "WebP"),
    (rb"GIF8[79]a", Kind.PHOTO, "GIF"),
    (rb"BM.{4}\0{4}", Kind.PHOTO, "BMP"),
    (rb".{4}ftyp(?:heic|heix|heim|hevc|mif1|msf1|avif)", Kind.PHOTO, "HEIC/AVIF"),
    (rb".{4}ftypM4A", Kind.SOUND, "M4A"),
    (rb".{4}ftyp", Kind.VIDEO, "MP4/MOV"),
    (rb"\x1aE\xdf\xa3", Kind.VIDEO, "WebM/MKV"),
    (rb"RIFF.{4}AVI ", Kind.VIDEO, "AVI"),
    (rb"\x00\x00\x01\xba", Kind.VIDEO, "MPEG"),
    (rb"(?:G.{187}){3}G", Kind.VIDEO, "MPEG-TS"),
    (rb"RIFF.{4}WAVE", Kind.SOUND, "WAV"),
    (rb"ID3|\xff[\xfb\xf3\xf2]", Kind.SOUND, "MP3"),
    (rb"OggS", Kind.SOUND, "Ogg"),
    (rb"\s{0,8}%PDF-", Kind.SCAN, "PDF"),
)
HEIC = "HEIC/AVIF"
PICTURES = frozenset({"JPEG", "PNG", "TIFF", "WebP", "GIF", "BMP", HEIC})  # painted anew
VIDEOS = frozenset({"MP4/MOV", "WebM/MKV"})  # copied without what stands beside
_MB = 1024 * 1024


def kind_of(head: bytes) -> tuple[Kind, str] | None:
    """The kind and its format; None where it is no photograph, video, sound or scan."""
    for sign, kind, name in _SIGNS:
        if re.match(sign, head, re.DOTALL):
            return kind, name
    return None


def copied(form: str) -> bool:
    """Whether a copy without metadata can be made of a format."""
    return form in PICTURES or form in VIDEOS or form == "PDF"


def not_of_a_kind(name: str) -> Finding:
    shown = name[-60:]
    return Finding(
        "no-photograph", "file",
        f"“{shown}” không phải ảnh, video, ghi âm hay bản quét PDF: máy xem nội dung tệp, không "
        "xem tên. Hãy chọn đúng tệp gốc từ máy ảnh, điện thoại; văn bản Word, Excel thì gửi ở "
        "trang Văn bản.",
        f"“{shown}” is no photograph, video, sound or scanned PDF: its content tells, not its "
        "name. Choose the original of the camera; documents are handed in on the page Documents.",
    )  # fmt: skip


def damaged(name: str) -> Finding:
    shown = name[-60:]
    return Finding(
        "photograph-damaged", "file",
        f"“{shown}” có đầu tệp của ảnh nhưng không mở được thành ảnh. Hãy chép lại tệp gốc từ máy "
        "chụp rồi gửi lại.",
        f"“{shown}” begins like a photograph and opens as none. Copy the original from the camera "
        "again and send that.",
    )  # fmt: skip


def bomb(name: str) -> Finding:
    shown = name[-60:]
    return Finding(
        "photograph-too-many-pixels", "file",
        f"“{shown}” mở ra thành quá nhiều điểm ảnh (mức là 100 triệu), có thể để làm treo máy. Ảnh "
        "thật lớn hơn mức ấy thì chia nhỏ, gửi kèm giải thích.",
        f"“{shown}” unpacks to more than 100 million pixels, as files made to stop a server do. "
        "Split a picture that is truly larger.",
    )  # fmt: skip


def too_big(name: str, most: int) -> Finding:
    shown, mb = name[-60:], most // _MB
    return Finding(
        "file-too-big", "file",
        f"“{shown}” lớn hơn {mb} MB, mức cho một tệp của máy chủ này. Video dài thì cắt thành "
        "đoạn; ảnh thì gửi tệp gốc, không gửi tệp nén nhiều ảnh. Quản trị đổi mức bằng "
        "SAURO_ATTACHMENT_MB.",
        f"“{shown}” has more than {mb} MB, the limit for one file on this server. Cut a long "
        "video into parts; send photographs one by one. The operator changes the limit by "
        "SAURO_ATTACHMENT_MB.",
    )  # fmt: skip


EMPTY = Finding(
    "empty-file", "file",
    "Tệp không có nội dung (0 byte). Hãy mở lại tệp trên máy rồi chọn đúng tệp.",
    "The file is empty (0 bytes). Open it on your machine, then choose the right one.",
)  # fmt: skip
NO_FILE = Finding(
    "no-file", "file", "Hãy chọn tệp cần gửi.", "Choose the file to send.",
)  # fmt: skip
NO_REASON = Finding(
    "no-reason", "because",
    "Hãy ghi lý do rút: tệp vẫn được giữ, người xem sau cần biết vì sao không dùng.",
    "Give the reason: the file is kept, and whoever looks later must know why it is not used.",
)  # fmt: skip
NOT_YET = Finding(
    "not-yet", "taken_on",
    "Ngày chụp, ghi chưa tới. Hãy ghi ngày thật, hoặc để trống nếu không rõ.",
    "The day has not come yet. Enter the true one, or leave it empty.",
)  # fmt: skip
NO_EXHIBIT = Finding(
    "no-exhibit", "exhibit",
    "Tang vật này không thuộc vụ việc. Hãy chọn lại trong bảng thống kê.",
    "That exhibit is none of this case. Choose again from the inventory.",
)  # fmt: skip


def too_many(most: int) -> Finding:
    return Finding(
        "too-many", "file",
        f"Một vụ việc kèm tối đa {most} tệp. Hãy rút những tệp trùng, hoặc chỉ gửi tệp cần cho "
        "chứng cứ.",
        f"A case holds {most} files at most. Withdraw what is there twice, or send only what "
        "proves something.",
    )  # fmt: skip
