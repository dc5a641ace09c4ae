"""What is wrong with the events of a case (kiểm tra thứ tự, thời hạn). A finding never decides.

``field`` of a finding is the place where the event was written down, or its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sauro.cases.clocks.law import Kind, governing
from sauro.cases.clocks.model import Clock, Event, Nature, Rule, State, Unit
from sauro.kernel.findings import Finding


def findings(
    events: Sequence[Event],
    clocks: Iterable[Clock],
    rules: Sequence[Rule],
    kinds: dict[str, Kind],
    now: datetime,
) -> tuple[Finding, ...]:
    """All that a person should look at, in the order of the places."""
    known = tuple(clocks)
    found = [
        *_unknown(events, kinds),
        *_not_yet(events, now, kinds),
        *_order(events, kinds),
        *_without_law(events, rules, kinds),
        *_without_hour(known),
        *_late(known),
        *_refused(known, kinds),
    ]
    places = {_place(event): number for number, event in enumerate(events)}
    return tuple(sorted(dict.fromkeys(found), key=lambda f: places.get(f.field, len(places))))


def _unknown(events: Sequence[Event], kinds: dict[str, Kind]) -> Iterator[Finding]:
    for event in events:
        if event.kind not in kinds:
            yield Finding(
                "unknown-kind",
                _place(event),
                f"Không có loại bước “{event.kind}”. Chọn một bước trong danh mục.",
                f"There is no kind of step “{event.kind}”. Choose one of the list.",
            )


def _not_yet(events: Sequence[Event], now: datetime, kinds: dict[str, Kind]) -> Iterator[Finding]:
    for event in events:
        if event.moment > now:
            vi, en = _names(event.kind, kinds)
            yield Finding(
                "not-yet",
                _place(event),
                f"“{vi}” ghi ngày {event.day:%d/%m/%Y}, chưa tới: chưa tính vào thời hạn nào. "
                "Kiểm tra lại ngày.",
                f"“{en}” is dated {event.day:%d/%m/%Y}, still to come: it counts in no clock. "
                "Check the day.",
            )


def _order(events: Sequence[Event], kinds: dict[str, Kind]) -> Iterator[Finding]:
    for event in events:
        needs = kinds[event.kind].needs if event.kind in kinds else frozenset[str]()
        before = [e for e in events if e.kind in needs and e.touches(event)]
        if not needs or any(_not_after(e, event) for e in before):
            continue
        if before:
            yield _wrong_order(event, min(before, key=lambda e: e.moment), kinds)
        else:
            yield _missing_step(event, needs, kinds)


def _not_after(first: Event, then: Event) -> bool:
    return first.day < then.day or (
        first.day == then.day and not (first.at and then.at and first.at > then.at)
    )


def _wrong_order(event: Event, first: Event, kinds: dict[str, Kind]) -> Finding:
    (vi, en), (vi_first, en_first) = _names(event.kind, kinds), _names(first.kind, kinds)
    return Finding(
        "wrong-order",
        _place(event),
        f"“{vi}” ngày {event.day:%d/%m/%Y} đứng trước “{vi_first}” ngày {first.day:%d/%m/%Y}, "
        "mà phải sau. Một trong hai ngày sai: đối chiếu bản giấy.",
        f"“{en}” of {event.day:%d/%m/%Y} comes before “{en_first}” of {first.day:%d/%m/%Y} and "
        "must come after it. One of the days is wrong: compare the papers.",
    )


def _missing_step(event: Event, needs: frozenset[str], kinds: dict[str, Kind]) -> Finding:
    vi, en = _names(event.kind, kinds)
    wanted = [kinds[code] for code in kinds if code in needs]
    vi_needs = " hoặc ".join(f"“{kind.vi}”" for kind in wanted)
    en_needs = " or ".join(f"“{kind.en}”" for kind in wanted)
    return Finding(
        "missing-step",
        _place(event),
        f"“{vi}” cần có {vi_needs} trước đó. Bổ sung bước ấy với ngày trên giấy.",
        f"“{en}” needs {en_needs} before it. Add that step with the day on its paper.",
    )


def _without_law(
    events: Sequence[Event], rules: Sequence[Rule], kinds: dict[str, Kind]
) -> Iterator[Finding]:
    for code in dict.fromkeys(rule.code for rule in rules):
        rows = [rule for rule in rules if rule.code == code]
        starting = {kind for row in rows for kind in row.starts}
        for event in events:
            if event.kind in starting and governing(rows, event.day) is None:
                vi, en = _names(event.kind, kinds)
                yield Finding(
                    "no-law",
                    _place(event),
                    f"“{rows[0].name}”: chưa có dòng quy định nào cho ngày "
                    f"{event.day:%d/%m/%Y} (“{vi}”). Bổ sung quy định của thời điểm ấy.",
                    f"“{rows[0].name_en}”: no row of law for {event.day:%d/%m/%Y} (“{en}”). "
                    "Add the law of that time.",
                )


def _without_hour(clocks: Sequence[Clock]) -> Iterator[Finding]:
    for clock in clocks:
        length = clock.rule.length
        if clock.start and not clock.start.at and length and length.unit is Unit.HOURS:
            yield Finding(
                "no-hour",
                _place(clock.start),
                f"“{clock.rule.name}” tính bằng giờ mà bước này chưa ghi giờ: tạm tính từ 0 giờ. "
                "Ghi thêm giờ.",
                f"“{clock.rule.name_en}” is counted in hours and this step has none: counted "
                "from midnight. Add the hour.",
            )


def _late(clocks: Sequence[Clock]) -> Iterator[Finding]:
    for clock in clocks:
        rule, end = clock.rule, clock.ended_by
        if end is None or clock.due_on is None:
            continue
        day = f"{end.day:%d/%m/%Y}"
        if clock.state is State.MET_LATE and rule.nature is Nature.LIMIT:
            yield Finding(
                "after-limit",
                _place(end),
                f"“{rule.name}” ngày {day}, sau hạn {clock.due_on:%d/%m/%Y} ({rule.article}). "
                f"{rule.when_late or 'Kiểm tra lại ngày, hoặc báo cáo lý do chậm.'}",
                f"“{rule.name_en}” on {day}, after the limit of {clock.due_on:%d/%m/%Y} "
                f"({rule.article}). {rule.when_late_en or 'Check the day, or report why.'}",
            )
        elif rule.nature is Nature.WAIT and clock.state is State.ENDED and end.kind in rule.ends:
            yield Finding(
                "too-early",
                _place(end),
                f"“{rule.name}” còn đến {clock.due_on:%d/%m/%Y} mà bước này ngày {day} "
                f"({rule.article}). {rule.when_late}",
                f"“{rule.name_en}” lasts until {clock.due_on:%d/%m/%Y} and this step is of {day} "
                f"({rule.article}). {rule.when_late_en}",
            )


_REFUSED = {
    "not-suspended": (
        "Thời hạn “{rule}” không hề dừng, nên không có gì để tiếp tục. Bổ sung bước đã làm dừng.",
        "“{rule}” was not stopped, so nothing goes on. Add the step that stopped it.",
    ),
    "after-expiry": (
        "“{vi}” ngày {day}, khi thời hạn “{rule}” đã hết: không kéo dài thời hạn được nữa.",
        "“{en}” of {day} came when “{rule}” had run out: it lengthens nothing any more.",
    ),
    "extended-after-expiry": (
        "Gia hạn ngày {day}, khi thời hạn “{rule}” đã hết: không có hiệu lực. Chỉ gia hạn được "
        "khi còn thời hạn; kiểm tra lại ngày.",
        "An extension of {day}, when “{rule}” had run out, has no effect. Only time that still "
        "runs can be extended; check the day.",
    ),
    "extended-too-often": (
        "Thời hạn “{rule}” không còn lần gia hạn nào theo {article}.",
        "“{rule}” has no extension left by {article}.",
    ),
    "granted-too-far": (
        "Gia hạn đến {until} dài hơn mức {article} cho phép; chỉ tính đến mức đó.",
        "Extended to {until}, further than {article} allows; counted only so far.",
    ),
    "gives-no-time": (
        "Gia hạn đến {until} không thêm ngày nào. Kiểm tra lại ngày.",
        "Extended to {until}, which adds no day. Check the day.",
    ),
}


def _refused(clocks: Sequence[Clock], kinds: dict[str, Kind]) -> Iterator[Finding]:
    for clock in clocks:
        for code, event in clock.refused:
            vi, en = _names(event.kind, kinds)
            facts = {
                "day": f"{event.day:%d/%m/%Y}",
                "until": f"{event.until:%d/%m/%Y}" if event.until else "",
                "article": clock.rule.article,
                "vi": vi,
                "en": en,
            }
            message, message_en = _REFUSED[code]
            yield Finding(
                code,
                _place(event),
                message.format(rule=clock.rule.name, **facts),
                message_en.format(rule=clock.rule.name_en, **facts),
            )


def _names(kind: str, kinds: dict[str, Kind]) -> tuple[str, str]:
    known = kinds.get(kind)
    return (known.vi, known.en) if known else (kind, kind)


def _place(event: Event) -> str:
    return event.place or event.kind
