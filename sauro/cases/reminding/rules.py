"""By what limits of a case are pressed for where nobody set rules, and up to whom (quy tắc nhắc).

Limits of the law are short, many of a few days: the line is shorter than that of given work.
"""

from __future__ import annotations

from sauro.directives.pressure.rules import Kind, RuleSet

NAME = "vu-viec"  # of these rules, and in addresses
# Not a rule of law: a quiet beginning.
DEFAULT = RuleSet(before=(1, 3), on_day=True, after=(1,), leaders=1, standing=3, head=5)
WITH_KEEPER = (Kind.BEFORE, Kind.ON, Kind.AFTER)  # steps of the officer who keeps the case


def superior_of(path: str) -> str:
    """The body above the lead; the nation's has none but itself."""
    return path.rpartition(".")[0] or path
