"""How well the engine reads what people have annotated: python scripts/golden.py [../shared]

Prints every figure of each collection, and each difference with its place.
"""

import json
import sys
from pathlib import Path

from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests import scoring

ROOT = Path(__file__).parents[1]


def main(shared: Path) -> None:
    """The samples, and the shared notices where they are."""
    for folder in (
        ROOT / "samples",
        ROOT / "samples" / "more",
        ROOT / "samples" / "unseen",
        shared / "notices",
        shared / "notices" / "written",
    ):
        if folder.is_dir():
            show(folder)
        else:
            print(f"\n{folder}: not here, not measured")


def show(folder: Path) -> None:
    """One collection: a folder of texts with the folder ``gold``."""
    wanted = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("gold/*.json"))]
    found = [notice_json(read(text_of(folder / want["file"])), want["file"]) for want in wanted]
    result = scoring.score(wanted, found)
    print(f"\n{folder.name}: {len(wanted)} documents")
    for name, figure in sorted(result.figures.items()):
        counts = f"{figure.right} right of {figure.wanted} wanted, {figure.found} found"
        print(f"  {name:24}{figure.f1:8.4f}   {counts}")
    for differences in result.differences.values():
        for difference in differences:
            print(f"    {difference}")


def text_of(path: Path) -> str:
    """The text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT.parent / "shared"))
