-- One week, from landing files to lists, as a competent analyst writes it in a day: text keys, one named table per
-- thought, joins. Statements end with a semicolon at the end of a line. A line "-- only for ..." keeps the statement below
-- it for landing files of that format, or for the first week or later ones. ${...} are filled in by WeekScript.

-- ---------------------------------------------------------------------------------------------------- landing: snapshot

-- only for parquet
CREATE OR REPLACE TEMP VIEW snapshot_typed AS
SELECT
  subscriber_id, home_code_system, home_commune, hamlet, status, segment, sim_generation,
  visit_consent, offer_consent, do_not_call, subsidy_eligible, activated_on, last_active_on,
  NULL::VARCHAR AS form_faults
FROM read_parquet('${landing}/subscriber_snapshot.parquet');

-- only for csv
DROP TABLE IF EXISTS snapshot_torn;

-- only for csv
DROP TABLE IF EXISTS snapshot_torn_scan;

-- only for csv
CREATE OR REPLACE TEMP VIEW snapshot_typed AS
SELECT
  subscriber_id, home_code_system, home_commune, hamlet, status, segment, sim_generation,
  lower(visit_consent) = 'true' AS visit_consent,
  lower(offer_consent) = 'true' AS offer_consent,
  lower(do_not_call) = 'true' AS do_not_call,
  lower(subsidy_eligible) = 'true' AS subsidy_eligible,
  try_cast(activated_on AS DATE) AS activated_on,
  try_cast(last_active_on AS DATE) AS last_active_on,
  concat_ws('; ',
    CASE WHEN lower(visit_consent) NOT IN ('true', 'false') THEN 'NOT_ALLOWED in visit_consent' END,
    CASE WHEN lower(offer_consent) NOT IN ('true', 'false') THEN 'NOT_ALLOWED in offer_consent' END,
    CASE WHEN lower(do_not_call) NOT IN ('true', 'false') THEN 'NOT_ALLOWED in do_not_call' END,
    CASE WHEN lower(subsidy_eligible) NOT IN ('true', 'false') THEN 'NOT_ALLOWED in subsidy_eligible' END,
    CASE WHEN activated_on IS NOT NULL
      AND (try_cast(activated_on AS DATE) IS NULL OR NOT regexp_full_match(activated_on, '\d{4}-\d{2}-\d{2}'))
      THEN 'NOT_A_DATE in activated_on' END,
    CASE WHEN last_active_on IS NOT NULL
      AND (try_cast(last_active_on AS DATE) IS NULL OR NOT regexp_full_match(last_active_on, '\d{4}-\d{2}-\d{2}'))
      THEN 'NOT_A_DATE in last_active_on' END) AS form_faults
FROM read_csv('${landing}/subscriber_snapshot.csv', header = true, delim = ',', quote = '"', escape = '"',
  auto_detect = false, all_varchar = true, store_rejects = true, rejects_table = 'snapshot_torn',
  rejects_scan = 'snapshot_torn_scan', rejects_limit = 0, columns = {
    'subscriber_id': 'VARCHAR', 'home_code_system': 'VARCHAR', 'home_commune': 'VARCHAR', 'hamlet': 'VARCHAR',
    'status': 'VARCHAR', 'segment': 'VARCHAR', 'sim_generation': 'VARCHAR', 'visit_consent': 'VARCHAR',
    'offer_consent': 'VARCHAR', 'do_not_call': 'VARCHAR', 'subsidy_eligible': 'VARCHAR', 'activated_on': 'VARCHAR',
    'last_active_on': 'VARCHAR'});

