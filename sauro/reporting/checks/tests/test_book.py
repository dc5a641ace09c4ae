"""The parser of rules refuses nonsense with a sentence."""

import pytest

from sauro.reporting.checks import BadRules, Level, parse_book, shipped_book
from sauro.reporting.checks.within import AtMost

CELLS = """
[[cell]]
code = "a"
name = "Số vụ"
name_en = "Cases"
[[cell]]
code = "b"
name = "Số tiền"
name_en = "Money"
"""


def rule(**row):
    row = {"code": "r", "level": "warning", **row}
    lines = [f"{name} = {value}" if isinstance(value, list | int | float) else f'{name} = "{value}"'
             for name, value in row.items()]  # fmt: skip
    return "\n".join([CELLS, "[[rule]]", *lines])


def test_what_is_shipped_is_read_and_every_rule_has_its_own_code():
    book = shipped_book()
    assert len(book.rules) == len({r.code for r in book.rules}) > 20
    assert {r.level for r in book.rules} == set(Level)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "magic"}, "không có loại quy tắc “magic”"),
        ({"kind": "at_most", "part": "a"}, "thiếu trường “whole”"),
        ({"kind": "at_most", "part": "a", "whole": "z"}, "không có chỉ tiêu “z”"),
        ({"kind": "at_most", "part": "a", "whole": "a"}, "so một ô với chính nó"),
        ({"kind": "sum", "whole": "a", "parts": ["a", "b"]}, "một phần của chính nó"),
        ({"kind": "sum", "whole": "a", "parts": ["b", "b"]}, "không lặp"),
        ({"kind": "sum", "whole": "a"}, "không có phần nào để cộng"),
        ({"kind": "at_most", "part": "a", "whole": "b", "level": "fatal"}, "mức “fatal” không có"),
        ({"kind": "jump", "factor": 1}, "factor phải lớn hơn 1"),
        ({"kind": "jump", "factor": -2}, "factor phải là số lớn hơn 0"),
        ({"kind": "outlier", "enough": 1}, "enough phải là số nguyên từ 3"),
        ({"kind": "twice", "colour": "red"}, "không có trường “colour”"),
        ({"kind": "jump", "least": "many"}, "least phải là số lớn hơn 0"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_with_its_reason(row, words):
    with pytest.raises(BadRules) as refused:
        parse_book(rule(**row))
    [finding] = refused.value.findings
    assert words in finding.message
    assert finding.message.startswith("[[rule]] 1 “r”")
    assert finding.message_en


def test_everything_that_is_wrong_is_said_at_once():
    text = rule(kind="magic") + "\n[[rule]]\ncode = 'x'\nkind = 'jump'\nlevel = 'never'\n"
    with pytest.raises(BadRules) as refused:
        parse_book(text)
    assert len(refused.value.findings) == 2


@pytest.mark.parametrize("text", ["[[rule", "rule = 3", "[[cell]]\ncode = 3", "cell = [1]"])
def test_what_is_no_table_of_rules(text):
    with pytest.raises(BadRules):
        parse_book(text)


def test_two_rules_of_one_code():
    two = rule(kind="revised") + '\n[[rule]]\ncode = "r"\nkind = "jump"\nlevel = "mark"\n'
    with pytest.raises(BadRules, match="có hai lần"):
        parse_book(two)


def test_rules_over_cells_of_a_form_that_somebody_built():
    book = parse_book(rule(kind="at_most", part="a", whole="cases_total"), shipped_book().cells)
    assert book.rules == (AtMost(code="r", level=Level.WARNING, part="a", whole="cases_total"),)
