"""What a test expects to be there."""

from typing import TypeVar

T = TypeVar("T")


def present(found: T | None) -> T:
    """The same, where it is; a failed test, where nothing was found."""
    assert found is not None, "nothing found"
    return found
