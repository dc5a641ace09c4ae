"""The reading engine: the text of an official document in, a :class:`Notice` out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from sauro.documents.reading.checks import contradictions, directive_doubts, doubts
from sauro.documents.reading.citations import citations_in, merged
from sauro.documents.reading.clears import coordinating, reports_to
from sauro.documents.reading.deadlines import cell_deadline, main_deadline
from sauro.documents.reading.directives import Draft, drafts_of
from sauro.documents.reading.figures import figures_in
from sauro.documents.reading.footer import footer_of
from sauro.documents.reading.genre import refusal_of
from sauro.documents.reading.header import Header, header_of
from sauro.documents.reading.lexicon import Tokens
from sauro.documents.reading.locate import quote
from sauro.documents.reading.model import (
    NOT_STATED,
    Citation,
    Clear,
    Directive,
    Ground,
    Notice,
    Words,
)
from sauro.documents.reading.outline import Node, outline_of
from sauro.documents.reading.paragraphs import habits_of, paragraphs_of
from sauro.documents.reading.phrasing import CONSENT_CLAUSE
from sauro.documents.reading.places import province_in
from sauro.documents.reading.powers import authority
from sauro.documents.reading.products import deliverable
from sauro.documents.reading.regions import Regions, regions_of
from sauro.documents.reading.tables import HELP, LEAD, PRODUCT, TASK, TIME, Row, names_in
from sauro.kernel.dates import BARE_DAY, day_of
from sauro.kernel.official_numbers import find_official_numbers
from sauro.kernel.text import Mapped, Span


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of a paper as a person says them, where its head was read wrongly or not at all."""

    issued_on: date | None
    event_on: date | None


def read(source: str, dated: Dated | None = None) -> Notice:
    """Read an official document (đọc văn bản).

    ``source`` is its text as taken from the file. Every span of the result indexes it.
    ``dated``: of which days it is, if its head does not say so rightly.
    """
    regions = regions_of(source)
    header = header_of(regions)
    if dated:
        header = replace(header, issued_on=dated.issued_on, event_on=dated.event_on)
    footer = footer_of(source, regions.foot)
    refusal = refusal_of(regions, header, footer)
    if refusal:
        return _refused(source, regions, refusal)
    citations = _citations(regions, header)
    root = outline_of(regions.body)
    speakers = _speakers(header)
    ref = header.issued_on or header.event_on
    told = _told_by_dispatch(regions) if regions.kind == "Công điện" else ()
    drafts = drafts_of(root, regions.kind, speakers, told)
    ordered = [_directive(source, d, ref) for d in drafts]
    tabled = [_row_directive(source, row, ref) for t in regions.tables for row in t.rows]
    directives = _located(ordered + tabled)
    attached = paragraphs_of(regions.appendix, habits_of(regions.appendix))
    texts = [p.body for p in (*regions.body, *attached)] + [n.text for n in regions.footnotes]
    notice = Notice(
        source=source,
        doc_type=header.doc_type,
        number=str(header.number) if header.number else None,
        issuer=header.issuer,
        issued_on=header.issued_on,
        place=header.place,
        level=header.level,
        locality=header.locality,
        event=header.event,
        event_on=header.event_on,
        concluder=header.concluder,
        signer=footer.signer,
        addressees=_addressees(source, regions),
        recipients=footer.recipients,
        citations=citations,
        directives=tuple(directives),
        figures=figures_in(source, _told(root, drafts)),
    )
    root.dissolve()
    return replace(
        notice,
        directives=tuple(replace(d, doubts=directive_doubts(d)) for d in notice.directives),
        contradictions=contradictions(notice, texts),
        doubts=doubts(notice, texts),
    )


def read_alone(words: str, ref: date | None) -> list[Directive]:
    """What a few words order, read as one item of a list without the paper around them. Spans
    index ``words``. ``ref``: the day of the paper.
    """
    mark = "" if _MARKED.match(words) else "1. "
    source = mark + words.replace("\n", " ")
    root = outline_of(regions_of(source).body)
    found = [_directive(source, draft, ref) for draft in drafts_of(root, None, frozenset())]
    root.dissolve()
    return [_moved(directive, -len(mark)) for directive in found]


_MARKED = re.compile(r"\s*(?:\d{1,2}[.)]|[a-zđ][.)]|[-+•])\s")


