"""As audit 0004, for entries about bodies: loading all of them made a chain for each by scanning."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organization", "0004_history")]
    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION sauro_record_of_body_v1() SET enable_seqscan = off;",
            "ALTER FUNCTION sauro_record_of_body_v1() RESET enable_seqscan;",
        ),
    ]
