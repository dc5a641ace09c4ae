"""What shows that something was done: files, and documents that are here already (tài liệu chứng
minh).

A link to a document grants nothing: who may see the document opens it, and who may not is told by
its number which one it is, and asks whoever sent it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sauro.directives.assignments.rules import Act
from sauro.directives.models import Evidence, EvidenceLink, Step
from sauro.documents.listing import Filters, narrowed
from sauro.documents.models import Document
from sauro.foundation.errors import Refused
from sauro.foundation.files.store import keep
from sauro.kernel.findings import Finding

MOST_BYTES = 50 * 1024 * 1024  # of one file that shows what was done
MOST_PAPERS = 20  # of one step
_REPORTS = (Act.REPORT, Act.SUBMIT, Act.CONTRIBUTE)
_NAMED = 5  # documents that fit, told by name
_LONGEST = 300  # characters of what a document is called


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it comes in."""

    name: str
    chunks: Iterable[bytes]


@dataclass(frozen=True, slots=True)
class Shows:
    """What comes with a step; documents by their keys."""

    files: Sequence[Sent] = ()
    papers: Sequence[int] = ()


NOTHING = Shows()


def keep_evidence(step: Step, shows: Shows) -> None:
    """Keep it with its step. Raises: Refused where a document is none that the seat sees."""
    for sent in shows.files:
        kept = keep(sent.chunks, MOST_BYTES)
        Evidence.objects.create(
            owner_path=step.owner_path,
            issuer_path=step.issuer_path,
            step=step,
            name=sent.name.replace("\0", "")[-255:],
            sha256=kept.sha256,
            size=kept.size,
        )
    _link(step, list(dict.fromkeys(shows.papers)))


def _link(step: Step, papers: Sequence[int]) -> None:
    found = narrowed(Filters()).in_bulk(papers[: MOST_PAPERS + 1]) if papers else {}
    if papers and step.act not in _REPORTS:
        raise Refused(_NOT_HERE)
    if len(papers) > MOST_PAPERS or len(found) < len(papers):
        raise Refused(_TOO_MANY if len(papers) > MOST_PAPERS else _NO_PAPER)
    for pk in papers:
        EvidenceLink.objects.create(
            owner_path=step.owner_path, issuer_path=step.issuer_path, step=step,
            document=found[pk], called=called(found[pk]),
        )  # fmt: skip


def called(paper: Document) -> str:
    """A document by its type, number and day, or by the name of its file."""
    name = " ".join(filter(None, (paper.doc_type or "Văn bản", paper.number)))
    on = f" ngày {paper.issued_on:%d/%m/%Y}" if paper.issued_on else ""
    return (f"{name}{on}" if paper.number else f"{name}: {paper.name}{on}")[:_LONGEST]


def paper_called(words: str) -> Document | Finding:
    """The one document that the seat sees and that these words mean: its number, else words of its
    type, issuer, meeting or file; the newest edition of it. A finding where there is none, or where
    there are several.
    """
    rows = narrowed(Filters()).filter(corrections=None)
    found = list(rows.filter(number__iexact=words.strip())[: _NAMED + 1])
    found = found or list(narrowed(Filters(words)).filter(corrections=None)[: _NAMED + 1])
    if len(found) == 1:
        return found[0]
    return _several(words, found) if found else _none(words)


def seen_papers(steps: Iterable[Step]) -> set[int]:
    """Of the documents that are linked to these steps those that the seat may open."""
    ids = [link.document_id for step in steps for link in step.papers.all()]
    return (
        set(narrowed(Filters()).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    )


def _several(words: str, found: Sequence[Document]) -> Finding:
    names = "; ".join(called(paper) for paper in found[:_NAMED])
    more = "…" if len(found) > _NAMED else ""
    return Finding(
        "several-papers", "papers",
        f"Nhiều văn bản khớp “{words}”: {names}{more}. Hãy ghi đúng số, ký hiệu của một văn bản.",
        f"Several documents fit “{words}”: {names}{more}. Enter the number of one.",
    )  # fmt: skip


def _none(words: str) -> Finding:
    return Finding(
        "no-paper", "papers",
        f"Không có văn bản nào khớp “{words}” trong phạm vi xem của vị trí này. Hãy ghi số, ký "
        "hiệu như ở mục Văn bản, hoặc nhận văn bản ấy vào trước.",
        f"No document that this seat may see fits “{words}”. Enter its number as the list of "
        "documents has it, or take the document in first.",
    )  # fmt: skip


_NOT_HERE = Finding(
    "no-papers-here", "papers",
    "Văn bản chỉ kèm theo khi báo cáo tiến độ, báo cáo kết quả hoặc phối hợp. Hãy bỏ văn bản rồi "
    "gửi lại bước này.",
    "Documents come with a report, a result or a contribution only. Take them out and send this "
    "step again.",
)  # fmt: skip
_NO_PAPER = Finding(
    "no-paper", "papers",
    "Có văn bản không còn, hoặc ngoài phạm vi xem của vị trí này. Hãy bỏ văn bản ấy rồi gửi lại.",
    "A document is not there, or not for this seat to see. Take it out and send again.",
)  # fmt: skip
_TOO_MANY = Finding(
    "too-many", "papers",
    f"Mỗi bước kèm nhiều nhất {MOST_PAPERS} văn bản. Hãy bớt đi, phần còn lại gửi ở lần báo cáo "
    "sau.",
    f"A step comes with {MOST_PAPERS} documents at most. Leave some for the next report.",
)  # fmt: skip
