"""`sauro demo`: everything on this machine, with simulated bodies and people (chạy thử).

A PostgreSQL of its own under var/, the pages, and one worker that reads documents. What it shows is
labelled as simulated.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sauro.foundation.database.cluster import Cluster, cluster_in
from sauro.foundation.database.roles import ABOVE_WEB, KEPT, addresses, make_database

_START_SECONDS = 60
_STOP_SECONDS = 10
_LIVED_BY = "v.40"  # the committee whose year is shown
_CASES = ("2025", "7", "400", "Nghệ An")  # figures of which year, seed, how many, of which province
_PASSWORD = "Chay-thu-389-vietnam"


def run(port: int = 0, seconds: float | None = None, *, empty: bool = False) -> int:
    """Start everything, say where it is, wait for Ctrl-C (or so many seconds). ``empty``: without
    the simulated year.
    """
    with _alone(KEPT.parent / "demo.lock"):
        port = _asked_for(port) if port else _free_port()
        with _environment():
            _prepared()
            if not empty:
                _lived()
            with _running(port) as (address, processes):
                _say(address)
                _wait(seconds, processes)
    return 0


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One demo a folder: a second one would stop the first one's database when it ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SystemExit(
                "sauro: bản chạy thử của thư mục này đang chạy ở cửa sổ khác; hãy dừng nó trước, "
                "hoặc chạy từ thư mục khác"
            ) from error
        yield


@contextmanager
def _environment() -> Iterator[Cluster]:
    """The server started and the settings pointed at it."""
    cluster = cluster_in(KEPT)
    print("PostgreSQL …", flush=True)
    cluster.start()
    make_database(cluster)
    os.environ.setdefault("SAURO_SECRET_KEY", _kept_secret(KEPT.parent / "secret"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "sauro.config.owner_settings"
    os.environ["SAURO_SIMULATED"] = "1"
    if "SAURO_SMTP_HOST" not in os.environ:  # a folder catches what a server would send
        os.environ.setdefault("SAURO_MAIL_FOLDER", str(_mail_folder()))
    try:
        yield cluster
    finally:
        cluster.stop()


def _mail_folder() -> Path:
    folder = (KEPT.parent / "mail").resolve()
    folder.mkdir(exist_ok=True)
    return folder


def _kept_secret(path: Path) -> str:
    """The same at each start, so that nobody is signed out; readable by its owner alone."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def _prepared() -> None:
    import django  # noqa: PLC0415 - reads the settings, which were just pointed at the server

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after setup

    from sauro.config import simulated  # noqa: PLC0415 - after setup
    from sauro.config.prepare import fill_bodies, prepare  # noqa: PLC0415 - after setup

    print("Bảng, địa bàn, cơ quan … / tables, territories, bodies …", flush=True)
    prepare()
    fill_bodies(*simulated.PROVINCES)
    simulated.fill(_PASSWORD)
    call_command("collectstatic", verbosity=0, interactive=False)


def _lived() -> None:
    """The simulated year, by a process to whom the operator is who others take for the web role:
    see sauro.config.year.living.
    """
    print("Một năm mô phỏng … / a simulated year …", flush=True)
    told = os.environ | {"DATABASE_URL": addresses().owner}
    subprocess.run([sys.executable, "-m", "sauro.config.year", _LIVED_BY], check=True, env=told)
    from django.utils import timezone  # noqa: PLC0415 - after setup

    from sauro.config.simulated_cases import fill_cases  # noqa: PLC0415 - after setup

    fill_cases(timezone.localdate())
    print("Một năm vụ việc mô phỏng … / a simulated year of cases …", flush=True)
    cases = ("-m", "sauro.config.year_of_cases", "recent", *_CASES)
    subprocess.run([sys.executable, *cases], check=True, env=told)


@contextmanager
def _running(port: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The pages and the worker as processes of their own, ended together."""
    commands = (
        ("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
         "--workers", "2", "--blocking-threads", "8", "--log-level", "warning",
         "sauro.config.wsgi:application"),
        ("-m", "sauro.config.worker"),
    )  # fmt: skip
    log = (KEPT.parent / "demo.log").open("w")
    address = f"http://127.0.0.1:{port}/"
    told = {"SAURO_ADDRESS": address} | _of_web_alone()
    processes = [
        subprocess.Popen([sys.executable, *command], stdout=log, stderr=log, env=told)
        for command in commands
    ]
    try:
        _until_answered(address + "khoe/song", processes)
        yield address, processes
    finally:
        _end(processes)


def _of_web_alone() -> dict[str, str]:
    """The environment of pages and workers: the web role's address, and no other."""
    kept = {k: v for k, v in os.environ.items() if k not in ABOVE_WEB}
    return kept | {"DATABASE_URL": addresses().web}


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Asked first; one that does not go is killed, for a job may safely run again."""
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _until_answered(address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    for _attempt in range(_START_SECONDS * 10):
        if any(p.poll() is not None for p in processes):
            break
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
    raise SystemExit(f"sauro: máy chủ không chạy, xem {KEPT.parent}/demo.log")


def _asked_for(port: int) -> int:
    """The port, if nobody has it: two servers on one port would share its visitors unseen."""
    if _bound(port) is None:
        raise SystemExit(f"sauro: cổng {port} đang có chương trình khác dùng; chọn --port khác")
    return port


def _free_port() -> int:
    """8389 where it is free, else any."""
    return _bound(8389) or _bound(0) or 0


def _bound(port: int) -> int | None:
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return None
        return int(tried.getsockname()[1])


def _say(address: str) -> None:
    from sauro.config.simulated import ACCOUNTS  # noqa: PLC0415 - after setup

    print(f"\nSáu Rõ: {address}  (dữ liệu mô phỏng / simulated data)\n")
    for name, what in ACCOUNTS:
        print(f"  {name:<12} {what}")
    print(f"  mật khẩu / password: {_PASSWORD}")
    if folder := os.environ.get("SAURO_MAIL_FOLDER"):
        print(f"  thư gửi đi nằm ở / mail is caught in: {folder}")
    print("\nCtrl-C để dừng / to stop", flush=True)


def _wait(seconds: float | None, processes: list[subprocess.Popen[bytes]]) -> None:
    """Until asked to stop. One of the processes that dies ends the demo, and that is said."""
    end = time.monotonic() + seconds if seconds else None
    try:
        while end is None or time.monotonic() < end:
            if any(p.poll() is not None for p in processes):
                raise SystemExit(f"sauro: một tiến trình đã dừng, xem {KEPT.parent}/demo.log")
            time.sleep(0.2)
    except KeyboardInterrupt:
        print()