CREATE OR REPLACE TEMP TABLE snapshot_checked AS
SELECT
  * EXCLUDE (form_faults, hamlet, visit_consent, offer_consent, do_not_call, subsidy_eligible),
  -- Nine digits or more could be somebody's number: free text is emptied, the row stays.
  CASE WHEN NOT regexp_matches(hamlet, '([0-9][ .()+/*\x{a0}\x{202f}-]*){9}') THEN hamlet END AS hamlet,
  coalesce(visit_consent, false) AS visit_consent,
  coalesce(offer_consent, false) AS offer_consent,
  coalesce(do_not_call, true) AS do_not_call,
  coalesce(subsidy_eligible, false) AS subsidy_eligible,
  nullif(concat_ws('; ',
    nullif(form_faults, ''),
    CASE
      WHEN subscriber_id IS NULL THEN 'MISSING in subscriber_id'
      WHEN regexp_full_match(subscriber_id, '[0-9]{10,15}') THEN 'RAW_IDENTIFIER in subscriber_id'
      WHEN NOT regexp_full_match(subscriber_id, '[0-9a-f]{32,64}') THEN 'MALFORMED in subscriber_id'
    END,
    CASE
      WHEN home_code_system IS NULL THEN 'MISSING in home_code_system'
      WHEN length(home_code_system) > 40 THEN 'TOO_LONG in home_code_system'
    END,
    CASE
      WHEN home_commune IS NULL THEN 'MISSING in home_commune'
      WHEN length(home_commune) > 40 THEN 'TOO_LONG in home_commune'
    END,
    CASE WHEN length(hamlet) > 200 THEN 'TOO_LONG in hamlet' END,
    CASE
      WHEN status IS NULL THEN 'MISSING in status'
      WHEN status NOT IN ('ACTIVE', 'ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED', 'RECLAIMED', 'PORTED_OUT')
        THEN 'NOT_ALLOWED in status'
    END,
    CASE
      WHEN segment IS NULL THEN 'MISSING in segment'
      WHEN segment NOT IN ('CONSUMER', 'M2M') THEN 'NOT_ALLOWED in segment'
    END,
    CASE WHEN sim_generation NOT IN ('2G', '3G', '4G', '5G') THEN 'NOT_ALLOWED in sim_generation' END), '') AS faults
FROM snapshot_typed;

-- Identical rows count once. Whoever still has several rows has rows that differ: none of them is believed.
CREATE OR REPLACE TEMP TABLE snapshot_distinct AS
SELECT DISTINCT * EXCLUDE (faults) FROM snapshot_checked WHERE faults IS NULL;

CREATE OR REPLACE TEMP TABLE conflicting AS
SELECT subscriber_id FROM snapshot_distinct GROUP BY subscriber_id HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE snapshot AS
SELECT * FROM snapshot_distinct WHERE subscriber_id NOT IN (SELECT subscriber_id FROM conflicting);

COPY (
  SELECT
    '${operator}' AS operator, '${week}' AS week, subscriber_id, home_code_system, home_commune, hamlet, status, segment,
    sim_generation, visit_consent, offer_consent, do_not_call, subsidy_eligible, activated_on, last_active_on
  FROM snapshot
) TO '${out}/subscriber_snapshot.parquet' (FORMAT parquet, COMPRESSION zstd);

-- ------------------------------------------------------------------------------------------------ landing: observations

-- only for parquet
CREATE OR REPLACE TEMP VIEW observation_typed AS
SELECT
  subscriber_id, device_id, tac, first_seen, last_seen, days_seen, events, highest_rat,
  NULL::VARCHAR AS form_faults
FROM read_parquet('${landing}/device_observation.parquet');

-- only for csv
DROP TABLE IF EXISTS observation_torn;

-- only for csv
DROP TABLE IF EXISTS observation_torn_scan;

-- only for csv
CREATE OR REPLACE TEMP VIEW observation_typed AS
SELECT
  subscriber_id, device_id, tac, highest_rat,
  try_cast(first_seen AS DATE) AS first_seen,
  try_cast(last_seen AS DATE) AS last_seen,
  try_cast(days_seen AS BIGINT) AS days_seen,
  try_cast(events AS BIGINT) AS events,
  concat_ws('; ',
    CASE WHEN first_seen IS NOT NULL
      AND (try_cast(first_seen AS DATE) IS NULL OR NOT regexp_full_match(first_seen, '\d{4}-\d{2}-\d{2}'))
      THEN 'NOT_A_DATE in first_seen' END,
    CASE WHEN last_seen IS NOT NULL
      AND (try_cast(last_seen AS DATE) IS NULL OR NOT regexp_full_match(last_seen, '\d{4}-\d{2}-\d{2}'))
      THEN 'NOT_A_DATE in last_seen' END,
    CASE WHEN NOT regexp_full_match(days_seen, '-?[0-9]{1,18}') THEN 'MALFORMED in days_seen' END,
    CASE WHEN NOT regexp_full_match(events, '-?[0-9]{1,18}') THEN 'MALFORMED in events' END) AS form_faults
