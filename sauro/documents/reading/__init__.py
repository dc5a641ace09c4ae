"""The reading engine: the text of an official document in, directives with six clears out.

    from sauro.documents.reading import read
    notice = read(text)

Pure Python without Django; every finding carries its place in the source and the rule that
made it.
"""

from sauro.documents.reading.engine import read
from sauro.documents.reading.model import Clear, Directive, Ground, Notice, Words
from sauro.documents.reading.schema import notice_json

__all__ = ["Clear", "Directive", "Ground", "Notice", "Words", "notice_json", "read"]