def _moved(found: Directive, by: int) -> Directive:
    """The same with its places so much further on."""
    clears = {
        name: replace(clear, words=tuple(_moved_words(words, by) for words in clear.words))
        for name in ("lead", "coordinating", "reports_to", "deliverable", "authority")
        for clear in [getattr(found, name)]
    }
    spans = tuple(Span(a + by, b + by) for a, b in found.deadline.spans)
    deadline = replace(found.deadline, spans=spans)
    return replace(found, task=_moved_words(found.task, by), deadline=deadline, **clears)


def _moved_words(words: Words, by: int) -> Words:
    return replace(words, spans=tuple(Span(a + by, b + by) for a, b in words.spans))


def _refused(source: str, regions: Regions, reason: str) -> Notice:
    """No official document: nothing is ordered, only what it names is kept."""
    texts = [*(line.text for line in regions.head), *(p.text for p in regions.body)]
    found = [c for text in texts for c in citations_in(source, text)]
    where = next((p for text in texts if (p := province_in(text.text))), None)
    foreign = "tiếng Việt" in reason
    level = None if foreign else "province" if where else "national"
    return Notice(
        source=source,
        level=level,
        locality=where,
        issued_on=_published(regions),
        citations=merged(found, None),
        refusal=reason,
    )


_PUBLISHED = re.compile(rf"(?:ngày|thứ\s\w+,?|chủ\snhật,?)\s(?P<day>{BARE_DAY})")


def _published(regions: Regions) -> date | None:
    """The day below the name of a newspaper or an office."""
    for line in regions.head[:4]:
        if m := _PUBLISHED.search(line.text.low):
            day = day_of(m["day"], None)
            return day.first if day and day.year_stated else None
    return None


def _told(root: Node, drafts: list[Draft]) -> list[Mapped]:
    """The paragraphs that order nothing: there stand the results."""
    ordering = {id(d.node) for d in drafts}
    return [n.body for n in root.walk() if id(n) not in ordering]


def _told_by_dispatch(regions: Regions) -> tuple[Mapped, ...]:
    """Whom a dispatch (công điện) is sent to: they are told what it asks of nobody by name."""
    found = (line.text.without(_ADDRESS_LABEL).stripped(" -+•;,.:") for line in regions.addressees)
    return tuple(text for text in found if text.text and not text.low.endswith(" điện"))


def _addressees(source: str, regions: Regions) -> tuple[Words, ...]:
    """The bodies after "Kính gửi:"."""
    found = []
    for line in regions.addressees:
        text = line.text.without(_ADDRESS_LABEL).stripped(" -+•;,.:")
        if text.text:
            found.append(quote(source, text))
    return tuple(found)


_ADDRESS_LABEL = re.compile(r"^\s*kính gửi\s*:?", re.IGNORECASE)


def _speakers(header: Header) -> frozenset[str]:
    """Who gives the orders: the issuer and whoever concluded, as the text may name them."""
    names = {
        "thủ tướng chính phủ",
        "phó thủ tướng",
        "chủ tịch ubnd",
        "chủ tịch ủy ban nhân dân",
        "phó chủ tịch ubnd",
        "ban chỉ đạo 389 quốc gia",
        "trưởng ban chỉ đạo",
        "ubnd tỉnh yêu cầu",
        "ban thường vụ",
        "ban chỉ đạo 389 tỉnh",
        "ban chỉ đạo 389 thành phố",
    }
    if header.concluder:
        names |= {t.lower() for t in header.concluder.titles}
        if header.concluder.name:
            names.add(header.concluder.name.lower())
    if header.issuer:
        names.add(header.issuer.text.lower())
        names |= _short_names(header.issuer.text.lower())
    return frozenset(names)


def _short_names(issuer: str) -> set[str]:
    short = {
        "ubnd" if "ủy ban nhân dân" in issuer else "",
        *re.findall(r"(?:sở|bộ|cục|chi cục|ban chỉ đạo)\s[\w ]+$", issuer),
    }
    return {s for s in short if s}


def _citations(regions: Regions, header: Header) -> tuple[Citation, ...]:
    texts = [
        *(line.text for line in regions.subject),
        *(p.text for p in regions.body),
        *(n.text for n in regions.footnotes),
        *(line.text for line in regions.appendix),
        *(line.text for line in regions.foot),
    ]
    found = [c for text in texts for c in citations_in(regions.source, text)]
    return merged(found, header.number.key if header.number else None)


