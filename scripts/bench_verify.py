"""Measure of verifying: python scripts/bench_verify.py [PEOPLE…]

So many people at once, each with a document of 20 directives of his own, in a demo that is started
for it: he opens it, agrees, mends, chooses, and publishes, with a second or two between two acts
as a fast officer needs. Once they begin one after another, within the time that a document takes,
as people do; and once all in the same moment. Milliseconds of all requests: median, 95th
percentile, most; beside them the barest page of the same server (the health check) at that pace.
"""

import http.client
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlencode


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


PORT = free_port()
PASSWORD = "Chay-thu-389-vietnam"
PAUSE = (1.0, 2.0)  # seconds between two acts
WORKS = 20  # directives of a document
SPREAD = 30.0  # seconds in which people begin, as long as one document takes
HEAD = """UBND TỈNH NGHỆ AN
Số: 1/TB-UBND
Nghệ An, ngày 02 tháng 3 năm 2026
THÔNG BÁO
Kết luận {name}
"""


def main(sizes: list[int]) -> None:
    folder = Path(mkdtemp(prefix="sauro-bench-"))
    folder.chmod(0o711)
    demo = subprocess.Popen(
        [Path(sys.executable).with_name("sauro"), "demo", "--empty", "--port", str(PORT)],
        cwd=folder, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert demo.stdout
    try:
        if any("Ctrl-C" in line for line in iter(demo.stdout.readline, "")):
            for people in sizes:
                measure(people)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def measure(people: int) -> None:
    """Everybody has his document read; then they begin."""
    first = Officer(0)
    first.sign_in()
    officers = [first, *(Officer(n, first.cookies) for n in range(1, people))]
    for way, spread in (("one after another", SPREAD), ("in the same moment", 0.0)):
        for officer in officers:
            officer.where = officer.document()
        taken = together(lambda o=officer, s=spread: o.work(s) for officer in officers)
        print(f"{people:4} people, {way}: {line(taken)}", flush=True)
    barest = together(officer.barest for officer in officers)
    print(f"{people:4} people, barest page: {line(barest)}", flush=True)


def together(tasks) -> list[float]:
    """Seconds of each request of all tasks, run side by side."""
    found: list[float] = []
    threads = [threading.Thread(target=lambda t=task: found.extend(t())) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def line(seconds: list[float]) -> str:
    ms = sorted(1000 * s for s in seconds)
    parts = statistics.median(ms), ms[int(0.95 * len(ms))], ms[-1]
    return "median {:.0f}, 95 % {:.0f}, most {:.0f} ms".format(*parts) + f" of {len(ms)}"


class Officer:
    """A browser of a person who verifies one document."""

    where = ""  # the address of his document
    location = ""  # where the last answer leads

    def __init__(self, number: int, cookies: dict[str, str] | None = None) -> None:
        self.cookies = dict(cookies or {})  # one session for all: signing in is limited, rightly
        self.taken: list[float] = []
        self.random = random.Random(number)

    def sign_in(self) -> None:
        self.ask("GET", "/tai-khoan/login/")
        self.send("/tai-khoan/login/", {"login": "thuky", "password": PASSWORD})

    def document(self) -> str:
        """The address of a document of its own, once it has been read."""
        name = f"{uuid.uuid4()}.txt"
        task = "{n}. Sở Y tế kiểm tra nhóm số {n} trước ngày {n}/6/2026."
        works = "\n".join(task.format(n=n) for n in range(1, WORKS + 1))
        text = HEAD.format(name=name) + works
        edge = uuid.uuid4().hex
        token, field = (
            self.cookies["csrftoken"],
            f"--{edge}\r\nContent-Disposition: form-data; name=",
        )
        body = (
            f"{field}csrfmiddlewaretoken\r\n\r\n{token}\r\n"
            f'{field}sent; filename="{name}"\r\n\r\n{text}\r\n--{edge}--\r\n'
        )
        self.ask("POST", "/van-ban/", body.encode(), f"multipart/form-data; boundary={edge}")
        while True:
            page = self.ask("GET", "/van-ban/")
            row = next(r for r in page.split("<tr") if name in r)
            if "Chờ kiểm tra" in row:
                return re.search(r'href="(/van-ban/\d+/)"', row)[1]
            time.sleep(0.5)

    def work(self, spread: float) -> list[float]:
        """Opens the document; agrees with most items and mends some; publishes at last."""
        self.taken = []
        time.sleep(self.random.uniform(0, spread))
        page = self.ask("GET", self.where)
        items = re.findall(r'data-item="(\d+)"', page)
        for n, item in enumerate(items):
            self.pause()
            if n % 7 == 3:
                self.ask("GET", f"/viec/{item}/sua/", htmx=True)
                self.pause()
                words = {
                    "version": 1,
                    "task": f"Việc số {n}",
                    "lead": "Sở Y tế",
                    "deadline_text": "trước ngày 30/6/2026",
                }
                self.send(
                    f"/viec/{item}/sua/", {f"{item}-{k}": v for k, v in words.items()}, htmx=True
                )
            else:
                self.send(f"/viec/{item}/dong-y/", {"version": 1}, htmx=True)
        self.pause()
        version = re.search(
            r'name="version" value="(\d+)"', self.ask("GET", f"{self.where}ban-hanh/")
        )[1]
        self.send(f"{self.where}ban-hanh/", {"version": version})
        assert "Đã ban hành" in self.ask("GET", self.where)
        return self.taken

    def barest(self) -> list[float]:
        self.taken = []
        for _act in range(WORKS):
            self.pause()
            self.ask("GET", "/khoe/song")
        return self.taken

    def pause(self) -> None:
        time.sleep(self.random.uniform(*PAUSE))

    def send(self, path: str, fields: dict, htmx: bool = False) -> str:
        sent = urlencode({"csrfmiddlewaretoken": self.cookies["csrftoken"], **fields})
        return self.ask("POST", path, sent.encode(), "application/x-www-form-urlencoded", htmx)

    def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = "", htmx: bool = False
    ) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        headers |= {"Content-Type": kind} if kind else {}
        headers |= {"HX-Request": "true"} if htmx else {}
        begun = time.perf_counter()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        self.taken.append(time.perf_counter() - begun)
        self.location = answer.getheader("Location") or ""
        for header, value in answer.getheaders():
            if header.lower() == "set-cookie":
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.partition(";")[0]
        assert answer.status < 400, (answer.status, path, page[-600:])
        return page


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [1, 10, 50])
