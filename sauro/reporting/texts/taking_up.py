"""Parts of lower reports, cases and proposals come into a text (đưa vào phần lời)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.utils import timezone, translation

from sauro.cases.models import Case
from sauro.cases.standing import violations_of
from sauro.documents.drafting.words import long_day
from sauro.foundation.errors import Refused
from sauro.kernel.findings import Finding
from sauro.kernel.money import format_vnd_short
from sauro.kernel.numerals import format_number
from sauro.reporting.models import ReportText, Submission
from sauro.reporting.narrative import Lower, Narrative, Paragraph, Part, Text, merged
from sauro.reporting.texts import refusals as say
from sauro.reporting.texts.collecting import collected
from sauro.reporting.texts.keeping import Added, Held, held
from sauro.reporting.texts.subject import Subject

_NUMBER = re.compile(r"(\d{1,7}/\d{4})(?:\s+(.+))?")
_MOST_CASES = 20


def parts_below(subject: Subject, so_far: Added) -> Added:
    """Paragraphs of the accepted reports that were added, each with its origin. Whoever wrote
    nothing gives nothing: a generated sentence is no report of his.
    """
    lower: list[Lower] = []
    sources = {"": so_far.sources[""]}
    for row, text in _texts_below(subject):
        name = row.line.body.name
        lower.append(Lower(name, text.narrative))
        for origin, source in text.sources.items():
            whole = f"{name} › {origin}" if origin else name
            sources[whole] = source if origin else replace(source, line=row.line_id)
    made = merged(so_far.narrative, lower)
    gone = {origin: s for origin, s in so_far.sources.items() if origin not in sources}
    return Added(made.narrative, {**sources, **gone}, made.findings)


def cases_named(words: str) -> list[Case]:
    """Cases in sight by their number. Raises: Refused with all that was not found."""
    found, wrong = [], []
    for line in [line.strip() for line in re.split(r"[,;\n]", words) if line.strip()]:
        match = _NUMBER.fullmatch(line)
        rows = list(_cases(match[1], match[2] or "")) if match else []
        if len(rows) == 1:
            found.append(rows[0])
        elif rows and match:
            names = "; ".join(sorted(row.body.name for row in rows[:5]))
            wrong.append(say.several_cases(match[1], names))
        else:
            wrong.append(say.no_case(line[:60]))
    if not found and not wrong:
        wrong.append(say.NO_NUMBERS)
    if wrong:
        raise Refused(*wrong)
    return found[:_MOST_CASES]


def with_cases(so_far: Added, cases: Iterable[Case]) -> Added:
    """Typical cases stand after the results; one that is there already stays as it was edited."""
    with translation.override("vi"):
        made = [_told(case) for case in cases]
    return replace(so_far, narrative=_joined(so_far.narrative, made))


def with_proposals(subject: Subject, so_far: Added) -> Added:
    """What waits for an answer of this body, with who sent it."""
    made = [
        Paragraph(Part.PLANS, f"proposal-{one.key}", (Text(f"{one.body}: {one.words}"),))
        for one in collected(subject.row.owner_path)
    ]
    found: tuple[Finding, ...] = () if made else (_NOTHING_OPEN,)
    return replace(so_far, narrative=_joined(so_far.narrative, made), findings=found)


def case_of(paragraph: Paragraph) -> int | None:
    """The case that a paragraph tells of."""
    head, _, pk = paragraph.key.partition("-")
    return int(pk) if head == "case" and pk.isdecimal() else None


def _texts_below(subject: Subject) -> Iterator[tuple[Submission, Held]]:
    if subject.total is None:
        return
    written = ReportText.objects.filter(submission__in=subject.total.parts)
    rows = Submission.objects.filter(pk__in=written.values("submission"))
    for row in rows.select_related("line__body", "form_version", "consolidation", "duty"):
        yield row, held(Subject(row))


def _cases(number: str, body: str) -> Iterator[Case]:
    of, year = number.split("/")
    rows = Case.objects.filter(number=int(of), year=int(year)).select_related("body")
    return iter(rows.filter(body__name__icontains=body).order_by("pk")[:9])


def _told(case: Case) -> Paragraph:
    """Names of people stay in the register: what a report needs is what happened."""
    day = timezone.localtime(case.detected_at).date()
    where = ", ".join(filter(None, (case.place, case.territory_name)))
    violated = "; ".join(dict.fromkeys(v.kind.name.lower() for v in violations_of(case)))
    goods = list(case.goodsline_rows.order_by("pk"))
    named = ", ".join(f"{format_number(g.quantity.normalize())} {g.unit} {g.name}" for g in goods)
    worth = sum(g.value_vnd or 0 for g in goods)
    words = f"Ngày {long_day(day).removeprefix('ngày ')}, tại {where}, {case.body.name} phát hiện"
    words += f" {violated}" if violated else " vi phạm"
    words += f"; hàng hóa: {named}" if named else ""
    words += f", trị giá {format_vnd_short(worth)}" if worth else ""
    said = Text(f"{words} (vụ việc số {case.number}/{case.year}).")
    return Paragraph(Part.RESULTS, f"case-{case.pk}", (said,))


def _joined(narrative: Narrative, made: Iterable[Paragraph]) -> Narrative:
    """Those that are new stand at the end of their part's own paragraphs."""
    there: Mapping[str, Paragraph] = {p.key: p for p in narrative.paragraphs if not p.origin}
    new = [p for p in made if p.key not in there]
    above = [p for p in narrative.paragraphs if not p.origin]
    below = [p for p in narrative.paragraphs if p.origin]
    ordered = [p for part in Part for p in (*above, *new, *below) if p.part is part]
    return Narrative(tuple(ordered))


_NOTHING_OPEN = Finding(
    "nothing-open", "",
    "Không có kiến nghị, vướng mắc nào đang chờ trả lời ở phòng họp.",
    "No proposal or difficulty waits for an answer in the room of meetings.",
)  # fmt: skip
