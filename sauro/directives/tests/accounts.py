"""Invented facts for the account of how a paper stands; needs no database."""

from datetime import date

from sauro.directives.assignments.report import Facts, OfTask, paper
from sauro.directives.assignments.rules import Standing
from sauro.documents.drafting.docx import write_paper

DAY = date(2026, 11, 29)


def facts(*tasks, **others):
    return Facts(**{
        "issuer": "Ban Chỉ đạo 389 tỉnh Mẫu", "place": "Mẫu", "today": DAY,
        "number": "19/TB-BCĐ389", "issued_on": date(2026, 10, 5), "tasks": tasks,
        "told": "Ban Chỉ đạo 389 tỉnh Mẫu", **others,
    })  # fmt: skip


def task(number=1, **names):
    found = {Standing(key): value for key, value in names.items()}
    return OfTask(f"II.{number}", "Kiểm tra các kho", "30/11/2026", False, found)


def sample():
    """Long enough for three pages; also kept as a reference."""
    some = [f"Ủy ban nhân dân xã Mẫu {n}" for n in range(1, 15)]
    five = {name.value: some[i : i + 3 + 2 * i] for i, name in enumerate(Standing)}
    return write_paper(paper(facts(*(task(n, **five) for n in range(1, 7)), simulated=True)), DAY)
