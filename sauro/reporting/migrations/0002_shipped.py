"""The forms as shipped, with their indicators and cells."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.db import migrations

from sauro.reporting.rules.cells import Dimension, Kind, Measure, Origin, cells_of

_ROOM = Path(__file__).parents[1]
_SHIPPED = datetime(2026, 11, 30, tzinfo=UTC)
_COUNTED = ["smuggling_banned", "trade_fraud", "counterfeit", "other"]


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _members() -> dict[Dimension, list[str]]:
    forces = _table(_ROOM.parent / "organization/data/structure.toml")["forces"]
    groups = _table(_ROOM.parent / "cases/data/goods.toml")["group"]
    return {
        Dimension.FORCE: list(forces),
        Dimension.KIND: _COUNTED,
        Dimension.GOODS: [group["code"] for group in groups],
    }


def _ship(apps: Any, schema_editor: Any) -> None:
    models = apps.get_app_config("reporting").models
    alias = schema_editor.connection.alias
    known = {row["code"]: row for row in _table(_ROOM / "data/indicators.toml")["indicator"]}
    for form in _table(_ROOM / "data/forms.toml")["form"]:
        said = {name: form[name] for name in ("code", "name", "name_en", "purpose")}
        made = models["form"].objects.using(alias).create(owner_path="v", made_at=_SHIPPED, **said)
        version = models["formversion"].objects.using(alias).create(
            owner_path="v", form=made, number=1, state="draft", valid_from=date(2000, 1, 1),
            made_at=_SHIPPED,
        )  # fmt: skip
        _cells(
            models, alias, version, [known[code] for code in form["indicators"]], form.get("by", {})
        )


def _cells(
    models: Any, alias: str, version: Any, rows: list[Any], by: dict[str, list[str]]
) -> None:
    indicators = {}
    for rank, row in enumerate(rows):
        what = {"decimals": 0, "kind": "flow", **row, "by": by.get(row["code"], [])}
        indicators[row["code"]] = models["indicator"].objects.using(alias).create(
            owner_path="v", form_version=version, rank=rank, **what
        )  # fmt: skip
    measures = [
        Measure(
            i.code, i.name, i.name_en, i.unit, i.decimals, Kind(i.kind), Origin(i.origin),
            tuple(Dimension(d) for d in i.by),
        )
        for i in indicators.values()
    ]  # fmt: skip
    cells = cells_of(measures, _members())
    models["cell"].objects.using(alias).bulk_create(
        models["cell"](
            owner_path="v", form_version=version, indicator=indicators[cell.measure], slot=slot,
            key=cell.key, dimension=cell.dimension or "", member=cell.member,
        )
        for slot, cell in enumerate(cells, 1)
    )  # fmt: skip
    version.state, version.cell_count = "open", len(cells)
    version.save(using=alias)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]
    operations = [migrations.RunPython(_ship, migrations.RunPython.noop)]
