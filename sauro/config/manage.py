"""Django's own commands: python -m sauro.config.manage migrate --database owner"""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.owner_settings")
    from sauro.foundation.logs.lines import crashed  # noqa: PLC0415 - quick help

    if not sys.stderr.isatty():
        sys.excepthook = crashed
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - reads settings

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
