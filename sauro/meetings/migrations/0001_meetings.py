"""Meetings, what belongs to them, and what bodies propose."""

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models

import sauro.foundation.access.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0005_account_guard"),
        ("directives", "0019_assignments_bound"),
        ("documents", "0015_of_one_document"),
        ("organization", "0004_history"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="nội dung")),
                (
                    "presenter",
                    models.CharField(blank=True, max_length=300, verbose_name="người trình bày"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name": "nội dung chương trình",
                "verbose_name_plural": "chương trình họp",
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="tên cuộc họp")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("periodic", "Họp định kỳ, giao ban"),
                            ("topical", "Họp chuyên đề, đột xuất"),
                            ("review", "Hội nghị sơ kết, tổng kết"),
                            ("visit", "Làm việc với cơ quan, địa phương"),
                        ],
                        default="periodic",
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("held_at", models.DateTimeField(verbose_name="họp lúc")),
                ("place", models.CharField(blank=True, max_length=300, verbose_name="địa điểm")),
                (
                    "chaired_by",
                    models.CharField(blank=True, max_length=300, verbose_name="người chủ trì"),
                ),
                (
                    "invited",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "state",
                    models.CharField(default="planned", max_length=10, verbose_name="tình trạng"),
                ),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField(verbose_name="lần cuối có thay đổi")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="meetings.meeting",
                        verbose_name="sau cuộc họp",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc họp",
                "verbose_name_plural": "cuộc họp",
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("task", models.TextField(verbose_name="việc")),
                (
                    "leads",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "coordinating",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "reports_to",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "deadline_text",
                    models.CharField(blank=True, max_length=300, verbose_name="thời hạn"),
                ),
                (
                    "deliverable",
                    models.CharField(blank=True, max_length=1000, verbose_name="kết quả"),
                ),
                (
                    "authority",
                    models.CharField(blank=True, max_length=1000, verbose_name="thẩm quyền"),
                ),
                ("unclear_reason", models.TextField(blank=True, verbose_name="lý do để chưa rõ")),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.directive",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.directive",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết luận",
                "verbose_name_plural": "kết luận",
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agenda",
                to="meetings.meeting",
            ),
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField(verbose_name="dung lượng")),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.agendaitem",
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu họp",
                "verbose_name_plural": "tài liệu họp",
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                (
                    "issuer_path",
                    sauro.foundation.access.models.PathField(db_collation="C", max_length=120),
                ),
                (
                    "mention",
                    models.CharField(max_length=500, verbose_name="tên nêu trong giấy mời"),
                ),
                (
                    "attendance",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Chưa điểm danh"),
                            ("present", "Dự họp"),
                            ("deputed", "Cử người dự thay"),
                            ("excused", "Vắng, có lý do"),
                            ("absent", "Vắng, không lý do"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="có mặt",
                    ),
                ),
                ("came", models.CharField(blank=True, max_length=300, verbose_name="người dự")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="meetings.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan được mời",
                "verbose_name_plural": "thành phần dự họp",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "owner_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="cơ quan chủ quản"
                    ),
                ),
                (
                    "to_path",
                    sauro.foundation.access.models.PathField(
                        db_collation="C", max_length=120, verbose_name="nơi nhận"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposal", "Kiến nghị, đề xuất"),
                            ("difficulty", "Khó khăn, vướng mắc"),
                        ],
                        max_length=10,
                        verbose_name="loại",
                    ),
                ),
                ("words", models.TextField(verbose_name="nội dung")),
                (
                    "state",
                    models.CharField(default="sent", max_length=10, verbose_name="tình trạng"),
                ),
                ("sent_at", models.DateTimeField(verbose_name="gửi lúc")),
                (
                    "meeting_words",
                    models.CharField(blank=True, max_length=330, verbose_name="đưa ra cuộc họp"),
                ),
                ("answer", models.TextField(blank=True, verbose_name="trả lời")),
                ("changed_at", models.DateTimeField(verbose_name="lần cuối có thay đổi")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
                (
                    "conclusion",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="meetings.conclusion",
                        verbose_name="kết luận",
                    ),
                ),
                (
                    "directive",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directives.directive",
                        verbose_name="về nhiệm vụ",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.seat",
                    ),
                ),
                (
                    "to_body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.body",
                    ),
                ),
            ],
            options={
                "verbose_name": "kiến nghị, vướng mắc",
                "verbose_name_plural": "kiến nghị, vướng mắc",
            },
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(
                fields=["owner_path", "-held_at", "-id"], name="meetings_me_owner_p_486fbc_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "in_session", "concluded", "issued", "called_off"])
                ),
                name="meeting_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="meeting_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("meeting", "position"),
                name="conclusion_once_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.UniqueConstraint(
                fields=("meeting", "carried_from"), name="conclusion_carried_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="conclusion",
            constraint=models.CheckConstraint(
                condition=models.Q(("task", ""), _negated=True), name="conclusion_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("meeting", "position"),
                name="agenda_item_once_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="paper_by_hash"
            ),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                fields=["owner_path", "-meeting"], name="meetings_pa_owner_p_5a983a_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(fields=("meeting", "body"), name="participant_once"),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attendance__in", ["", "present", "deputed", "excused", "absent"])
                ),
                name="participant_attendance_known",
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                fields=["owner_path", "-sent_at", "-id"], name="meetings_pr_owner_p_96ecaa_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                fields=["to_path", "-sent_at", "-id"], name="meetings_pr_to_path_c6d875_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "taken_up"))),
                fields=["to_path", "sent_at"],
                name="proposal_unanswered",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["sent", "taken_up", "answered", "withdrawn"])),
                name="proposal_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["proposal", "difficulty"])),
                name="proposal_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="proposal_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_by__isnull", False),
                        ("state", "answered"),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "answered"), _negated=True),
                        ("answer", ""),
                        ("answered_by", None),
                        ("conclusion", None),
                    ),
                    _connector="OR",
                ),
                name="proposal_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "taken_up"), _negated=True),
                    ("meeting__isnull", False),
                    _connector="OR",
                ),
                name="proposal_taken_up_at_a_meeting",
            ),
        ),
    ]
