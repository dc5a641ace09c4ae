"""Choices that pages of other rooms offer."""

from sauro.organization.models import Membership

PARTS: list[tuple[str, object]] = [(part.value, part.label) for part in Membership.Part]
