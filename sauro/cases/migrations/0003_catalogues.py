"""The catalogues as shipped: goods groups, kinds of violation."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.db import migrations

_ROOM = Path(__file__).parents[1]
_SHIPPED = datetime(2026, 11, 30, tzinfo=UTC)
_SOURCES = {
    "goods": "Tên nhóm hàng đọc trong văn bản, báo cáo công khai; mã và đơn vị tính do phần mềm đặt",
    "violations": "Ghi theo trí nhớ, chưa đối chiếu",
}


def _rows(file: str, table: str) -> list[dict[str, object]]:
    text = (_ROOM / "data" / f"{file}.toml").read_text("utf-8")
    rows = tomllib.loads(text)[table]
    common = {
        "owner_path": "v",
        "valid_from": date(2000, 1, 1),
        "source": _SOURCES[file],
        "made_at": _SHIPPED,
    }
    return [{**common, "rank": rank, **row} for rank, row in enumerate(rows)]


def _ship(apps: Any, schema_editor: Any) -> None:
    group = apps.get_model("cases", "GoodsGroup")
    kind = apps.get_model("cases", "ViolationKind")
    alias = schema_editor.connection.alias
    group.objects.using(alias).bulk_create(group(**row) for row in _rows("goods", "group"))
    kind.objects.using(alias).bulk_create(kind(**row) for row in _rows("violations", "violation"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_cases")]
    operations = [migrations.RunPython(_ship, migrations.RunPython.noop)]
