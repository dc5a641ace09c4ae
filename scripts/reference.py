"""Keep how sample papers look now as the reference for the tests: look at each before committing.

python scripts/reference.py
"""

from sauro.directives.tests.accounts import sample
from sauro.documents.rendering import pdf_of
from sauro.documents.rendering.tests.comparing import REFERENCE, keep
from sauro.documents.rendering.tests.samples import SAMPLES

for name, write in {**SAMPLES, "progress": sample}.items():
    keep(name, pdf_of(write()))
    print(f"{name}: {len(list(REFERENCE.glob(f'{name}-*.png')))} pages in {REFERENCE}")
