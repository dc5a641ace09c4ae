"""Addresses of all pages. Paths are Vietnamese, names English."""

from django.urls import include, path, register_converter

from sauro.cases import apart_views, case_views, custody_views
from sauro.cases import case_line_views as case_lines
from sauro.cases import catalogue_views as catalogues
from sauro.cases import views as cases
from sauro.cases.again import views as again
from sauro.cases.attachments import views as attachments
from sauro.cases.exporting import views as case_exports
from sauro.cases.importing import views as case_imports
from sauro.cases.mapping import views as mapping
from sauro.cases.papers import views as case_papers
from sauro.cases.sharing import file_views as shared_files
from sauro.cases.sharing import transfer_views as transfers
from sauro.cases.sharing import views as sharing
from sauro.config import api_pages
from sauro.config.api import api
from sauro.config.home import home
from sauro.directives import assign_views as assigning
from sauro.directives import filter_views as filters
from sauro.directives import keeping_views as keeping
from sauro.directives import views as directives
from sauro.directives.assignments import dating_views, report_views
from sauro.directives.assignments import handing_views as handing
from sauro.directives.assignments import lists as work_lists
from sauro.directives.assignments import papers as papers_told
from sauro.directives.assignments import taking_over_views as taking_over
from sauro.directives.assignments import views as work
from sauro.directives.channels import views as channels
from sauro.directives.following import views as following
from sauro.directives.overview import views as overview
from sauro.directives.pressure import views as pressure
from sauro.documents import views as documents
from sauro.documents.citing import deciding
from sauro.documents.citing import views as citing
from sauro.documents.day_lists import views as day_lists
from sauro.documents.renewals import views as renewals
from sauro.documents.tasklists import views as tasklists
from sauro.foundation.access import link_pages, token_pages
from sauro.foundation.access import views as access
from sauro.meetings import pack_views as packs
from sauro.meetings import part_views as meeting_parts
from sauro.meetings import proposal_views as proposals
from sauro.meetings import views as meetings
from sauro.meetings.notices import notice_views as notices
from sauro.meetings.notices import views as concluding
from sauro.organization import views as organization
from sauro.organization.addresses import BodyPath
from sauro.organization.days_off import local_views as local_days_off
from sauro.organization.days_off import views as days_off
from sauro.parties import number_views as numbers
from sauro.parties import pair_views as pairs
from sauro.parties import views as parties
from sauro.reporting import act_views as report_acts
from sauro.reporting import cell_views as report_cells
from sauro.reporting import duty_views as duty_pages
from sauro.reporting import sheet_views as report_sheets
from sauro.reporting import views as reports
from sauro.reporting import work_views as report_work
from sauro.reporting.texts import views as report_texts

register_converter(BodyPath, "body")

