"""`sauro simulate` prints published figures beside simulated ones, and the cases."""

import json

from sauro.cli.tests.make import sauro


def test_each_figure_stands_beside_its_double_with_its_source():
    done = sauro("simulate", COLUMNS="200")
    assert (done.returncode, done.stderr) == (0, "")
    assert "không vụ việc, người hay cơ sở nào ở đây có thật" in done.stdout
    whole = next(line for line in done.stdout.splitlines() if "123.513" in line)
    assert whole.count("123.513") == 2
    assert "C14 https://" in done.stdout
    assert "C14" in whole
    assert "10,836" in done.stdout.partition("trái nhau")[2]


def test_the_cases_of_a_province_say_that_they_are_simulated():
    done = sauro("simulate", "--province", "quang ngai", "--json")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 1343  # as published
    assert all(row["simulated"] and row["province"] == "Quảng Ngãi" for row in rows)


def test_what_is_not_there_is_told_in_a_line():
    for wish, told in (
        (("--year", "1999"), "Chưa có số liệu đã công bố của năm 1999"),
        (("--province", "Quảng Ngải Mới"), "Có phải “Quảng Ngãi”?"),
    ):
        done = sauro("simulate", *wish)
        assert (done.returncode, done.stdout) == (2, "")
        assert told in done.stderr
        assert done.stderr.count("\n") == 1
