"""Addresses of the shell. Health is for machines and asks nobody who he is."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from sauro.foundation.web import health, views

urlpatterns = [
    path("khoe/song", health.alive, name="alive"),
    path("khoe/san-sang", health.ready, name="ready"),
    path("khoe/day-du", health.whole, name="whole"),
    path("ngon-ngu/", set_language, name="set_language"),
    path("phim-tat/", views.keys, name="keys"),
    path("kieu-mau/", views.style_guide, name="style_guide"),
    path("kieu-mau/loi/", views.style_guide_told, name="style_guide_told"),
    path("kieu-mau/tien-do/<int:done>/", views.style_guide_progress, name="style_guide_progress"),
]