urlpatterns = [
    path("", home, name="home"),
    path("van-ban/", documents.document_list, name="documents"),
    path("van-ban/xuat-excel/", documents.documents_export, name="documents_export"),
    path("van-ban/danh-muc/", tasklists.task_lists, name="task_lists"),
    path("van-ban/danh-muc/<int:list_id>/", tasklists.task_list, name="task_list"),
    path("van-ban/danh-muc/<int:list_id>/bo/", tasklists.task_list_drop, name="task_list_drop"),
    path("van-ban/danh-muc/<int:list_id>/nhap/", tasklists.task_list_enter, name="task_list_enter"),
    path("van-ban/vien-dan/", citing.cited_list, name="cited_list"),
    path("van-ban/vien-dan/xuat-excel/", citing.cited_export, name="cited_export"),
    path("van-ban/vien-dan/so/<path:key>/", citing.cited_page, name="cited"),
    path("van-ban/vien-dan/<int:citation_id>/", deciding.citation_page, name="citation"),
    path("van-ban/<int:document_id>/vien-dan/", citing.citations_page, name="citations"),
    path("van-ban/<int:document_id>/", documents.document_page, name="document"),
    path("van-ban/<int:document_id>/them-viec/", documents.item_add, name="item_add"),
    path("van-ban/<int:document_id>/trang/<int:page>/", documents.page_picture, name="page"),
    path("van-ban/<int:document_id>/ten-goi/", documents.name_page, name="name"),
    path("van-ban/<int:document_id>/noi-ban-hanh/", documents.issuing_page, name="issuing"),
    path("van-ban/<int:document_id>/dau-van-ban/", documents.head_page, name="head"),
    path("van-ban/<int:document_id>/dinh-chinh/", documents.document_correct, name="correct"),
    path("van-ban/<int:document_id>/khep-lai/", documents.document_close, name="close"),
    path("van-ban/<int:document_id>/mo-lai/", documents.document_reopen, name="reopen"),
    path("van-ban/<int:document_id>/cho-xem/", documents.share_page, name="share"),
    path("van-ban/<int:document_id>/da-xem/", documents.doubt_settle, name="doubt_settle"),
    path("van-ban/<int:document_id>/ban-hanh/", directives.publish, name="publish"),
    path("viec/<int:item_id>/<slug:act>/", documents.item_act, name="item_act"),
    path("so-theo-doi/", directives.register_list, name="register"),
    path("so-theo-doi/xuat-excel/", directives.register_export, name="register_export"),
    path("so-theo-doi/goi-y/", filters.suggestions, name="suggestions"),
    path("so-theo-doi/bo-loc/", filters.filter_list, name="filters"),
    path("so-theo-doi/bo-loc/luu/", filters.filter_save, name="filter_save"),
    path("so-theo-doi/bo-loc/<int:filter_id>/", filters.filter_act, name="filter_act"),
    path("so-theo-doi/do-ro/", directives.clarity_issuers, name="clarity_issuers"),
    path("so-theo-doi/van-ban/<int:document_id>/", directives.clarity_page, name="clarity"),
    path("so-theo-doi/<int:directive_id>/", directives.directive_page, name="directive"),
    path("so-theo-doi/<int:directive_id>/giao/", assigning.assign_page, name="assign"),
    path("so-theo-doi/<int:directive_id>/han/", dating_views.dating_page, name="dating"),
    path("so-theo-doi/van-ban/<int:document_id>/tinh-hinh/", work.progress_page, name="progress"),
    path(
        "so-theo-doi/van-ban/<int:document_id>/tinh-hinh/tai-ve/<slug:form>/",
        report_views.progress_file,
        name="progress_file",
    ),
    path("viec-duoc-giao/", work_lists.work_list, name="work_list"),
    path("viec-duoc-giao/xuat-excel/", work_lists.work_export, name="work_export"),
    path("viec-duoc-giao/da-giao/", work_lists.given_list, name="given"),
    path("viec-duoc-giao/phoi-hop/", work_lists.helped_list, name="helped"),
    path("viec-duoc-giao/co-quan-van-ban/", overview.matrix_page, name="work_matrix"),
    path(
        "viec-duoc-giao/co-quan-van-ban/xuat-excel/",
        overview.matrix_export,
        name="work_matrix_export",
    ),
    path("viec-duoc-giao/theo-ngay-han/", overview.by_day_page, name="work_by_day"),
    path("viec-duoc-giao/qua-han/", overview.overdue_page, name="work_overdue"),
    path("viec-duoc-giao/toi-theo-doi/", following.followed_list, name="followed"),
    path("viec-duoc-giao/nguoi-theo-doi/", following.followers_page, name="followers"),
    path(
        "viec-duoc-giao/nguoi-theo-doi/<int:following_id>/thoi/",
        following.follower_end,
        name="follower_end",
    ),
    path("viec-duoc-giao/van-ban/", papers_told.papers_page, name="papers_told"),
    path("viec-duoc-giao/van-ban/<int:document_id>/", papers_told.part_page, name="paper_part"),
    path("viec-duoc-giao/<int:assignment_id>/", work.work_page, name="work"),
    path("viec-duoc-giao/<int:assignment_id>/<slug:act>/", work.work_act, name="work_act"),
    path("de-nghi/<int:request_id>/", work.request_decide, name="request_decide"),
    path("tai-lieu/<int:evidence_id>/", work.evidence_file, name="evidence"),
    path("vu-viec/", case_views.case_list, name="cases"),
    path("vu-viec/xuat-excel/", case_views.cases_export, name="cases_export"),
    path("vu-viec/xuat-csv/", case_exports.cases_csv, name="cases_csv"),
    path("vu-viec/nhap/", case_imports.case_files, name="case_files"),
    path("vu-viec/nhap/tep-mau/", case_imports.case_template, name="case_template"),
    path("vu-viec/nhap/<int:file_id>/", case_imports.case_file, name="case_file"),
    path("vu-viec/nhap/<int:file_id>/cot/", case_imports.case_file_columns, name="case_columns"),
    path("vu-viec/nhap/<int:file_id>/doc-lai/", case_imports.case_file_again, name="case_again"),
    path("vu-viec/nhap/<int:file_id>/vao-so/", case_imports.case_file_load, name="case_load"),
    path("vu-viec/nhap/<int:file_id>/loi/", case_imports.case_file_remarks, name="case_remarks"),
    path("vu-viec/nhap/<int:file_id>/bo/", case_imports.case_file_drop, name="case_file_drop"),
    path("vu-viec/moi/", case_views.case_enter, name="case_enter"),
    path("vu-viec/goi-y-doi-tuong/", case_lines.alike, name="case_alike"),
    path("vu-viec/tai-pham/", again.repeat_list, name="case_repeat"),
    path("vu-viec/tai-pham/xuat-excel/", again.repeat_export, name="case_repeat_export"),
    path("vu-viec/ban-do/", mapping.map_page, name="case_map"),
    path("vu-viec/theo-thoi-gian/", mapping.timeline_page, name="case_timeline"),
    path("vu-viec/<int:case_id>/", case_views.case_page, name="case"),
    path("vu-viec/<int:case_id>/lien-quan/", again.linked_page, name="case_linked"),
    path("vu-viec/<int:case_id>/sua/", case_views.case_change, name="case_change"),
    path("vu-viec/<int:case_id>/thoi-han/", case_views.case_clocks, name="case_clocks"),
    path("vu-viec/<int:case_id>/tang-vat/", custody_views.case_exhibits, name="case_exhibits"),
    path(
        "vu-viec/<int:case_id>/tang-vat/ban-giao/<int:number>/",
        custody_views.handover_paper,
        name="handover_paper",
    ),
    path("vu-viec/<int:case_id>/tai-lieu/", attachments.case_attachments, name="case_attachments"),
    path(
        "vu-viec/tai-lieu/<int:attachment_id>/", attachments.attachment_file, name="attachment_file"
    ),
    path(
        "vu-viec/tai-lieu/<int:attachment_id>/ban-sach/",
        attachments.attachment_clean,
        name="attachment_clean",
    ),
    path(
        "vu-viec/tai-lieu/<int:attachment_id>/anh-nho/",
        attachments.attachment_small,
        name="attachment_small",
    ),
    path(
        "vu-viec/tai-lieu/<int:attachment_id>/rut/",
        attachments.attachment_withdraw,
        name="attachment_withdraw",
    ),
    path("vu-viec/<int:case_id>/van-ban/", case_papers.case_papers, name="case_papers"),
    path("vu-viec/du-thao/<int:draft_id>/", case_papers.case_draft, name="case_draft"),
    path(
        "vu-viec/du-thao/<int:draft_id>/phat-hanh/",
        case_papers.case_draft_issue,
        name="case_draft_issue",
    ),
    path("vu-viec/du-thao/<int:draft_id>/bo/", case_papers.case_draft_drop, name="case_draft_drop"),
    path(
        "vu-viec/du-thao/<int:draft_id>/<slug:form>/",
        case_papers.case_draft_file,
        name="case_draft_file",
    ),
    path("vu-viec/van-ban/<int:case_paper_id>/", case_papers.case_paper, name="case_paper"),
    path(
        "vu-viec/van-ban/<int:case_paper_id>/huy/",
        case_papers.case_paper_cancel,
        name="case_paper_cancel",
    ),
    path(
        "vu-viec/van-ban/<int:case_paper_id>/thay/",
        case_papers.case_paper_replace,
        name="case_paper_replace",
    ),
    path(
        "vu-viec/van-ban/<int:case_paper_id>/<slug:form>/",
        case_papers.case_paper_file,
        name="case_paper_file",
    ),
    path("vu-viec/<int:case_id>/tien/", custody_views.case_money, name="case_money"),
    path("vu-viec/<int:case_id>/ghi/<slug:sort>/", case_lines.line_add, name="case_add"),
    path(
        "vu-viec/<int:case_id>/bo/<slug:sort>/<int:line_id>/",
        case_lines.line_drop,
        name="case_drop",
    ),
    path(
        "vu-viec/<int:case_id>/hanh-vi-chinh/<int:line_id>/",
        case_lines.violation_main,
        name="violation_main",
    ),
    path("vu-viec/<int:case_id>/nhiem-vu/", case_lines.work_add, name="case_work_add"),
    path(
        "vu-viec/<int:case_id>/nhiem-vu/<int:line_id>/bo/",
        case_lines.work_drop,
        name="case_work_drop",
    ),
    path("vu-viec/hoi-va-cho-xem/", sharing.share_list, name="shares"),
    path("vu-viec/hoi-va-cho-xem/de-nghi/", sharing.share_ask, name="share_ask"),
    path(
        "vu-viec/hoi-va-cho-xem/de-nghi/<int:asked_id>/",
        sharing.share_request,
        name="share_request",
    ),
    path("vu-viec/hoi-va-cho-xem/<int:grant_id>/", sharing.share_grant, name="share_grant"),
    path(
        "vu-viec/hoi-va-cho-xem/<int:grant_id>/ho-so/",
        shared_files.share_file,
        name="share_file",
    ),
    path("vu-viec/chuyen-nhan/", transfers.transfer_list, name="case_transfers"),
    path("vu-viec/chuyen-nhan/<int:transfer_id>/", transfers.case_transfer, name="case_transfer"),
    path("vu-viec/<int:case_id>/chuyen/", transfers.case_hand, name="case_hand"),
    path("vu-viec/<int:case_id>/cho-xem/", sharing.case_share, name="case_share"),
    path("vu-viec/danh-muc/", catalogues.catalogue_page, name="case_catalogues"),
    path("vu-viec/danh-muc/<slug:sort>/moi/", catalogues.row_add, name="case_catalogue_add"),
    path("vu-viec/danh-muc/<slug:sort>/<slug:code>/", catalogues.row_page, name="case_catalogue"),
    path("vu-viec/hang-hoa/<int:line_id>/", case_lines.goods_change, name="goods_change"),
    path(
        "vu-viec/<int:case_id>/khong-phai-mot-vu/<int:twin_id>/",
        apart_views.case_apart,
        name="case_apart",
    ),
    path(
        "vu-viec/khong-phai-mot-vu/<int:apart_id>/rut/",
        apart_views.apart_take_back,
        name="apart_take_back",
    ),
    path("vu-viec/buoc/<int:event_id>/", case_lines.step_correct, name="step_correct"),
    path("vu-viec/phoi-hop/<int:joint_id>/thoi/", case_lines.joint_end, name="joint_end"),
    path("bao-cao/", reports.report_list, name="reports"),
    path("bao-cao/che-do/", duty_pages.duty_list, name="duties"),
    path("bao-cao/che-do/moi/", duty_pages.duty_make, name="duty_make"),
    path("bao-cao/che-do/<int:duty_id>/", duty_pages.duty_page, name="duty"),
    path("bao-cao/che-do/<int:duty_id>/thoi/", duty_pages.duty_end, name="duty_end"),
    path(
        "bao-cao/che-do/<int:duty_id>/ky/<str:starts_on>/<str:ends_on>/",
        report_acts.round_page,
        name="round",
    ),
    path("bao-cao/<int:report_id>/", reports.report_page, name="report"),
    path("bao-cao/<int:report_id>/o/<int:slot>/", report_cells.report_cell, name="report_cell"),
    path("bao-cao/<int:report_id>/nhiem-vu/", report_work.report_work_add, name="report_work_add"),
    path(
        "bao-cao/<int:report_id>/nhiem-vu/<int:line_id>/bo/",
        report_work.report_work_drop,
        name="report_work_drop",
    ),
    path("bao-cao/<int:report_id>/loi-van/", report_texts.report_text, name="report_text"),
    path(
        "bao-cao/<int:report_id>/tep/<int:version>/<slug:form>/",
        report_texts.report_file,
        name="report_file",
    ),
    path("bao-cao/tong-hop/<int:sum_id>/loi-van/", report_texts.sum_text, name="sum_text"),
    path("bao-cao/tong-hop/<int:sum_id>/chot/", report_texts.sum_publish, name="sum_publish"),
    path("bao-cao/tong-hop/<int:sum_id>/tep/<slug:form>/", report_texts.sum_file, name="sum_file"),
    path("bao-cao/tong-hop/<int:sum_id>/o/<int:slot>/", report_cells.sum_cell, name="sum_cell"),
    path("bao-cao/<int:report_id>/tep-mau/", report_sheets.report_sheet, name="report_sheet"),
    path("bao-cao/<int:report_id>/tu-tep/", report_sheets.report_sheet_in, name="report_sheet_in"),
    path("bao-cao/<int:report_id>/lay-tong-hop/", report_acts.report_take, name="report_take"),
    path("bao-cao/<int:report_id>/buoc/<slug:act>/", report_acts.report_act, name="report_act"),
    path("doi-tuong/", parties.party_list, name="parties"),
    path("doi-tuong/moi/", parties.party_enter, name="party_enter"),
    path("doi-tuong/hoi-noi-khac/", numbers.ask_others, name="ask_others"),
    path("doi-tuong/co-the-trung/", pairs.lookalike_list, name="lookalikes"),
    path("doi-tuong/co-the-trung/<int:one_id>/<int:other_id>/", pairs.pair_page, name="pair"),
    path("doi-tuong/ket-luan/<int:judgement_id>/huy/", pairs.judgement_undo, name="judgement_undo"),
    path("doi-tuong/so/<int:number_id>/xem/", numbers.number_see, name="number_see"),
    path("doi-tuong/so/<int:number_id>/rut/", numbers.number_withdraw, name="number_withdraw"),
    path("doi-tuong/<int:party_id>/", parties.party_page, name="party"),
    path("doi-tuong/<int:party_id>/ghi-them/", parties.party_add, name="party_add"),
    path("cuoc-hop/", meetings.meeting_list, name="meetings"),
    path("cuoc-hop/duoc-moi/", meetings.invitation_list, name="invitations"),
    path("cuoc-hop/moi/", meetings.meeting_make, name="meeting_make"),
    path("cuoc-hop/kien-nghi/", proposals.proposal_list, name="proposals"),
    path("cuoc-hop/kien-nghi/da-gui/", proposals.sent_list, name="proposals_sent"),
    path("cuoc-hop/kien-nghi/xuat-excel/", proposals.proposals_export, name="proposals_export"),
    path("cuoc-hop/kien-nghi/gui/", proposals.proposal_send, name="proposal_send"),
    path("cuoc-hop/kien-nghi/<int:proposal_id>/", proposals.proposal_page, name="proposal"),
    path(
        "cuoc-hop/kien-nghi/<int:proposal_id>/<slug:act>/",
        proposals.proposal_act,
        name="proposal_act",
    ),
    path("cuoc-hop/<int:meeting_id>/", meetings.meeting_page, name="meeting"),
    path("cuoc-hop/<int:meeting_id>/sua/", meetings.meeting_change, name="meeting_change"),
    path("cuoc-hop/<int:meeting_id>/buoc/<slug:act>/", meetings.meeting_act, name="meeting_act"),
    path("cuoc-hop/<int:meeting_id>/chuong-trinh/", meeting_parts.agenda_add, name="agenda_add"),
    path(
        "cuoc-hop/noi-dung/<int:point_id>/<slug:act>/", meeting_parts.agenda_act, name="agenda_act"
    ),
    path("cuoc-hop/<int:meeting_id>/moi-hop/", meeting_parts.invite_page, name="invite"),
    path("cuoc-hop/<int:meeting_id>/diem-danh/", meeting_parts.attendance_page, name="attendance"),
    path("cuoc-hop/khong-moi/<int:participant_id>/", meeting_parts.uninvite, name="uninvite"),
    path("cuoc-hop/<int:meeting_id>/tai-lieu/", meeting_parts.papers_add, name="papers_add"),
    path("cuoc-hop/tai-lieu/<int:paper_id>/", meeting_parts.paper_file, name="paper"),
    path("cuoc-hop/tai-lieu/<int:paper_id>/bo/", meeting_parts.paper_drop, name="paper_drop"),
    path("cuoc-hop/<int:meeting_id>/tinh-hinh/", packs.pack_page, name="pack"),
    path("cuoc-hop/<int:meeting_id>/tinh-hinh/docx/", packs.pack_docx, name="pack_docx"),
    path("cuoc-hop/<int:meeting_id>/tinh-hinh/luu/", packs.pack_lay, name="pack_lay"),
    path("cuoc-hop/<int:meeting_id>/ket-luan/", concluding.conclusions_page, name="conclusions"),
    path("cuoc-hop/<int:meeting_id>/chuyen-tiep/", concluding.carry_page, name="carry"),
    path("cuoc-hop/ket-luan/<int:conclusion_id>/", concluding.conclusion_page, name="conclusion"),
    path(
        "cuoc-hop/ket-luan/<int:conclusion_id>/<slug:act>/",
        concluding.conclusion_act,
        name="conclusion_act",
    ),
    path("cuoc-hop/<int:meeting_id>/thong-bao/", notices.notice_page, name="notice"),
    path(
        "cuoc-hop/<int:meeting_id>/thong-bao/ban-hanh/", notices.notice_issue, name="notice_issue"
    ),
    path(
        "cuoc-hop/<int:meeting_id>/thong-bao/tai-ve/<slug:form>/",
        notices.notice_file,
        name="notice_file",
    ),
    path("lich-lam-viec/", days_off.day_list, name="workdays"),
    path("lich-lam-viec/xuat-excel/", days_off.days_export, name="workdays_export"),
    path("lich-lam-viec/them/", days_off.day_add, name="workday_add"),
    path("lich-lam-viec/tep/", day_lists.workday_file, name="workday_file"),
    path("lich-lam-viec/tep/ghi/", day_lists.workday_file_write, name="workday_file_write"),
    path("lich-lam-viec/rieng-tinh/", local_days_off.local_days, name="local_days"),
    path("lich-lam-viec/rieng-tinh/them/", local_days_off.local_day_add, name="local_day_add"),
    path(
        "lich-lam-viec/rieng-tinh/<str:path>/<str:day>/",
        local_days_off.local_day,
        name="local_day",
    ),
    path("lich-lam-viec/<str:day>/", days_off.day_page, name="workday"),
    path("lich-lam-viec/<str:day>/bo/", days_off.day_withdraw, name="workday_withdraw"),
    path("quy-dinh/", cases.law_list, name="law"),
    path("quy-dinh/<slug:code>/<str:day>/", cases.law_row, name="law_row"),
    path("nhac-viec/", pressure.reminders, name="reminders"),
    path("nhac-viec/da-doc/", pressure.reminders_read, name="reminders_read"),
    path("nhac-viec/quy-tac/", pressure.rules_page, name="reminder_rules"),
    path("nhac-viec/lich/", pressure.calendar_page, name="calendar"),
    path("nhac-viec/lich/moi/", pressure.calendar_make, name="calendar_make"),
    path("nhac-viec/lich/thu-hoi/", pressure.calendar_revoke, name="calendar_revoke"),
    path("nhac-viec/kenh/", channels.channel_page, name="channel"),
    path("nhac-viec/kenh/dat/", channels.channel_set, name="channel_set"),
    path("nhac-viec/kenh/thu/", channels.channel_try, name="channel_try"),
    path("nhac-viec/kenh/bo/", channels.channel_drop, name="channel_drop"),
    path("lich/<str:code>/viec.ics", pressure.calendar_feed, name="calendar_feed"),
    path("api/v1/openapi.json", api_pages.openapi_json, name="openapi_json"),
    path("api/v1/", api.urls),
    path("khoa-truy-cap/", token_pages.token_list, name="tokens"),
    path("khoa-truy-cap/moi/", token_pages.token_make, name="token_make"),
    path("khoa-truy-cap/<int:token_id>/thu-hoi/", token_pages.token_revoke, name="token_revoke"),
    path("giao-dien-may/", api_pages.reference, name="api_reference"),
    path("giao-dien-may/openapi.json", api_pages.description, name="api_description"),
    path("co-quan/", organization.directory, name="bodies"),
    path("co-quan/xuat-excel/", organization.directory_export, name="bodies_export"),
    path("co-quan/<body:path>/", organization.body_page, name="body"),
    path("co-quan/<body:path>/ben-duoi/", organization.body_below, name="body_below"),
    path("co-quan/<body:path>/nguoi/", organization.body_people, name="body_people"),
    path("co-quan/<body:path>/viec-dang-mo/", handing.body_work, name="body_work"),
    path("co-quan/<body:path>/viec-da-giao/", taking_over.body_given, name="body_given"),
    path("co-quan/<body:path>/van-ban-de-lai/", keeping.body_papers, name="body_papers"),
    path(
        "co-quan/<body:path>/van-ban-de-lai/<int:document_id>/dinh-chinh/",
        keeping.body_paper_correct,
        name="body_paper_correct",
    ),
    path("co-quan/<body:path>/lich-su/", organization.body_history, name="body_history"),
    path("co-quan/<body:path>/sua/<slug:act>/", organization.body_act, name="body_act"),
    path("thanh-vien/<int:membership_id>/ket-thuc/", organization.member_end, name="member_end"),
    path("vi-tri/<int:seat_id>/ket-thuc/", organization.seat_end, name="seat_end"),
    path("co-quan/<body:path>/cac-lan-kien-toan/", renewals.renewal_list, name="renewals"),
    path("co-quan/<body:path>/kien-toan/", renewals.renewal_start, name="renewal_start"),
    path("kien-toan/<int:renewal_id>/", renewals.renewal_page, name="renewal"),
    path("kien-toan/<int:renewal_id>/da-doc/", renewals.renewal_ready, name="renewal_ready"),
    path("kien-toan/<int:renewal_id>/xac-nhan/", renewals.renewal_confirm, name="renewal_confirm"),
    path("co-quan/<body:path>/tai-khoan/", organization.account_list, name="accounts"),
    path("nguoi/<int:user_id>/", organization.account_page, name="account"),
    path("nguoi/<int:user_id>/<slug:act>/", organization.account_act, name="account_act"),
    path(
        "nguoi/<int:user_id>/khoa/<int:token_id>/thu-hoi/",
        organization.account_token_revoke,
        name="account_token_revoke",
    ),
    path("vi-tri/<int:seat_id>/chuyen/", organization.seat_move, name="seat_move"),
    path("vi-tri/<int:seat_id>/tra-loi/", organization.seat_answer, name="seat_answer"),
    path("vi-tri/cho-nhan/", organization.pending_seats, name="pending_seats"),
    path("vi-tri/", access.take_seat, name="take_seat"),
    path("tai-khoan/lan-dau/", link_pages.first_sign_in, name="first_sign_in"),
    path("tai-khoan/lan-dau/<str:code>/", link_pages.first_password, name="first_password"),
    # Passwords and addresses change by whoever keeps the account, not by mail.
    path("tai-khoan/password/reset/", link_pages.forgotten, name="account_reset_password"),
    path("tai-khoan/password/reset/<path:_rest>", link_pages.forgotten),
    path("tai-khoan/password/set/", link_pages.forgotten),
    path("tai-khoan/email/", link_pages.forgotten),
    path("tai-khoan/confirm-email/<path:_rest>", link_pages.forgotten),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("sauro.foundation.web.urls")),
]

handler400 = "sauro.foundation.web.views.bad_request"
handler403 = "sauro.foundation.web.views.not_allowed"
handler500 = "sauro.foundation.web.views.failed"
handler404 = "sauro.foundation.web.errors.not_found"
