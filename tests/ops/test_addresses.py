"""Pages and workers know the web role's address and no other; whoever told them more is told."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sauro.foundation.database.roles import OWNER
from tests.ops.site import ROOT

_SAID = """
import json, sys
from sauro.config import wsgi
from django.conf import settings
print(json.dumps({k: v["USER"] for k, v in settings.DATABASES.items()}))
"""


def run(site, *words, **env):
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=site.env | env, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip


def test_the_settings_of_pages_have_the_web_role_alone(site):
    assert run(site, "-c", _SAID).stdout == '{"default": "sauro_web", "counts": "sauro_web"}\n'


def test_no_process_that_serves_holds_the_owners_password(site, web):
    secret = urlsplit(site.addresses.owner).password
    assert OWNER in site.addresses.owner
    with site.worker() as worker:
        for pid in (web.process.pid, web.serving, worker.pid):
            assert secret not in Path(f"/proc/{pid}/environ").read_text()
            assert secret not in Path(f"/proc/{pid}/cmdline").read_text()


@pytest.mark.parametrize("name", ["DATABASE_OWNER_URL", "DATABASE_BACKUP_URL"])
@pytest.mark.parametrize(
    "program", [("-c", "import sauro.config.wsgi"), ("-m", "sauro.config.worker")]
)
def test_a_process_that_was_told_more_does_not_start(site, program, name):
    ended = run(site, *program, **{name: site.addresses.owner})
    assert ended.returncode == 1
    assert name in ended.stderr
    assert "Hãy bỏ biến đó" in ended.stderr
    assert urlsplit(site.addresses.owner).password not in ended.stderr


def test_settings_cannot_be_raised_by_the_environment(site):
    ended = run(site, "-c", _SAID, DJANGO_SETTINGS_MODULE="sauro.config.owner_settings")
    assert "owner" not in ended.stdout
    assert "sauro_web" in ended.stdout


def test_none_of_it_is_in_the_tests_own_environment():
    assert "DATABASE_OWNER_URL" not in os.environ
