"""A case in a YAML file (tệp các bước của vụ việc), with the line of everything in it."""

from __future__ import annotations

import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from sauro.cases.clocks.entering import NotACase

LARGEST = 256 * 1024  # bytes


class Placed(dict[Any, Any]):
    """A mapping that knows its line."""

    line = 0


def value_in(name: str) -> object:
    """What a file, or standard input for "-", holds. Raises: NotACase, OSError."""
    data = sys.stdin.buffer.read(LARGEST + 1) if name == "-" else _bytes(Path(name))
    if len(data) > LARGEST:
        raise NotACase(
            f"Tệp lớn hơn {LARGEST // 1024} KB. Một tệp chỉ ghi một vụ việc.",
            f"The file has more than {LARGEST // 1024} KB. One file holds one case.",
        )
    try:
        return yaml.load(data.decode("utf-8-sig"), _Loader)
    except UnicodeDecodeError as error:
        raise NotACase(
            "Tệp không phải chữ UTF-8. Lưu lại ở dạng UTF-8.", "The file is not UTF-8 text."
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _not_yaml(line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _not_yaml(0) from error


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _not_yaml(line: int) -> NotACase:
    return NotACase(
        "Chỗ này không đọc được theo YAML: xem lại thụt đầu dòng, dấu hai chấm, ngày có thật.",
        "This is no YAML: check the indentation, the colons, and that days exist.",
        line,
    )


class _Loader(yaml.SafeLoader):
    """Plain values only. Aliases are refused: a few of them can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
            raise NotACase("Không dùng tham chiếu (*).", "Aliases (*) are not taken.", line)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        del deep  # always the whole, so that its line is known before it is used
        made = Placed(super().construct_mapping(node, deep=True))
        made.line = node.start_mark.line + 1
        keys = [key.value for key, _ in node.value]
        if twice := next((key for key in keys if keys.count(key) > 1), None):
            raise NotACase(
                f"“{twice}” ghi hai lần trong một mục.", f"“{twice}” stands twice.", made.line
            )
        return made


def _placed(loader: _Loader, node: yaml.Node) -> dict[Hashable, Any]:
    if not isinstance(node, yaml.MappingNode):
        raise _not_yaml(node.start_mark.line + 1)
    return loader.construct_mapping(node)


_Loader.add_constructor("tag:yaml.org,2002:map", _placed)
