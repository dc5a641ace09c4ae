"""Sets of figures for tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sauro.kernel.period import half, month, nine_months, quarter, year_of
from sauro.kernel.quantities import Rounding
from sauro.reporting.checks import Figures, Told, check, shipped_book

ABOVE, NEARLY, ABOUT = Rounding.ABOVE, Rounding.NEARLY, Rounding.ABOUT
NATION = "Ban Chỉ đạo 389 quốc gia"


def told(value, rounding=None):
    return value if isinstance(value, Told) else Told(Decimal(str(value)), rounding)


def ty(value, rounding=None):
    """Tỷ đồng, in the triệu đồng of the form."""
    return Told(Decimal(str(value)) * 1000, rounding)


def make(period, body=NATION, **values):
    """Figures: names of cells as words, everything else by name of its field."""
    fields = {n: values.pop(n) for n in list(values) if n in Figures.__dataclass_fields__}
    cells = {key: told(value) for key, value in values.items()} | {
        key: told(value) for key, value in fields.pop("told", {}).items()
    }
    return Figures(body, period, cells, **fields)


def checked(figures, *history, **more):
    """Remarks by the code of their rule."""
    found = check(replace(figures, history=history, **more), shipped_book())
    return {code: [r for r in found if r.finding.code == code] for code in
            dict.fromkeys(r.finding.code for r in found)}  # fmt: skip


def only(remarks, code):
    """The one remark of a rule."""
    assert code in remarks, list(remarks)
    [remark] = remarks[code]
    return remark


__all__ = [
    "ABOUT", "ABOVE", "NATION", "NEARLY", "checked", "date", "half", "make", "month", "nine_months",
    "only", "quarter", "told", "ty", "year_of",
]  # fmt: skip