FROM read_csv('${landing}/device_observation.csv', header = true, delim = ',', quote = '"', escape = '"',
  auto_detect = false, all_varchar = true, store_rejects = true, rejects_table = 'observation_torn',
  rejects_scan = 'observation_torn_scan', rejects_limit = 0, columns = {
    'subscriber_id': 'VARCHAR', 'device_id': 'VARCHAR', 'tac': 'VARCHAR', 'first_seen': 'VARCHAR', 'last_seen': 'VARCHAR',
    'days_seen': 'VARCHAR', 'events': 'VARCHAR', 'highest_rat': 'VARCHAR'});

CREATE OR REPLACE TEMP TABLE observation_checked AS
SELECT
  * EXCLUDE (form_faults),
  nullif(concat_ws('; ',
    nullif(form_faults, ''),
    CASE
      WHEN subscriber_id IS NULL THEN 'MISSING in subscriber_id'
      WHEN regexp_full_match(subscriber_id, '[0-9]{10,15}') THEN 'RAW_IDENTIFIER in subscriber_id'
      WHEN NOT regexp_full_match(subscriber_id, '[0-9a-f]{32,64}') THEN 'MALFORMED in subscriber_id'
    END,
    CASE
      WHEN regexp_full_match(device_id, '[0-9]{10,15}') THEN 'RAW_IDENTIFIER in device_id'
      WHEN NOT regexp_full_match(device_id, '[0-9a-f]{1,64}') THEN 'MALFORMED in device_id'
    END,
    CASE
      WHEN tac IS NULL THEN 'MISSING in tac'
      WHEN NOT regexp_full_match(tac, '[0-9]{8}') THEN 'MALFORMED in tac'
    END,
    CASE
      WHEN first_seen NOT BETWEEN DATE '${monday}' AND DATE '${sunday}' THEN 'OUTSIDE_WEEK in first_seen'
      WHEN first_seen IS NULL AND coalesce(form_faults, '') NOT LIKE '%first_seen%' THEN 'MISSING in first_seen'
    END,
    CASE
      WHEN last_seen NOT BETWEEN DATE '${monday}' AND DATE '${sunday}' THEN 'OUTSIDE_WEEK in last_seen'
      WHEN last_seen IS NULL AND coalesce(form_faults, '') NOT LIKE '%last_seen%' THEN 'MISSING in last_seen'
    END,
    CASE WHEN first_seen > last_seen THEN 'FIRST_AFTER_LAST in first_seen' END,
    CASE
      WHEN days_seen NOT BETWEEN 1 AND 7 THEN 'OUT_OF_RANGE in days_seen'
      WHEN days_seen IS NULL AND coalesce(form_faults, '') NOT LIKE '%days_seen%' THEN 'MISSING in days_seen'
    END,
    CASE
      WHEN events NOT BETWEEN 0 AND 2147483647 THEN 'OUT_OF_RANGE in events'
      WHEN events IS NULL AND coalesce(form_faults, '') NOT LIKE '%events%' THEN 'MISSING in events'
    END,
    CASE WHEN highest_rat NOT IN ('2G', '3G', '4G', '5G') THEN 'NOT_ALLOWED in highest_rat' END), '') AS faults
FROM observation_typed;

-- Identical rows count once, and what is left of one subscriber, TAC and device becomes one row.
CREATE OR REPLACE TEMP TABLE observation AS
SELECT
  subscriber_id, device_id, tac,
  min(first_seen) AS first_seen,
  max(last_seen) AS last_seen,
  max(days_seen)::INTEGER AS days_seen,
  least(sum(events), 2147483647)::INTEGER AS events,
  max(highest_rat) AS highest_rat
FROM (SELECT DISTINCT * EXCLUDE (faults) FROM observation_checked WHERE faults IS NULL)
GROUP BY subscriber_id, device_id, tac;

COPY (SELECT '${operator}' AS operator, '${week}' AS week, * FROM observation)
TO '${out}/device_observation.parquet' (FORMAT parquet, COMPRESSION zstd);

-- ------------------------------------------------------------------------------------------------------------ rejected

