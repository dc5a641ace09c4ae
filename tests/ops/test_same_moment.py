"""The same act sent several times at one moment: done once, and nobody is told of a fault."""

from concurrent.futures import ThreadPoolExecutor

from tests.ops.site import Person

AT_ONCE = 8


def at_once(web, path, fields, files=()):
    """The statuses and pages of the same form sent by the same person from several windows."""
    person = Person(web)
    assert person.signed_in()[0] == 200
    with ThreadPoolExecutor(AT_ONCE) as windows:
        return list(windows.map(lambda _n: person.post(path, fields, files), range(AT_ONCE)))


def told(answers):
    return sorted(status for status, _page in answers)


def test_a_filter_saved_eight_times_is_saved_once(site, web):
    answers = at_once(web, "/so-theo-doi/bo-loc/luu/", {"name": "Trễ hạn", "query": "when=overdue"})
    assert set(told(answers)) <= {200, 409, 422}, told(answers)
    saved = site.asked("SELECT count(*) FROM directives_savedfilter WHERE name = 'Trễ hạn'")
    assert saved == [(1,)]
    page = next(page for status, page in answers if status != 200)
    assert "Có lỗi" not in page


def test_a_body_founded_eight_times_is_founded_once(site, web):
    sent = {
        "name": "Đội Kiểm tra", "short": "doikt", "kind": "team",
        "founded_by": "Quyết định 12/QĐ-UBND", "valid_from": "05/01/2026", "xac-nhan": "1",
    }  # fmt: skip
    answers = at_once(web, "/co-quan/v.01/sua/lap-moi/", sent)
    assert 500 not in told(answers), told(answers)
    assert site.asked("SELECT count(*) FROM organization_body WHERE path = 'v.01.doikt'") == [(1,)]


def test_a_follower_named_eight_times_follows_once(site, web):
    [(seat, body)] = site.asked(
        "SELECT s.id, b.id FROM access_seat s JOIN organization_body b ON b.id = s.body_id "
        "WHERE b.path = 'v.01' AND s.role = 'secretary' AND s.accepted_at IS NOT NULL LIMIT 1"
    )
    [(today,)] = site.asked("SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date")
    sent = {
        "seat": str(seat), "what": f"c{body}", "starts_on": f"{today:%d/%m/%Y}",
        "ground": "Thông báo số 3, mục II",
    }  # fmt: skip
    answers = at_once(web, "/viec-duoc-giao/nguoi-theo-doi/", sent)
    assert set(told(answers)) == {200, 422}, told(answers)
    assert site.asked("SELECT count(*) FROM directives_following") == [(1,)]
    refused = next(page for status, page in answers if status == 422)
    assert "đang theo dõi việc ấy" in refused
