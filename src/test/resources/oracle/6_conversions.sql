SELECT
  subscriber_id, converted_week, from_tac, to_tac, form,
  coalesce(confirmed_week, ''), coalesce(reverted_week, '')
FROM conversion;
