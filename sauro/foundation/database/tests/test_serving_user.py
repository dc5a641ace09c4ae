"""A clone in root's own folder: the server's user gets a place that it can enter."""

from pathlib import Path

from sauro.foundation.database.serving_user import reachable, reachable_programs


def closed(folder: Path) -> Path:
    """A folder in one that nobody but its owner enters."""
    (folder / "home").mkdir(mode=0o700)
    inside = folder / "home" / "sauro"
    inside.mkdir()
    return inside


def opened(tmp_path: Path) -> Path:
    """Test folders are their owner's alone; these are entered by all."""
    for path in (tmp_path, *tmp_path.parents):
        if not path.stat().st_mode & 0o001:
            path.chmod(0o755)
    return tmp_path


def test_what_all_may_enter_stays_where_it_is(tmp_path):
    folder = opened(tmp_path) / "var"
    assert reachable(folder, "nobody", tmp_path / "beside") == folder
    assert reachable(closed(tmp_path), None, tmp_path / "beside") == tmp_path / "home" / "sauro"


def test_what_is_closed_stands_beside_always_in_one_place(tmp_path):
    folder = closed(opened(tmp_path))
    first, again = (reachable(folder / "var", "nobody", tmp_path / "beside") for _ in range(2))
    assert first == again != folder / "var"
    assert first.parent == tmp_path / "beside"
    assert reachable(folder / "other", "nobody", tmp_path / "beside") != first


def test_programs_are_copied_once_with_all_that_they_need(tmp_path):
    folder = closed(opened(tmp_path))
    for part in ("bin/initdb", "lib/libpq.so"):
        (folder / part).parent.mkdir()
        (folder / part).write_text("x")
    copied = reachable_programs(folder / "bin", "nobody", tmp_path / "beside")
    assert (copied / "initdb").exists()
    assert (copied.parent / "lib" / "libpq.so").exists()
    (copied / "initdb").write_text("kept")
    reachable_programs(folder / "bin", "nobody", tmp_path / "beside")
    assert (copied / "initdb").read_text() == "kept"
