"""Meetings: agenda, pack, what members propose, conclusions (cuộc họp)."""
