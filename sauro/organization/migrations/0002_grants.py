"""Everybody reads who exists; whoever keeps bodies writes. Services check that right."""

from django.db import migrations

from sauro.foundation.access.guard import granted


class Migration(migrations.Migration):
    dependencies = [("organization", "0001_initial"), ("access", "0002_guard")]
    operations = [
        granted("organization_territory", "SELECT"),
        granted("organization_succession", "SELECT"),
        granted("organization_force", "SELECT"),
        granted("organization_body"),
        granted("organization_alias"),
        granted("organization_membership"),
    ]
