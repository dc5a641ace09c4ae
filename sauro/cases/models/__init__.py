"""Tables of cases: the case, what hangs on it, its steps, the catalogues, the rows of law."""

from sauro.cases.importing.models import CaseFile, OwnNumber
from sauro.cases.models.apart import CaseApart
from sauro.cases.models.case import Case, CaseBody, Procedure, Route, Source
from sauro.cases.models.catalogue import Counted, GoodsGroup, ViolationKind
from sauro.cases.models.custody import CaseExhibit, CaseMovement
from sauro.cases.models.events import CaseEvent
from sauro.cases.models.files import CaseAttachment
from sauro.cases.models.law import ClockRule
from sauro.cases.models.limits import CaseRecount, CaseReminder
from sauro.cases.models.lines import CaseParty, GoodsLine, PartyRole, Valuation, Violation
from sauro.cases.models.money import CaseMoney
from sauro.cases.models.sharing import ShareEntry, ShareGrant, ShareRequest
from sauro.cases.models.transfer import CaseTransfer
from sauro.cases.models.work import CaseWork
from sauro.cases.papers.tables import CasePaper, CasePaperFile, PaperDraft

__all__ = [
    "Case", "CaseApart", "CaseAttachment", "CaseBody", "CaseEvent", "CaseExhibit", "CaseFile",
    "CaseMoney", "CaseMovement", "CasePaper", "CasePaperFile", "CaseParty", "CaseRecount",
    "CaseReminder", "CaseTransfer", "CaseWork", "ClockRule", "Counted", "GoodsGroup",
    "GoodsLine", "OwnNumber", "PaperDraft", "PartyRole", "Procedure", "Route", "ShareEntry",
    "ShareGrant", "ShareRequest", "Source", "Valuation", "Violation", "ViolationKind",
]  # fmt: skip
