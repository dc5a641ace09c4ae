"""A server and a browser for one file of journeys; both are gone before the next file starts.

Playwright's event loop would otherwise forbid the database to all tests that follow.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.demo import ended, new_folder, ran_once, started

# The shell is the same engine without windows: what nobody looks at takes a fifth less work.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
expect.set_options(timeout=30_000)  # ms: how fast a machine under load is, no journey says


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base has it
        pass


@pytest.fixture(scope="module")
def address(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The pages as developers see them, style guide included."""
    with django_db_blocker.unblock(), override_settings(DEBUG=True):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Server, _Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        pytest.fail("No Chromium found. Run: scripts/system-packages.sh web")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a demo ran once; see ``ran_once``."""
    mine = tmp_path_factory.getbasetemp()
    with ran_once(mine.parent if mine.name.startswith("popen-") else mine) as made:
        yield made


@pytest.fixture(scope="module")
def folder(ran: Path) -> Iterator[Path]:
    """Where a demo keeps what it has: it ran here before."""
    made = new_folder()
    subprocess.run(["cp", "-a", f"{ran}/.", str(made)], check=True)
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture(scope="module")
def demo(folder: Path) -> Iterator[str]:
    """The address of a demo that runs as a person would start it."""
    process = started(folder)
    yield process.address
    ended(process)
