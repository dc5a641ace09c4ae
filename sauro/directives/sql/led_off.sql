-- Nobody asks any more who leads what falls due (decision 0035 counts open work instead): what kept that
-- counted goes, and with it the lock for which publications waited.
DROP TRIGGER directives_entry_emptied ON directives_entry;
DROP TRIGGER directives_entry_removed ON directives_entry;
DROP TRIGGER directives_entry_changed ON directives_entry;
DROP TRIGGER directives_entry_added ON directives_entry;
DROP FUNCTION directives_led_emptied_v1, directives_led_kept_v1, directives_led_add_v1, directives_leading_v1,
  directives_led_v2, directives_led_v1;
DROP TABLE directives_led;
