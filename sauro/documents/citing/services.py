"""What a person says of a citation: which paper is meant, and what this one does to it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sauro.documents.citing.models import Citation
from sauro.documents.citing.queries import papers_of_key
from sauro.documents.models import Document
from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.access.scope import covers
from sauro.foundation.errors import Hidden, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import squeeze


@transaction.atomic
def choose(
    citation_id: int, version: int, target_id: int | None, *, by: Seat, now: datetime
) -> Citation:
    """A citation means this received paper, or none of them (``None``). Raises: NotAllowed, Hidden,
    Stale, Refused for a paper that does not bear the number.
    """
    citation = _taken(citation_id, version, by)
    if target_id is None:
        citation.decided, citation.target_id = Citation.Decided.NONE, None
    else:
        bearing = papers_of_key(citation.key)
        firsts = {pk: p.first or p.id for p in bearing for pk in (p.id, p.first)}
        if target_id not in firsts:
            raise Refused(_another_number())
        citation.decided, citation.target_id = Citation.Decided.THIS, firsts[target_id]
    return _kept(citation, by, now)


@transaction.atomic
def unchoose(citation_id: int, version: int, *, by: Seat, now: datetime) -> Citation:
    """Which paper is meant is open again. Raises: NotAllowed, Hidden, Stale."""
    citation = _taken(citation_id, version, by)
    citation.decided, citation.target_id = "", None
    return _kept(citation, by, now)


@transaction.atomic
def relate(  # noqa: PLR0913 - of what, as what, by which words, who
    citation_id: int, version: int, relation: str, words: str, *, by: Seat, now: datetime
) -> Citation:
    """This paper replaces, repeals or amends the cited one, by words that stand in it; without a
    relation it does none of it. Raises: NotAllowed, Hidden, Stale, Refused.
    """
    citation = _taken(citation_id, version, by)
    words = squeeze(words.replace("\0", "")).strip("… ")
    if relation and relation not in Citation.Relation.values:
        raise Hidden
    if relation and (wrong := _unfounded(words, citation)):
        raise Refused(wrong)
    citation.relation = relation
    citation.relation_words = words if relation else ""
    return _kept(citation, by, now)


def _unfounded(words: str, citation: Citation) -> Finding | None:
    """Why words are no ground: none, too many, or not the paper's."""
    if not words:
        return _no_words()
    text = Document.objects.values_list("text", flat=True).get(pk=citation.document_id)
    if len(words) > 500 or words.casefold() not in squeeze(text).casefold():
        return _not_there()
    return None


def _taken(citation_id: int, version: int, by: Seat) -> Citation:
    """The citation, locked, if its paper is one's own and it is as the person saw it."""
    allow(by, Right.VERIFY)
    citation = Citation.objects.select_for_update().filter(pk=citation_id).first()
    if citation is None or not covers(citation.owner_path):
        raise Hidden
    if citation.version != version:
        raise Stale(_changed(), current=citation, sent=version)
    return citation


def _kept(citation: Citation, by: Seat, now: datetime) -> Citation:
    citation.decided_by, citation.decided_at = by, now
    citation.version += 1
    citation.save()
    return citation


def _another_number() -> Finding:
    return Finding(
        "another-number",
        "target",
        "Văn bản được chọn không mang số này. Hãy sửa số ở đầu văn bản ấy trước, rồi chọn lại.",
        "The chosen paper does not bear this number. Mend the number in its head first, then "
        "choose again.",
    )


def _no_words() -> Finding:
    return Finding(
        "no-words",
        "words",
        "Thay thế, bãi bỏ, sửa đổi phải có lời văn làm căn cứ. Hãy chép câu nói điều đó từ văn "
        "bản.",
        "To replace, repeal or amend needs words that say so. Copy the sentence from the paper.",
    )


def _not_there() -> Finding:
    return Finding(
        "words-not-there",
        "words",
        "Lời vừa nhập không có nguyên văn trong văn bản này, hoặc dài quá 500 ký tự. Hãy chép đúng "
        "câu từ văn bản.",
        "These words do not stand in this paper, or are longer than 500 characters. Copy the "
        "sentence from it.",
    )


def _changed() -> Finding:
    return Finding(
        "changed-meanwhile",
        "version",
        "Người khác vừa xác nhận chỗ viện dẫn này. Hãy xem điều đang ghi rồi làm lại nếu cần.",
        "Somebody else just decided about this citation. Look at what stands, then do it again if "
        "need be.",
    )
