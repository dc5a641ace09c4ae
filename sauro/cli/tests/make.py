"""Runs of the command as a person would make them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
NOTICE = GOLDEN / "notice.txt"
SAURO = str(Path(sys.executable).with_name("sauro"))


def sauro(*args: object, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """The console script, with pipes for all its streams, run beside the golden notice."""
    kept = {k: v for k, v in os.environ.items() if k not in ("SAURO_LANG", "COLUMNS", "NO_COLOR")}
    return subprocess.run(
        [SAURO, *map(str, args)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=GOLDEN,
        env=kept | env,
        timeout=120,
        check=False,
    )
