"""Choices that pages of other rooms offer."""

from sauro.organization.forces import called
from sauro.organization.models import Force, Membership

PARTS: list[tuple[str, object]] = [(part.value, part.label) for part in Membership.Part]


def forces() -> list[tuple[str, str]]:
    """The forces of the State, by code, as the page calls them (lực lượng)."""
    rows = Force.objects.order_by("pk").values_list("code", "name")
    return [(code, called(code, name)) for code, name in rows]
