"""A site for tests: a database server of its own, web processes, workers, and people."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg

from sauro.foundation.database.roles import make_database
from tests.ops.fill import PASSWORD

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "bo-y-xa.txt"
_PATIENCE = 90  # seconds until something that must come has come


def until(what, answer):
    """Ask again until the answer is true; what is awaited is named where it never is."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if found := answer():
            return found
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


class Site:
    """One database and one folder that all processes share."""

    def __init__(self, cluster, folder):
        self.cluster, self.folder = cluster, folder
        self.addresses = make_database(cluster)
        self.log = folder / "log"
        self.env = os.environ | {
            "DATABASE_URL": self.addresses.web,
            "SAURO_SECRET_KEY": secrets.token_urlsafe(50),
            "SAURO_VAR": str(folder),
        }
        owner = {
            "DATABASE_OWNER_URL": self.addresses.owner,
            "DJANGO_SETTINGS_MODULE": "sauro.config.owner_settings",
        }
        self._run("-m", "tests.ops.fill", **owner).wait()

    def asked(self, question, *values):
        """A question as whoever sees all rows and may change them."""
        with psycopg.connect(self.cluster.url("sauro")) as connection:
            cursor = connection.execute(question, values)
            return cursor.fetchall() if cursor.description else []

    @contextmanager
    def holding(self, question, *values):
        """What the question locks stays locked until the end of the block."""
        connection = psycopg.connect(self.cluster.url("sauro"))
        try:
            connection.execute(question, values)
            yield
            if self.cluster.is_running():
                connection.commit()
        finally:
            connection.close()

    def waiting(self, count):
        """Returns when so many wait for what is locked."""
        question = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        until(f"{count} wait for a lock", lambda: len(self.asked(question)) == count)

    def _run(self, *words, **env):
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *words], cwd=ROOT, env=self.env | env, stdout=log, stderr=log
            )

    @contextmanager
    def web(self, **env):
        """A web process, answering; its address."""
        port = free_port()
        process = self._run(
            "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--blocking-threads", "16", "--log-config", "sauro/config/granian-log.json",
            "sauro.config.wsgi:application", **env,
        )  # fmt: skip
        web = Web(f"http://127.0.0.1:{port}", process)
        try:
            until("the web process answers", lambda: Person(web).get("/khoe/song")[0] == 200)
            yield web
        finally:
            end(process)

    @contextmanager
    def worker(self):
        """A worker of its own."""
        process = self._run("-m", "sauro.config.worker")
        try:
            yield process
        finally:
            end(process)

    def lines(self):
        """What all processes logged."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    def stored(self):
        """Every file in the store, parts of files included."""
        return [p for p in (self.folder / "files").rglob("*") if p.is_file()]


def end(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Web:
    """A web process: where it is, and the processes that serve."""

    def __init__(self, address, process):
        self.address, self.process = address, process

    @property
    def serving(self):
        """The process that runs our code: granian's child."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(children.read_text().split()[0])


class Person:
    """A browser without JavaScript: cookies, forms, redirects."""

    def __init__(self, web, **headers):
        self.address, self.jar, self.headers = web.address, CookieJar(), headers
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path, **headers):
        return self._open(urllib.request.Request(self.address + path, headers=headers))

    def post(self, path, fields, files=(), field="sent"):
        """Fields as a dict, files as pairs of name and content."""
        body, kind = multipart(fields, files, field)
        headers = {"Content-Type": kind, "X-CSRFToken": self.cookie("csrftoken")}
        return self._open(urllib.request.Request(self.address + path, body, headers))

    def signed_in(self, name="lan", password=PASSWORD):
        """Signs in; the status and the page that comes of it."""
        self.get("/tai-khoan/login/")
        return self.post("/tai-khoan/login/", {"login": name, "password": password})

    def cookie(self, name):
        return next((c.value for c in self.jar if c.name == name), "")

    def _open(self, request):
        for name, value in self.headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with self.opener.open(request, timeout=_PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (urllib.error.URLError, ConnectionError) as error:
            return 0, str(error)


def multipart(fields, files, field="sent"):
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
        for k, v in fields.items()
    ]
    for name, content in files:
        named = f'name="{field}"; filename="{name}"'
        head = f"--{boundary}\r\nContent-Disposition: form-data; {named}\r\n"
        parts.append(f"{head}Content-Type: text/plain\r\n\r\n".encode() + content + b"\r\n")
    parts.append(f"--{boundary}--\r\n".encode())
    return b"".join(parts), f"multipart/form-data; boundary={boundary}"
