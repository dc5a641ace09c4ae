"""`sauro read`: who must do what by when, as a page or as JSON (đọc văn bản)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from typing import Any

from sauro.cli.many import Answer, answer_all, jobs_for
from sauro.cli.named import names_of
from sauro.cli.page import page
from sauro.cli.sources import Document, Source, complaint, limits_for, load, sources_of
from sauro.cli.terminal import Look, look_of
from sauro.cli.voice import Voice
from sauro.documents.files.limits import Limits
from sauro.documents.files.source import Unreadable
from sauro.documents.reading import Notice, notice_json

UNREADABLE = 1


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Read all files. Returns 1 where one of them could not be read."""
    names = names_of(args)
    jobs = jobs_for(args.jobs, len(names))
    if args.json:
        task = partial(_json, limits=limits_for(jobs), voice=voice)
    else:
        look = look_of(sys.stdout, os.environ, args.full)
        task = partial(_page, limits=limits_for(jobs), look=look, voice=voice)
    with sources_of(names) as sources:
        return answer_all(task, sources, jobs)


def _page(source: Source, limits: Limits, look: Look, voice: Voice) -> Answer:
    try:
        return Answer(out=page(load(source, limits), look, voice))
    except Unreadable as refusal:
        return Answer(err=complaint(source, refusal, voice), status=UNREADABLE)


def _json(source: Source, limits: Limits, voice: Voice) -> Answer:
    try:
        return Answer(out=_line(_read(load(source, limits))))
    except Unreadable as refusal:
        line = _line(_unread(source, refusal, voice))
        return Answer(line, complaint(source, refusal, voice), UNREADABLE)


def _read(document: Document) -> dict[str, Any]:
    file = document.file
    about = {
        "kind": file.kind,
        "encoding": file.encoding,
        "confidence": file.confidence,
        "low_confidence": file.low_confidence,
        "notes": file.notes,
    }
    return notice_json(document.notice, document.source.name) | {"source": about}


def _unread(source: Source, refusal: Unreadable, voice: Voice) -> dict[str, Any]:
    """The same form with nothing in it, so that lines and files stay side by side."""
    error = {"code": refusal.code, "message": voice.message(refusal)}
    return notice_json(Notice("", level=None), source.name) | {"error": error}


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"
