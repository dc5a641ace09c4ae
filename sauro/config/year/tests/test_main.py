import logging

import pytest

from sauro.config.year import __main__ as command
from sauro.config.year import living


@pytest.fixture
def level():
    log = logging.getLogger("sauro")
    before = log.level
    yield
    log.setLevel(before)


@pytest.mark.usefixtures("level")
def test_who_starts_a_demo_sees_months_and_no_lines_of_the_log(monkeypatch, caplog, capsys):
    def live(path, today, tell):
        logging.getLogger("sauro.directives.pressure.running").info("reminded")
        logging.getLogger("sauro.directives.pressure.running").warning("not sent")
        tell(today.replace(day=1))
        return 3

    monkeypatch.setattr("django.setup", lambda: None)
    monkeypatch.setattr(living, "live", live)
    command.main("v.40")
    assert [record.message for record in caplog.records] == ["not sent"]
    assert "3 việc" in capsys.readouterr().out
