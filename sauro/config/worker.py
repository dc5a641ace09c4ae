"""A worker that outlives its database: python -m sauro.config.worker (tiến trình đọc văn bản)

procrastinate ends a worker whose connection is lost. Here the next one begins until the process is
told to stop; jobs of the one that was lost are taken up by whichever worker lives.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from typing import TYPE_CHECKING, cast

from sauro.foundation.database.roles import as_web_alone

if TYPE_CHECKING:
    from procrastinate.contrib.django.django_connector import DjangoConnector

log = logging.getLogger("sauro.config.worker")  # run as a program its name is another

_PAUSE = 2  # seconds between a worker that was lost and the next
_CONCURRENCY = 2  # documents read at a time


def main() -> None:
    as_web_alone()
    os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.settings"
    from sauro.foundation.logs.lines import crashed  # noqa: PLC0415 - quick help

    if not sys.stderr.isatty():
        sys.excepthook = crashed
    import django  # noqa: PLC0415 - reads settings

    django.setup()
    asyncio.run(_work())


async def _work() -> None:
    asked = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    stop = asyncio.create_task(asked.wait())
    while not asked.is_set():
        worker = asyncio.create_task(_one_worker())
        await asyncio.wait({worker, stop}, return_when=asyncio.FIRST_COMPLETED)
        if asked.is_set():
            worker.cancel()
            await asyncio.gather(worker, return_exceptions=True)
            return
        log.error("worker-lost", exc_info=worker.exception())
        await asyncio.wait({stop}, timeout=_PAUSE)


async def _one_worker() -> None:
    from procrastinate.contrib.django import app  # noqa: PLC0415 - after setup

    # Django's own connector serves requests; a worker listens, which takes another.
    connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(connector.get_worker_connector()) as working:
        async with working.open_async():
            await working.run_worker_async(concurrency=_CONCURRENCY, install_signal_handlers=False)


if __name__ == "__main__":
    main()
