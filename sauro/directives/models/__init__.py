"""Tables of the register: what was ordered, whose work it is, and saved filters."""

from sauro.directives.models.assignments import Assignment, Evidence, Request, Step
from sauro.directives.models.filters import Opening, SavedFilter
from sauro.directives.models.register import Addressee, Directive, LaterLead

__all__ = [
    "Addressee", "Assignment", "Directive", "Evidence", "LaterLead", "Opening", "Request",
    "SavedFilter", "Step",
]  # fmt: skip