CREATE OR REPLACE TEMP TABLE rejected AS
SELECT 'subscriber_snapshot' AS table_name, faults FROM snapshot_checked WHERE faults IS NOT NULL
UNION ALL
SELECT 'subscriber_snapshot', 'CONFLICTING_SUBSCRIBER'
FROM snapshot_checked
WHERE faults IS NULL AND subscriber_id IN (SELECT subscriber_id FROM conflicting)
UNION ALL
SELECT 'device_observation', faults FROM observation_checked WHERE faults IS NOT NULL;

-- only for csv
INSERT INTO rejected
SELECT 'subscriber_snapshot', 'WRONG_FIELD_COUNT' FROM (SELECT DISTINCT line FROM snapshot_torn)
UNION ALL
SELECT 'device_observation', 'WRONG_FIELD_COUNT' FROM (SELECT DISTINCT line FROM observation_torn);

-- A number, IMSI or IMEI in clear refuses the files.
SELECT CASE WHEN count(*) > 0 THEN error('${week}: an identifier in clear') END
FROM rejected WHERE faults LIKE '%RAW_IDENTIFIER%';

COPY (SELECT '${operator}' AS operator, '${week}' AS week, * FROM rejected)
TO '${out}/rejected_row.parquet' (FORMAT parquet, COMPRESSION zstd);

-- ------------------------------------------------------------------------------------------------------------ reference

CREATE OR REPLACE TEMP TABLE catalogue AS
SELECT
  tac, manufacturer, model, form,
  CASE
    WHEN generations IS NULL THEN 'UNKNOWN'
    WHEN generations = 'none' THEN 'NON_CELLULAR'
    WHEN contains(generations, '5G') THEN 'FIVE_G'
    WHEN contains(generations, '4G') THEN 'FOUR_G'
    WHEN contains(generations, '3G') THEN 'THREE_G'
    ELSE 'TWO_G_ONLY'
  END AS class
FROM read_csv('${catalogue}', header = true, all_varchar = true);

-- The list of a commune is that of its district, or its own where there are no districts.
CREATE OR REPLACE TEMP TABLE commune AS
SELECT
  unit.code_system, unit.code, unit.name,
  unit.code_system || '/' || CASE WHEN parent.level = 'district' THEN parent.code ELSE unit.code END AS list
FROM read_csv('${units}', header = true, all_varchar = true) AS unit
LEFT JOIN read_csv('${units}', header = true, all_varchar = true) AS parent
  ON parent.code_system = unit.code_system AND parent.code = unit.parent_code AND parent.level = 'district'
WHERE unit.level = 'commune';

-- ---------------------------------------------------------------------------------------------------------------- state

-- only for the first week
CREATE OR REPLACE TEMP VIEW before AS
SELECT
  NULL::VARCHAR AS subscriber_id, NULL::VARCHAR AS code_system, NULL::VARCHAR AS commune, NULL::VARCHAR AS status,
  NULL::VARCHAR AS sim_generation, NULL::VARCHAR AS tac, NULL::INTEGER AS last_observed_week,
  NULL::INTEGER AS last_present_week, NULL::VARCHAR AS standing, NULL::INTEGER AS at_risk_since,
  NULL::INTEGER AS converted_week, NULL::INTEGER AS confirmations
WHERE false;

-- only for later weeks
CREATE OR REPLACE TEMP VIEW before AS SELECT * FROM read_parquet('${before}/subscriber_state.parquet');

CREATE OR REPLACE TEMP TABLE handset AS
SELECT subscriber_id, tac
FROM (
  SELECT
    subscriber_id, tac,
    row_number() OVER (
      PARTITION BY subscriber_id
      ORDER BY days_seen DESC, events DESC, last_seen DESC, tac DESC, device_id DESC NULLS LAST
    ) AS place
  FROM observation
)
WHERE place = 1;

