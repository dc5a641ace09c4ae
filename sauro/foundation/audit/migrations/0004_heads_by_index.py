"""The recorder finds the head of a chain by its index.

Its statements are planned once a session, often while the heads are few and a scan is cheap; the
plan stays when one act then makes the heads of three thousand bodies. Giving a directive to all
communes spent nine tenths of its time so.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_no_borrowed_tables")]
    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION sauro_record_v1() SET enable_seqscan = off;",
            "ALTER FUNCTION sauro_record_v1() RESET enable_seqscan;",
        ),
    ]
