"""Settings of commands that change tables or read the whole history: run by hand, never served.

They alone know the owner's address. Pages and workers read ``sauro.config.settings``.
"""

from sauro.config.settings import *  # noqa: F403 - the same and one address more
from sauro.config.settings import DATABASES
from sauro.foundation.database.roles import addresses, django_database

DATABASES["owner"] = django_database(addresses().owner) | {
    "TEST": {"MIRROR": "default"},
    "OPTIONS": {"prepare_threshold": None},
}
