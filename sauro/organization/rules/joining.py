"""Whom a committee may take in (thành viên từ đâu)."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.kernel.findings import Finding


def joining_findings(committee: str, members: Iterable[tuple[str, str]]) -> list[Finding]:
    """What speaks against members, given as path and name: they lie outside its province.

    A committee orders its members. Whoever could take in any body could order any body.
    The nation's takes in whom it needs.
    """
    home = _province(committee)
    return [_outside(name) for path, name in members if home and _province(path) != home]


def _province(path: str) -> str:
    """v.40 of v.40.17212.u; nothing for the nation itself."""
    return ".".join(path.split(".")[:2]) if "." in path else ""


def _outside(name: str) -> Finding:
    return Finding(
        "outside-the-province",
        "body",
        f"{name} không thuộc tỉnh của Ban Chỉ đạo này nên không ghi làm thành viên được. Hãy chọn "
        "đơn vị của cơ quan đó tại tỉnh; cần phối hợp với tỉnh khác thì đề nghị Ban Chỉ đạo 389 "
        "quốc gia.",
        f"{name} lies outside the province of this committee and cannot be its member. Choose its "
        "unit in the province; to work with another province, ask the national committee.",
    )
