"""Is Tesseract here, with its Vietnamese model?"""

import shutil
import subprocess
from functools import cache

from sauro.documents.files.refusals import Refusal

LANGUAGE = "vie"


def ocr_refusal() -> Refusal | None:
    """Why scans cannot be read on this machine, with the package to install; None if they can."""
    if shutil.which("tesseract") is None:
        return Refusal("no_tesseract")
    return None if LANGUAGE in _languages() else Refusal("no_vietnamese_model")


@cache
def _languages() -> frozenset[str]:
    command = ["tesseract", "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    return frozenset(listed.stdout.split())
