"""`sauro simulate`: a made-up year whose totals are the published ones (năm mô phỏng)."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from importlib import import_module
from typing import Any

from sauro.cases.simulating import Figure, Figures, Simulated, Year, plan, read_figures, told
from sauro.cli.arguments import USAGE
from sauro.cli.layout import GAP, Cell, Paint, Piece, table
from sauro.cli.serving import refused_in_one_line, server
from sauro.cli.terminal import Look, clean, look_of
from sauro.cli.voice import Voice
from sauro.kernel.text import fold


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Print the year's figures, or its cases one a line. Returns 2 for a wish not understood."""
    try:
        figures = read_figures(args.year)
    except FileNotFoundError:
        return _say(voice("simulate-no-year", year=args.year))
    known = {fold(province.name): province.name for province in figures.provinces}
    for name in args.province:
        if fold(name) not in known:
            near = get_close_matches(fold(name), known, 1) or [*known][:1]
            return _say(voice("simulate-no-province", name=clean(name), near=known[near[0]]))
    wanted = frozenset(known[fold(name)] for name in args.province)
    if args.load:
        return _load(args, sorted(wanted), voice)
    year = plan(figures, args.seed)
    if args.json:
        last = date(args.year, 12, 31)
        _write(told(year, figures, args.seed, last, wanted))
    else:
        sys.stdout.write(_page(figures, year, look_of(sys.stdout, os.environ), voice))
    return 0


def _say(line: str) -> int:
    sys.stderr.write(f"sauro: {line}\n")
    return USAGE


def _load(args: argparse.Namespace, provinces: list[str], voice: Voice) -> int:
    """By a process to whom the operator is who others take for the web role, as the demo's year."""
    if not provinces:
        return _say(voice("simulate-which"))
    with refused_in_one_line(voice) as told_of, server():
        operator = import_module("sauro.foundation.database.roles").addresses().owner
        days = (f"{args.year}-01-01", f"{args.year}-12-31")
        command = ["-m", "sauro.config.year_of_cases", str(args.year), str(args.seed), *days]
        done = subprocess.run(
            [sys.executable, *command, *provinces],
            env=os.environ | {"DATABASE_URL": operator},
            check=False,
        )
        if done.returncode:
            told_of.end(voice("simulate-not-loaded"))
    return told_of.status


def _write(cases: Iterator[Simulated]) -> None:
    for case in cases:
        row: dict[str, Any] = {"simulated": True, **asdict(case)}
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")


def _page(figures: Figures, year: Year, look: Look, voice: Voice) -> str:
    """Each published figure beside what the simulated cases add up to, then those not met."""
    paint = Paint(look.colour)
    widths = [23, 14, 14, 6]
    widths.insert(0, max(20, look.width - sum(widths) - len(GAP) * len(widths)))
    names = ("figure", "days", "published", "simulated", "source")
    head: list[Cell] = [(Piece(voice(f"simulate-{name}"), "bold"),) for name in names]
    rows = [head, *(_row(figure, year, voice) for figure in figures.met)]
    lines = [paint(voice("simulate-title", year=figures.year), "bold"), ""]
    lines += [line for row in table(rows, widths, paint) for line in row]
    lines += ["", paint(voice("simulate-unmet"), "bold")]
    lines += [f"- {what}: {why}" for what, why in figures.unmet]
    lines += ["", paint(voice("simulate-source"), "bold")]
    lines += [f"{code:4}{address}" for code, address in figures.sources.items()]
    return "\n".join((*lines, ""))


def _row(figure: Figure, year: Year, voice: Voice) -> list[Cell]:
    what = ", ".join(filter(None, (
        voice(f"simulate-{figure.what}"), figure.place,
        voice(f"simulate-{figure.force}") if figure.force else "",
        voice(f"simulate-{figure.kind}") if figure.kind else "",
    )))  # fmt: skip
    days = f"{figure.first:%d/%m/%Y} – {figure.last:%d/%m/%Y}"
    about = "≈ " if figure.about else ""
    counted = year.total(figure)
    style = "" if counted == figure.value else "red"
    cells = (what, days, about + _grouped(figure.value, voice))
    return [
        *((Piece(cell),) for cell in cells), (Piece(_grouped(counted, voice), style),),
        (Piece(figure.source),),
    ]  # fmt: skip


def _grouped(value: int, voice: Voice) -> str:
    text = f"{value:,}"
    return text if voice.english else text.replace(",", ".")
