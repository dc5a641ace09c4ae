"""How a body stands in an address: by its path in the tree, such as v.40.17212."""

from __future__ import annotations


class BodyPath:
    """For ``django.urls.register_converter``."""

    regex = r"[0-9a-z]+(?:\.[0-9a-z]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
