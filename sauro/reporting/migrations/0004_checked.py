"""What a sender says of a warning is kept with the version (giải trình)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0003_guard")]
    operations = [
        migrations.RemoveConstraint(model_name="cellnote", name="cell_note_known_sort"),
        migrations.AlterField(
            model_name="cellnote",
            name="sort",
            field=models.CharField(
                "loại",
                max_length=8,
                choices=[
                    ("adjusted", "Điều chỉnh so với số tính từ sổ vụ việc"),
                    ("rounded", "Số làm tròn trong văn bản"),
                    ("break", "Đổi cách tính, không so được với kỳ trước"),
                    ("checked", "Giải trình số liệu bị cảnh báo"),
                ],
            ),
        ),
        migrations.AddConstraint(
            model_name="cellnote",
            constraint=models.CheckConstraint(
                name="cell_note_known_sort",
                condition=models.Q(sort__in=["adjusted", "rounded", "break", "checked"]),
            ),
        ),
    ]
