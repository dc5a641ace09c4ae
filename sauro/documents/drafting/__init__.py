"""The way back: from directives to the official paper that gives them (soạn thảo).

    from sauro.documents.drafting import Directive, Draft, Section, Signer, write
    text = write(draft)

Pure Python without Django. What is written here ``sauro.documents.reading`` reads back as it
was meant; ``proof`` tells where it does not.
"""

from sauro.documents.drafting.checks import Unwritable
from sauro.documents.drafting.model import (
    Cited,
    Directive,
    Draft,
    Kind,
    Manner,
    Section,
    Signer,
)
from sauro.documents.drafting.text import write

__all__ = [
    "Cited",
    "Directive",
    "Draft",
    "Kind",
    "Manner",
    "Section",
    "Signer",
    "Unwritable",
    "write",
]
