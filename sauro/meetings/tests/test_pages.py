"""Pages of meetings as officers use them: who holds one, whom it invites, who proposes."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sauro.directives.tests.make import make_directive
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.foundation.web.words import day
from sauro.meetings import agenda, conclusions, proposing
from sauro.meetings.conclusions import Words
from sauro.meetings.models import Meeting, Paper, Participant, Proposal
from sauro.meetings.proposing import Sending
from sauro.meetings.rules import Act
from sauro.meetings.tests.make import make_invited, make_meeting, moved
from sauro.organization.tests.make import make_body, make_seat

pytestmark = pytest.mark.django_db
COMMUNE = "v.01.00001"
NOW = timezone.now


@pytest.fixture
def chair():
    return make_seat("v.01")


@pytest.fixture
def member():
    return make_seat(COMMUNE)


@pytest.fixture
def meeting(chair):
    return make_meeting(chair)


def shown(client, seat, url):
    client.force_login(seat.user)
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def sent(client, seat, url, status=302, **data):
    client.force_login(seat.user)
    answer = client.post(url, data)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    enter(scope_of(seat))
    return answer.content.decode()


def planned(**others):
    soon = day(timezone.localdate() + timedelta(30))
    return {"title": "Họp quý II", "kind": "periodic", "day": soon, "hour": "08:00", **others}


def test_a_meeting_is_planned_changed_begun_and_concluded(client, chair):
    sent(client, chair, "/cuoc-hop/moi/", **planned(place="Phòng họp A"))
    row = Meeting.objects.get()
    assert timezone.localtime(row.held_at).hour == 8
    url = f"/cuoc-hop/{row.pk}/"
    assert "Họp quý II" in shown(client, chair, "/cuoc-hop/")
    assert "Phòng họp A" in shown(client, chair, f"{url}sua/")
    sent(client, chair, f"{url}sua/", **planned(title="Họp quý III", version=1))
    for act, version, said in (("bat-dau", 2, "Đang họp"), ("ket-thuc", 3, "Đã kết thúc")):
        sent(client, chair, f"{url}buoc/{act}/", version=version)
        page = shown(client, chair, url)
        assert said in page
        assert ("Ngày họp nay ghi là" in page) is (act == "bat-dau")
    assert "Bắt đầu họp" not in shown(client, chair, url)


def test_the_next_meeting_follows_the_last_one(client, chair, meeting):
    moved(meeting, Act.BEGIN, chair)
    page = shown(client, chair, "/cuoc-hop/moi/")
    assert f'<option value="{meeting.pk}" selected>' in page


def test_a_meeting_before_the_one_it_follows_is_told_and_nothing_is_lost(client, chair, meeting):
    before = day(timezone.localdate() - timedelta(3))
    page = sent(
        client, chair, "/cuoc-hop/moi/", 422,
        **planned(day=before, follows=meeting.pk, place="Gõ rồi thì còn"),
    )  # fmt: skip
    assert "phải sau cuộc họp trước" in page
    assert "Gõ rồi thì còn" in page


def test_a_plan_that_was_overtaken_shows_both(client, chair, meeting):
    url = f"/cuoc-hop/{meeting.pk}/sua/"
    sent(client, chair, url, **planned(version=1, title="Người thứ nhất"))
    page = sent(client, chair, url, 409, **planned(version=1, title="Người thứ hai"))
    assert "vừa có người sửa" in page
    assert 'value="Người thứ hai"' in page
    assert 'name="version" value="2"' in page


def test_two_who_begin_at_once_are_told(client, chair, meeting):
    url = f"/cuoc-hop/{meeting.pk}/buoc/bat-dau/"
    sent(client, chair, url, version=1)
    assert "vừa có người sửa" in sent(client, chair, url, 409, version=1)
    assert "đang họp nên không làm bước này" in sent(client, chair, url, 422, version=2)


def test_the_agenda_is_kept_on_the_page_of_the_meeting(client, chair, meeting):
    url = f"/cuoc-hop/{meeting.pk}/chuong-trinh/"
    for title in ("Kết quả quý I", "Nhiệm vụ quý II"):
        sent(client, chair, url, title=title, presenter="Cơ quan Thường trực")
    assert "Hãy nhập nội dung" in sent(client, chair, url, 422, title=" ", presenter="Ai đó")
    first, second = meeting.agenda.order_by("position")
    sent(client, chair, f"/cuoc-hop/noi-dung/{second.pk}/len/")
    assert list(meeting.agenda.order_by("position")) == [second, first]
    sent(client, chair, f"/cuoc-hop/noi-dung/{first.pk}/sua/", version=1, title="Khác")
    stale = sent(client, chair, f"/cuoc-hop/noi-dung/{first.pk}/sua/", 409, version=1, title="Nữa")
    assert 'value="Nữa"' in stale
    sent(client, chair, f"/cuoc-hop/noi-dung/{second.pk}/bo/", version=1)
    assert [i.title for i in meeting.agenda.all()] == ["Khác"]


def test_a_point_with_conclusions_is_not_taken_off_and_says_why(client, chair, meeting):
    item = agenda.add_item(meeting.pk, "Nội dung", "", by=chair)
    moved(meeting, Act.BEGIN, chair)
    words = Words("kiểm tra", agenda_item_id=item.pk)
    conclusions.write_conclusion(meeting.pk, words, by=chair, now=NOW())
    page = sent(client, chair, f"/cuoc-hop/noi-dung/{item.pk}/bo/", 422, version=1)
    assert "Hãy bỏ các kết luận của nó trước" in page


def test_a_name_that_means_nobody_is_told_with_bodies_to_choose(client, chair, meeting):
    one = make_body(COMMUNE, "Đội Quản lý thị trường số 9")
    url = f"/cuoc-hop/{meeting.pk}/moi-hop/"
    assert "không ứng với cơ quan nào" in sent(client, chair, url, 422, mention="phi hành gia")
    page = sent(client, chair, url, 422, mention="thị trường số 9")
    assert f'name="body" value="{one.pk}"' in page
    assert not Participant.objects.exists()
    sent(client, chair, url, mention="thị trường số 9", body=[one.pk])
    assert Participant.objects.get().body == one
    assert "thị trường số 9" in shown(client, chair, f"/cuoc-hop/{meeting.pk}/")


def test_whom_it_invites_reads_agenda_and_papers_and_nothing_to_act(
    client, own_store, chair, member, meeting
):
    make_invited(meeting, member.body, chair)
    url = f"/cuoc-hop/{meeting.pk}/"
    agenda.add_item(meeting.pk, "Kết quả quý I", "", by=chair)
    sent(client, chair, f"{url}tai-lieu/", file=SimpleUploadedFile("báo cáo.docx", b"x"))
    moved(meeting, Act.BEGIN, chair)
    conclusions.write_conclusion(meeting.pk, Words("việc kín"), by=chair, now=NOW())
    assert "Họp quý I" in shown(client, member, "/cuoc-hop/duoc-moi/")
    page = shown(client, member, url)
    for words in ("Kết quả quý I", "báo cáo.docx", "được mời với tên"):
        assert words in page
    for words in ("việc kín", "Thêm nội dung", "Kết thúc cuộc họp", "Tình hình để họp"):
        assert words not in page
    paper = Paper.objects.get()
    file = client.get(f"/cuoc-hop/tai-lieu/{paper.pk}/")
    assert b"".join(file.streaming_content) == b"x"
    for hidden in ("sua/", "moi-hop/", "diem-danh/", "tinh-hinh/", "tinh-hinh/docx/"):
        assert client.get(url + hidden).status_code == 404
    sent(client, member, f"{url}chuong-trinh/", 403, title="chen vào")


def test_who_is_not_invited_finds_nothing(client, meeting):
    stranger = make_seat("v.02")
    client.force_login(stranger.user)
    assert client.get(f"/cuoc-hop/{meeting.pk}/").status_code == 404
    assert "Họp quý I" not in shown(client, stranger, "/cuoc-hop/")


def test_attendance_is_noted_in_one_form(client, chair, member, meeting):
    row = make_invited(meeting, member.body, chair)
    other = make_invited(meeting, make_body("v.01.00002"), chair)
    url = f"/cuoc-hop/{meeting.pk}/diem-danh/"
    assert "Không mời" in shown(client, chair, url)
    moved(meeting, Act.BEGIN, chair)
    form = {f"du-{row.pk}": "deputed", f"ai-{row.pk}": "Bà A", f"ban-{row.pk}": 1}
    sent(client, chair, url, **form)
    row.refresh_from_db()
    other.refresh_from_db()
    assert (row.attendance, row.came, row.version, other.version) == ("deputed", "Bà A", 2, 1)
    sent(client, chair, url, **{f"ban-{other.pk}": 1, "tat-ca": 1})
    other.refresh_from_db()
    row.refresh_from_db()
    assert (row.attendance, other.attendance) == ("deputed", "present")
    stale = sent(client, chair, url, 422, **(form | {f"ai-{row.pk}": "Ông B"}))
    assert "vừa có người sửa" in stale
    assert 'value="Ông B"' in stale


def test_many_invited_bodies_come_a_page_at_a_time(client, chair, member, meeting, monkeypatch):
    monkeypatch.setattr("sauro.meetings.part_views.ATTENDANCE", 1)
    first = make_invited(meeting, member.body, chair)
    second = make_invited(meeting, make_body("v.01.00002"), chair)
    moved(meeting, Act.BEGIN, chair)
    url = f"/cuoc-hop/{meeting.pk}/diem-danh/"
    page = shown(client, chair, url)
    assert f'name="du-{first.pk}"' in page
    assert f'name="du-{second.pk}"' not in page
    assert 'href="?tu=1"' in page
    sent(client, chair, f"{url}?tu=1", **{f"ban-{second.pk}": 1, "tat-ca": 1})
    for row, how in ((first, ""), (second, "present")):
        row.refresh_from_db()
        assert row.attendance == how
    assert "Chưa mời cơ quan nào" in shown(client, chair, f"{url}?tu=9")


def test_a_body_is_taken_off_while_the_meeting_is_prepared(client, chair, member, meeting):
    row = make_invited(meeting, member.body, chair)
    sent(client, chair, f"/cuoc-hop/khong-moi/{row.pk}/", version=1)
    assert not Participant.objects.exists()


def test_an_empty_file_and_no_file_are_told(client, own_store, chair, meeting):
    url = f"/cuoc-hop/{meeting.pk}/tai-lieu/"
    assert "chọn tệp" in sent(client, chair, url, 422).lower()
    sent(client, chair, url, 422, file=SimpleUploadedFile("rỗng.docx", b""))
    assert not Paper.objects.exists()


def test_a_paper_is_taken_away(client, own_store, chair, meeting):
    sent(client, chair, f"/cuoc-hop/{meeting.pk}/tai-lieu/", file=SimpleUploadedFile("a.pdf", b"x"))
    sent(client, chair, f"/cuoc-hop/tai-lieu/{Paper.objects.get().pk}/bo/")
    assert not Paper.objects.exists()


def test_a_difficulty_is_sent_from_a_directive_taken_up_and_answered(
    client, chair, member, meeting
):
    ordered = make_directive("kiểm tra kho", told=((COMMUNE, "lead"),))
    page = shown(client, member, f"/cuoc-hop/kien-nghi/gui/?nhiem-vu={ordered.pk}")
    assert "kiểm tra kho" in page
    wrong = sent(
        client, member, "/cuoc-hop/kien-nghi/gui/", 422, to="v.02", kind="difficulty", words="x"
    )
    assert "Chưa gửi được" in wrong
    sent(
        client, member, "/cuoc-hop/kien-nghi/gui/",
        to="v.01", kind="difficulty", words="Thiếu kho lạnh", **{"nhiem-vu": ordered.pk},
    )  # fmt: skip
    one = Proposal.objects.get()
    assert one.directive == ordered
    url = f"/cuoc-hop/kien-nghi/{one.pk}/"
    assert "Thiếu kho lạnh" in shown(client, chair, "/cuoc-hop/kien-nghi/?tinh_trang=sent")
    sent(client, chair, f"{url}dua-ra/", version=1, meeting=meeting.pk)
    assert "Họp quý I" in shown(client, member, url)
    assert "Thiếu kho lạnh" in shown(client, chair, f"/cuoc-hop/{meeting.pk}/")
    assert "Hãy nhập trả lời" in sent(client, chair, f"{url}tra-loi/", 422, version=2, words="")
    stale = sent(client, chair, f"{url}tra-loi/", 409, version=1, words="Lời vừa gõ")
    assert "Lời vừa gõ" in stale
    sent(client, chair, f"{url}tra-loi/", version=2, words="Đã cấp kho.")
    assert "Đã cấp kho." in shown(client, member, "/cuoc-hop/kien-nghi/da-gui/")


def test_who_answers_second_reads_why_and_keeps_his_words(client, chair, member):
    enter(scope_of(member))
    one = proposing.propose(Sending("v.01", "proposal", "Đề nghị"), by=member, now=NOW())
    url = f"/cuoc-hop/kien-nghi/{one.pk}/tra-loi/"
    sent(client, chair, url, version=1, words="Đồng ý.")
    late = sent(client, chair, url, 409, version=1, words="Chưa đồng ý, vì thiếu kinh phí.")
    assert "Chưa đồng ý, vì thiếu kinh phí." in late
    assert "chua-ghi" in late


def test_the_sender_withdraws_on_its_page(client, chair, member):
    enter(scope_of(member))
    sending = Sending("v.01", "proposal", "Đề nghị")
    one = proposing.propose(sending, by=member, now=NOW())
    url = f"/cuoc-hop/kien-nghi/{one.pk}/"
    assert "Rút kiến nghị" in shown(client, member, url)
    assert "Rút kiến nghị" not in shown(client, chair, url)
    sent(client, member, f"{url}rut/", version=1)
    assert "nơi gửi đã rút" in shown(client, member, url)
    assert "Đề nghị" not in shown(client, chair, "/cuoc-hop/kien-nghi/")


def test_a_body_with_nobody_above_is_told_so(client):
    top = make_seat("v")
    assert "chưa gửi được cho ai" in shown(client, top, "/cuoc-hop/kien-nghi/gui/")


def test_lists_are_narrowed_and_paged(client, chair):
    rows = [make_meeting(chair, days=n) for n in range(1, 53)]
    page = shown(client, chair, "/cuoc-hop/")
    assert "Trang sau" in page
    assert f"/cuoc-hop/{rows[0].pk}/" not in page
    following = page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert f"/cuoc-hop/{rows[0].pk}/" in shown(client, chair, f"/cuoc-hop/{following}")
    assert "Không có cuộc họp nào như vậy" in shown(client, chair, "/cuoc-hop/?tim=không+có")
    for odd in ("?sau=x", "?sau=9999999999999999-1", "?tinh_trang=x", "?tim=%00"):
        shown(client, chair, f"/cuoc-hop/{odd}")
        shown(client, chair, f"/cuoc-hop/kien-nghi/{odd}")


def test_a_committee_learns_that_a_body_below_it_is_invited(client, chair, member, meeting):
    below = make_body(f"{COMMUNE}.ub", "Ủy ban nhân dân xã")
    make_invited(meeting, below, chair)
    assert "Họp quý I" in shown(client, member, "/cuoc-hop/duoc-moi/")
    assert "Ủy ban nhân dân xã được mời" in shown(client, member, f"/cuoc-hop/{meeting.pk}/")
    assert "Họp quý I" not in shown(client, chair, "/cuoc-hop/duoc-moi/")


@pytest.mark.parametrize("act", ["sua", "len", "xuong", "bo", "khac"])
def test_steps_that_nobody_knows_are_not_there(client, chair, meeting, act):
    client.force_login(chair.user)
    for where in (f"{meeting.pk}/buoc", "noi-dung/0", "kien-nghi/0"):
        assert client.post(f"/cuoc-hop/{where}/{act}/").status_code == 404


def test_an_officer_reads_and_does_not_write(client, chair, meeting):
    officer = make_seat("v.01", Role.OFFICER)
    page = shown(client, officer, f"/cuoc-hop/{meeting.pk}/")
    assert "Thêm nội dung" not in page
    assert "Tình hình để họp" in page
    sent(client, officer, f"/cuoc-hop/{meeting.pk}/chuong-trinh/", 403, title="chen")
    client.force_login(officer.user)
    assert client.get("/cuoc-hop/moi/").status_code == 403
