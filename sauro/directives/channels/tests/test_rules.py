"""Which addresses are allowed: by what the library understood, each way round it tried."""

import pytest

from sauro.directives.channels import outside
from sauro.directives.channels.rules import Entry, channel_findings, read_entries

INNER = "json://10.0.0.1/x"


def codes(address, entries):
    found = outside.opened(address)
    return [
        f.code for f in channel_findings(found.target if found else None, read_entries(entries))
    ]


def test_the_operator_names_services_and_hosts():
    assert read_entries("") == ()
    assert read_entries("tgram, JSONS://Hooks.Tinh.example/ json://10.0.0.9:8080") == (
        Entry("tgram"),
        Entry("jsons", "hooks.tinh.example"),
        Entry("json", "10.0.0.9", 8080),
    )
    for wrong in ("json://", "json://a/b", "://a", "json://a:b", "json://u@a"):
        with pytest.raises(ValueError, match=r".+"):
            read_entries(wrong)


def test_without_a_word_of_the_operator_nothing_is_called():
    for address in (
        INNER,
        "tgram://123456789:abcdefg_hijklmnop/12315544/",
        "mailto://a:b@x.example",
    ):
        assert codes(address, "") == ["channel-not-allowed"]


@pytest.mark.parametrize(
    "address",
    [
        INNER,
        "json://hooks.tinh.example:8080/x",
        "json://hooks.tinh.example@10.0.0.1/x",
        "json://10.0.0.1/hooks.tinh.example",
        "json://hooks.tinh.example.evil.example/",
        "jsons://hooks.tinh.example/",
        "xml://hooks.tinh.example/",
        "json://hooks.tinh.example\\@10.0.0.1/",
        "json://hooks.tinh.example#@10.0.0.1/",
        "json://%31%30.0.0.1/",
        "json://[::1]/",
    ],
)
def test_a_host_that_was_not_named_is_not_called(address):
    assert codes(address, "json://hooks.tinh.example") != []


def test_what_was_named_is_called_and_nothing_beside_it():
    entries = "json://hooks.tinh.example tgram"
    assert codes("json://hooks.tinh.example/a/b", entries) == []
    assert codes("json://u:p@HOOKS.tinh.example/", entries) == []
    assert codes("json://hooks.tinh.example/?method=GET", entries) == ["channel-extras"]
    assert codes("tgram://123456789:abcdefg_hijklmnop/12315544/", entries) == []
    assert codes("tgram://123456789:abcdefg_hijklmnop/1231/?rto=900", entries) == ["channel-extras"]
    assert codes("fcm://project/device/?keyfile=http://10.0.0.1/", "fcm") != []
    assert codes("tgram://123456789:abcdefg_hijklmnop/1231/1232/", entries) == ["channel-one-place"]


def test_a_service_that_runs_anywhere_is_not_allowed_by_its_name_alone():
    assert codes(INNER, "json") == ["channel-not-allowed"]


@pytest.mark.parametrize("address", ["dbus://", "gnome://", "syslog://", "macosx://", "windows://"])
def test_nothing_is_shown_on_the_server_itself(address):
    assert codes(address, "dbus gnome syslog macosx windows") != []


@pytest.mark.parametrize(
    "address", ["", "x", "json", "khong-co://a", "json://a, json://b", "json://a\nb"]
)
def test_what_cannot_be_read_is_told(address):
    assert codes(address, "json://a") == ["channel-unreadable"]


def test_a_refusal_says_what_is_allowed():
    found = outside.opened(INNER)
    assert found
    [finding] = channel_findings(found.target, read_entries("tgram slack"))
    assert "tgram, slack" in finding.message
    assert "tgram, slack" in finding.message_en
