"""Guessing passwords is counted once for all processes, and by the address that a proxy saw."""

from tests.ops.site import Person


def test_two_processes_count_together(site, web):
    with site.web() as other:
        for where in (web, other, web, other, web):
            assert "Đăng xuất" not in Person(where).signed_in("minh", "sai mật khẩu")[1]
        for where in (web, other):
            _status, page = Person(where).signed_in("minh")
            assert "Đăng xuất" not in page
            assert "quá nhiều lần" in page
    site.asked("DELETE FROM django_cache")
    assert "Đăng xuất" in Person(web).signed_in("minh")[1]


def test_wrong_tokens_are_counted_over_processes(site, web):
    site.asked("DELETE FROM django_cache")
    wrong = {"Authorization": "Bearer sauro_" + "x" * 43}
    with site.web() as other:
        for n in range(60):
            assert Person((web, other)[n % 2]).get("/api/v1/documents", **wrong)[0] == 401
        for where in (web, other):
            assert Person(where).get("/api/v1/documents", **wrong)[0] == 429
    site.asked("DELETE FROM django_cache")
