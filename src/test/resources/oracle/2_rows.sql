-- The accepted rows of one week (section 1): text in, text checked, text to values.

CREATE OR REPLACE TABLE span AS
SELECT
  CAST(strptime('${week}-1', '%G-W%V-%u') AS DATE) AS monday,
  CAST(strptime('${week}-7', '%G-W%V-%u') AS DATE) AS sunday;

CREATE OR REPLACE TABLE snapshot_text AS
SELECT
  nullif(CAST(subscriber_id AS VARCHAR), '') AS subscriber_id,
  nullif(CAST(home_code_system AS VARCHAR), '') AS home_code_system,
  nullif(CAST(home_commune AS VARCHAR), '') AS home_commune,
  nullif(CAST(hamlet AS VARCHAR), '') AS hamlet,
  nullif(CAST(status AS VARCHAR), '') AS status,
  nullif(CAST(segment AS VARCHAR), '') AS segment,
  nullif(CAST(sim_generation AS VARCHAR), '') AS sim_generation,
  nullif(CAST(visit_consent AS VARCHAR), '') AS visit_consent,
  nullif(CAST(offer_consent AS VARCHAR), '') AS offer_consent,
  nullif(CAST(do_not_call AS VARCHAR), '') AS do_not_call,
  nullif(CAST(subsidy_eligible AS VARCHAR), '') AS subsidy_eligible,
  nullif(CAST(activated_on AS VARCHAR), '') AS activated_on,
  nullif(CAST(last_active_on AS VARCHAR), '') AS last_active_on
FROM ${snapshot};

CREATE OR REPLACE TABLE observation_text AS
SELECT
  nullif(CAST(subscriber_id AS VARCHAR), '') AS subscriber_id,
  nullif(CAST(device_id AS VARCHAR), '') AS device_id,
  nullif(CAST(tac AS VARCHAR), '') AS tac,
  nullif(CAST(first_seen AS VARCHAR), '') AS first_seen,
  nullif(CAST(last_seen AS VARCHAR), '') AS last_seen,
  nullif(CAST(days_seen AS VARCHAR), '') AS days_seen,
  nullif(CAST(events AS VARCHAR), '') AS events,
  nullif(CAST(highest_rat AS VARCHAR), '') AS highest_rat
FROM ${observations};

-- Raw numbers refuse the file.
SELECT CASE WHEN count(*) > 0 THEN error('${week}: a raw MSISDN, IMSI or IMEI') END
FROM (
  SELECT subscriber_id AS identifier FROM snapshot_text
  UNION ALL SELECT subscriber_id FROM observation_text
  UNION ALL SELECT device_id FROM observation_text
)
WHERE regexp_full_match(identifier, '[0-9]{10,15}');

-- Rows that keep the contract; identical rows collapse.
CREATE OR REPLACE TABLE snapshot_row AS
SELECT DISTINCT
  subscriber_id,
  home_code_system,
  home_commune,
  hamlet,
  status,
  segment,
  sim_generation,
  coalesce(visit_consent, 'false') AS visit_consent,
  coalesce(offer_consent, 'false') AS offer_consent,
  coalesce(do_not_call, 'true') AS do_not_call,
  coalesce(subsidy_eligible, 'false') AS subsidy_eligible,
  activated_on,
  last_active_on
