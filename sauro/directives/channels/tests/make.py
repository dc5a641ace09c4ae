"""A service of tests at which a channel leads: a real server on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Listener(ThreadingHTTPServer):
    """What it heard, and what it answers: a status, after so many seconds."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.heard: list[dict[str, str]] = []
        self.status, self.pause = 200, 0.0

    @property
    def entry(self) -> str:
        """As the operator allows it, and as a person sets it without more."""
        return f"json://127.0.0.1:{self.server_port}"


class _Answering(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        time.sleep(self.server.pause)
        try:
            self.send_response(self.server.status)
            self.end_headers()
        except OSError:
            pass  # who asked is gone

    def log_message(self, *_said: object) -> None:
        pass


@contextmanager
def listening() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
