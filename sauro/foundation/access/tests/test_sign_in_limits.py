"""Guessing is stopped by the name and by the address, which nobody chooses for himself."""

import pytest
from allauth.account.adapter import get_adapter

pytestmark = pytest.mark.django_db
WHERE = "/tai-khoan/login/"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "6.6.6.6", "9.9.9.9"),
        (0, "", "9.9.9.9"),
        (1, "6.6.6.6, 10.1.2.3", "10.1.2.3"),
        (2, "6.6.6.6, 10.1.2.3, 172.16.0.1", "10.1.2.3"),
        (1, "", "9.9.9.9"),
    ],
)
def test_only_what_our_proxies_added_is_believed(rf, settings, proxies, forwarded, client):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    request = rf.post(WHERE, REMOTE_ADDR="9.9.9.9", **headers)
    assert get_adapter().get_client_ip(request) == client


@pytest.mark.parametrize(("proxies", "seen"), [(0, ""), (1, ", 10.1.2.3")])
def test_a_forged_header_does_not_evade_the_count(client, settings, proxies, seen):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "2/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for attempt in range(3):
        page = client.post(
            WHERE,
            {"login": f"ten{attempt}", "password": "sai mật khẩu"},
            HTTP_X_FORWARDED_FOR=f"6.6.6.{attempt}{seen}",
        ).content.decode()
        assert ("quá nhiều lần" in page) == (attempt == 2)
