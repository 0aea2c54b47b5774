-- Conversions (section 6), and what is remembered for next week (section 4).

UPDATE conversion
SET reverted_week = '${week}'
WHERE reverted_week IS NULL
  AND NOT forgotten
  AND subscriber_id IN (SELECT subscriber_id FROM flow WHERE standing = 'AT_RISK');

UPDATE conversion
SET further_weeks = further_weeks + 1
WHERE reverted_week IS NULL
  AND NOT forgotten
  AND subscriber_id IN (SELECT subscriber_id FROM flow WHERE standing = 'TARGET' AND observed);

UPDATE conversion
SET confirmed_week = '${week}'
WHERE confirmed_week IS NULL
  AND reverted_week IS NULL
  AND NOT forgotten
  AND further_weeks >= ${confirmation_weeks};

INSERT INTO conversion
SELECT
  subscriber_id,
  '${week}' AS converted_week,
  before_tac AS from_tac,
  handset AS to_tac,
  replace(flow, 'CONVERTED_', '') AS form,
  0 AS further_weeks,
  NULL AS confirmed_week,
  NULL AS reverted_week,
  false AS forgotten
FROM flow
WHERE flow IN ('CONVERTED_SMARTPHONE', 'CONVERTED_FEATURE_PHONE', 'CONVERTED_OTHER');

-- Whoever was never anything but ABSENT has no last present week and is not remembered.
CREATE OR REPLACE TABLE state AS
SELECT
  subscriber_id, tac, last_observed, code_system, commune, standing, status, last_present
FROM (
  SELECT
    subscriber_id,
    last_tac AS tac,
    last_observed,
    code_system,
    commune,
    standing,
    status,
    CASE WHEN standing <> 'ABSENT' THEN ${number} ELSE before_last_present END AS last_present
  FROM flow
)
WHERE ${number} - last_present <= ${forget_after_weeks};

UPDATE conversion
SET forgotten = true
WHERE subscriber_id NOT IN (SELECT subscriber_id FROM state);
