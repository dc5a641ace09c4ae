"""Forms, duties, lines and their versions, sums (bảng của phòng báo cáo)."""

from sauro.reporting.models.consolidations import Consolidation
from sauro.reporting.models.duties import Duty, DutyBody
from sauro.reporting.models.forms import Cell, Form, FormVersion, Indicator
from sauro.reporting.models.lines import CellNote, Line, Submission
from sauro.reporting.models.texts import ReportFile, ReportText
from sauro.reporting.models.work import ReportWork

__all__ = [
    "Cell",
    "CellNote",
    "Consolidation",
    "Duty",
    "DutyBody",
    "Form",
    "FormVersion",
    "Indicator",
    "Line",
    "ReportFile",
    "ReportText",
    "ReportWork",
    "Submission",
]
