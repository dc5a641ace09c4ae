"""What a form may consist of (quy tắc của mẫu báo cáo)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from sauro.kernel.findings import Finding
from sauro.reporting.rules.cells import Kind, Measure, Origin

COUNTED = ("smuggling_banned", "trade_fraud", "counterfeit", "other")
MOST = 200  # indicators of one form
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


@lru_cache(maxsize=1)
def known_measures() -> Mapping[str, Measure]:
    """The indicators that are shipped, by code (data/indicators.toml)."""
    text = resources.files("sauro.reporting").joinpath("data/indicators.toml").read_text("utf-8")
    return {row["code"]: _measure(row) for row in tomllib.loads(text)["indicator"]}


def measure_findings(
    measures: Sequence[Measure], known: Mapping[str, Measure]
) -> Iterator[Finding]:
    """What is wrong with the indicators of a form."""
    if not measures:
        yield _NONE
    if len(measures) > MOST:
        yield _TOO_MANY
    seen: set[str] = set()
    for measure in measures:
        if measure.code in seen:
            yield _of(measure, "twice", "có hai lần trong mẫu", "stands twice in the form")
        seen.add(measure.code)
        yield from _one(measure, known.get(measure.code))


def _one(measure: Measure, shipped: Measure | None) -> Iterator[Finding]:
    if not _CODE.fullmatch(measure.code):
        yield _of(
            measure, "code", "mã chỉ gồm chữ thường không dấu, số, gạch dưới, bắt đầu bằng chữ",
            "the code is of small letters, digits and underscores, and begins with a letter",
        )  # fmt: skip
    if not measure.name.strip() or not measure.unit.strip():
        yield _of(measure, "unnamed", "cần có tên và đơn vị tính", "needs a name and a unit")
    if not 0 <= measure.decimals <= 9:
        yield _of(measure, "decimals", "có từ 0 đến 9 chữ số thập phân", "has 0 to 9 decimals")
    if measure.origin is Origin.COMPUTED and shipped is None:
        yield _of(
            measure, "no-definition", "chưa có cách tính từ sổ vụ việc: hãy để nhập tay",
            "has no definition by which it is computed: let it be entered",
        )  # fmt: skip
    if shipped and (measure.unit, measure.decimals, measure.kind) != (
        shipped.unit, shipped.decimals, shipped.kind,
    ):  # fmt: skip
        yield _of(
            measure, "other-meaning",
            f"mã này luôn tính bằng {shipped.unit}, cùng một loại số liệu; số khác thì đặt mã khác",
            f"this code always counts in {shipped.unit} and one kind of figure; give another "
            "figure another code",
        )  # fmt: skip


def _measure(row: Mapping[str, str]) -> Measure:
    return Measure(
        row["code"], row["name"], row["name_en"], row["unit"], int(row.get("decimals", 0)),
        Kind(row.get("kind", "flow")), Origin(row["origin"]), (), row["mark"], row["source"],
    )  # fmt: skip


def _of(measure: Measure, code: str, words: str, told: str) -> Finding:
    named, en = measure.name or measure.code, measure.name_en or measure.code
    return Finding(code, measure.code, f"Chỉ tiêu “{named}” {words}.", f"Indicator “{en}” {told}.")


_NONE = Finding(
    "no-indicators", "", "Mẫu cần ít nhất một chỉ tiêu.", "A form needs at least one indicator."
)  # fmt: skip
_TOO_MANY = Finding(
    "too-many", "",
    f"Một mẫu có nhiều nhất {MOST} chỉ tiêu. Hãy tách thành hai mẫu.",
    f"A form has at most {MOST} indicators. Make two forms of it.",
)  # fmt: skip
