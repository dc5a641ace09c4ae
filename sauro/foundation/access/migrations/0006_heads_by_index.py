"""As audit 0004, for entries about accounts."""

from django.db import migrations

_ACCOUNTS = "ALTER FUNCTION sauro_chain_v1(text, text, text, text, jsonb, jsonb)"


class Migration(migrations.Migration):
    dependencies = [("access", "0005_account_guard")]
    operations = [
        migrations.RunSQL(
            f"{_ACCOUNTS} SET enable_seqscan = off;", f"{_ACCOUNTS} RESET enable_seqscan;"
        ),
    ]
