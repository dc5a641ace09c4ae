"""What the web role may do with accounts and seats, and their history.

Columns that it need not write are not granted; triggers ask whose seat acts; passwords change by two
functions only. Rows of links and acts are guarded by the place of the account's home.
"""

from pathlib import Path

from django.db import migrations

from sauro.foundation.access.guard import granted
from sauro.foundation.audit.record import recorded
from sauro.foundation.database.roles import OWNER, WEB

_SQL = Path(__file__).parents[1] / "sql"
_ACCOUNTS = (_SQL / "accounts.sql").read_text("utf-8")
_HISTORY = (_SQL / "account_history.sql").read_text("utf-8")
_DROP_ACCOUNTS = """
DROP FUNCTION sauro_use_link_v1; DROP FUNCTION sauro_change_password_v1;
DROP FUNCTION sauro_guard_seat_v1; DROP FUNCTION sauro_guard_account_v1;
DROP FUNCTION sauro_end_links_v1; DROP FUNCTION sauro_keeps_account_v1;
DROP FUNCTION sauro_keeps_home_v1; DROP FUNCTION sauro_keeps_v1; DROP FUNCTION sauro_keeper_v1;
DROP FUNCTION sauro_today_v1; DROP FUNCTION sauro_person_v1;
"""
_DROP_HISTORY = """
DROP TRIGGER access_seat_leaving ON access_seat; DROP FUNCTION sauro_record_leaving_v1;
DROP TRIGGER access_user_recorded ON access_user; DROP FUNCTION sauro_record_account_v1;
DROP FUNCTION sauro_chain_v1;
"""
_GUARDS = """
CREATE TRIGGER access_user_guarded BEFORE INSERT OR UPDATE ON access_user
  FOR EACH ROW EXECUTE FUNCTION sauro_guard_account_v1();
CREATE TRIGGER access_seat_guarded BEFORE INSERT OR UPDATE ON access_seat
  FOR EACH ROW EXECUTE FUNCTION sauro_guard_seat_v1();
CREATE TRIGGER access_seat_given AFTER INSERT ON access_seat
  FOR EACH ROW WHEN (NEW.accepted_at IS NOT NULL) EXECUTE FUNCTION sauro_end_links_v1();
CREATE TRIGGER access_seat_taken AFTER UPDATE ON access_seat FOR EACH ROW
  WHEN (NEW.accepted_at IS NOT NULL
    AND (OLD.accepted_at IS NULL OR coalesce(NEW.valid_to, 'infinity') > coalesce(OLD.valid_to, 'infinity')))
  EXECUTE FUNCTION sauro_end_links_v1();
"""
_DROP_GUARDS = """
DROP TRIGGER access_user_guarded ON access_user; DROP TRIGGER access_seat_guarded ON access_seat;
DROP TRIGGER access_seat_given ON access_seat; DROP TRIGGER access_seat_taken ON access_seat;
"""
_LESS = f"""
REVOKE ALL ON access_user, access_user_groups, access_user_user_permissions, access_seat FROM {WEB};
GRANT SELECT ON access_user, access_user_groups, access_user_user_permissions, access_seat TO {WEB};
GRANT INSERT, UPDATE (last_login, full_name, email, is_active, home_id) ON access_user TO {WEB};
GRANT INSERT, UPDATE (valid_to, accepted_at, declined_at) ON access_seat TO {WEB};
"""
_MORE = f"""
GRANT SELECT, INSERT, UPDATE, DELETE
  ON access_user, access_user_groups, access_user_user_permissions, access_seat TO {WEB};
"""
# The owner's door is for the function that uses a link before anybody has signed in.
_POLICIES = f"""
ALTER TABLE access_signinlink ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_signinlink FORCE ROW LEVEL SECURITY;
CREATE POLICY access_signinlink_owner ON access_signinlink TO {OWNER} USING (true) WITH CHECK (true);
CREATE POLICY access_signinlink_read ON access_signinlink FOR SELECT
  USING (sauro_keeps_v1(owner_path) OR digest = nullif(current_setting('sauro.token', true), ''));
CREATE POLICY access_signinlink_make ON access_signinlink FOR INSERT
  WITH CHECK (sauro_keeps_v1(owner_path) AND sauro_keeps_account_v1(user_id) AND used_at IS NULL);
CREATE POLICY access_signinlink_revoke ON access_signinlink FOR UPDATE
  USING (sauro_keeps_v1(owner_path) AND used_at IS NULL AND revoked_at IS NULL)
  WITH CHECK (sauro_keeps_v1(owner_path));
ALTER TABLE access_accountact ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_accountact FORCE ROW LEVEL SECURITY;
CREATE POLICY access_accountact_read ON access_accountact FOR SELECT
  USING (sauro_sees_v1(owner_path) OR user_id = sauro_person_v1());
CREATE POLICY access_accountact_make ON access_accountact FOR INSERT
  WITH CHECK (sauro_keeps_v1(owner_path) AND (sauro_keeps_account_v1(user_id)
      OR kind IN ('revoke_link', 'end_sessions', 'switch_off') AND sauro_keeps_home_v1(user_id))
    AND seat_id = nullif(current_setting('sauro.seat', true), '')::bigint);
"""
_NO_POLICIES = """
DROP POLICY access_signinlink_owner ON access_signinlink;
DROP POLICY access_signinlink_read ON access_signinlink;
DROP POLICY access_signinlink_make ON access_signinlink;
DROP POLICY access_signinlink_revoke ON access_signinlink;
DROP POLICY access_accountact_read ON access_accountact;
DROP POLICY access_accountact_make ON access_accountact;
"""
# Tokens of seats in one's charge, in a transaction that says that it keeps accounts.
_KEPT = "current_setting('sauro.keeping', true) = '1' AND sauro_keeps_v1(owner_path)"
_TOKENS = f"""
CREATE POLICY access_token_kept ON access_token FOR SELECT USING ({_KEPT});
CREATE POLICY access_token_kept_revoke ON access_token FOR UPDATE
  USING ({_KEPT} AND revoked_at IS NULL) WITH CHECK ({_KEPT} AND revoked_at IS NOT NULL);
"""
_NO_TOKENS = """
DROP POLICY access_token_kept ON access_token; DROP POLICY access_token_kept_revoke ON access_token;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_accounts")]
    operations = [
        migrations.RunSQL(_ACCOUNTS, _DROP_ACCOUNTS),
        migrations.RunSQL(_HISTORY, _DROP_HISTORY),
        migrations.RunSQL(_GUARDS, _DROP_GUARDS),
        migrations.RunSQL(_LESS, _MORE),
        migrations.RunSQL(_POLICIES, _NO_POLICIES),
        granted("access_signinlink", "SELECT, INSERT, UPDATE (revoked_at)"),
        granted("access_accountact", "SELECT, INSERT"),
        recorded("access_signinlink"),
        recorded("access_accountact"),
        migrations.RunSQL(_TOKENS, _NO_TOKENS),
    ]