def _directive(source: str, draft: Draft, ref: date | None) -> Directive:
    text = draft.text
    tokens = draft.tokens
    own = {m.low for m in draft.lead}
    helpers = coordinating(tokens, own)
    told = reports_to(tokens, own | {h.low for h in helpers})
    product, power = deliverable(tokens), authority(tokens)
    return Directive(
        locator=".".join(filter(None, (draft.node.locator, draft.suffix))),
        task=quote(source, text),
        lead=_lead(source, draft),
        coordinating=_clear(source, helpers, "phối hợp với …"),
        reports_to=_clear(source, told, "báo cáo, gửi, trình …"),
        deadline=main_deadline(
            _without_lead(_masked(text), draft), ref, lambda a, b: quote(source, text[a:b])
        ),
        deliverable=_clear(source, [product] if product else [], "product after its verb"),
        authority=_clear(source, [power] if power else [], "được quyền, giao … quyết định …"),
        rule=draft.rule,
    )


def _row_directive(source: str, row: Row, ref: date | None) -> Directive:
    """A row of a table of tasks: each clear from its own column."""
    task = row.cells[TASK]
    when, product = row.cells.get(TIME), row.cells.get(PRODUCT)
    timed = when if when is not None else task
    words = Tokens(task)
    power = authority(words)
    return Directive(
        locator=f"PL.{row.number}",
        task=quote(source, task),
        lead=_clear(source, names_in(row.cells.get(LEAD)), "column of who leads"),
        coordinating=_clear(source, names_in(row.cells.get(HELP)), "column of who helps"),
        reports_to=_clear(source, reports_to(words, set()), "báo cáo, gửi, trình …"),
        deadline=cell_deadline(_masked(timed), ref, lambda a, b: quote(source, timed[a:b])),
        deliverable=_clear(source, [product] if product is not None else [], "column of products"),
        authority=_clear(source, [power] if power else [], "được quyền, giao … quyết định …"),
        rule="row of a table of tasks",
    )


def _lead(source: str, draft: Draft) -> Clear:
    if not draft.lead:
        return NOT_STATED
    ground = Ground.INHERITED if draft.inherited_from else Ground.STATED
    rule = draft.rule
    if draft.inherited_from:
        rule = f"lead-in above: “{_opening_words(draft.inherited_from.body.text)}”"
    return Clear(ground, tuple(quote(source, m) for m in draft.lead), rule)


def _opening_words(text: str, most: int = 60) -> str:
    """The first words of a text, none cut."""
    return text if len(text) <= most else text[: text.rfind(" ", 0, most)]


def _clear(source: str, found: list[Mapped], rule: str) -> Clear:
    if not found:
        return NOT_STATED
    return Clear(Ground.STATED, tuple(quote(source, m) for m in found), rule)


_CITED_DATE = re.compile(
    r"\s*,?\s*(?:ngày\s)?(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\stháng\s\d{1,2}\snăm\s\d{4})"
)


def _masked(text: Mapped) -> str:
    """The text in lower case, numbers and dates of cited documents blanked out."""
    low = _without_consent(text.low)
    if "/" not in low:
        return low
    for _, start, end in find_official_numbers(text.text):
        m = _CITED_DATE.match(low, end)
        stop = m.end() if m else end
        low = low[:start] + "\0" * (stop - start) + low[stop:]
    return low


def _without_lead(low: str, draft: Draft) -> str:
    """The lead's own words set him no time: "xã A (đã kiểm tra trong tháng 4)"."""
    for name in () if draft.inherited_from else draft.lead:
        at = name.at - draft.text.at
        if "(" in name.text and name.whole is draft.text.whole and at >= 0:
            low = low[:at] + "\0" * len(name) + low[at + len(name) :]
    return low


def _without_consent(low: str) -> str:
    """What is agreed to has times of its own: "Đồng ý kéo dài đến 2025; giao …"."""
    m = CONSENT_CLAUSE.match(low)
    return "\0" * m.end() + low[m.end() :] if m else low


def _located(directives: list[Directive]) -> list[Directive]:
    """Give each directive a locator of its own."""
    seen: dict[str, int] = {}
    found = []
    for d in directives:
        seen[d.locator] = seen.get(d.locator, 0) + 1
        times = seen[d.locator]
        found.append(replace(d, locator=f"{d.locator}#{times}") if times > 1 else d)
    return found
