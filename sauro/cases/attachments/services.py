"""Files are attached to a case and withdrawn (gửi, rút tài liệu kèm theo)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from sauro.cases.attachments import kinds as say
from sauro.cases.attachments.copies import MOST_COPIED, MOST_VIDEO
from sauro.cases.attachments.kinds import HEAD, HEIC, PICTURES, VIDEOS, Kind, kind_of
from sauro.cases.holding import own_case, said
from sauro.cases.models import Case, CaseAttachment, CaseExhibit
from sauro.documents.files.cleaning import video_told
from sauro.documents.files.open import open_photo
from sauro.documents.files.source import Unreadable
from sauro.foundation.access.models import Seat
from sauro.foundation.errors import Hidden, Refused
from sauro.foundation.files.store import Kept, keep, opened, path_of
from sauro.kernel.findings import Finding

MOST = 500  # files of a case


@dataclass(frozen=True, slots=True)
class Told:
    """What the officer tells of files."""

    title: str = ""
    shows: str = ""
    taken_on: date | None = None
    taken_where: str = ""
    taken_by: str = ""
    exhibit_id: int | None = None


@transaction.atomic
def attach(  # noqa: PLR0913 - to which case, what as it came, what is told of it, by whom, when
    case_id: int,
    name: str,
    chunks: Iterable[bytes],
    told: Told,
    *,
    by: Seat,
    now: datetime,
    today: date,
) -> tuple[CaseAttachment, bool]:
    """Keep a file as it was received. Returns the row, and whether it is new: the same file again
    is recognised. Raises: NotAllowed, Hidden, Refused.
    """
    case = own_case(case_id, by)
    if wrong := list(_findings(case, told, today)):
        raise Refused(*wrong)
    name = said(name)[-255:] or "tep"
    kept = keep(_up_to(chunks, settings.ATTACHMENT_BYTES, name), settings.ATTACHMENT_BYTES)
    if known := CaseAttachment.objects.filter(
        case=case, sha256=kept.sha256, withdrawn_at=None
    ).first():
        return known, False
    kind, form, itself = _looked_at(kept, name)
    row = CaseAttachment.objects.create(
        owner_path=case.owner_path, case=case, sha256=kept.sha256, size=kept.size, name=name,
        kind=kind.value, form=form, told=itself,
        title=said(told.title)[:200] or Path(name).stem[:200] or name[:200],
        shows=said(told.shows)[:1000], taken_on=told.taken_on, taken_by=said(told.taken_by)[:200],
        taken_where=said(told.taken_where)[:300], exhibit_id=told.exhibit_id, added_by=by,
        added_at=now,
    )  # fmt: skip
    return row, True


@transaction.atomic
def withdraw(attachment_id: int, because: str, *, by: Seat, now: datetime) -> CaseAttachment:
    """The file proves nothing here any more; it is kept, with the reason. Twice, the first reason
    stands. Raises: NotAllowed, Hidden, Refused.
    """
    seen = CaseAttachment.objects.filter(pk=attachment_id).first()
    if seen is None:
        raise Hidden
    own_case(seen.case_id, by)
    row = CaseAttachment.objects.select_for_update(of=("self",)).get(pk=attachment_id)
    if not said(because):
        raise Refused(say.NO_REASON)
    if row.withdrawn_at is None:
        row.withdrawn_by, row.withdrawn_at = by, now
        row.withdrawn_because = said(because)[:300]
        row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_because"])
    return row


def _findings(case: Case, told: Told, today: date) -> Iterator[Finding]:
    if told.taken_on and told.taken_on > today:
        yield say.NOT_YET
    if told.exhibit_id and not CaseExhibit.objects.filter(pk=told.exhibit_id, case=case).exists():
        yield say.NO_EXHIBIT
    if CaseAttachment.objects.filter(case=case).count() >= MOST:
        yield say.too_many(MOST)


def _up_to(chunks: Iterable[bytes], most: int, name: str) -> Iterator[bytes]:
    """The same pieces; refused as soon as they are too many, in words for photographs and video."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise Refused(say.too_big(name, most))
        yield chunk


def _looked_at(kept: Kept, name: str) -> tuple[Kind, str, dict[str, Any]]:
    """Kind and format by content, and what a photograph tells of itself. Raises: Refused."""
    if not kept.size:
        raise Refused(say.EMPTY)
    with opened(kept.sha256) as file:
        found = kind_of(file.read(HEAD))
    if found is None:
        raise Refused(say.not_of_a_kind(name))
    kind, form = found
    return kind, form, _itself(kept, name, form)


def _itself(kept: Kept, name: str, form: str) -> dict[str, Any]:
    """What it tells of itself; a command that this machine lacks may be there tomorrow."""
    if form in VIDEOS:
        return _of_video(kept, name, form)
    return _of_photo(kept, name, form) if form in PICTURES else {}


def _of_photo(kept: Kept, name: str, form: str) -> dict[str, Any]:
    if kept.size > MOST_COPIED:
        return {"why": "size"}
    try:
        answer = open_photo(path_of(kept.sha256), name, longest=64)
    except Unreadable as refusal:
        if refusal.code == "no_heif":
            return {}
        if refusal.code in ("too_heavy", "too_slow"):
            return {"why": refusal.code}
        if form == HEIC:  # of a series, too: kept as it was before anything could open it
            return {"why": "heic"}
        wrong = say.bomb(name) if refusal.code == "image_bomb" else say.damaged(name)
        raise Refused(wrong) from refusal
    return {key: value for key, value in answer.items() if key not in ("copy", "kind", "format")}


def _of_video(kept: Kept, name: str, form: str) -> dict[str, Any]:
    """A damaged video may be all there is: it is kept, and says so."""
    if kept.size > MOST_VIDEO:
        return {"why": "video_size"}
    try:
        return video_told(path_of(kept.sha256), name, form)
    except Unreadable as refusal:
        return {} if refusal.code == "no_ffmpeg" else {"why": "video"}
