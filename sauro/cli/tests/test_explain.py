"""`sauro explain` tells how a directive was read."""

from sauro.cli.tests.make import NOTICE, sauro


def test_an_inherited_lead_shows_its_lead_in():
    done = sauro("explain", NOTICE, "II.2.b")
    assert done.returncode == 0
    assert "Rõ người: theo câu dẫn phía trên" in done.stdout
    assert "câu dẫn (25:4–25:17): “Chi cục Thú y:”" in done.stdout
    assert "“trước 16 giờ thứ Sáu hằng tuần” (29:" in done.stdout
    assert "tức là: thứ Sáu, hằng tuần" in done.stdout
    assert "Rõ thẩm quyền: không nêu" in done.stdout


def test_the_end_of_a_locator_is_enough():
    assert sauro("explain", NOTICE, "2.B").stdout == sauro("explain", NOTICE, "II.2.b").stdout


def test_in_english():
    done = sauro("explain", NOTICE, "II.3", SAURO_LANG="en")
    assert "Who: not stated" in done.stdout
    assert "tell the maintainers" in done.stdout.replace("\n", " ")


def test_an_unknown_locator_lists_the_known_ones():
    done = sauro("explain", NOTICE, "IX")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "II.1, II.2.a, II.2.b, II.3" in done.stderr


def test_a_missing_file(tmp_path):
    done = sauro("explain", tmp_path / "a.txt", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
