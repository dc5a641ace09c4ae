"""Write the place names that the reading engine knows, from the package vietnamadminunits (MIT).

    pip install vietnamadminunits==1.0.4 && python scripts/places.py

One line a province: ``name;current;commune, commune …`` with current 1 for the 34 of today and
0 for those merged on 1 July 2025, which name no communes.
"""

import json
from importlib.resources import files
from pathlib import Path

DATA = files("vietnamadminunits") / "data"
TARGET = Path(__file__).parent.parent / "sauro/documents/reading/data/places.txt"


def main() -> None:
    today = json.loads((DATA / "parser_from_2025.json").read_text("utf-8"))
    legacy = json.loads((DATA / "parser_legacy.json").read_text("utf-8"))
    lines = []
    for key, province in today["DICT_PROVINCE"].items():
        wards = today["DICT_PROVINCE_WARD_NO_ACCENTED"].get(key, {}).values()
        names = {w["ward"] for w in wards}
        names |= {w["ward"] for w in today["DICT_PROVINCE_WARD_ACCENTED"].get(key, {}).values()}
        lines.append(f"{province['provinceShort']};1;{', '.join(sorted(names))}")
    current = {line.split(";")[0] for line in lines}
    merged = {p["provinceShort"] for p in legacy["DICT_PROVINCE"].values()} - current
    lines += [f"{name};0;" for name in sorted(merged)]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
