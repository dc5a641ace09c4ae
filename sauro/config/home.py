"""The first page after signing in: what waits for this seat (trang chủ)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sauro.directives.models import Directive
from sauro.documents.models import Document
from sauro.foundation.access.acting import seat_of
from sauro.foundation.access.middleware import SeatedRequest


@login_required
@require_GET
def home(request: SeatedRequest) -> HttpResponse:
    """Two reads: what is to be verified, and what is due next. A seat sees only its own."""
    seat_of(request)
    waiting = Document.objects.aggregate(
        to_read=Count("pk", filter=Q(status="waiting")),
        to_verify=Count("pk", filter=Q(status="read")),
        unreadable=Count("pk", filter=Q(status="unreadable")),
    )
    today = timezone.localdate()
    due = Directive.objects.filter(due_on__gte=today).order_by("due_on", "pk")[:10]
    context = {"waiting": waiting, "due": list(due), "today": today}
    return render(request, "home.html", context)
