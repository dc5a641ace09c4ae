"""The history of a body in words that an officer reads (lịch sử bằng lời)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Field
from django.utils.translation import gettext as _

from sauro.foundation.access.models import User
from sauro.foundation.web.parts import Cell
from sauro.organization.models import Body
from sauro.organization.queries.portrait import Told

# What of each table a person is told, in this order.
_SHOWN = {
    "organization_body": (
        "name kind standing founded_by valid_from valid_to successor decided_by decided_on"
    ),
    "organization_alias": "name",
    "organization_membership": "body person post part valid_from valid_to decision",
    "access_seat": "user post role valid_from valid_to",
    "access_user": "full_name username email is_active home password",
    "access_accountact": "kind user reason",
}
# Without a label where they are new: a name is seen to be one.
_SPEAK_FOR_THEMSELVES = frozenset(
    "name kind founded_by decided_by body person post part decision user role full_name".split()
)


def rows(entries: Iterable[Told]) -> list[list[Cell]]:
    """A row a change: number, instant, what was done, from what to what, by whom."""
    told = list(entries)
    bodies = _names(Body, told, "body_id", "successor_id", "home_id")
    people = _names(User, told, "user_id")
    return [
        [e.number, e.at, _act(e), "; ".join(_parts(e, bodies | people)), e.who or _("hệ thống")]
        for e in told
    ]


Names = dict[tuple[str, int], str]


def _names(model: type[Body] | type[User], told: list[Told], *fields: str) -> Names:
    sides = [side for e in told for side in (e.before, e.after)]
    ids = {side[f] for side in sides for f in fields if side.get(f)}
    found = model._default_manager.filter(pk__in=ids)
    return {(f, row.pk): str(row) for f in fields for row in found}


def _act(entry: Told) -> str:
    things = {
        "organization_body": _("cơ quan"),
        "organization_alias": _("tên gọi khác"),
        "organization_membership": _("thành viên"),
        "access_seat": _("vị trí công tác"),
        "access_user": _("tài khoản"),
        "access_accountact": _("thao tác trên tài khoản"),
    }
    acts = {"INSERT": _("Thêm %(what)s"), "UPDATE": _("Sửa %(what)s"), "DELETE": _("Xóa %(what)s")}
    return acts[entry.act] % {"what": things[entry.table]}


def _parts(entry: Told, names: Names) -> Iterable[str]:
    app, _underscore, model = entry.table.partition("_")
    fields = apps.get_model(app, model)._meta
    for name in _SHOWN[entry.table].split():
        field = fields.get_field(name)
        assert isinstance(field, Field)
        column = field.column
        if column not in {**entry.before, **entry.after}:
            continue
        if name == "password":
            yield _("đã đổi mật khẩu")
            continue
        old, new = (_value(field, s.get(column), names) for s in (entry.before, entry.after))
        if old or new:
            yield _change(str(field.verbose_name), old, new, told=name in _SPEAK_FOR_THEMSELVES)


def _change(label: str, old: str, new: str, *, told: bool) -> str:
    if old:
        return f"{label}: {old} → {new or '–'}"
    return new if told else f"{label}: {new}"


def _value(field: Field[Any, Any], value: Any, names: Names) -> str:
    """As the page shows such a value elsewhere; nothing for none."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((str(field.column), value), f"#{value}")
    if field.get_internal_type() == "BooleanField":
        return _("có") if value else _("không")
    if field.get_internal_type() == "DateField":
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return str(dict(field.flatchoices).get(value, value))
