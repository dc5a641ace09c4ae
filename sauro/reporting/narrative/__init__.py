"""The text of a report, every figure of it bound to a cell (phần lời của báo cáo). Pure.

Where to look: `model` is what a text is made of, `template` reads it from data, `official` and
`comparing` write figures, `writing` makes the text and keeps each figure's place, `editing` takes
back what a person typed over it, `checking` tells figures that no longer agree, `merging` brings
paragraphs up from lower reports.
"""

from __future__ import annotations

from sauro.reporting.narrative.checking import narrative_findings
from sauro.reporting.narrative.editing import edited
from sauro.reporting.narrative.merging import Lower, Merged, merged
from sauro.reporting.narrative.model import (
    Bound,
    Form,
    Narrative,
    Paragraph,
    Part,
    Sheet,
    Text,
    Typed,
)
from sauro.reporting.narrative.template import BadTemplate, parse_template, shipped_template
from sauro.reporting.narrative.writing import Passage, Placed, passage, written

__all__ = [
    "BadTemplate",
    "Bound",
    "Form",
    "Lower",
    "Merged",
    "Narrative",
    "Paragraph",
    "Part",
    "Passage",
    "Placed",
    "Sheet",
    "Text",
    "Typed",
    "edited",
    "merged",
    "narrative_findings",
    "parse_template",
    "passage",
    "shipped_template",
    "written",
]
