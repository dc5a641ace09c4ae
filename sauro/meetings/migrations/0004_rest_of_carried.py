"""What becomes of carried work with bodies that the conclusion names no more."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_notice_drafts")]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="rest",
            field=models.CharField(
                choices=[
                    ("keep", "giữ nguyên theo thông báo cũ, lần sau lại đưa ra"),
                    ("end", "kết thúc khi ban hành, vẫn ghi đã quá hạn bao lâu"),
                ],
                default="keep",
                max_length=4,
                verbose_name="nơi không còn được giao",
            ),
        ),
    ]
