"""What commands about the database share: a server that answers, and refusals in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from sauro.cli.terminal import clean
from sauro.cli.voice import Voice


@dataclass
class Told:
    """How the command ends."""

    status: int = 0

    def end(self, line: str) -> None:
        self.status = 1
        sys.stderr.write(f"sauro: {clean(line)}\n")


@contextmanager
def refused_in_one_line(voice: Voice) -> Iterator[Told]:
    from django.db import OperationalError  # noqa: PLC0415 - seldom needed

    from sauro.foundation.backup.refusals import unreachable  # noqa: PLC0415 - seldom needed
    from sauro.foundation.database.binaries import NoServer  # noqa: PLC0415 - seldom needed
    from sauro.foundation.errors import Refused  # noqa: PLC0415 - seldom needed

    told = Told()
    try:
        yield told
    except Refused as refused:
        told.end(" ".join(voice.message(f) for f in refused.findings))
    except OperationalError as error:
        (finding,) = unreachable(str(error).partition("\n")[0]).findings
        told.end(voice.message(finding))
    except NoServer as none:
        told.end(str(none))


@contextmanager
def server(make: bool = False) -> Iterator[None]:
    """The settings read, and our own server running where no other is named.

    ``make``: a server and an empty database, where there are none yet.
    """
    from sauro.foundation.database.roles import make_database, own_cluster  # noqa: PLC0415

    os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
    cluster = None if "DATABASE_URL" in os.environ else own_cluster()
    started = cluster is not None and (make or cluster.made) and not cluster.is_running()
    try:
        if cluster and (make or cluster.made):
            cluster.start()
            make_database(cluster)
        import_module("django").setup()
        yield
    finally:
        if cluster and started:
            cluster.stop()
