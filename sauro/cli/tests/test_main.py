"""The command as a whole: errors, languages, what it loads."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from sauro.cli import main as command
from sauro.cli import sources
from sauro.cli.tests.make import NOTICE, SAURO, sauro
from sauro.documents.files.limits import LIMITS
from sauro.documents.files.tests.make import make_scan_pdf
from sauro.documents.reading import read


@pytest.fixture
def scan(tmp_path_factory):
    path = tmp_path_factory.mktemp("scan") / "scan"
    return make_scan_pdf(NOTICE.read_text("utf-8"), path)


def test_version_and_help():
    assert sauro("--version").stdout.startswith("sauro 0.")
    helped = sauro("--help")
    assert "ai phải làm gì" in helped.stdout
    assert "who must do what" in helped.stdout
    assert helped.returncode == 0


@pytest.mark.parametrize("name", ["read", "check", "explain"])
def test_each_command_has_help_in_both_languages(name):
    done = sauro(name, "--help")
    assert done.returncode == 0
    assert "cách dùng / usage" in done.stdout


@pytest.mark.parametrize(
    ("args", "vietnamese", "english"),
    [
        (["reed"], "Không có lệnh “reed”", "No command “reed”"),
        (["read"], "Thiếu FILE", "Missing: FILE"),
        (["read", "--foo", "a"], "Không có tùy chọn --foo", "No such option: --foo"),
        (["read", "--jobs", "x", "a"], "--jobs không nhận “x”", "--jobs does not take “x”"),
        (["read", "--jobs"], "--jobs cần một giá trị", "--jobs needs a value"),
    ],
)
def test_a_wrong_wish_gets_one_line(args, vietnamese, english):
    for lang, words in (("vi", vietnamese), ("en", english)):
        done = sauro(*args, SAURO_LANG=lang)
        assert done.returncode == 2
        assert done.stdout == ""
        assert words in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_language_that_we_do_not_speak_gets_one_line():
    done = sauro("read", NOTICE, SAURO_LANG="fr")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "“fr”" in done.stderr
    assert "takes vi or en" in done.stderr


@pytest.mark.parametrize("lang", ["", "vi", "en", "EN", "en_US.UTF-8", "vi_VN"])
def test_the_languages_we_speak_may_be_written_as_locales(lang):
    assert sauro("read", NOTICE, SAURO_LANG=lang).returncode == 0


def test_no_command_shows_help_and_fails():
    done = sauro()
    assert (done.returncode, done.stdout) == (2, "")
    assert "sauro read" in done.stderr


def test_a_reader_that_leaves_early_is_no_error():
    done = subprocess.run(
        f"{SAURO} read {NOTICE} {NOTICE} {NOTICE} | head -n 1",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_full_disk_is_told_in_one_line():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [SAURO, "read", NOTICE], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1


def _heed_interrupts():
    """A test run in the background of a shell has Ctrl-C switched off, and so would its child."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_everything_quietly(jobs):
    process = subprocess.Popen(
        [SAURO, "read", "--json", "--jobs", jobs, *[NOTICE] * 5_000],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - nothing else runs in this process
    )
    assert process.stdout
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().strip() == "sauro: Đã dừng theo yêu cầu."
    assert _gone(process.pid)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_process_told_to_stop_leaves_nothing_behind(jobs, tmp_path, scan):
    process = subprocess.Popen(
        [SAURO, "read", "--json", "--jobs", jobs, NOTICE, scan, scan, scan],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert process.stdout
    process.stdout.readline()
    _, err = _terminated(process)
    assert process.returncode == 143
    assert err.decode().strip() == "sauro: Đã dừng theo yêu cầu."
    assert _gone(process.pid)
    assert list(tmp_path.iterdir()) == []


def _terminated(process):
    time.sleep(0.3)  # into the scan
    process.terminate()
    return process.communicate(timeout=60)


def test_a_killed_worker_takes_no_other_file_with_it(monkeypatch, capsys):
    def read_or_die(text):
        if "Nơi nhận" not in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(text)

    poor = NOTICE.with_name("page-80.txt")
    monkeypatch.setattr(sources, "read", read_or_die)
    files = [str(NOTICE), str(poor), *[str(NOTICE)] * 20]
    assert command.main(["read", "--json", "--jobs", "2", *files]) == 1
    said = capsys.readouterr()
    assert said.out.count('"number": "58/TB-VP') == 21
    assert said.err.count("\n") == 1
    assert "bị hệ thống dừng" in said.err


def test_a_text_that_takes_too_long_is_left(monkeypatch, capsys):
    monkeypatch.setattr(sources, "read", lambda _: re.match(r"(a|a)*b", "a" * 100))
    monkeypatch.setattr(sources.load, "__defaults__", (replace(LIMITS, reading_seconds=1),))
    assert command.main(["explain", str(NOTICE), "1"]) == 1
    assert "quá 1 giây" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("closed", "status", "said"),
    [(">&-", 1, "Không ghi được kết quả"), ("<&-", 1, "rỗng"), ("2>&- | wc -l", 0, "")],
)
def test_closed_streams_are_told_or_borne(closed, status, said):
    done = subprocess.run(
        f"{SAURO} read - {closed}" if "<" in closed else f"{SAURO} read {NOTICE} {closed}",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status
    assert said in done.stderr


def test_what_was_typed_is_shown_without_its_control_signs():
    assert "\x1b" not in sauro("read", "--\x1b[31mred", "x").stderr


def _gone(group, patience=10):
    """Whether no process of a group is left."""
    for _ in range(patience * 10):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_our_own_fault_is_one_line_too(monkeypatch, capsys):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(command, "_version", broken)
    assert command.main(["--version"]) == 70
    assert capsys.readouterr().err.startswith("sauro: Lỗi của Sáu Rõ (ZeroDivisionError, test_main")


@pytest.mark.parametrize("port", ["65536", "-1", "abc"])
def test_a_port_that_is_none_is_a_complaint_not_our_fault(port, capsys):
    assert command.main(["demo", "--port", port]) == 2
    assert capsys.readouterr().err.startswith(f"sauro: --port không nhận “{port}”.")


def test_a_history_that_cannot_be_asked_is_not_called_broken(tmp_path):
    nowhere = f"postgresql:///sauro?host={tmp_path}"
    ran = sauro("audit", "verify", DATABASE_URL=nowhere, SAURO_SECRET_KEY="x")
    assert ran.returncode == 3
    assert ran.stderr.startswith("sauro: Không nối được cơ sở dữ liệu")
    assert ran.stderr.count("\n") == 1


def test_a_document_that_we_fail_on_leaves_the_others_alone(monkeypatch, capsys):
    poor = NOTICE.with_name("page-80.txt")
    monkeypatch.setattr(sources, "read", lambda text: read(text) if "Nơi nhận" in text else 1 / 0)
    assert command.main(["read", str(poor), str(NOTICE)]) == 1
    said = capsys.readouterr()
    assert "ZeroDivisionError" in said.err
    assert "58/TB-VP" in said.out


def test_reading_text_loads_nothing_heavy():
    code = (
        "import sys; from sauro.cli.main import main;"
        f"main(['read', {str(NOTICE)!r}]); main(['read', '--json', {str(NOTICE)!r}]);"
        "heavy = {'django', 'ninja', 'lxml', 'pypdfium2', 'PIL', 'rich', 'multiprocessing'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_help_does_not_load_the_engine():
    code = (
        "import sys; from sauro.cli.main import main; main(['--help']);"
        "sys.exit('sauro.documents.reading' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