CREATE OR REPLACE TEMP TABLE standing AS
WITH everyone AS (
  SELECT
    coalesce(snapshot.subscriber_id, before.subscriber_id) AS subscriber_id,
    snapshot.subscriber_id IS NOT NULL AS in_snapshot,
    snapshot.status,
    snapshot.segment,
    coalesce(snapshot.status IN ('ACTIVE', 'ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED'), false) AS present,
    CASE WHEN snapshot.subscriber_id IS NOT NULL THEN snapshot.sim_generation ELSE before.sim_generation END
      AS sim_generation,
    snapshot.home_code_system,
    snapshot.home_commune,
    handset.tac IS NOT NULL AS observed,
    coalesce(handset.tac, before.tac) AS tac,
    CASE WHEN handset.tac IS NOT NULL THEN ${week_number} ELSE before.last_observed_week END AS last_observed_week,
    before.subscriber_id IS NOT NULL AS remembered,
    before.status AS before_status,
    before.code_system AS before_code_system,
    before.commune AS before_commune,
    before.tac AS before_tac,
    before.standing AS before_standing,
    before.last_present_week AS before_last_present_week,
    before.at_risk_since AS before_at_risk_since,
    before.converted_week AS before_converted_week,
    before.confirmations AS before_confirmations
  FROM snapshot
  FULL JOIN before ON before.subscriber_id = snapshot.subscriber_id
  LEFT JOIN handset ON handset.subscriber_id = snapshot.subscriber_id
)
SELECT
  everyone.*,
  CASE WHEN NOT present AND remembered THEN before_code_system ELSE home_code_system END AS code_system,
  CASE WHEN NOT present AND remembered THEN before_commune ELSE home_commune END AS commune,
  catalogue.form,
  CASE
    WHEN NOT present THEN 'ABSENT'
    WHEN segment = 'M2M' THEN 'EXEMPT'
    WHEN last_observed_week IS NULL OR ${week_number} - last_observed_week >= ${quiet_after_weeks} THEN 'QUIET'
    WHEN coalesce(class, 'UNKNOWN') IN ('UNKNOWN', 'NON_CELLULAR') THEN 'UNKNOWN'
    WHEN class = 'TWO_G_ONLY' THEN 'AT_RISK'
    WHEN class IN ('FOUR_G', 'FIVE_G') THEN 'TARGET'
    ELSE 'BELOW_TARGET'
  END AS standing
FROM everyone
LEFT JOIN catalogue ON catalogue.tac = everyone.tac;

CREATE OR REPLACE TEMP TABLE flow AS
SELECT
  *,
  CASE
    WHEN before_standing = 'AT_RISK' AND standing = 'AT_RISK' THEN
      CASE WHEN before_code_system = code_system AND before_commune = commune THEN 'STAYED' ELSE 'MOVED_OUT' END
    WHEN before_standing = 'AT_RISK' THEN
      CASE
        WHEN standing = 'ABSENT' AND status = 'PORTED_OUT' THEN 'LEFT_PORTED'
        WHEN standing = 'ABSENT' AND status = 'RECLAIMED' THEN 'LEFT_RECLAIMED'
        WHEN standing = 'ABSENT' THEN 'LEFT_VANISHED'
        WHEN standing = 'EXEMPT' THEN 'EXEMPTED'
        WHEN standing = 'QUIET' THEN 'GONE_QUIET'
        WHEN tac = before_tac THEN 'RECLASSIFIED_OUT'
        WHEN standing = 'TARGET' AND form = 'smartphone' THEN 'CONVERTED_SMARTPHONE'
        WHEN standing = 'TARGET' AND form = 'feature_phone' THEN 'CONVERTED_FEATURE_PHONE'
        WHEN standing = 'TARGET' THEN 'CONVERTED_OTHER'
        WHEN standing = 'BELOW_TARGET' THEN 'UPGRADED_BELOW_TARGET'
        ELSE 'HANDSET_UNKNOWN'
      END
    WHEN standing = 'AT_RISK' THEN
      CASE
        WHEN ${is_first_week} THEN 'BASELINE'
        WHEN NOT remembered THEN 'NEW_SUBSCRIBER'
        WHEN before_standing IN ('ABSENT', 'QUIET', 'EXEMPT') THEN 'RETURNED'
        WHEN tac = before_tac THEN 'RECLASSIFIED_IN'
        WHEN before_converted_week IS NOT NULL THEN 'REVERTED'
        WHEN before_standing = 'UNKNOWN' THEN 'HANDSET_IDENTIFIED'
        ELSE 'DOWNGRADED'
      END
  END AS flow
FROM standing;

