"""What a command leaves behind."""

import tempfile
from pathlib import Path

from sauro.cli.sources import sources_of


def test_a_folder_that_nobody_came_to_remove_goes_with_the_one_around_it(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with sources_of(["a.txt"]):
        forgotten = Path(tempfile.mkdtemp())  # as by a process told to stop in just that moment
    assert not forgotten.exists()
    assert tempfile.gettempdir() == str(tmp_path)
