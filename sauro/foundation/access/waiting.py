"""Who signs in is told of seats that wait for his word (vị trí chờ nhận)."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sauro.foundation.access.models import Seat, User


@receiver(user_logged_in)
def tell_of_waiting(request: HttpRequest, user: User, **_signal: object) -> None:
    """One sentence on the next page, with the place where he answers."""
    if Seat.objects.filter(user=user, accepted_at=None, declined_at=None).exists():
        said = _("Có vị trí công tác chờ bạn nhận: mở “Vị trí chờ nhận” ở góc trên bên phải.")
        messages.info(request, said, fail_silently=True)