CREATE OR REPLACE TEMP TABLE state AS
WITH remembering AS (
  SELECT
    *,
    coalesce(starts_with(flow, 'CONVERTED_'), false) AS converts,
    CASE WHEN standing = 'ABSENT' THEN before_last_present_week ELSE ${week_number} END AS last_present_week
  FROM flow
), counting AS (
  SELECT
    *,
    CASE
      WHEN converts THEN 0
      WHEN standing <> 'AT_RISK' AND before_converted_week IS NOT NULL
        THEN least(before_confirmations + (observed AND standing = 'TARGET')::INTEGER, ${confirmation_weeks})
    END AS confirmations
  FROM remembering
), events AS (
  SELECT
    *,
    CASE
      WHEN converts THEN 'CONVERTED'
      WHEN standing = 'AT_RISK' AND before_converted_week IS NOT NULL THEN 'REVERTED'
      WHEN before_confirmations < ${confirmation_weeks} AND confirmations = ${confirmation_weeks} THEN 'CONFIRMED'
    END AS conversion_event
  FROM counting
)
SELECT
  subscriber_id, code_system, commune,
  coalesce(status, before_status) AS status,
  sim_generation, tac, last_observed_week, last_present_week, standing, flow,
  CASE WHEN flow IS NULL THEN NULL WHEN before_standing = 'AT_RISK' THEN before_code_system ELSE code_system END
    AS flow_code_system,
  CASE WHEN flow IS NULL THEN NULL WHEN before_standing = 'AT_RISK' THEN before_commune ELSE commune END
    AS flow_commune,
  CASE
    WHEN standing = 'AT_RISK' AND before_standing = 'AT_RISK' THEN before_at_risk_since
    WHEN standing = 'AT_RISK' THEN ${week_number}
  END AS at_risk_since,
  CASE WHEN converts THEN ${week_number} WHEN standing <> 'AT_RISK' THEN before_converted_week END AS converted_week,
  confirmations,
  conversion_event,
  CASE
    WHEN converts THEN ${week_number}
    WHEN conversion_event IS NOT NULL THEN before_converted_week
  END AS event_converted_week,
  CASE WHEN converts THEN before_tac END AS converted_from_tac
FROM events
WHERE ${week_number} - last_present_week <= ${forget_after_weeks};

COPY state TO '${out}/subscriber_state.parquet' (FORMAT parquet, COMPRESSION zstd);

-- --------------------------------------------------------------------------------------------------------------- ledger

CREATE OR REPLACE TEMP TABLE ledger AS
WITH booking AS (
  SELECT code_system, commune, 'CLOSING' AS flow FROM state WHERE standing = 'AT_RISK'
  UNION ALL
  SELECT flow_code_system, flow_commune, flow FROM state WHERE flow IS NOT NULL
  UNION ALL
  SELECT code_system, commune, 'MOVED_IN' FROM state WHERE flow = 'MOVED_OUT'
  UNION ALL
  SELECT code_system, commune, 'OPENING' FROM before WHERE standing = 'AT_RISK'
)
SELECT '${week}' AS week, '${operator}' AS operator, 'phase1' AS phase, code_system, commune, flow, count(*) AS subscribers
FROM booking
GROUP BY ALL
ORDER BY ALL;

SELECT CASE WHEN count(*) > 0 THEN error('${week}: the ledger does not balance') END
FROM (
  SELECT code_system, commune
  FROM ledger
  GROUP BY code_system, commune
  HAVING sum(subscribers * CASE
    WHEN flow IN ('OPENING', 'MOVED_IN', 'BASELINE', 'NEW_SUBSCRIBER', 'RETURNED', 'RECLASSIFIED_IN', 'REVERTED',
      'HANDSET_IDENTIFIED', 'DOWNGRADED') THEN 1
    WHEN flow = 'STAYED' THEN 0
    ELSE -1
  END) <> 0
);

COPY ledger TO '${out}/ledger.parquet' (FORMAT parquet, COMPRESSION zstd);

-- ---------------------------------------------------------------------------------------------------------- conversions

