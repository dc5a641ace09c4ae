"""The entry of web servers."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from sauro.foundation.database.roles import as_web_alone

as_web_alone()
os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.settings"
application = get_wsgi_application()
