"""Proposals about work that a successor took over go to it (decision 0053)."""

from pathlib import Path

from django.db import migrations

_SQL = Path(__file__).parents[1] / "sql"
_NEW = (_SQL / "proposals_follow.sql").read_text("utf-8")
_BEFORE = (_SQL / "meetings.sql").read_text("utf-8")


def _function(name: str) -> str:
    """As it was made first."""
    start = _BEFORE.index(f"CREATE FUNCTION {name}(")
    return _BEFORE[start : _BEFORE.index("END $$;", start)] + "END $$;\n"


_BACK = (
    _function("meetings_proposed_v1")
    + """
DROP TRIGGER meetings_proposal_followed ON meetings_proposal;
DROP TRIGGER meetings_proposal_answered ON meetings_proposal;
CREATE TRIGGER meetings_proposal_answered BEFORE UPDATE ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION meetings_answered_v1();
DROP FUNCTION meetings_followed_v1;
DROP POLICY meetings_proposal_follow ON meetings_proposal;
DROP TRIGGER meetings_proposal_proposed ON meetings_proposal;
CREATE TRIGGER meetings_proposal_proposed BEFORE INSERT ON meetings_proposal
  FOR EACH ROW EXECUTE FUNCTION meetings_proposed_v1();
DROP FUNCTION meetings_proposed_v2;
"""
)


class Migration(migrations.Migration):
    dependencies = [
        ("directives", "0035_papers_taken"),
        ("meetings", "0006_carried_by_successor"),
    ]

    operations = [migrations.RunSQL(_NEW, _BACK)]