COPY (
  SELECT
    '${operator}' AS operator, 'phase1' AS phase, '${week}' AS week, subscriber_id, conversion_event AS event,
    strftime(DATE '1969-12-29' + 7 * event_converted_week, '%G-W%V') AS converted_week,
    converted_from_tac AS from_tac,
    CASE WHEN conversion_event = 'CONVERTED' THEN tac END AS to_tac,
    CASE WHEN conversion_event = 'CONVERTED' THEN replace(flow, 'CONVERTED_', '') END AS form,
    CASE WHEN conversion_event = 'CONVERTED' THEN flow_code_system ELSE code_system END AS code_system,
    CASE WHEN conversion_event = 'CONVERTED' THEN flow_commune ELSE commune END AS commune
  FROM state
  WHERE conversion_event IS NOT NULL
) TO '${out}/conversion_event.parquet' (FORMAT parquet, COMPRESSION zstd);

-- ------------------------------------------------------------------------------------------------------------- outreach

CREATE OR REPLACE TEMP TABLE outreach_reason AS
FROM (VALUES
  ('BLOCKED', 1, 'Đã bị khóa một hoặc hai chiều'),
  ('REVERTED', 2, 'Đã chuyển đổi nhưng dùng lại máy 2G Only'),
  ('CARRIED_HANDSET', 5, 'Tuần này không thấy hoạt động; máy gần nhất là 2G Only'),
  ('LONG_AT_RISK', 2, 'Dùng máy 2G Only từ 8 tuần trở lên'),
  ('NEWLY_AT_RISK', 4, 'Mới dùng máy 2G Only trong tuần'),
  ('STILL_AT_RISK', 3, 'Vẫn dùng máy 2G Only')
) AS reason(reason, priority, sentence);

CREATE OR REPLACE TEMP TABLE outreach_item AS
WITH item AS (
  SELECT
    coalesce(commune.list, 'unplaced') AS list,
    snapshot.subscriber_id,
    snapshot.home_code_system AS code_system,
    snapshot.home_commune AS commune,
    snapshot.hamlet,
    state.tac,
    ${week_number} + 1 - state.at_risk_since AS weeks_at_risk,
    CASE
      WHEN snapshot.status IN ('ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED') THEN 'BLOCKED'
      WHEN state.flow = 'REVERTED' THEN 'REVERTED'
      WHEN state.last_observed_week < ${week_number} THEN 'CARRIED_HANDSET'
      WHEN state.flow = 'BASELINE' THEN 'STILL_AT_RISK'
      WHEN state.at_risk_since = ${week_number} THEN 'NEWLY_AT_RISK'
      WHEN ${week_number} + 1 - state.at_risk_since >= 8 THEN 'LONG_AT_RISK'
      ELSE 'STILL_AT_RISK'
    END AS reason,
    concat_ws('|',
      CASE WHEN snapshot.visit_consent THEN 'VISIT' END,
      CASE WHEN NOT snapshot.do_not_call THEN 'CALL|SMS' END) AS channels
  FROM state
  JOIN snapshot ON snapshot.subscriber_id = state.subscriber_id
  LEFT JOIN commune ON commune.code_system = snapshot.home_code_system AND commune.code = snapshot.home_commune
  WHERE state.standing = 'AT_RISK' AND (snapshot.visit_consent OR NOT snapshot.do_not_call)
)
SELECT
  '${operator}' AS operator, '${week}' AS week, 'phase1' AS phase, list,
  substr(sha256(concat_ws('/', 'sunset2g outreach token', 'phase1', '${operator}', '${week}', list, subscriber_id)), 1, 32)
    AS token,
  subscriber_id, code_system, commune, hamlet, tac, weeks_at_risk, reason, priority, channels
FROM item
JOIN outreach_reason USING (reason);

COPY (SELECT * FROM outreach_item ORDER BY list, priority, weeks_at_risk, token)
TO '${out}/outreach_item.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT
    item.list, token, item.code_system, item.commune AS commune_code, commune.name AS commune, hamlet,
    catalogue.manufacturer AS brand, catalogue.model, weeks_at_risk, item.reason, outreach_reason.sentence AS reason_vi,
    item.priority, channels AS channel_allowed
  FROM outreach_item AS item
  JOIN outreach_reason USING (reason)
  LEFT JOIN commune ON commune.code_system = item.code_system AND commune.code = item.commune
  LEFT JOIN catalogue ON catalogue.tac = item.tac
  ORDER BY item.list, item.priority, item.commune, hamlet, token
) TO '${out}/lists.csv' (FORMAT csv, HEADER);
