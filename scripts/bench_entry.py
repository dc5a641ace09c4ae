"""Measure of entering cases: python scripts/bench_entry.py [OFFICERS] [MINUTES] [kill] [hurried]

So many officers at once enter cases in a demo that is started for it, each a case in a minute and a half to two, which is what a
practised officer takes by keyboard: he looks at the register, opens the form, asks for a party as he types, sends the case, opens it,
records a step. "hurried": a case every half minute, four times what people do. Milliseconds of all requests:
median, 95th percentile, most; errors. With "kill", a process of the database is killed in the middle, so that the server
throws away what it holds in memory and recovers; officers send again what was not answered, as the page does. At last every
case whose number was told is looked for.
"""

import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from html.parser import HTMLParser
from pathlib import Path
from tempfile import mkdtemp

sys.path.insert(0, str(Path(__file__).parent))
from bench_verify import PORT, Officer, line

ACCOUNTS = ("thuky", "canbo", "congan", "thukyxa")
TYPING = (65.0, 95.0)  # seconds over a form; a whole case takes two minutes at most
HURRIED = (15.0, 25.0)
READING = (2.0, 5.0)
RECOVERY = 20.0  # seconds after the kill in which a request may fail and is sent again


def main(officers: int, minutes: float, kill: bool) -> None:
    folder = Path(mkdtemp(prefix="sauro-bench-"))
    folder.chmod(0o711)
    demo = subprocess.Popen(
        [Path(sys.executable).with_name("sauro"), "demo", "--empty", "--port", str(PORT)],
        cwd=folder, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert demo.stdout
    try:
        if any("Ctrl-C" in told for told in iter(demo.stdout.readline, "")):
            threading.Thread(target=demo.stdout.read, daemon=True).start()
            _measure(officers, 60 * minutes, folder if kill else None)
    finally:
        demo.send_signal(signal.SIGTERM)
        demo.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def _measure(number: int, seconds: float, folder: Path | None) -> None:
    signed_in = []
    for name in ACCOUNTS:
        first = Enterer(0)
        first.sign_in_as(name)
        signed_in.append(first.cookies)
    ends = time.monotonic() + seconds
    everybody = [Enterer(n, signed_in[n % len(signed_in)], ends) for n in range(number)]
    threads = [threading.Thread(target=one.work) for one in everybody]
    for thread in threads:
        thread.start()
    if folder:
        time.sleep(seconds / 2)
        Enterer.killed_at = time.monotonic()
        print(f"killed: {_kill(folder)}", flush=True)
    for thread in threads:
        thread.join()
    _tell(everybody)


def _tell(everybody: "list[Enterer]") -> None:
    taken = [seconds for one in everybody for seconds in one.taken]
    told = [case for one in everybody for case in one.told]
    errors = [error for one in everybody for error in one.errors]
    again = sum(one.again for one in everybody)
    print(f"{len(everybody)} officers, {len(told)} cases: {line(taken)}")
    for act in ("list", "form", "party", "send", "case", "step"):
        if ours := [s for one in everybody for s in one.by_act.get(act, [])]:
            print(f"  {act:<6} {line(ours)}")
    print(f"errors: {len(errors)} {errors[:3]}; sent again after the kill: {again}")
    lost = [case for case in told if not everybody[0].finds(*case, everybody)]
    print(
        f"told and not there: {len(lost)} of {len(told)}; told twice: {len(told) - len(set(told))}"
    )


def _kill(folder: Path) -> str:
    """One process of the database that serves the web, without warning: all of them start anew."""
    postmaster = next(folder.rglob("postmaster.pid")).read_text().splitlines()[0]
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = re.search(r"^PPid:\s*(\d+)", (entry / "status").read_text(), re.M)
            command = (entry / "cmdline").read_bytes().decode(errors="replace")
            if parent and parent[1] == postmaster and "sauro_web" in command:
                os.kill(int(entry.name), signal.SIGKILL)
                return command.strip("\0")
    return "no process found"


class Form(HTMLParser):
    """What the form that sends a case shows before anything is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = ""
        self.violations: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name = said.get("name") or ""
        if tag == "input" and said.get("type") not in ("checkbox", "submit", "search"):
            self.fields[name] = said.get("value") or ""
        elif tag == "select":
            self._select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and "selected" in said:
            self.fields[self._select] = said.get("value") or ""


class Enterer(Officer):
    """A browser of an officer who enters cases until the time is over."""

    killed_at = 0.0
    typing = TYPING

    def __init__(
        self, number: int, cookies: dict[str, str] | None = None, ends: float = 0.0
    ) -> None:
        super().__init__(number, cookies)
        self.number, self.ends = number, ends
        self.told: list[tuple[str, str]] = []
        self.errors: list[str] = []
        self.by_act: dict[str, list[float]] = {}
        self.again = 0

    def sign_in_as(self, name: str) -> None:
        self.ask("GET", "/tai-khoan/login/")
        self.send("/tai-khoan/login/", {"login": name, "password": "Chay-thu-389-vietnam"})

    def work(self) -> None:
        time.sleep(self.random.uniform(0, sum(self.typing) / 2))
        self.taken = []
        count = 0
        while time.monotonic() < self.ends:
            count += 1
            self._one(f"do {self.number}-{count}")

    def _one(self, mark: str) -> None:
        self.act("list", "GET", "/vu-viec/")
        self._think(READING)
        form = Form()
        form.feed(self.act("form", "GET", "/vu-viec/moi/?mau=thuoc-la-lau"))
        self._think(Enterer.typing)
        plate = f"{self.random.randint(11, 99)}C{self.random.randint(10000, 99999)}"
        self.act("party", "GET", f"/vu-viec/goi-y-doi-tuong/?party_1_name={plate}")
        typed = form.fields | {
            "detected_time": "00:05", "territory": "Nà Tấu, Điện Biên", "summary": mark, "violation": "banned_storage",
            "party_0_kind": "person", "party_0_name": f"Lò Văn Mẫu {self.number}",
            "goods_0_group": "cigarettes", "goods_0_name": "thuốc lá Jet", "goods_0_quantity": "1.600",
            "goods_0_unit": "bao", "goods_0_value": "40 triệu", "party_1_name": plate,
        }  # fmt: skip
        typed.pop("csrfmiddlewaretoken", None)
        self._think(READING)
        page = self.act("send", "POST", "/vu-viec/moi/", typed)
        if not (found := re.search(r"<title>[^<]*?(\d+/20\d\d)", page)):
            if page:
                wrong = re.findall(r'class="error[^>]*>(.*?)</', page, re.S)
                self.errors.append(f"no number: {wrong or re.sub('<[^>]+>', ' ', page)[:600]}")
            return
        self.told.append((found[1], mark))
        self._think(READING)
        if address := re.search(r'action="(/vu-viec/\d+/)', page):
            today = time.strftime("%d/%m/%Y")
            self.act(
                "step",
                "POST",
                f"{address[1]}ghi/buoc/",
                {"kind": "seizure", "day": today, "paper": "1/BB"},
            )
            self.act("case", "GET", address[1])
        self._think(READING)

    def finds(self, number: str, mark: str, everybody: "list[Enterer]") -> bool:
        """Whether the case with this number and these words is in the register of its body."""
        one = everybody[int(mark.split()[1].split("-", maxsplit=1)[0])]
        page = one.ask("GET", f"/vu-viec/?tim={mark.replace(' ', '+')}")
        return number in page

    def act(self, name: str, method: str, path: str, fields: dict[str, str] | None = None) -> str:
        """A request, timed by what it is for; sent again while the database recovers."""
        while True:
            try:
                before = len(self.taken)
                if method == "POST":
                    page = self.send_and_follow(path, fields or {})
                else:
                    page = self.ask(method, path)
                self.by_act.setdefault(name, []).append(sum(self.taken[before:][:1]))
                return page
            except (AssertionError, OSError) as error:
                since = time.monotonic() - Enterer.killed_at
                if not (Enterer.killed_at and since < RECOVERY):
                    self.errors.append(f"{name}: {str(error)[:300]}")
                    return ""
                self.again += 1
                time.sleep(1)

    def send_and_follow(self, path: str, fields: dict[str, str]) -> str:
        page = self.send(path, fields)
        return self.ask("GET", self.location) if self.location else page

    def _think(self, seconds: tuple[float, float]) -> None:
        time.sleep(random.uniform(*seconds))


if __name__ == "__main__":
    words = sys.argv[1:]
    numbers = [word for word in words if word.isdecimal()]
    if "hurried" in words:
        Enterer.typing = HURRIED
    main(
        int(numbers[0]) if numbers else 100,
        float(numbers[1]) if numbers[1:] else 10,
        "kill" in words,
    )
