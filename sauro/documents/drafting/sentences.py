"""From a directive to the sentence an office would write (câu giao việc).

The order of its parts is always the same: what it rests on, who is told, who helps, the task,
what the doer may decide, by when, and who gets the result. Each part after the task stands
behind a semicolon, so that nobody takes one for a part of another.
"""

from __future__ import annotations

import re

from sauro.documents.drafting.model import Directive, Manner
from sauro.documents.drafting.times import begins, recurs, words_of
from sauro.documents.drafting.words import Citer, in_a_row, listed, predicate, upper_first
from sauro.kernel.deadline import Deadline, DeadlineKind

# Who is not under the issuer is asked, whoever are many are told together.
_ASKED = re.compile(
    r"Viện [Kk]iểm sát|Tòa án|Ủy ban Mặt trận|Ban Thường trực Ủy ban Mặt trận|Hội |Liên đoàn"
    r"|Ban Tuyên giáo|Tỉnh ủy|Đảng ủy|Đoàn Thanh niên|Tỉnh đoàn"
)
_MANY = re.compile(r"(?:các|các [\w ]+|UBND các|Ủy ban nhân dân các|Chủ tịch UBND các)\s")
_DONE = re.compile(r"(?:hoàn thành|xong|kết thúc)\b")


def manner_of(directive: Directive) -> Manner:
    """How the leads are told, where the draft does not say it."""
    if directive.manner:
        return directive.manner
    if any(_ASKED.match(lead) for lead in directive.leads):
        return Manner.ASK
    return Manner.DEMAND if any(map(_MANY.match, directive.leads)) else Manner.GIVE


def order(directive: Directive, citer: Citer) -> str:
    """The whole sentence, with whom it tells."""
    told = f"{_told(directive)} " if directive.leads else ""
    return _sentence(directive, told, citer)


def order_below(directive: Directive, citer: Citer) -> str:
    """The sentence under a heading that tells whom."""
    return _sentence(directive, "", citer)


def heading(directive: Directive) -> str:
    """The heading over several directives of the same leads."""
    return f"{upper_first(_told(directive))} thực hiện các nhiệm vụ sau:"


def _told(directive: Directive) -> str:
    return f"{manner_of(directive)} {listed(in_a_row(directive.leads))}"


def _sentence(directive: Directive, told: str, citer: Citer) -> str:
    basis = f"thực hiện {citer.cite(directive.basis)}, " if directive.basis else ""
    parts = [f"{basis}{told}{_work(directive)}", *_after(directive)]
    return f"{upper_first('; '.join(parts))}."


def _work(directive: Directive) -> str:
    helpers = directive.coordinating
    chairs = f"chủ trì, phối hợp với {listed(in_a_row(helpers))} " if helpers else ""
    always = "thường xuyên " if _standing(directive.deadline) else ""
    return f"{chairs}{always}{predicate(directive.task)}"


def _standing(deadline: str | Deadline) -> bool:
    return isinstance(deadline, Deadline) and deadline.kind is DeadlineKind.STANDING


def _after(directive: Directive) -> list[str]:
    """What follows the task: powers, time and product, who gets it."""
    when = "" if _standing(directive.deadline) else words_of(directive.deadline)
    to = f" về {listed(directive.reports_to)}" if directive.reports_to else ""
    product = _product(directive)
    found = [directive.authority] if directive.authority else []
    if to and (product or recurs(directive.deadline)):
        sent = f"gửi {product}{to}" if product else f"báo cáo kết quả{to}"
        return [*found, f"{sent} {when}".rstrip()]
    if when or product:
        found.append(_finished(directive.deadline, product, when))
    return [*found, f"báo cáo kết quả{to}"] if to else found


def _product(directive: Directive) -> str:
    """The product, unless the task names it already."""
    product = directive.deliverable or ""
    return "" if product.lower() in directive.task.lower() else product


def _goes_on(deadline: str | Deadline, when: str) -> bool:
    return begins(deadline) or (recurs(deadline) and not when.startswith(("chậm nhất", "trước")))


def _finished(deadline: str | Deadline, product: str, when: str) -> str:
    if _DONE.match(when) and not product:
        return when
    if product:
        verb = "lập" if recurs(deadline) else "hoàn thành"
    else:
        verb = "thực hiện" if _goes_on(deadline, when) else "hoàn thành"
    return " ".join(filter(None, (verb, product, when)))
