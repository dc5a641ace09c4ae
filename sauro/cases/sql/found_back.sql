DROP FUNCTION cases_find_v1, cases_of_force_v1, cases_of_body_v1, cases_worded_v1;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case', 'casebody', 'violation', 'goodsline'] LOOP
    EXECUTE format('DROP TRIGGER cases_%1$s_indexed ON cases_%1$s; DROP TRIGGER cases_%1$s_reindexed ON cases_%1$s', name);
  END LOOP;
  DROP TRIGGER cases_violation_unindexed ON cases_violation;
  DROP TRIGGER cases_goodsline_unindexed ON cases_goodsline;
END $$;
DROP FUNCTION cases_indexed_v1, cases_enter_v1, cases_places_v1, cases_pieces_v1;
DROP TABLE cases_entry;
