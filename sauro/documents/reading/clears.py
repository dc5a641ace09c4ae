"""The clears beside the lead: who helps, who gets the report (6 rõ)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sauro.documents.reading.bodies import Body, parse_kinds, parse_list, predicate_at
from sauro.documents.reading.lexicon import Tokens, phrases
from sauro.kernel.patterns import Guarded
from sauro.kernel.text import Mapped

_WITH = Guarded(
    r"(?:phối hợp(?: chặt chẽ| cùng| thực hiện| tốt| hiệu quả| thường xuyên|, trao đổi)*(?: với| cùng)?|cùng với|cùng|phối kết hợp(?: với)?|hiệp đồng với|có sự tham gia của|với sự tham gia của|với sự phối hợp của|tranh thủ)\s+",
    "phối ", "cùng", "hiệp đồng với", "sự tham gia của", "tranh thủ",
)  # fmt: skip
_NOT_HELP = re.compile(
    r"(?:nâng cao|công tác|cơ chế|quy chế|hiệu quả|chất lượng|vai trò|tinh thần|trong)\s*$"
)
_OF_A_PAPER = re.compile(r"\bquy chế\s*$")  # "ký lại các quy chế phối hợp với tỉnh Đồng Tháp"
_REPORT = re.compile(
    r"(?:báo cáo(?: kết quả)?(?: thực hiện)?(?: kịp thời| ngay| nhanh| đề xuất|, đề xuất)*(?: về| cho| lên| với| tới)?|gửi(?: báo cáo| kết quả| danh sách| văn bản)*(?: về| cho| đến| tới)?|trình|tham mưu(?: cho| giúp)?|"
    r"đề xuất(?: với)?|kiến nghị(?: với)?|thông báo(?: cho| với| tới)?|báo(?: cho| ngay| về)?|xin ý kiến(?: của)?|đăng ký với|qua|về|cho|gửi về|chuyển(?: cho| đến| về)?|cung cấp cho|chịu trách nhiệm trước|giúp)\s+"
)
_REPORT_WORD = re.compile(
    r"báo cáo|gửi|trình|tham mưu|đề xuất|kiến nghị|thông báo|xin ý kiến|đăng ký với|\bbáo\b|chuyển|cung cấp"
)


def coordinating(tokens: Tokens, lead: set[str]) -> list[Mapped]:
    """The bodies named as helping (cơ quan phối hợp)."""
    found: list[Mapped] = []
    text = tokens.text
    for m in _WITH.finditer(text.low):
        if _NOT_HELP.search(text.low[: m.start()]) and "với" not in m[0]:
            continue
        if _OF_A_PAPER.search(text.low[: m.start()]):
            continue
        if m[0].startswith("cùng") and re.search(
            r"(?:phối hợp|hợp|với)\s*$", text.low[: m.start()]
        ):
            continue
        at = tokens.at(m.end())
        if "với" in m[0] and parse_list(tokens, at) is None and (stranger := _stranger(tokens, at)):
            _keep(found, tokens, stranger, lead)
        for body in _bodies_from(tokens, at):
            head = phrases("bodies", "group").match(tokens.low, body.start)
            kind = (
                head > 1 and tokens.low[body.start] != "lực"
            )  # "cùng nhà trường", not "cùng đoàn"
            if body.proper or body.collective or kind or "với" in m[0] or "hợp" in m[0]:
                _keep(found, tokens, body, lead)
    for body in _beside(tokens):
        _keep(found, tokens, body, lead)
    return found


def _beside(tokens: Tokens) -> Iterator[Body]:
    """Bodies that a later clause has help: "…, Sở X phối hợp giám định mẫu"."""
    for i in range(1, len(tokens)):
        if (
            tokens.low[i - 1] in (",", ";")
            and tokens.capital(i)
            and (bodies := parse_list(tokens, i))
        ):
            helps = tokens.low[bodies.end : bodies.end + 2] in (
                ["phối", "hợp"],
                ["hỗ", "trợ"],
                ["cùng", "tham"],
            )
            if helps and tokens.low[bodies.end + 2 : bodies.end + 3] not in (
                ["với"],
                ["cùng"],
                ["chặt"],
            ):
                yield from bodies.items


def _stranger(tokens: Tokens, i: int) -> Body | None:
    """A helper that no list knows: the words up to the predicate ("chủ các bến đò")."""
    for k in range(i + 1, min(len(tokens), i + 14)):
        if predicate_at(tokens, k):
            return Body(i, k, False, True)
        if tokens.low[k] in (",", ";", ".", ":", "để"):
            return Body(i, k, False, True) if k - i > 1 else None
    return None


def _bodies_from(tokens: Tokens, i: int) -> Iterator[Body]:
    """The names in a row from token i, with "các lực lượng chức năng" as one of them."""
    bodies = parse_list(tokens, i)
    if bodies:
        yield from bodies.items
    elif i < len(tokens) and not predicate_at(tokens, i):
        kinds = parse_kinds(tokens, i)
        if kinds:
            yield from kinds.items


def _keep(found: list[Mapped], tokens: Tokens, body: Body, exclude: set[str]) -> None:
    words = tokens.text[tokens.start(body.start) : tokens.end(body.end - 1)].stripped(" ,;:")
    if words.low not in exclude and all(words.low != f.low for f in found):
        found.append(words)


def reports_to(tokens: Tokens, exclude: set[str]) -> list[Mapped]:
    """Who gets the report or the product (nơi nhận báo cáo, sản phẩm)."""
    found: list[Mapped] = []
    text = tokens.text
    for m in _REPORT.finditer(text.low):
        clause = text.low[max(0, m.start() - 60) : m.end()]
        if not _REPORT_WORD.search(clause.rsplit(",", 1)[-1]):
            continue
        i = tokens.at(m.end())
        if phrases("bodies", "quantifier").match(tokens.low, i) and not m[0].startswith(
            ("báo", "gửi", "trình", "cho", "chuyển", "thông", "cung")
        ):
            continue
        for body in _bodies_from(tokens, i):
            listed = tokens.low[body.start] in ("cán", "công", "nhân") and not tokens.capital(
                body.start
            )  # "gửi danh sách cán bộ đầu mối": who is listed, not who gets it
            if listed and "cho" not in m[0]:
                continue
            if body.proper or "thẩm quyền" in tokens.small(body.start, body.end):
                _keep(found, tokens, body, exclude)
    return found
