"""One page through OCR, in a child process of its own."""

import subprocess
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from PIL import Image, ImageFilter

from sauro.documents.files.limits import Limits
from sauro.documents.files.refusals import Refusal
from sauro.documents.files.scan.deskew import upright
from sauro.documents.files.scan.installed import LANGUAGE
from sauro.documents.files.scan.picture import grey_page
from sauro.documents.files.scan.words import Reading, reading, words_of
from sauro.documents.files.sheets import in_parts

_GOOD = 0.8  # mean confidence with which nothing else is tried; clean pages have 0.93
_BAD = 0.6  # below it the page may lie on its side
_INK = 40  # of 255, between paper and the darkest spot of a page seen from afar
_COLUMN = "4"  # one column of text of any size: keeps rows of tables and finds paragraphs


def read(data: bytes, limits: Limits, number: int) -> dict[str, Any]:
    """Text, count and mean confidence of words, and doubtful spans of page `number`, from 0."""
    image, dpi = grey_page(data, limits, number)
    found = _best(image, dpi)
    lines = [(a, b, in_parts(box, *image.size)) for a, b, box in found.lines]
    return {**asdict(found), "sheet": {"size": image.size, "lines": lines}}


def _best(image: Image.Image, dpi: int) -> Reading:
    """The surest reading. A page read well the first time, as nearly all are, is read once."""
    best = _recognised(upright(image), dpi)
    for attempt, lies in _others(image, best):
        found = _recognised(upright(attempt), dpi)
        if not lies:
            found = replace(found, lines=())  # the page is shown as it was sent
        best = max(best, found, key=_worth)
        if best.confidence >= _GOOD:
            break
    return best


def _others(image: Image.Image, first: Reading) -> Iterator[tuple[Image.Image, bool]]:
    """What to try on a page read badly: take away specks, then turn it. Tells whether the page
    lies as it was sent.
    """
    if first.confidence >= _GOOD or (not first.words and _is_blank(image)):
        return
    yield image.filter(ImageFilter.MedianFilter(3)), True
    if first.confidence < _BAD:
        for turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270,
                     Image.Transpose.ROTATE_180):  # fmt: skip
            yield image.transpose(turn), False


def _is_blank(image: Image.Image) -> bool:
    """Less ink than a line of text leaves."""
    greys = image.resize((200, 200), Image.Resampling.BOX).tobytes()
    return max(greys) - min(greys) < _INK


def _worth(found: Reading) -> float:
    """Many sure words: garbage is short of both."""
    return found.confidence * found.words


def _recognised(image: Image.Image, dpi: int) -> Reading:
    command = ["tesseract", "-", "-", "-l", LANGUAGE, "--psm", _COLUMN, "--dpi", str(dpi)]
    command += ["-c", "tessedit_create_tsv=1"]
    done = subprocess.run(command, input=_grey_map(image), capture_output=True, check=False)
    if done.returncode:
        raise Refusal("damaged", detail=f"Tesseract dừng với mã {done.returncode}")
    return reading(words_of(done.stdout.decode("utf-8", "replace")))


def _grey_map(image: Image.Image) -> bytes:
    """PGM: nothing to pack here and unpack there."""
    return b"P5 %d %d 255\n" % image.size + image.tobytes()
