"""What can be said on the command line (tham số), and an answer to what cannot."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from sauro.cli.help import (
    ABOUT,
    AUDIT,
    BACKUP,
    CHECK,
    CLOCK,
    COMMANDS,
    DEMO,
    EXPLAIN,
    INVITE,
    PREPARE,
    READ,
    RESTORE,
    SIMULATE,
    code_list,
)
from sauro.cli.terminal import clean
from sauro.cli.voice import LANGUAGES, Voice

USAGE = 2  # exit status
_LAST_PORT = 65535


class Parser(argparse.ArgumentParser):
    """A parser that speaks both languages and complains in one line."""

    voice = Voice()

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._optionals.title = "tùy chọn / options"
        self._positionals.title = "đối số / arguments"
        self.add_argument("-h", "--help", action="help", help="xem trang này / show this page")
        self.add_argument(
            "--lang", choices=LANGUAGES, metavar="vi|en", help="ngôn ngữ / language", default="vi"
        )

    def error(self, message: str) -> NoReturn:
        hint = self.voice("see-help", prog=self.prog)
        sys.stderr.write(f"sauro: {clean(complaint(message, self.voice))} {hint}\n")
        sys.exit(USAGE)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Texts as written; the usage line in both languages."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]
        super().add_usage(usage, actions, groups, prefix or "cách dùng / usage: ")


def parse(argv: Sequence[str], voice: Voice) -> argparse.Namespace:
    """The wishes of the person. Exits with one line and status 2 where they make no sense."""
    Parser.voice = voice
    parser = Parser("sauro", ABOUT, COMMANDS)
    parser.add_argument("--version", action="store_true", help="phiên bản / version")
    parser.set_defaults(command=None, parser=parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", help=argparse.SUPPRESS)
    _add_read(commands.add_parser("read", prog="sauro read", description=READ))
    _add_check(
        commands.add_parser("check", prog="sauro check", description=CHECK, epilog=code_list())
    )
    _add_explain(commands.add_parser("explain", prog="sauro explain", description=EXPLAIN))
    _add_clock(commands.add_parser("clock", prog="sauro clock", description=CLOCK))
    _add_simulate(commands.add_parser("simulate", prog="sauro simulate", description=SIMULATE))
    _add_demo(commands.add_parser("demo", prog="sauro demo", description=DEMO))
    _add_audit(commands.add_parser("audit", prog="sauro audit", description=AUDIT))
    commands.add_parser("prepare", prog="sauro prepare", description=PREPARE)
    _add_invite(commands.add_parser("invite", prog="sauro invite", description=INVITE))
    _add_archive(commands.add_parser("backup", prog="sauro backup", description=BACKUP))
    _add_archive(commands.add_parser("restore", prog="sauro restore", description=RESTORE))
    args = parser.parse_args(argv)
    if "files" in args and not args.files and args.files_from is None:
        args.reader.error("the following arguments are required: FILE")
    return args


def _add_read(parser: Parser) -> None:
    _add_files(parser)
    parser.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON / JSON lines")
    parser.add_argument(
        "--full", action="store_true", help="in trọn lời từng việc / all words of every task"
    )


def _add_check(parser: Parser) -> None:
    _add_files(parser)
    parser.add_argument("--all", action="store_true", help="cả lời nên xem / advice too")
    parser.add_argument(
        "--strict", action="store_true", help="như --all, và mã thoát 1 / advice fails as well"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="CODE", help="chỉ mã này / only this code"
    )
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="CODE", help="bỏ mã này / not this code"
    )


def _add_explain(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="tệp, hoặc “-” / file, or “-”")
    parser.add_argument("locator", metavar="LOCATOR", help="mục / item")


def _add_clock(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", help="tệp YAML, hoặc “-” / YAML file, or “-”")
    parser.add_argument("--on", metavar="DAY", help="tính đến hết ngày / as of the end of a day")
    parser.add_argument(
        "--explain", metavar="CODE", help="cách tính từng ngày / the sum of one, day by day"
    )
    parser.add_argument(
        "--all", action="store_true", help="cả thời hạn chưa bắt đầu / also what has not started"
    )


def _add_simulate(parser: Parser) -> None:
    parser.add_argument("--year", type=int, default=2025, metavar="N", help="năm / year")
    parser.add_argument("--seed", type=int, default=389, metavar="N", help="hạt giống / seed")
    parser.add_argument(
        "--province", action="append", default=[], metavar="NAME",
        help="chỉ tỉnh này, nêu được nhiều lần / only this one, may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--json", action="store_true", help="mỗi vụ một dòng JSON / a case a line of JSON"
    )
    parser.add_argument(
        "--load", action="store_true", help="ghi vào sổ vụ việc / write them into the register"
    )


def port(written: str) -> int:
    """Raises: ValueError, which argparse turns into its complaint."""
    number = int(written)
    if not 0 <= number <= _LAST_PORT:
        raise ValueError(written)
    return number


def _add_demo(parser: Parser) -> None:
    parser.add_argument("--port", type=port, default=0, metavar="N", help="cổng / port")
    parser.add_argument(
        "--seconds", type=float, metavar="S", help="tự dừng sau / stop by itself after"
    )
    parser.add_argument(
        "--empty",
        action="store_true",
        help="không có một năm việc mô phỏng / without the simulated year of work",
    )


def _add_audit(parser: Parser) -> None:
    parser.add_argument(
        "act",
        choices=("verify", "heads"),
        metavar="verify|heads",
        help="kiểm tra chuỗi, hoặc in đầu chuỗi / verify the chains, or print their heads",
    )


def _add_invite(parser: Parser) -> None:
    parser.add_argument("body", metavar="BODY", help="mã cơ quan, ví dụ v.40 / code of the body")
    parser.add_argument("name", metavar="NAME", help="họ và tên / full name")
    parser.add_argument("post", metavar="POST", help="chức vụ / post")


def _add_archive(parser: Parser) -> None:
    parser.add_argument("archive", metavar="FILE", help="tệp sao lưu / the archive")


def _add_files(parser: Parser) -> None:
    parser.set_defaults(reader=parser)
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="TXT, MD, DOCX, PDF, ảnh quét; “-”: đầu vào chuẩn / files; “-”: standard input",
    )
    parser.add_argument(
        "--files-from",
        metavar="LIST",
        help="tên tệp lấy từ danh sách, mỗi dòng một tên; “-”: đầu vào chuẩn / names from a list, "
        "one a line; “-”: standard input",
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="số tiến trình / how many processes")


_COMPLAINTS = (  # what argparse says, and our words for it
    (r"the following arguments are required: (?P<names>.*)", "missing-arguments"),
    (r"unrecognized arguments: (?P<names>.*)", "unknown-arguments"),
    (r"argument COMMAND: invalid choice: '(?P<name>.*?)' .*", "unknown-command"),
    (r"argument (?P<name>\S+): invalid \w+(?: value)?: '(?P<value>.*?)'.*", "bad-value"),
    (r"argument (?P<name>\S+): expected .*", "needs-value"),
)


def complaint(message: str, voice: Voice) -> str:
    """What argparse has to say, in the person's language."""
    for pattern, key in _COMPLAINTS:
        if m := re.fullmatch(pattern, message, re.DOTALL):
            return voice(key, **m.groupdict())
    return message + "."
