"""Documents beside what a person agreed to: floors that no change may fall below.

Source of the floors: issue 2, "Measures".
"""

import json
from pathlib import Path

import pytest

from sauro.documents.reading import notice_json, read
from sauro.documents.reading.tests import scoring

ROOT = Path(__file__).parents[4]
SAMPLES = (ROOT / "samples", ROOT / "samples" / "more")
SHARED = ROOT.parent / "shared" / "notices"
FLOORS = {
    "directives": 0.95,
    "leads": 0.95,
    "coordinating": 0.90,
    "deadline": 0.97,
    "deadline_where_stated": 0.95,
    "citations": 0.97,
    "recipients": 0.97,
    "citation_date": 1.0,
    "level": 1.0,
    "locality": 1.0,
    "event_on": 1.0,
    "number": 1.0,
    "issued_on": 1.0,
    "concluder": 1.0,
    "signer": 1.0,
    "inconsistency": 1.0,
}


def _annotated(folder):
    """Annotations of a folder with the readings of their texts."""
    for path in sorted((folder / "gold").glob("*.json")):
        wanted = json.loads(path.read_text("utf-8"))
        text = (folder / wanted["file"]).read_text("utf-8")
        yield wanted, notice_json(read(text), wanted["file"])


def _scored(*folders):
    both = [pair for folder in folders for pair in _annotated(folder)]
    return scoring.score([wanted for wanted, _ in both], [found for _, found in both])


@pytest.fixture(scope="module")
def samples():
    missing = [str(f) for f in SAMPLES if not list(f.glob("gold/*.json"))]
    assert not missing, f"no annotated samples in {missing}"
    return _scored(*SAMPLES)


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda f: f.name)
def test_every_sample_has_its_annotation(folder):
    texts = {p.name for p in folder.glob("*.txt")}
    assert texts, f"no samples in {folder}"
    assert texts == {json.loads(p.read_text("utf-8"))["file"] for p in folder.glob("gold/*.json")}


@pytest.mark.parametrize("name", FLOORS)
def test_on_our_samples(samples, name):
    assert samples.figures[name].f1 >= FLOORS[name], samples.report(name)


@pytest.fixture(scope="module", params=[".", "written"])
def shared(request):
    folder = SHARED / request.param
    if not folder.is_dir():
        # They are not ours to publish: a clone has them only where they lie beside it.
        pytest.skip(f"the real notices are not here: {folder}")
    return _scored(folder)


@pytest.mark.parametrize("name", FLOORS)
def test_on_the_shared_notices(shared, name):
    assert shared.figures[name].f1 >= FLOORS[name], shared.report(name)
