"""Which papers rest on which, under the seat's scope: nothing tells of a paper out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sauro.documents.citing.models import Citation, Numbered
from sauro.documents.citing.rules import Match, Named, Paper, key_of, match
from sauro.documents.models import Document
from sauro.documents.queries import granted
from sauro.foundation.access.scope import within

MOST = 200  # rows of one paper, and of one number, that a page shows
_LIGHT = ("id", "name", "number", "doc_type", "issued_on", "event_on", "issuer", "status",
          "edition", "owner_path", "corrects")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cites:
    """One paper names another: the row, the paper that names, and which paper is meant."""

    citation: Citation
    document: Document
    match: Match


def seen_here() -> Q:
    """Rows of papers in scope and of those that others opened to it."""
    return within() | Q(document__in=granted())


def papers_of_keys(keys: Iterable[str]) -> dict[str, list[Paper]]:
    """The received papers that bear each of some numbers: of one that was corrected its newest
    edition in force, else the first.
    """
    found: dict[str, list[Paper]] = {}
    rows = Numbered.objects.filter(seen_here(), key__in=set(keys)).exclude(key="")
    stands = list(
        rows.filter(_standing()).order_by("dated", "document").select_related("document").only(
            "key", "dated", "document__doc_type", "document__sha256", "document__edition",
            "document__owner_path",
        )
    )  # fmt: skip
    firsts = _firsts([row.document for row in stands if row.document.edition > 1])
    for row in stands:
        d = row.document
        first = firsts.get((d.owner_path, d.sha256), d.pk)
        found.setdefault(row.key, []).append(Paper(d.pk, row.dated, d.doc_type, first))
    return found


def _firsts(editions: Sequence[Document]) -> dict[tuple[str, str], int]:
    """The first editions of some later ones, which share their file."""
    rows = Document.objects.filter(edition=1, sha256__in=[d.sha256 for d in editions])
    return {(path, sha): pk for path, sha, pk in rows.values_list("owner_path", "sha256", "pk")}


def _standing() -> Q:
    """Of the editions of a paper that which is in force."""
    published = Document.Status.PUBLISHED
    corrected = Document.objects.filter(status=published, corrects__isnull=False).values("corrects")
    draft = Q(document__corrects__isnull=False) & ~Q(document__status=published)
    return ~Q(document__in=corrected) & ~draft


def papers_of_key(key: str) -> list[Paper]:
    """The received papers that bear one number."""
    return papers_of_keys([key]).get(key, [])


def named(citation: Citation) -> Named:
    """What the rules need to know of a citation."""
    c = citation
    return Named(c.key, c.dated, c.doc_type, c.decided, c.target_id)


def cited_by(document: Document) -> list[Cites]:
    """What a paper rests on and names: its bases first, then in the order of its words."""
    rows = Citation.objects.filter(document=document.first_edition_id)
    return _matched(list(rows.order_by("-basis", "pk")[: MOST + 1]), document)


def citing(key: str) -> list[Cites]:
    """Who names a number, the newest first."""
    rows = Citation.objects.filter(seen_here(), key=key).order_by("-pk")
    return _matched(list(rows[: MOST + 1]))


def citing_document(document: Document) -> list[Cites]:
    """What rests on a paper: who names its number and means it, or may mean it."""
    key = key_of(document.number) if document.number else ""
    if not key:
        return []
    mine = {document.pk, document.first_edition_id}
    return [c for c in citing(key) if {i for p in c.match.papers for i in (p.id, p.first)} & mine]


def _matched(rows: Sequence[Citation], document: Document | None = None) -> list[Cites]:
    papers = papers_of_keys(row.key for row in rows)
    where = {document.first_edition_id: document} if document else _documents(rows)
    return [
        Cites(row, where[row.document_id], match(named(row), papers.get(row.key, [])))
        for row in rows
        if row.document_id in where
    ]


def _documents(rows: Iterable[Citation]) -> dict[int, Document]:
    return Document.objects.only(*_LIGHT).in_bulk({row.document_id for row in rows})


def light(ids: Iterable[int]) -> dict[int, Document]:
    """Papers by their key, without their text."""
    return Document.objects.only(*_LIGHT).in_bulk(set(ids))


def papers_named(key: str) -> QuerySet[Document]:
    """The received papers with a number, for a page."""
    ids = [p.id for p in papers_of_key(key)]
    return Document.objects.only(*_LIGHT).filter(pk__in=ids).order_by("issued_on", "pk")


def known(keys: Iterable[str]) -> set[str]:
    """Of some numbers those of which the seat sees a citation or a paper: those have a page."""
    wanted = set(keys)
    cited = Citation.objects.filter(seen_here(), key__in=wanted).values_list("key", flat=True)
    borne = Numbered.objects.filter(seen_here(), key__in=wanted).values_list("key", flat=True)
    return set(cited.distinct()) | set(borne.distinct())
