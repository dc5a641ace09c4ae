"""Pages: conclusions as they are typed, carried over, the notice filled in and issued."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sauro.directives.assignments.expanding import expand
from sauro.directives.models import Directive
from sauro.directives.tests.make import make_directive, make_named
from sauro.documents.models import Document
from sauro.foundation.access.queries import scope_of
from sauro.foundation.access.rights import Role
from sauro.foundation.access.scope import enter
from sauro.meetings import agenda
from sauro.meetings.models import Conclusion, NoticeDraft
from sauro.meetings.notices import drafting
from sauro.meetings.notices.naming import key_of
from sauro.meetings.notices.tests.make import (
    CLEAR,
    DUE,
    concluded,
    filled_in,
    make_chair,
    make_concluded,
)
from sauro.meetings.rules import Act, State
from sauro.meetings.tests.make import make_meeting
from sauro.organization.tests.make import make_seat

pytestmark = pytest.mark.django_db
TYPED = {
    "task": "kiểm tra kho", "leads": "Công an tỉnh Mẫu", "deadline_text": f"{DUE:%d/%m/%Y}",
    "reports_to": "Ban Chỉ đạo 389 tỉnh Mẫu", "deliverable": "biên bản", "coordinating": "",
    "authority": "được huy động dân quân", "unclear_reason": "",
}  # fmt: skip


@pytest.fixture
def seat(db):
    return make_chair()


@pytest.fixture
def meeting(seat):
    return make_meeting(seat, Act.BEGIN)


@pytest.fixture
def go(client, seat):
    def visit(name, *args, by=None, htmx=False, **sent):
        client.force_login((by or seat).user)
        where = reverse(name, args=args)
        head = {"HX-Request": "true"} if htmx else {}
        answer = client.post(where, sent, headers=head) if sent else client.get(where)
        visit.status = answer.status_code  # type: ignore[attr-defined]
        visit.client = client  # type: ignore[attr-defined]
        enter(scope_of(seat))
        return answer.content.decode()

    return visit


def test_what_is_typed_is_read_back_while_it_is_typed(go, meeting):
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **TYPED)
    assert "<html" not in piece
    assert "Rõ 6/6" in piece
    assert "Giao Công an tỉnh Mẫu kiểm tra kho" in piece
    assert piece.count(f"chậm nhất ngày {DUE:%d/%m/%Y}") == 2  # in the sentence and as the clear
    lacking = go("conclusions", meeting.pk, htmx=True, xem="1", task="kiểm tra", leads="Sở Lạ")
    assert "Rõ 1/6" in lacking
    for words in ("“Sở Lạ” chưa có trong danh bạ", "Chưa rõ thời gian", "Chưa rõ thẩm quyền"):
        assert words in lacking
    assert not Conclusion.objects.exists()


def test_a_helper_whom_nobody_knows_is_remarked_beside_six_clears(go, meeting):
    unknown = TYPED | {"coordinating": "Đoàn rà soát lạ"}
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **unknown)
    assert "Nơi phối hợp “Đoàn rà soát lạ” chưa rõ là cơ quan nào" in piece
    known = TYPED | {"coordinating": "Công an tỉnh Mẫu"}
    assert "Nơi phối hợp “" not in go("conclusions", meeting.pk, htmx=True, xem="1", **known)


def test_without_scripts_a_button_shows_the_same_and_keeps_nothing(go, meeting):
    page = go("conclusions", meeting.pk, xem="1", **TYPED)
    assert go.status == 200
    assert "<html" in page
    assert "Rõ 6/6" in page
    assert "\nkiểm tra kho</textarea>" in page
    assert "Rõ 0/6" in go("conclusions", meeting.pk, xem="1", task="")
    assert not Conclusion.objects.exists()


def test_a_day_inside_the_task_is_told_as_read_otherwise(go, meeting):
    sent = {**TYPED, "task": "rà soát kho trước ngày 15/12/2027", "deadline_text": ""}
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **sent)
    assert "Máy đọc lại câu này ra thời hạn khác" in piece


def test_conclusions_are_written_changed_moved_and_struck_out(go, meeting):
    go("conclusions", meeting.pk, **TYPED)
    go("conclusions", meeting.pk, **{**TYPED, "task": "lập danh sách", "leads": "Sở Y tế tỉnh Mẫu"})
    first, second = Conclusion.objects.order_by("position")
    assert (first.leads, first.task) == (["Công an tỉnh Mẫu"], "kiểm tra kho")
    page = go("conclusion", second.pk)
    assert "\nlập danh sách</textarea>" in page
    go("conclusion", second.pk, **{**TYPED, "task": "lập sổ", "version": second.version})
    stale = go("conclusion", second.pk, **{**TYPED, "task": "lời của tôi", "version": 1})
    assert go.status == 409
    assert "lời của tôi" in stale
    go("conclusion_act", second.pk, "len", go="1")
    assert [c.task for c in Conclusion.objects.order_by("position")] == ["lập sổ", "kiểm tra kho"]
    first.refresh_from_db()
    go("conclusion_act", first.pk, "bo", version=first.version)
    assert [c.task for c in Conclusion.objects.all()] == ["lập sổ"]
    go("conclusion_act", second.pk, "nhay", version=1)
    assert go.status == 404


def test_what_cannot_be_kept_stays_typed(go, meeting):
    page = go("conclusions", meeting.pk, **{**TYPED, "task": ""})
    assert go.status == 422
    assert "Hãy nhập việc" in page
    assert "được huy động dân quân" in page


def test_unsettled_work_becomes_conclusions_with_one_act(go, meeting, seat):
    for n, days in enumerate((-3, 4)):
        found = make_directive(
            f"Giao Sở Y tế tỉnh Mẫu rà soát kho số {n}.", told=(("v.01.yt", "lead"),),
            due_on=timezone.localdate() + timedelta(days), lead=["Sở Y tế tỉnh Mẫu"],
        )  # fmt: skip
        expand(found.addressees.all(), [found], timezone.now())
    page = go("carry", meeting.pk)
    assert page.index("Quá hạn 3 ngày") < page.index("Trong hạn")
    assert "Sở Y tế tỉnh Mẫu" in page
    assert "Chuyển tiếp việc dang dở (2)" in go("conclusions", meeting.pk)
    assert "Chưa chọn việc nào" in go("carry", meeting.pk, x="1")
    go("carry", meeting.pk, viec=Directive.objects.order_by("pk").values_list("pk", flat=True)[0])
    assert [c.task for c in Conclusion.objects.all()] == ["rà soát kho số 0"]
    go("carry", meeting.pk, **{"tat-ca": "1"})
    assert Conclusion.objects.count() == 2
    assert "Chuyển tiếp từ" in go("conclusions", meeting.pk)
    assert "Không còn việc dang dở nào" in go("carry", meeting.pk)


def made_alike():
    """Two teams of one name."""
    return [make_named(f"v.01.k{n}", f"Đội Kiểm soát tỉnh Mẫu số {n}") for n in (1, 2)]


def boxes(page):
    """Names and values of the boxes that stand in a page, ticked or not."""
    found = re.findall(
        r'<input type="checkbox"[^>]*name="([^"]+)" value="([^"]+)"( checked)?', page
    )
    return {(name, value): bool(ticked) for name, value, ticked in found}


def test_a_name_of_several_bodies_is_chosen_as_it_is_typed(go, meeting):
    first, second = made_alike()
    sent = {**TYPED, "leads": "Đội Kiểm soát"}
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **sent)
    assert "“Đội Kiểm soát” là cơ quan nào?" in piece
    offered = boxes(piece)
    name = f"chon-{key_of('Đội Kiểm soát')}"
    assert {(name, str(first.pk)), (name, str(second.pk))} <= offered.keys()
    assert not any(offered.values())
    sent[name] = str(second.pk)
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **sent)
    assert boxes(piece)[name, str(second.pk)]
    assert "Rõ 6/6" in piece
    go("conclusions", meeting.pk, **sent)
    row = Conclusion.objects.get()
    assert [c.body for c in row.choices.all()] == [second]
    assert "Rõ 6/6" in go("conclusions", meeting.pk)


def test_the_same_without_scripts_and_it_stays_ticked_when_it_is_opened_again(go, meeting):
    _first, second = made_alike()
    name = f"chon-{key_of('Đội Kiểm soát')}"
    sent = {**TYPED, "leads": "Đội Kiểm soát", name: str(second.pk)}
    page = go("conclusions", meeting.pk, xem="1", **sent)
    assert boxes(page)[name, str(second.pk)]
    assert 'form="ket-luan"' in page
    go("conclusions", meeting.pk, **sent)
    row = Conclusion.objects.get()
    assert boxes(go("conclusion", row.pk))[name, str(second.pk)]
    left = {**TYPED, "leads": "Đội Kiểm soát", "version": row.version}
    go("conclusion", row.pk, **left)
    assert not row.choices.exists()


def test_a_name_of_nobody_is_searched_for(go, meeting):
    body = make_named("v.01.k1", "Trung tâm Kiểm nghiệm tỉnh Mẫu")
    key = key_of("Phòng Thí nghiệm")
    sent = {**TYPED, "leads": "Phòng Thí nghiệm", f"tim-{key}": "kiểm nghiệm"}
    piece = go("conclusions", meeting.pk, htmx=True, xem="1", **sent)
    assert (f"chon-{key}", str(body.pk)) in boxes(piece)
    page = go("conclusions", meeting.pk, **sent)
    assert go.status == 422
    assert "mà chưa chọn cơ quan nào" in page
    assert 'value="kiểm nghiệm"' in page
    assert "được huy động dân quân" in page
    assert not Conclusion.objects.exists()
    go("conclusions", meeting.pk, **sent, **{f"chon-{key}": str(body.pk)})
    assert Conclusion.objects.get().choices.get().body == body
    vain = go("conclusions", meeting.pk, htmx=True, xem="1", **{**sent, f"tim-{key}": "phi hành"})
    assert "Không có cơ quan nào mang tên" in vain


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "0", "\0"])
def test_a_box_that_nobody_offered_is_told(go, meeting, value):
    name = f"chon-{key_of('Sở Lạ')}"
    go("conclusions", meeting.pk, **{**TYPED, "leads": "Sở Lạ", name: value})
    assert go.status in (302, 422)
    assert not any(row.choices.exists() for row in Conclusion.objects.all())


def test_conclusions_stand_by_points_of_the_agenda(go, meeting, seat):
    point = agenda.add_item(meeting.pk, "Xăng dầu", "", by=seat)
    go("conclusions", meeting.pk, **TYPED)
    go("conclusions", meeting.pk, **{**TYPED, "task": "lập sổ", "agenda_item_id": point.pk})
    page = go("conclusions", meeting.pk)
    assert page.index("Xăng dầu</h2>") < page.index("lập sổ") < page.index("Nhiệm vụ chung</h2>")
    assert page.index("Nhiệm vụ chung</h2>") < page.index("kiểm tra kho")
    assert 'start="2"' in page


def test_what_was_sent_twice_is_there_once(go, meeting):
    for _again in range(2):
        go("conclusions", meeting.pk, **TYPED)
    assert Conclusion.objects.count() == 1


def test_what_is_too_long_to_be_carried_over_is_shortened_by_hand(go, meeting):
    found = make_directive(
        "Giao Sở Y tế tỉnh Mẫu rà soát " + "kho thuốc, " * 500, told=(("v.01.yt", "lead"),),
        due_on=timezone.localdate() - timedelta(3), lead=["Sở Y tế tỉnh Mẫu"],
    )  # fmt: skip
    expand(found.addressees.all(), [found], timezone.now())
    page = go("carry", meeting.pk)
    assert "Chưa chuyển tiếp được" in page
    link = f"{reverse('conclusions', args=[meeting.pk])}?chuyen-tiep={found.pk}"
    assert link in page
    go("carry", meeting.pk, **{"tat-ca": "1"})
    assert go.status == 422
    page = go.client.get(link).content.decode()
    assert "kho thuốc, kho thuốc" in page
    assert f'name="carried_from_id" value="{found.pk}"' in page
    go("conclusions", meeting.pk, **{**TYPED, "carried_from_id": found.pk})
    assert Conclusion.objects.get().carried_from == found


def test_a_simulated_notice_bears_its_mark_on_the_page(go, seat, settings):
    meeting = make_concluded(seat, CLEAR)
    assert "DỮ LIỆU MÔ PHỎNG" not in go("notice", meeting.pk)
    settings.SIMULATED = True
    assert "DỮ LIỆU MÔ PHỎNG" in go("notice", meeting.pk)


def test_the_notice_is_filled_in_taken_along_and_issued(go, seat, client):
    meeting = make_concluded(seat, CLEAR)
    page = go("notice", meeting.pk)
    assert "Chưa ghi số, ký hiệu" in page
    assert "BAN CHỈ ĐẠO 389 TỈNH MẪU" in page
    assert "Mẫu, ngày … tháng … năm …" in page
    assert page.index("CỘNG HÒA XÃ HỘI") < page.index("Mẫu, ngày …") < page.index("THÔNG BÁO</p>")
    assert page.index("Nơi nhận:</em>") < page.index('class="signed"')
    refused = go("notice_issue", meeting.pk, version=0)
    assert go.status == 422
    assert "thể thức" in refused
    form, issued_on = drafting.form_of(meeting), timezone.localdate(meeting.held_at)
    go("notice", meeting.pk, version=0, issuer="BAN CHỈ ĐẠO 389 TỈNH MẪU", number="27/TB-BCĐ389",
       place="Mẫu", issued_on=f"{issued_on:%d/%m/%Y}", subject=form.subject,
       opening=form.opening, closing=form.closing, recipients="Như thành phần\nLưu: VT",
       capacity="TRƯỞNG BAN", signer="Lò Văn Mẫu")  # fmt: skip
    row = NoticeDraft.objects.get()
    assert (row.recipients, row.version) == (["Như thành phần", "Lưu: VT"], 1)
    stale = go("notice", meeting.pk, version=0, number="28/TB", subject="lời của tôi")
    assert go.status == 409
    assert "lời của tôi" in stale
    for kind, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert (
            client.get(reverse("notice_file", args=[meeting.pk, kind]))
            .content[:4]
            .startswith(begins)
        )
    assert client.get(reverse("notice_file", args=[meeting.pk, "exe"])).status_code == 404
    go("notice_issue", meeting.pk, version=1)
    assert go.status == 302
    meeting.refresh_from_db()
    assert meeting.state == State.ISSUED
    page = go("notice", meeting.pk)
    assert "Đã ban hành:" in page
    assert "Ban hành và vào sổ" not in page
    assert "Xem việc trong sổ" in go("conclusions", meeting.pk)


def test_what_issuing_asks_for_is_not_called_optional(go, seat, meeting):
    page = go("notice", make_concluded(seat, CLEAR).pk)
    assert (page.count("(cần khi ban hành)"), page.count("(không bắt buộc)")) == (8, 2)
    page = go("conclusions", meeting.pk)
    assert re.search(r"Ai chủ trì\s*<span[^>]*>\(cần khi ban hành\)", page)
    assert re.search(r"Ai phối hợp\s*<span[^>]*>\(không bắt buộc\)", page)


def test_a_day_of_issue_before_the_meeting_is_told_beside_it(go, seat):
    meeting = make_concluded(seat, CLEAR)
    early = timezone.localdate() - timedelta(1)
    page = go("notice", meeting.pk, version=0, number="27/TB", issued_on=f"{early:%d/%m/%Y}")
    assert go.status == 422
    assert "trước ngày họp" in page
    assert not NoticeDraft.objects.exists()


def test_a_day_of_issue_to_come_is_issued_only_where_it_is_ticked(go, seat):
    meeting = make_concluded(seat, CLEAR)
    row = filled_in(meeting, seat, issued_on=timezone.localdate() + timedelta(2))
    page = go("notice_issue", meeting.pk, version=row.version)
    assert (go.status, "chưa tới. Hãy sửa ngày" in page) == (422, True)
    assert 'name="chua-toi"' in page
    assert not Document.objects.exists()
    go("notice_issue", meeting.pk, version=row.version, **{"chua-toi": "1"})
    meeting.refresh_from_db()
    assert meeting.state == State.ISSUED


def test_what_was_read_otherwise_leads_to_the_page_that_verifies(go, seat, client):
    odd = replace(CLEAR, task="rà soát trước ngày 15/12/2027", deadline_text="", unclear_reason="a")
    meeting = make_concluded(seat, odd)
    filled_in(meeting, seat)
    client.force_login(seat.user)
    answer = client.post(reverse("notice_issue", args=[meeting.pk]), {"version": 1}, follow=True)
    enter(scope_of(seat))
    document = NoticeDraft.objects.get().document
    assert document
    assert answer.redirect_chain[-1][0] == reverse("document", args=[document.pk])
    said = answer.content.decode()
    assert "khác với kết luận" in said
    assert "Kết luận của cuộc họp khác với kết quả đọc" in said
    assert "đọc lại khác" in go("notice", meeting.pk)


def test_an_unclear_one_is_named_before_it_is_issued(go, seat):
    meeting = make_concluded(seat, replace(CLEAR, leads=()))
    filled_in(meeting, seat)
    assert "Kết luận 1 mới rõ 5/6" in go("notice", meeting.pk)
    refused = go("notice_issue", meeting.pk, version=1)
    assert (go.status, "Kết luận 1 mới rõ" in refused) == (422, True)


def test_who_is_invited_or_elsewhere_sees_nothing_and_officers_only_read(go, seat):
    meeting = make_concluded(seat, CLEAR)
    row = meeting.conclusions.get()
    for by in (make_seat("v.01.ca"), make_seat("v.02"), make_seat("v")):
        for name, key in (
            ("conclusions", meeting.pk), ("carry", meeting.pk), ("notice", meeting.pk),
            ("conclusion", row.pk),
        ):  # fmt: skip
            go(name, key, by=by)
            assert go.status == 404, (by, name)
    officer = make_seat("v.01", role=Role.ADMINISTRATOR)
    page = go("conclusions", meeting.pk, by=officer)
    assert "kiểm tra các kho" in page
    assert "<textarea" not in page
    go("conclusions", meeting.pk, by=officer, **TYPED)
    assert go.status == 403
    assert meeting.conclusions.count() == 1


def test_names_may_be_split_by_lines_or_semicolons(go, meeting):
    go("conclusions", meeting.pk, **{**TYPED, "coordinating": "Sở Y tế; Sở Công Thương\nCông an"})
    assert Conclusion.objects.get().coordinating == ["Sở Y tế", "Sở Công Thương", "Công an"]


def test_the_page_of_the_meeting_leads_there(go, seat):
    meeting = make_concluded(seat)
    concluded(meeting, CLEAR, seat)
    page = go("meeting", meeting.pk)
    links = re.findall(r'href="([^"]+)"', page)
    assert reverse("conclusions", args=[meeting.pk]) in links
    assert reverse("notice", args=[meeting.pk]) in links
