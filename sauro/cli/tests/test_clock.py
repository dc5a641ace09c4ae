"""`sauro clock` prints the clocks of a case."""

import subprocess
import sys

import pytest

from sauro.cli.case_file import LARGEST
from sauro.cli.tests.make import sauro

CASE = """\
case: Kho hàng giả phường Bình An
field: counterfeits
frames_vnd: [140000000]
post: market_team_head
fine_vnd: 400000
goods:
  - {conduct: counterfeits, goods: food, value_vnd: 45000000}
events:
  - {kind: Phát hiện vi phạm, day: 09/02/2026}
  - {kind: biên bản vi phạm hành chính, day: 2026-02-11, paper: 12/BB-VPHC}
  - {kind: seizure, day: 11/02/2026, about: xe 29C-111.11}
  - {kind: decision_issued, day: 02/03/2026}
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, "utf-8")
    return path


def test_the_table_has_due_days_articles_and_marks(case):
    done = sauro("clock", case, "--on", "05/03/2026", COLUMNS="300")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kho hàng giả phường Bình An" in done.stdout
    assert "Tính đến hết ngày 05/03/2026" in done.stdout
    decision = next(n for n in done.stdout.splitlines() if n.startswith("Ra quyết định xử phạt"))
    assert "27/02/2026" in decision
    assert "xong quá hạn" in decision
    assert "Điều 66" in decision
    assert "chưa kiểm chứng" in done.stdout
    assert "xe 29C-111.11" in done.stdout
    assert "còn " in done.stdout


def test_hints_and_findings_stand_below_with_their_lines(case):
    out = sauro("clock", case, "--on", "05/03/2026", COLUMNS="400").stdout
    assert "(dòng 12) “Ra quyết định xử phạt” ngày 02/03/2026, sau hạn 27/02/2026" in out
    assert "dấu hiệu tội phạm Điều 193" in out
    assert "Đội trưởng Đội Quản lý thị trường được phạt đến 100.000.000 đồng" in out
    assert "không lập biên bản" in out


def test_in_english(case):
    out = sauro("clock", case, "--on", "05/03/2026", "--lang", "en", COLUMNS="400").stdout
    assert "met late" in out
    assert "unverified" in out
    assert "(line 12) “Decide on the fine” on 02/03/2026" in out
    assert "violation record" in out


def test_the_sum_day_by_day(case):
    done = sauro("clock", case, "--on", "05/03/2026", "--explain", "decision")
    assert done.returncode == 0
    assert "thứ Tư 11/02/2026: không tính, ngày xảy ra sự kiện" in done.stdout
    assert "thứ Năm 12/02/2026 – thứ Sáu 13/02/2026: ngày thứ 1–2, ngày làm việc" in done.stdout
    assert "thứ Hai 16/02/2026: không tính, 29 tháng Chạp (chưa kiểm chứng)" in done.stdout
    assert "Hạn: hết ngày thứ Sáu 27/02/2026" in done.stdout
    assert "Kết thúc: quyết định xử phạt" in done.stdout


def test_what_has_not_started_is_shown_when_asked_for(case):
    shown = sauro("clock", case, "--on", "05/03/2026").stdout
    everything = sauro("clock", case, "--on", "05/03/2026", "--all").stdout
    assert "payment" not in shown
    assert "payment" in everything
    out = sauro("clock", case, "--on", "05/03/2026", "--explain", "payment").stdout
    assert "“nhận quyết định xử phạt”" in out


def test_from_standard_input_and_as_of_now():
    done = sauro("clock", "-", stdin=CASE)
    assert done.returncode == 0
    assert "Tính đến " in done.stdout


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("events:\n  - {kind: seizure, day: 30/02/2026}\n", 2, "không phải một ngày"),
        ("events:\n  - {kind: seizure, day: 2026-02-30}\n", 0, "YAML"),
        ("events:\n  - {kind: seizure, day: soon}\n", 2, "Ghi như 08/06/2026"),
        ("events:\n  - {kind: seizure}\n", 2, "không phải một ngày"),
        ("events:\n  - {kind: tạm giữ, day: 2026-02-03}\n", 2, "seizure"),
        ("events:\n  - {kind: seizure, day: 2026-02-03, at: 25:00}\n", 2, "14:30"),
        ("events:\n  - {kind: seizure, dya: 2026-02-03}\n", 2, "“dya”"),
        ("events:\n  - {kind: seizure, kind: seizure, day: 2026-02-03}\n", 2, "hai lần"),
        ("case: a\n", 1, "Thiếu “events”"),
        ("events: 7\n", 1, "danh sách"),
        ("- a\n- b\n", 0, "vụ việc"),
        ("", 0, "vụ việc"),
        ("complexity: hard\nevents: [{kind: seizure, day: 2026-02-03}]\n", 1, "simple"),
        ("licence: maybe\nevents: [{kind: seizure, day: 2026-02-03}]\n", 1, "true hoặc false"),
        ("frames_vnd: [x]\nevents: [{kind: seizure, day: 2026-02-03}]\n", 1, "không phải số"),
        ("a: &a 1\nb: *a\n", 2, "tham chiếu"),
        ("events: [\n", 2, "YAML"),
        ("\x00", 0, "YAML"),
        ("!!python/object/apply:os.system ['true']\n", 1, "YAML"),
    ],
)
def test_a_file_that_is_no_case_gets_one_line(tmp_path, text, line, words):
    path = tmp_path / "a.yaml"
    path.write_text(text, "utf-8")
    done = sauro("clock", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert done.stderr.startswith(f"{path}:{line}: " if line else f"{path}: ")


def test_files_that_cannot_be_read(tmp_path):
    (tmp_path / "big.yaml").write_text("#" * (LARGEST + 1))
    (tmp_path / "old.yaml").write_bytes("vụ".encode("utf-16"))
    for name in ("missing.yaml", "big.yaml", "old.yaml", "."):
        done = sauro("clock", tmp_path / name)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1


def test_wishes_that_make_no_sense(case):
    for words in (["--on", "soon"], ["--explain", "lunch"], ["--on"]):
        done = sauro("clock", case, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1


def test_no_web_framework_is_loaded(case):
    code = (
        "import sys; from sauro.cli.main import main; "
        f"main(['clock', {str(case)!r}]); "
        "heavy = {'django', 'psycopg', 'sauro.documents.reading'}; "
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
