"""Parties as bodies know them: facts as written, and judgements beside them (đối tượng)."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _

from sauro.foundation.access.models import Owned, PathField


class Kind(models.TextChoices):
    """What a party is."""

    PERSON = "person", _("Cá nhân")
    HOUSEHOLD = "household", _("Hộ kinh doanh")
    COMPANY = "company", _("Doanh nghiệp, hợp tác xã")
    PREMISES = "premises", _("Cửa hàng, cơ sở, kho")
    VEHICLE = "vehicle", _("Phương tiện")
    SHOP = "shop", _("Gian hàng, trang mạng")
    ACCOUNT = "account", _("Tài khoản")


class Party(Owned):
    """One party as one body knows it (đối tượng). Two of them are never made one row.

    ``name``: as first written; ``version`` counts what was added to it.
    """

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=300)
    born_in = models.PositiveSmallIntegerField(_("năm sinh"), null=True)
    note = models.CharField(_("ghi chú"), max_length=1000, blank=True)
    made_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("ghi lúc"))
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("đối tượng")
        verbose_name_plural = _("đối tượng")
        constraints = (
            models.CheckConstraint(name="party_has_a_name", condition=~models.Q(name="")),
        )
        indexes = (models.Index(fields=["owner_path", "-id"]),)

    def __str__(self) -> str:
        return self.name


class _OfParty(Owned):
    """A fact about a party; ``owner_path`` is the party's."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="%(class)s_rows")
    source = models.CharField(_("theo giấy tờ nào"), max_length=300, blank=True)
    added_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        abstract = True


class Name(_OfParty):
    """A name as it was written somewhere (tên như đã viết). ``words``, ``tokens``: see linking."""

    written = models.CharField(_("tên"), max_length=300)
    words = ArrayField(models.CharField(max_length=40), default=list)
    tokens = ArrayField(models.CharField(max_length=1000), default=list)

    class Meta:
        verbose_name = _("tên như đã viết")
        verbose_name_plural = _("tên như đã viết")

    def __str__(self) -> str:
        return self.written


class Identifier(_OfParty):
    """A number or address by which a party is known again (định danh).

    ``sealed``: encrypted, empty where everybody may read it; ``shown``: all, or the last digits.
    ``digest``: keyed hash in hex, under the key that ``key`` names. See ``sealing``.
    """

    kind = models.CharField(_("loại"), max_length=20)
    shown = models.CharField(_("số"), max_length=300)
    sealed = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=20)
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)
    withdrawn_because = models.CharField(_("lý do rút"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("định danh")
        verbose_name_plural = _("định danh")
        constraints = (
            models.UniqueConstraint(
                fields=["party", "kind", "digest"],
                name="identifier_once_a_party",
                condition=models.Q(withdrawn_at=None),
            ),
        )
        indexes = (models.Index(fields=["digest"]),)

    def __str__(self) -> str:
        return self.shown


class Address(_OfParty):
    """Where a party is or was: free words, and the territory as it was that day (địa chỉ)."""

    street = models.CharField(_("số nhà, đường, thôn"), max_length=300, blank=True)
    territory = models.ForeignKey(
        "organization.Territory", models.PROTECT, null=True, related_name="+"
    )
    place = models.CharField(_("địa bàn"), max_length=200, blank=True)  # as it was called then
    as_of = models.DateField(_("tại ngày"), null=True)
    street_key = models.GeneratedField(  # the house, as it is compared; none where none is named
        expression=Func(F("street"), function="parties_street_key_v1"),
        output_field=models.TextField(null=True),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("địa chỉ")
        verbose_name_plural = _("địa chỉ")
        constraints = (
            models.CheckConstraint(
                name="address_says_something",
                condition=~models.Q(street="") | models.Q(territory__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.street, self.place)))


class _Pair(Owned):
    """Two parties, the earlier one first; ``reasons`` as they stood: code, points, detail."""

    one = models.ForeignKey(Party, models.PROTECT, related_name="+")
    other = models.ForeignKey(Party, models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    points = models.SmallIntegerField(_("điểm"))

    class Meta:
        abstract = True


class LinkSuggestion(_Pair):
    """That two parties may be one, for a person to decide (gợi ý trùng)."""

    made_at = models.DateTimeField(_("gợi ý lúc"))

    class Meta:
        verbose_name = _("gợi ý trùng")
        verbose_name_plural = _("gợi ý trùng")
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="suggestion_once_a_pair"),
            models.CheckConstraint(
                name="suggestion_in_order", condition=models.Q(one__lt=models.F("other"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"


class Judgement(_Pair):
    """What a person decided of a pair, and why; undone, it stays on record (kết luận)."""

    class Verdict(models.TextChoices):
        SAME = "same", _("Là một")
        NOT_SAME = "not_same", _("Không phải một")

    verdict = models.CharField(_("kết luận"), max_length=10, choices=Verdict.choices)
    because = models.CharField(_("căn cứ"), max_length=500)
    decided_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("kết luận lúc"))
    undone_by = models.ForeignKey("access.Seat", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("hủy lúc"), null=True)
    undone_because = models.CharField(_("lý do hủy"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("kết luận về hai đối tượng")
        verbose_name_plural = _("kết luận về hai đối tượng")
        constraints = (
            models.UniqueConstraint(
                fields=["one", "other"],
                name="judgement_one_standing",
                condition=models.Q(undone_at=None),
            ),
            models.CheckConstraint(
                name="judgement_in_order", condition=models.Q(one__lt=models.F("other"))
            ),
            models.CheckConstraint(name="judgement_says_why", condition=~models.Q(because="")),
        )

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}: {self.get_verdict_display()}"


class Disclosure(Owned):
    """That somebody read a sealed number whole, and why (xem số đầy đủ)."""

    identifier = models.ForeignKey(Identifier, models.PROTECT, related_name="disclosures")
    seen_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(_("xem lúc"))
    because = models.CharField(_("lý do"), max_length=300)

    class Meta:
        verbose_name = _("lần xem số đầy đủ")
        verbose_name_plural = _("lần xem số đầy đủ")

    def __str__(self) -> str:
        return f"#{self.identifier_id}"


class Inquiry(Owned):
    """A question to all others whether they hold something on a number (hỏi nơi khác).

    Made by ``parties_ask_v1`` alone, with its answer. ``held_by``: the bodies that do; they see it.
    """

    kind = models.CharField(_("loại"), max_length=20)
    shown = models.CharField(_("số"), max_length=300)
    because = models.CharField(_("mục đích"), max_length=300)
    asked_by = models.ForeignKey("access.Seat", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("hỏi lúc"))
    held_by = ArrayField(PathField(), default=list)

    class Meta:
        verbose_name = _("lần hỏi nơi khác")
        verbose_name_plural = _("các lần hỏi nơi khác")
        indexes = (models.Index(fields=["asked_by", "-asked_at"]),)

    def __str__(self) -> str:
        return self.shown