FROM snapshot_text
WHERE subscriber_id IS NOT NULL AND regexp_full_match(subscriber_id, '[0-9a-f]{32,64}')
  AND home_code_system IS NOT NULL AND length(home_code_system) <= 40
  AND home_commune IS NOT NULL AND length(home_commune) <= 40
  AND (hamlet IS NULL OR length(hamlet) <= 200)
  AND status IS NOT NULL
  AND status IN ('ACTIVE', 'ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED', 'RECLAIMED', 'PORTED_OUT')
  AND segment IS NOT NULL AND segment IN ('CONSUMER', 'M2M')
  AND (sim_generation IS NULL OR sim_generation IN ('2G', '3G', '4G', '5G'))
  AND (visit_consent IS NULL OR visit_consent IN ('true', 'false'))
  AND (offer_consent IS NULL OR offer_consent IN ('true', 'false'))
  AND (do_not_call IS NULL OR do_not_call IN ('true', 'false'))
  AND (subsidy_eligible IS NULL OR subsidy_eligible IN ('true', 'false'))
  AND (activated_on IS NULL OR (regexp_full_match(activated_on, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
    AND TRY_CAST(activated_on AS DATE) IS NOT NULL))
  AND (last_active_on IS NULL OR (regexp_full_match(last_active_on, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
    AND TRY_CAST(last_active_on AS DATE) IS NOT NULL));

-- Whoever still has several rows has rows that differ: CONFLICTING_SUBSCRIBER, none is accepted.
CREATE OR REPLACE TABLE snapshot AS
SELECT *
FROM snapshot_row
WHERE subscriber_id NOT IN (
  SELECT subscriber_id FROM snapshot_row GROUP BY subscriber_id HAVING count(*) > 1
);

CREATE OR REPLACE TABLE observation_row AS
SELECT DISTINCT
  subscriber_id,
  device_id,
  tac,
  TRY_CAST(first_seen AS DATE) AS first_seen,
  TRY_CAST(last_seen AS DATE) AS last_seen,
  TRY_CAST(days_seen AS HUGEINT) AS days_seen,
  TRY_CAST(events AS HUGEINT) AS events,
  highest_rat
FROM observation_text, span
WHERE subscriber_id IS NOT NULL AND regexp_full_match(subscriber_id, '[0-9a-f]{32,64}')
  AND (device_id IS NULL OR regexp_full_match(device_id, '[0-9a-f]{1,64}'))
  AND tac IS NOT NULL AND regexp_full_match(tac, '[0-9]{8}')
  AND first_seen IS NOT NULL AND regexp_full_match(first_seen, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
  AND last_seen IS NOT NULL AND regexp_full_match(last_seen, '[0-9]{4}-[0-9]{2}-[0-9]{2}')
  AND TRY_CAST(first_seen AS DATE) BETWEEN monday AND sunday
  AND TRY_CAST(last_seen AS DATE) BETWEEN monday AND sunday
  AND TRY_CAST(first_seen AS DATE) <= TRY_CAST(last_seen AS DATE)
  AND days_seen IS NOT NULL AND regexp_full_match(days_seen, '[0-9]+')
  AND TRY_CAST(days_seen AS HUGEINT) BETWEEN 1 AND 7
  AND events IS NOT NULL AND regexp_full_match(events, '[0-9]+')
  AND TRY_CAST(events AS HUGEINT) BETWEEN 0 AND 2147483647
  AND (highest_rat IS NULL OR highest_rat IN ('2G', '3G', '4G', '5G'));

-- One row per subscriber, TAC and device; a missing device_id is a value of its own.
CREATE OR REPLACE TABLE observation AS
SELECT
  subscriber_id,
  tac,
  device_id,
  min(first_seen) AS first_seen,
  max(last_seen) AS last_seen,
  max(days_seen) AS days_seen,
  sum(events) AS events
FROM observation_row
GROUP BY subscriber_id, tac, device_id;

INSERT INTO no_subscriber
SELECT '${week}', count(*)
FROM observation
WHERE subscriber_id NOT IN (SELECT subscriber_id FROM snapshot);

-- The catalogue of the week, with the class of every model (section 3).
CREATE OR REPLACE TABLE catalogue AS
SELECT DISTINCT
  tac,
  form,
  coalesce(nullif(CAST(volte AS VARCHAR), ''), 'UNKNOWN') AS volte,
  CASE
    WHEN generations IS NULL OR generations = '' THEN 'UNKNOWN'
    WHEN generations = 'none' THEN 'NON_CELLULAR'
    WHEN generations LIKE '%5G%' THEN 'FIVE_G'
    WHEN generations LIKE '%4G%' THEN 'FOUR_G'
    WHEN generations LIKE '%3G%' THEN 'THREE_G'
    WHEN generations LIKE '%2G%' THEN 'TWO_G_ONLY'
    ELSE error('generations ' || generations)
  END AS class
FROM ${catalogue};

SELECT CASE WHEN count(*) > count(DISTINCT tac) THEN error('a TAC with two meanings') END
FROM catalogue;
