"""Exhibits of a case and everything that happens to them (tang vật, phương tiện vi phạm).

Pure: an inventory and dated movements come in; how much there is, who holds it, what is wrong
with one more movement, and the chain of custody come out. Nothing is stored or decided.
"""

from __future__ import annotations

from sauro.cases.exhibits.chain import Compared, Link, chain_of, compared, head_of
from sauro.cases.exhibits.ledger import in_force, standing
from sauro.cases.exhibits.model import Act, Exhibit, Lot, Movement, Sample
from sauro.cases.exhibits.rules import movement_findings

__all__ = [
    "Act",
    "Compared",
    "Exhibit",
    "Link",
    "Lot",
    "Movement",
    "Sample",
    "chain_of",
    "compared",
    "head_of",
    "in_force",
    "movement_findings",
    "standing",
]
