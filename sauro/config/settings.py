"""Settings of the web platform. What differs between places comes from the environment."""

from __future__ import annotations

import logging
import os
import secrets
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sauro.directives.channels.rules import read_entries
from sauro.foundation.database.roles import addresses, django_database
from sauro.foundation.database.routing import COUNTS
from sauro.foundation.logs.config import asked_for, logging_settings

BASE = Path(__file__).resolve().parents[2]
PACKAGE = BASE / "sauro"
VAR = Path(os.environ.get("SAURO_VAR", "var"))

SIMULATED = os.environ.get("SAURO_SIMULATED") == "1"  # every page then says so
DEBUG = os.environ.get("SAURO_DEBUG") == "1"
# A key made up at each start ends all sessions at each start: fine for a trial, said in docs.
SECRET_KEY = os.environ.get("SAURO_SECRET_KEY") or secrets.token_urlsafe(50)
# Numbers of persons are sealed and hashed under these: "2:newer 1:older", the first seals.
PARTY_KEYS = dict(
    pair.split(":", 1) for pair in os.environ.get("SAURO_PARTY_KEYS", "").split() if ":" in pair
)
ALLOWED_HOSTS = os.environ.get("SAURO_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SAURO_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "sauro.foundation.web",  # before allauth: its pages wear our shell
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "procrastinate.contrib.django",
    "sauro.foundation.access",
    "sauro.foundation.audit",
    "sauro.organization",
    "sauro.documents",
    "sauro.directives",
    "sauro.cases",
    "sauro.reporting",
    "sauro.parties",
    "sauro.meetings",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sauro.foundation.logs.requests.logged",
    "sauro.foundation.web.headers.security_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sauro.foundation.web.language.vietnamese_first",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sauro.foundation.access.activity.noted",
    "django_htmx.middleware.HtmxMiddleware",
    "sauro.foundation.web.errors.told_errors",
    "sauro.foundation.access.middleware.seated",
    "sauro.foundation.web.signed_out.forms_kept",
]

ROOT_URLCONF = "sauro.config.urls"
WSGI_APPLICATION = "sauro.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sauro.foundation.web.context.page",
            ],
        },
    }
]
# Fields are drawn by compiled templates, which Django ships too: half the time for a long form.
FORM_RENDERER = "django.forms.renderers.Jinja2"

# The web role's address and no other: what a page can be made to do, the owner must not have done.
_WEB = addresses().web
DATABASES = {
    "default": django_database(_WEB),
    COUNTS: django_database(_WEB) | {"TEST": {"MIRROR": "default"}},
}
DATABASE_ROUTERS = ["sauro.foundation.database.routing.SharedCounts"]
# Shared by all processes: whoever guesses passwords is counted once, not once a process. Entries
# are culled by order of their key beyond so many, which nobody can bring about within minutes.
CACHES = {
    "default": {
        "BACKEND": "sauro.foundation.database.shared.JsonDatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "sauro.foundation.access.adapter.OfficersOnly"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login_failed": "60/m/ip,5/5m/key", "use_link": "30/m/ip"}
# How many proxies of ours stand in front: so many entries of X-Forwarded-For are believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SAURO_PROXIES", "0"))
ACCOUNT_PREVENT_ENUMERATION = True
API_WRONG_TOKENS = 60  # of one address in a minute, over all processes
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
USERSESSIONS_TRACK_ACTIVITY = True  # shown to whoever owns the session; noted by access.activity
# OIDC is switched on by naming a provider; without one nothing of it is offered.
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": os.environ.get("SAURO_OIDC_NAME", "OpenID Connect"),
                    "client_id": os.environ.get("SAURO_OIDC_CLIENT", ""),
                    "secret": os.environ.get("SAURO_OIDC_SECRET", ""),
                    "settings": {"server_url": os.environ["SAURO_OIDC_SERVER"]},
                }
            ]
        }
    }
    if "SAURO_OIDC_SERVER" in os.environ
    else {}
)
SOCIALACCOUNT_AUTO_SIGNUP = False

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [d for d in [BASE / "frontend" / "dist"] if d.is_dir()]
# Collected files get a compressed neighbour, which is what browsers are sent.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
FILES_ROOT = VAR / "files"  # what people sent in; never served as it is
DRAWN_ROOT = VAR / "drawn"  # pictures of its pages; may be emptied at any time
ATTACHMENT_BYTES = (
    int(os.environ.get("SAURO_ATTACHMENT_MB", "500")) * 1024 * 1024
)  # a photograph, a video
DATA_UPLOAD_MAX_NUMBER_FILES = 500
REQUEST_MOST_BYTES = int(os.environ.get("SAURO_REQUEST_MB", "1000")) * 1024 * 1024
DISK_LEAST_BYTES = int(os.environ.get("SAURO_DISK_LEAST_MB", "1000")) * 1024 * 1024
# A server, else a folder that catches what would be sent (the demo), else nothing is sent.
_MAIL = "smtp" if "SAURO_SMTP_HOST" in os.environ else ""
_MAIL = _MAIL or ("filebased" if "SAURO_MAIL_FOLDER" in os.environ else "")
EMAIL_BACKEND = (
    f"django.core.mail.backends.{_MAIL}.EmailBackend"
    if _MAIL
    else "sauro.foundation.logs.mail.Unsent"
)
EMAIL_FILE_PATH = os.environ.get("SAURO_MAIL_FOLDER")
EMAIL_HOST = os.environ.get("SAURO_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("SAURO_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("SAURO_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAURO_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SAURO_SMTP_TLS") == "starttls"
EMAIL_USE_SSL = os.environ.get("SAURO_SMTP_TLS") == "tls"
EMAIL_TIMEOUT = 20
# Beside mail nothing outside is called unless it stands here: "tgram jsons://hooks.tinh.example".
CHANNELS = read_entries(os.environ.get("SAURO_CHANNELS", ""))
CHANNEL_SECONDS = 10  # for which a channel may keep us waiting
# Where mail and calendars say that the pages are.
SITE_ADDRESS = os.environ.get("SAURO_ADDRESS") or next(iter(CSRF_TRUSTED_ORIGINS), "")
DEFAULT_FROM_EMAIL = os.environ.get("SAURO_MAIL_FROM", "sauro@localhost")
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

CSRF_FAILURE_VIEW = "sauro.foundation.web.views.form_expired"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_TLS = os.environ.get("SAURO_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BEHIND_TLS else 0

# Lines of the log name seats by number and pages by name; network addresses only if so decided.
LOG_CLIENTS = os.environ.get("SAURO_LOG_CLIENTS") == "1"
logging.captureWarnings(True)
LOGGING = logging_settings(asked_for(os.environ, SIMULATED or DEBUG or sys.stderr.isatty()))
