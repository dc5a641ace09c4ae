"""How far a reading is from the truth (tỷ lệ lỗi ký tự)."""


def character_error(found: str, truth: str) -> float:
    """Edits per character of the truth, white space folded."""
    found, truth = " ".join(found.split()), " ".join(truth.split())
    return _edits(found, truth) / max(len(truth), 1)


def _edits(one: str, other: str) -> int:
    """Levenshtein distance, a row at a time."""
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, wanted in enumerate(other, start=1):
            swapped = above[column - 1] + (letter != wanted)
            current.append(min(above[column] + 1, current[-1] + 1, swapped))
        above = current
    return above[-1]
