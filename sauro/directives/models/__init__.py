"""Tables of the register: what was ordered, whose work it is, who is reminded, saved filters."""

from sauro.directives.models.assignments import Assignment, Evidence, EvidenceLink, Request, Step
from sauro.directives.models.carrying import CarryOver
from sauro.directives.models.channels import Channel, Push
from sauro.directives.models.filters import Opening, SavedFilter
from sauro.directives.models.following import Following
from sauro.directives.models.handing import Handover
from sauro.directives.models.pressure import CalendarLink, Digest, Reminder, ReminderRules
from sauro.directives.models.register import Addressee, Directive, LaterLead
from sauro.directives.models.taking import PaperTakeover, Takeover

__all__ = [
    "Addressee", "Assignment", "CalendarLink", "CarryOver", "Channel", "Digest", "Directive",
    "Evidence", "EvidenceLink", "Following", "Handover", "LaterLead", "Opening", "PaperTakeover",
    "Push", "Reminder", "ReminderRules", "Request", "SavedFilter", "Step", "Takeover",
]  # fmt: skip
