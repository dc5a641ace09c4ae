"""How much of an untrusted file is read at most (giới hạn)."""

from dataclasses import dataclass, replace

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. An office may widen any of them; none can be switched off."""

    file_bytes: int = 50 * MB
    pages: int = 1_000
    image_pixels: int = 100_000_000  # A3 at 600 dpi has 70 million
    unzipped_bytes: int = 200 * MB  # of a DOCX, all parts together
    zip_entries: int = 5_000
    zip_ratio: int = 200  # unpacked to packed, of parts that matter
    memory_bytes: int = 2_048 * MB  # address space of one child process
    output_bytes: int = 64 * MB  # what a child may answer
    parse_seconds: int = 60  # of one DOCX or PDF without OCR, CPU and wall clock alike
    page_seconds: int = 90  # of one page through OCR
    reading_seconds: int = 60  # of finding the directives in a text; 400 pages need four
    ocr_workers: int = 2  # pages read at a time


LIMITS = Limits()
# A table of 100,000 rows is read row by row: unpacked it is large, and nobody holds it whole.
TABLES = replace(LIMITS, unzipped_bytes=500 * MB)
