"""Settings of commands that change tables or read the whole history: run by hand, never served.

They alone know the owner's address. Pages and workers read ``sauro.config.settings``.
"""

from sauro.config.settings import *  # noqa: F403 - the same and one address more
from sauro.config.settings import DATABASES
from sauro.foundation.database.roles import addresses, django_database

_OWNER = django_database(addresses().owner)
DATABASES["owner"] = _OWNER | {
    "TEST": {"MIRROR": "default"},
    "OPTIONS": {"prepare_threshold": None, "options": _OWNER["OPTIONS"]["options"]},
}
