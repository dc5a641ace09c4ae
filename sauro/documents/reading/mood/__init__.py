"""What one clause does: orders, tells, refuses, or only closes the paper (thức của câu).

A scan goes over a clause from comma to comma. Each file adds one thing it can see, and uses only
those above it: ``scan`` what it knows, ``giving`` performatives, ``subjects`` bodies before a verb,
``topics`` the task first, ``circumstances`` what stands in front, ``clauses`` the order of looking.
"""

from sauro.documents.reading.mood.clauses import PAST_PERIOD, analyse, sanctions
from sauro.documents.reading.verdicts import Mood, Reading

__all__ = ["PAST_PERIOD", "Mood", "Reading", "analyse", "sanctions"]
