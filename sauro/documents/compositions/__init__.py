"""Reading a decision that makes up a committee: who is in it, in what part (kiện toàn).

Pure: text in, values with exact places out. Whom the words mean is asked elsewhere.
"""

from sauro.documents.compositions.model import Decision, Line, Part, Words
from sauro.documents.compositions.read import read_decision

__all__ = ["Decision", "Line", "Part", "Words", "read_decision"]
