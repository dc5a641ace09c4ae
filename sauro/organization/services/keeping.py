"""What all acts on bodies have in common: who may, what stands now, what is refused."""

from __future__ import annotations

from sauro.foundation.access.acting import allow
from sauro.foundation.access.models import Seat
from sauro.foundation.access.rights import Right
from sauro.foundation.errors import Hidden, NotAllowed, Refused, Stale
from sauro.kernel.findings import Finding
from sauro.kernel.text import fold, squeeze
from sauro.organization.models import Body
from sauro.organization.rules import Decided
from sauro.organization.sorting import sort_key


def may_keep(path: str, by: Seat) -> None:
    """A standing agency keeps what belongs to its committee. Raises: NotAllowed."""
    allow(by, Right.KEEP_BODIES)
    root = kept_from(by)
    if path != root and not path.startswith(f"{root}."):
        raise NotAllowed(_not_yours())


def kept_from(by: Seat) -> str:
    """The path at and below which the seat keeps bodies."""
    body = by.body
    return body.parent.path if body.standing and body.parent else body.path


def taken(path: str, by: Seat, version: int | None = None) -> Body:
    """The body, locked, if the seat keeps it and it is still as the person saw it.

    Raises: Hidden, NotAllowed, Stale.
    """
    may_keep(path, by)
    body = Body.objects.select_for_update(of=("self",)).filter(path=path).first()
    if body is None:
        raise Hidden
    if version is not None and body.version != version:
        raise Stale(changed(), current=body)
    return body


def kept(body: Body, decided: Decided) -> Body:
    """Written with the decision that the change carries out, one version on."""
    body.decided_by, body.decided_on = squeeze(decided.words), decided.on
    body.version += 1
    body.save()
    return body


def named(name: str) -> dict[str, str]:
    """A name with the keys by which it is found and sorted."""
    return {"name": name, "search_key": fold(name), "sort_key": sort_key(name)}


def refuse(findings: list[Finding]) -> None:
    """Raises: Refused where there are findings."""
    if findings:
        raise Refused(*findings)


def changed() -> Finding:
    """Said to the second of two writers."""
    return Finding(
        "changed-meanwhile",
        "",
        "Có người khác đã sửa trong khi trang này đang mở. Hãy xem bản hiện tại rồi làm lại.",
        "Somebody else changed it while this page was open. See what stands now, then repeat.",
    )


def _not_yours() -> Finding:
    return Finding(
        "not-your-body",
        "",
        "Cơ quan này không thuộc phạm vi cập nhật của vị trí đang dùng. "
        "Hãy nhờ thư ký của cơ quan đó.",
        "This body is not kept from your seat. Ask the secretary of that body.",
    )
