"""Papers whose looks are kept as a reference. Dates and words never change."""

from sauro.documents.drafting.docx import write_docx
from sauro.documents.drafting.tests.generate import draft

SAMPLES = {"notice": lambda: write_docx(draft(7))}
