-- Handset, class and standing of everyone in one week (sections 2, 3 and 4).

-- Handset of the week of those who were observed.
CREATE OR REPLACE TABLE observed_handset AS
SELECT subscriber_id, tac
FROM (
  SELECT
    subscriber_id,
    tac,
    row_number() OVER (
      PARTITION BY subscriber_id
      ORDER BY days_seen DESC, events DESC, last_seen DESC, tac DESC, device_id DESC NULLS LAST
    ) AS place
  FROM observation
  WHERE subscriber_id IN (SELECT subscriber_id FROM snapshot)
)
WHERE place = 1;

-- Everyone in this week's snapshot or in the state; before_ is the end of last week.
CREATE OR REPLACE TABLE everyone AS
SELECT
  coalesce(snapshot.subscriber_id, state.subscriber_id) AS subscriber_id,
  snapshot.subscriber_id IS NOT NULL AS in_snapshot,
  snapshot.status,
  snapshot.segment,
  snapshot.sim_generation,
  snapshot.home_code_system,
  snapshot.home_commune,
  state.subscriber_id IS NOT NULL AS in_state,
  state.tac AS before_tac,
  state.code_system AS before_code_system,
  state.commune AS before_commune,
  state.standing AS before_standing,
  state.status AS before_status,
  state.last_present AS before_last_present,
  observed_handset.tac IS NOT NULL AS observed,
  coalesce(observed_handset.tac, state.tac) AS last_tac,
  CASE WHEN observed_handset.tac IS NOT NULL THEN ${number} ELSE state.last_observed END
    AS last_observed
FROM snapshot
FULL JOIN state ON state.subscriber_id = snapshot.subscriber_id
LEFT JOIN observed_handset ON observed_handset.subscriber_id = snapshot.subscriber_id;

-- The handset, carried while fewer than ${quiet_after_weeks} weeks have passed without one.
CREATE OR REPLACE TABLE with_handset AS
SELECT
  *,
  CASE WHEN ${number} - last_observed < ${quiet_after_weeks} THEN last_tac END AS handset
FROM everyone;

CREATE OR REPLACE TABLE with_class AS
SELECT
  with_handset.*,
  coalesce(catalogue.class, 'UNKNOWN') AS class,
  coalesce(catalogue.volte, 'UNKNOWN') AS volte,
  catalogue.form
FROM with_handset
LEFT JOIN catalogue ON catalogue.tac = with_handset.handset;

CREATE OR REPLACE TABLE with_standing AS
SELECT
  with_class.*,
  CASE
    WHEN NOT in_snapshot OR status IN ('RECLAIMED', 'PORTED_OUT') THEN 'ABSENT'
    WHEN (${exempt}) OR exempt_area.code IS NOT NULL THEN 'EXEMPT'
    WHEN handset IS NULL THEN 'QUIET'
    WHEN class IN ('UNKNOWN', 'NON_CELLULAR') THEN 'UNKNOWN'
    WHEN ${at_risk} THEN 'AT_RISK'
    WHEN ${target} THEN 'TARGET'
    ELSE 'BELOW_TARGET'
  END AS standing
FROM with_class
LEFT JOIN exempt_area
  ON exempt_area.code_system = with_class.home_code_system
  AND exempt_area.code = with_class.home_commune;

-- The area at the end of the week: an ABSENT subscriber keeps the last known one.
CREATE OR REPLACE TABLE subscriber_week AS
SELECT
  *,
  CASE
    WHEN standing = 'ABSENT' AND in_state THEN before_code_system
    ELSE home_code_system
  END AS code_system,
  CASE
    WHEN standing = 'ABSENT' AND in_state THEN before_commune
    ELSE home_commune
  END AS commune
FROM with_standing;
