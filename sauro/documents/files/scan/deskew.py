"""Turn a page upright (chỉnh nghiêng): Tesseract itself loses lines from two degrees on.

A page is upright when dark and light rows alternate most sharply.
"""

from itertools import pairwise

from PIL import Image

_COARSE = (500, 0.5, 5.0)  # width in pixels, step and reach in degrees
_FINE = (800, 0.1, 0.3)
_WORTH = 1.02  # how much sharper the rows must become; a blank page stays as it is
_GRAIN = 20  # of 255, by which paper is darker here and there
_SMALLEST = 0.05  # degrees that change nothing


def upright(page: Image.Image) -> Image.Image:
    """The grey page, turned by up to five degrees where that makes its lines level."""
    angle = skew(page)
    if abs(angle) < _SMALLEST:
        return page
    return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=paper(page))


def skew(page: Image.Image) -> float:
    """The angle in degrees, counter-clockwise, that makes the page upright."""
    rough = _best(_ink(page, _COARSE[0]), 0.0, _COARSE[1], _COARSE[2])
    image = _ink(page, _FINE[0])
    angle = _best(image, rough, _FINE[1], _FINE[2])
    return angle if _sharpness(image, angle) > _WORTH * _sharpness(image, 0.0) else 0.0


def paper(page: Image.Image) -> int:
    """The grey of the paper: the most frequent light one."""
    light = page.histogram()[128:256]
    return 128 + light.index(max(light))


def _ink(page: Image.Image, width: int) -> Image.Image:
    """A small copy on which paper is nothing, so that the corners of a turned page are too."""
    height = max(1, page.height * width // page.width)
    small = page.resize((width, height), Image.Resampling.BOX)
    white = paper(page) - _GRAIN
    return small.point([max(0, white - grey) for grey in range(256)])


def _best(image: Image.Image, middle: float, step: float, reach: float) -> float:
    count = round(reach / step)
    angles = (middle + step * n for n in range(-count, count + 1))
    return max(angles, key=lambda angle: _sharpness(image, angle))


def _sharpness(image: Image.Image, angle: float) -> int:
    turned = image.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, image.height), Image.Resampling.BOX).tobytes()
    return sum((below - above) ** 2 for above, below in pairwise(rows))
