"""Who may decide a fine (thẩm quyền xử phạt), and two rights that hang on its amount. Hints only.

Authority goes by the maximum of the frame of each act, not by the fine that is meant; where one
act exceeds it, the whole case goes up (Luật Xử lý vi phạm hành chính, Điều 52; unverified).

Source: Luật Xử lý vi phạm hành chính, Điều 37a, Điều 52; Nghị định 189/2025/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from sauro.cases.clocks.hints import Hint, doubt, newest
from sauro.cases.clocks.law import rows_of
from sauro.cases.clocks.model import Mark
from sauro.kernel.money import format_vnd, format_vnd_en

LAW = "Luật Xử lý vi phạm hành chính, Điều 37a; Nghị định 189/2025/NĐ-CP"
_UP = "Điều 52; chưa kiểm chứng", "article 52; unverified"


@dataclass(frozen=True, slots=True)
class Amounts:
    """A dated amount for persons and one for organisations, in đồng."""

    person_vnd: int
    organisation_vnd: int
    article: str
    valid_from: date
    mark: Mark
    source: str
    code: str = ""
    name: str = ""
    name_en: str = ""

    def of(self, organisation: bool) -> int:
        return self.organisation_vnd if organisation else self.person_vnd


@dataclass(frozen=True, slots=True)
class Post:
    """A post that may fine (chức danh có thẩm quyền): percent of the maximum of the field."""

    code: str
    name: str
    name_en: str
    line: str  # of which force or level
    percent: int
    valid_from: date
    mark: Mark
    source: str
    confiscates_times: int | None = None  # exhibits worth so many times the fine; None: no limit

    def limit_vnd(self, maximum_vnd: int) -> int:
        return maximum_vnd * self.percent // 100


@dataclass(frozen=True, slots=True)
class Powers:
    """All rows of `data/authority.toml`."""

    fields: tuple[Amounts, ...]
    posts: tuple[Post, ...]
    no_record: tuple[Amounts, ...]
    explanation: tuple[Amounts, ...]


@dataclass(frozen=True, slots=True)
class Fine:
    """A fine that is to be decided: the maximum of the frame of each act, in đồng."""

    field: str
    post: str
    frames_vnd: tuple[int, ...]
    organisation: bool = False
    exhibits_vnd: int = 0  # worth of what is to be confiscated


def authority_hints(fine: Fine, powers: Powers, day: date) -> tuple[Hint, ...]:
    """Whether a post may decide a fine, and which may where it may not.

    Empty: nothing speaks against it. An unknown post or field is told, never guessed.
    """
    field = newest((f for f in powers.fields if f.code == fine.field), day)
    post = newest((p for p in powers.posts if p.code == fine.post), day)
    if field is None or post is None:
        return (_unknown(fine, field is None),)
    maximum = field.of(fine.organisation)
    highest, limit = max(fine.frames_vnd, default=0), post.limit_vnd(maximum)
    hints = []
    if highest > limit:
        able = [p for p in _in_force(powers.posts, day) if p.limit_vnd(maximum) >= highest]
        hints.append(_without(post, field, highest, limit, _nearest(post, able)))
    if post.confiscates_times and fine.exhibits_vnd > post.confiscates_times * limit:
        hints.append(_too_dear(post, fine.exhibits_vnd, limit))
    return tuple(hints)


def who_may_fine(
    field: str, frames_vnd: tuple[int, ...], organisation: bool, line: str, day: date
) -> Hint | None:
    """Which posts of a line, else of any, may decide a fine; None for a field without a row.

    By the highest maximum of the frame of an act (khung cao nhất của một hành vi).
    """
    powers = shipped_powers()
    row = newest((f for f in powers.fields if f.code == field), day)
    if row is None or not frames_vnd:
        return None
    maximum, highest = row.of(organisation), max(frames_vnd)
    able = [p for p in _in_force(powers.posts, day) if p.limit_vnd(maximum) >= highest]
    own = sorted((p for p in able if p.line == line), key=lambda p: p.percent)
    named = own or sorted(able, key=lambda p: p.percent)
    if not named:
        return None
    who = ", ".join(p.name + doubt(p.mark)[0] for p in named)
    who_en = ", ".join(p.name_en + doubt(p.mark)[1] for p in named)
    return Hint(
        "who-may-fine",
        f"Gợi ý: khung cao nhất của một hành vi là {format_vnd(highest)}, lĩnh vực {row.name}"
        f"{doubt(row.mark)[0]}. Người có thẩm quyền phạt: {who}.",
        f"Hint: the highest frame of one act is {format_vnd_en(highest)}, field {row.name_en}"
        f"{doubt(row.mark)[1]}. Who may fine: {who_en}.",
        LAW,
        row.mark.checked and all(p.mark.checked for p in named),
    )


def _in_force(posts: Sequence[Post], day: date) -> list[Post]:
    codes = dict.fromkeys(post.code for post in posts)
    rows = (newest((p for p in posts if p.code == code), day) for code in codes)
    return [post for post in rows if post]


def _nearest(post: Post, able: list[Post]) -> list[Post]:
    """Those of the same line, from the lowest; of other lines where that has none."""
    own = [p for p in able if p.line == post.line]
    return sorted(own or able, key=lambda p: p.percent)


def _without(post: Post, field: Amounts, highest: int, limit: int, able: list[Post]) -> Hint:
    vi, en = doubt(post.mark)
    who = ", ".join(p.name + doubt(p.mark)[0] for p in able) or "chưa có dòng nào trong bảng"
    who_en = ", ".join(p.name_en + doubt(p.mark)[1] for p in able) or "no row of the table"
    return Hint(
        "without-authority",
        f"Gợi ý: {post.name} được phạt đến {format_vnd(limit)} ({post.percent}% mức tối đa "
        f"lĩnh vực {field.name}){vi}; khung cao nhất của một hành vi là {format_vnd(highest)}. "
        f"Người có thẩm quyền: {who}. Một hành vi vượt thì chuyển cả vụ lên ({_UP[0]}).",
        f"Hint: the {post.name_en} may fine up to {format_vnd_en(limit)} ({post.percent}% of the "
        f"maximum of {field.name_en}){en}; the highest frame of one act is "
        f"{format_vnd_en(highest)}. Who may: {who_en}. Where one act exceeds it, the "
        f"whole case goes up ({_UP[1]}).",
        LAW,
        post.mark.checked and field.mark.checked,
    )


def _too_dear(post: Post, worth: int, limit: int) -> Hint:
    vi, en = doubt(post.mark)
    most = (post.confiscates_times or 0) * limit
    return Hint(
        "exhibits-beyond-authority",
        f"Gợi ý: {post.name} được tịch thu tang vật trị giá đến {format_vnd(most)}{vi}; tang vật "
        f"trị giá {format_vnd(worth)}. Chuyển hồ sơ đến người có thẩm quyền.",
        f"Hint: the {post.name_en} may confiscate exhibits worth up to {format_vnd_en(most)}{en}; "
        f"these are worth {format_vnd_en(worth)}. Pass the file to a competent person.",
        LAW,
        post.mark.checked,
    )


def _unknown(fine: Fine, no_field: bool) -> Hint:
    what, what_en = (
        (f"lĩnh vực “{fine.field}”", f"field “{fine.field}”")
        if no_field
        else (f"chức danh “{fine.post}”", f"post “{fine.post}”")
    )
    return Hint(
        "authority-unknown",
        f"Chưa có dòng thẩm quyền cho {what} vào ngày này. Đối chiếu Nghị định 189/2025/NĐ-CP và "
        "bổ sung vào bảng.",
        f"There is no row of authority for the {what_en} on this day. Compare Decree "
        "189/2025/NĐ-CP and add it to the table.",
        LAW,
        verified=True,
    )


def needs_no_record(fine_vnd: int, organisation: bool, powers: Powers, day: date) -> Hint | None:
    """That a small fine may be decided on the spot (xử phạt không lập biên bản)."""
    row = newest(powers.no_record, day)
    if row is None or fine_vnd > row.of(organisation):
        return None
    (vi, en), most = doubt(row.mark), row.of(organisation)
    return Hint(
        "no-record-needed",
        f"Gợi ý: phạt đến {format_vnd(most)} có thể xử phạt tại chỗ, không lập biên bản "
        f"({row.article}){vi}.",
        f"Hint: a fine up to {format_vnd_en(most)} may be decided on the spot and needs no record "
        f"({row.article}){en}.",
        row.article,
        row.mark.checked,
    )


def may_explain(
    frame_vnd: int, organisation: bool, licence: bool, powers: Powers, day: date
) -> bool:
    """Whether the right to explain is open (quyền giải trình).

    By the maximum of the frame, or where the licence may be withdrawn or suspended.

    Source: Luật Xử lý vi phạm hành chính, Điều 61.
    """
    row = newest(powers.explanation, day)
    return licence or (row is not None and frame_vnd >= row.of(organisation))


R = TypeVar("R", Amounts, Post)


@lru_cache(maxsize=1)
def shipped_powers() -> Powers:
    """The rows shipped with this release (data/authority.toml)."""
    return Powers(
        fields=_loaded(Amounts, "field"),
        posts=_loaded(Post, "post"),
        no_record=_loaded(Amounts, "no_record"),
        explanation=_loaded(Amounts, "explanation"),
    )


def _loaded(made: type[R], table: str) -> tuple[R, ...]:
    def row(values: dict[str, Any]) -> R:
        return made(**{**values, "mark": Mark(values["mark"])})

    return tuple(map(row, rows_of("authority.toml", table)))
