"""Paragraphs of lower reports brought up with their origin (tổng hợp phần lời từ cấp dưới)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sauro.kernel.findings import Finding
from sauro.reporting.narrative.model import Narrative, Paragraph, Part

CARRIED = (Part.SITUATION, Part.SHORTCOMINGS, Part.PLANS)  # results are added, not retold


@dataclass(frozen=True, slots=True)
class Lower:
    """An accepted report of a lower body. ``body``: its name, which stands as the origin."""

    body: str
    narrative: Narrative


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with what came from below, and what a person should look at."""

    narrative: Narrative
    findings: tuple[Finding, ...]


def merged(own: Narrative, lower: Sequence[Lower], parts: Sequence[Part] = CARRIED) -> Merged:
    """One's own paragraphs of each part, then those from below in the order of the bodies.

    Merging again changes nothing that did not change below; what was edited above stays, and is
    told where the lower report has changed meanwhile. A paragraph that is gone below goes, unless
    somebody edited it.
    """
    held = {(p.part, p.key, p.origin): p for p in own.paragraphs if p.origin}
    findings: list[Finding] = []
    brought: dict[tuple[Part, str, str], Paragraph] = {}
    for report in sorted(lower, key=lambda one: one.body):
        for found in _carried(report, parts):
            name = (found.part, found.key, found.origin)
            brought[name], told = _joined(held.get(name), found)
            findings += told
    stays = {n: p for n, p in held.items() if n not in brought and p.pieces != p.came_as}
    for paragraph in stays.values():
        findings.append(_gone(paragraph))
    above = [p for p in own.paragraphs if not p.origin]
    below = sorted([*brought.values(), *stays.values()], key=lambda p: p.origin)
    ordered = [p for part in Part for p in (*above, *below) if p.part is part]
    return Merged(Narrative(tuple(ordered)), tuple(findings))


def _carried(report: Lower, parts: Sequence[Part]) -> list[Paragraph]:
    """Its paragraphs as they come up; those that itself brought up keep their first origin."""
    found = []
    for paragraph in report.narrative.paragraphs:
        if paragraph.part in parts and not paragraph.empty:
            origin = f"{report.body} › {paragraph.origin}" if paragraph.origin else report.body
            found.append(replace(paragraph, origin=origin, came_as=paragraph.pieces, asks=""))
    return found


def _joined(held: Paragraph | None, found: Paragraph) -> tuple[Paragraph, list[Finding]]:
    if held is None or held.pieces == held.came_as:
        return found, []
    if held.came_as == found.pieces:
        return held, []
    return replace(held, came_as=found.pieces), [_changed(found)]


def _changed(found: Paragraph) -> Finding:
    return Finding(
        "changed-below", found.key,
        f"{found.origin} đã sửa đoạn này sau khi anh/chị biên tập. Lời của anh/chị được giữ: hãy "
        "đối chiếu.",
        f"{found.origin} changed this paragraph after you edited it. Your words are kept: compare "
        "them.",
    )  # fmt: skip


def _gone(paragraph: Paragraph) -> Finding:
    return Finding(
        "gone-below", paragraph.key,
        f"{paragraph.origin} không còn đoạn này trong báo cáo. Lời anh/chị đã biên tập vẫn được "
        "giữ: giữ lại hoặc xóa.",
        f"{paragraph.origin} no longer has this paragraph. What you edited is kept: keep or delete "
        "it.",
    )  # fmt: skip
