"""Draw what `sauro read` prints on a terminal, for the README.

    make picture
    python scripts/picture.py samples/NOTICE.txt docs/pictures/read.svg

The command runs on a pseudo-terminal, so the picture shows its own colours and line breaks.
Nothing is retouched; a long page is cut after MOST lines, and the last line says so.
"""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

WIDTH, MOST = 120, 90  # columns, lines
SAURO = Path(sys.executable).with_name("sauro")

# As rich has it, less the font that a browser would fetch from the network. DejaVu Sans Mono
# is not named: it lets the upper tone marks of Vietnamese hang over the next letter.
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "Cascadia Mono", Consolas, Cousine, "Noto Sans Mono", Menlo, monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main(document: str, picture: str) -> None:
    lines = printed("read", document).splitlines()
    if len(lines) > MOST:
        lines = [*lines[:MOST], "…"]
    Path(picture).parent.mkdir(parents=True, exist_ok=True)
    Path(picture).write_text(drawn(f"$ sauro read {document}", lines), "utf-8")


def printed(*words: str) -> str:
    """What the command writes to a terminal, colours included."""
    ours, theirs = pty.openpty()
    environ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "SAURO_LANG")}
    environ |= {"COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    with subprocess.Popen([SAURO, *words], stdout=theirs, stderr=subprocess.PIPE, env=environ) as p:
        os.close(theirs)
        told = b"".join(iter(lambda: _more(ours), b""))
    os.close(ours)
    if p.returncode:
        sys.exit(f"sauro {' '.join(words)} ended with status {p.returncode}")
    return told.decode("utf-8")


def _more(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux tells that the other side has closed
        return b""


def drawn(command: str, lines: list[str]) -> str:
    console = Console(width=WIDTH, record=True, file=io.StringIO(), force_terminal=True)
    console.print(Text(command, style="bold green"))
    for line in lines:
        console.print(Text.from_ansi(line), no_wrap=True, overflow="ignore", crop=False)
    return console.export_svg(
        title="", theme=SVG_EXPORT_THEME, code_format=FORMAT, unique_id="sauro"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
