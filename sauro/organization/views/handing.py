"""A link that was just made goes to the person: by mail, or on a slip of paper (trao đường dẫn)."""

from __future__ import annotations

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from sauro.organization.services import Linked

_NO_MAIL = "sauro.foundation.logs.mail.Unsent"


def handed(request: HttpRequest, linked: Linked) -> HttpResponse:
    """Where mail works and the person has an address, nobody else sees the code; else the slip."""
    url = request.build_absolute_uri(reverse("first_password", args=[linked.code]))
    where = request.build_absolute_uri(reverse("first_sign_in"))
    page = {"linked": linked, "person": linked.user, "url": url, "where": where}
    page["sent"] = sent = _sent(page)
    page["failed"] = bool(linked.user.email) and not sent
    return render(request, "organization/handed.html", page)


def _sent(page: dict[str, object]) -> bool:
    person = page["person"]
    address = getattr(person, "email", "")
    if not address or settings.EMAIL_BACKEND == _NO_MAIL:
        return False
    parts = []
    for language in ("vi", "en"):  # nobody knows yet which one the person reads
        with override(language):
            parts.append(render_to_string("organization/invitation.txt", page))
    try:
        send_mail("Sáu Rõ", "\n\n".join(parts), None, [address])
    except (SMTPException, OSError):
        return False
    return True
