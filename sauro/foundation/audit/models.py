"""The history as tables. Only triggers write them; the web role may read what its scope shows."""

from __future__ import annotations

from django.db import models

from sauro.foundation.access.models import Owned


class Entry(Owned):
    """One change of one row (mục lịch sử): who, when, what it was and what it became.

    Entries of a body are numbered without gaps and each holds the hash of the one before.
    """

    number = models.BigIntegerField()  # within the body
    at = models.DateTimeField()
    seat_id = models.BigIntegerField(null=True)  # null: a job or an operator
    table = models.CharField(max_length=63)
    row = models.CharField(max_length=40)
    act = models.CharField(max_length=6)  # INSERT, UPDATE, DELETE
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner_path", "number"], name="entry_once_a_number"),
        )
        indexes = (models.Index(fields=["table", "row"]),)

    def __str__(self) -> str:
        return f"{self.owner_path} #{self.number}"


class Head(Owned):
    """The last entry of each body's chain (đầu chuỗi); one row a body."""

    number = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner_path"], name="head_once_a_body"),)

    def __str__(self) -> str:
        return f"{self.owner_path} #{self.number}"
