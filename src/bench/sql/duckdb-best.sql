-- One week, from landing files to lists, as fast as we know how to make DuckDB do it. Every landing file is read and checked
-- once into memory; pseudonyms become 64-bit keys (with a second, independent hash beside them, so that two pseudonyms with
-- one key are refused, not merged); what ranks a subscriber's devices is packed into one number, and so is what is
-- remembered of the subscriber; one aggregation over observations, snapshot and last week's state together stands in for
-- all joins between them; reasons are put into words only for rows that have one.
--
-- Statements end with a semicolon at the end of a line. A line "-- only for ..." keeps the statement below it for landing
-- files of that format, or for the first week or later ones. ${...} are filled in by WeekScript.
--
-- Codes of the state: standing 1 ABSENT, 2 EXEMPT, 3 QUIET, 4 UNKNOWN, 5 AT_RISK, 6 TARGET, 7 BELOW_TARGET;
-- status 1 ACTIVE, 2 ONE_WAY_BLOCKED, 3 TWO_WAY_BLOCKED, 4 RECLAIMED, 5 PORTED_OUT; SIM 2 to 5 for 2G to 5G, 0 for none;
-- conversion event 1 CONVERTED, 2 CONFIRMED, 3 REVERTED; flow by its name, as an ENUM.

SET preserve_insertion_order = false;

-- ---------------------------------------------------------------------------------------------------------------- rules

CREATE OR REPLACE TEMP MACRO is_pseudonym(id) AS regexp_full_match(id, '[0-9a-f]{32,64}');

CREATE OR REPLACE TEMP MACRO is_device(id) AS regexp_full_match(id, '[0-9a-f]{1,64}');

CREATE OR REPLACE TEMP MACRO is_tac(tac) AS regexp_full_match(tac, '[0-9]{8}');

CREATE OR REPLACE TEMP MACRO is_in_clear(id) AS strlen(id) < 16 AND regexp_full_match(id, '[0-9]{10,15}');

-- Nine digits or more could be somebody's number: free text is emptied, the row stays.
CREATE OR REPLACE TEMP MACRO without_numbers(free_text) AS
  CASE
    WHEN strlen(free_text) < 9 OR NOT regexp_matches(free_text, '([0-9][ .()+/*\x{a0}\x{202f}-]*){9}') THEN free_text
  END;

-- Where the text is not a day, a truth or a number, the value is null and the text is not: that is the fault.
CREATE OR REPLACE TEMP MACRO is_day(written, day) AS written IS NULL OR coalesce(CAST(day AS VARCHAR) = written, false);

CREATE OR REPLACE TEMP MACRO is_truth(written) AS written IS NULL OR lower(written) IN ('true', 'false');

CREATE OR REPLACE TEMP MACRO is_whole(written) AS written IS NULL OR regexp_full_match(written, '-?[0-9]{1,18}');

-- ------------------------------------------------------------------------------------------------------------- landing

-- only for parquet
CREATE OR REPLACE TEMP TABLE snapshot_landed AS
SELECT
  hash(subscriber_id) AS key,
  subscriber_id, home_code_system, home_commune, without_numbers(hamlet) AS hamlet, status, segment, sim_generation,
  coalesce(visit_consent, false) AS visit_consent,
  coalesce(offer_consent, false) AS offer_consent,
  coalesce(do_not_call, true) AS do_not_call,
  coalesce(subsidy_eligible, false) AS subsidy_eligible,
  activated_on, last_active_on,
  NULL::VARCHAR AS form_fault,
  coalesce(
    is_pseudonym(subscriber_id)
    AND length(home_code_system) <= 40 AND length(home_commune) <= 40
    AND (hamlet IS NULL OR length(hamlet) <= 200)
    AND status IN ('ACTIVE', 'ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED', 'RECLAIMED', 'PORTED_OUT')
    AND segment IN ('CONSUMER', 'M2M')
    AND (sim_generation IS NULL OR sim_generation IN ('2G', '3G', '4G', '5G')), false) AS ok
FROM read_parquet('${landing}/subscriber_snapshot.parquet');

-- only for csv
DROP TABLE IF EXISTS snapshot_torn;

-- only for csv
DROP TABLE IF EXISTS snapshot_torn_scan;

-- only for csv
CREATE OR REPLACE TEMP TABLE snapshot_landed AS
SELECT
  hash(subscriber_id) AS key,
  subscriber_id, home_code_system, home_commune, without_numbers(hamlet) AS hamlet, status, segment, sim_generation,
  coalesce(lower(visit_consent) = 'true', false) AS visit_consent,
  coalesce(lower(offer_consent) = 'true', false) AS offer_consent,
  coalesce(lower(do_not_call) = 'true', true) AS do_not_call,
  coalesce(lower(subsidy_eligible) = 'true', false) AS subsidy_eligible,
  try_cast(activated_on_text AS DATE) AS activated_on,
  try_cast(last_active_on_text AS DATE) AS last_active_on,
  CASE
    WHEN NOT is_truth(visit_consent) THEN 'NOT_ALLOWED in visit_consent'
    WHEN NOT is_truth(offer_consent) THEN 'NOT_ALLOWED in offer_consent'
    WHEN NOT is_truth(do_not_call) THEN 'NOT_ALLOWED in do_not_call'
    WHEN NOT is_truth(subsidy_eligible) THEN 'NOT_ALLOWED in subsidy_eligible'
    WHEN NOT is_day(activated_on_text, try_cast(activated_on_text AS DATE)) THEN 'NOT_A_DATE in activated_on'
    WHEN NOT is_day(last_active_on_text, try_cast(last_active_on_text AS DATE)) THEN 'NOT_A_DATE in last_active_on'
  END AS form_fault,
  coalesce(
    form_fault IS NULL
    AND is_pseudonym(subscriber_id)
    AND length(home_code_system) <= 40 AND length(home_commune) <= 40
    AND (hamlet IS NULL OR length(hamlet) <= 200)
    AND status IN ('ACTIVE', 'ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED', 'RECLAIMED', 'PORTED_OUT')
    AND segment IN ('CONSUMER', 'M2M')
    AND (sim_generation IS NULL OR sim_generation IN ('2G', '3G', '4G', '5G')), false) AS ok
FROM read_csv('${landing}/subscriber_snapshot.csv', header = true, delim = ',', quote = '"', escape = '"',
  auto_detect = false, store_rejects = true, rejects_table = 'snapshot_torn', rejects_scan = 'snapshot_torn_scan',
  rejects_limit = 0, columns = {
    'subscriber_id': 'VARCHAR', 'home_code_system': 'VARCHAR', 'home_commune': 'VARCHAR', 'hamlet': 'VARCHAR',
    'status': 'VARCHAR', 'segment': 'VARCHAR', 'sim_generation': 'VARCHAR', 'visit_consent': 'VARCHAR',
    'offer_consent': 'VARCHAR', 'do_not_call': 'VARCHAR', 'subsidy_eligible': 'VARCHAR',
    'activated_on_text': 'VARCHAR', 'last_active_on_text': 'VARCHAR'});

-- only for parquet
CREATE OR REPLACE TEMP TABLE observation_landed AS
SELECT
  hash(subscriber_id) AS key,
  subscriber_id, device_id, tac, first_seen, last_seen, days_seen, events, highest_rat,
  NULL::VARCHAR AS form_fault,
  coalesce(
    is_pseudonym(subscriber_id)
    AND (device_id IS NULL OR is_device(device_id) AND NOT is_in_clear(device_id))
    AND is_tac(tac)
    AND first_seen BETWEEN DATE '${monday}' AND DATE '${sunday}'
    AND last_seen BETWEEN first_seen AND DATE '${sunday}'
    AND days_seen BETWEEN 1 AND 7
    AND events >= 0
    AND (highest_rat IS NULL OR highest_rat IN ('2G', '3G', '4G', '5G')), false) AS ok
FROM read_parquet('${landing}/device_observation.parquet');

-- only for csv
DROP TABLE IF EXISTS observation_torn;

-- only for csv
DROP TABLE IF EXISTS observation_torn_scan;

-- only for csv
CREATE OR REPLACE TEMP TABLE observation_landed AS
SELECT
  hash(subscriber_id) AS key,
  subscriber_id, device_id, tac,
  try_cast(first_seen_text AS DATE) AS first_seen,
  try_cast(last_seen_text AS DATE) AS last_seen,
  try_cast(days_seen_text AS BIGINT) AS days_seen,
  try_cast(events_text AS BIGINT) AS events,
  highest_rat,
  CASE
    WHEN NOT is_day(first_seen_text, try_cast(first_seen_text AS DATE)) THEN 'NOT_A_DATE in first_seen'
    WHEN NOT is_day(last_seen_text, try_cast(last_seen_text AS DATE)) THEN 'NOT_A_DATE in last_seen'
    WHEN NOT is_whole(days_seen_text) THEN 'MALFORMED in days_seen'
    WHEN NOT is_whole(events_text) THEN 'MALFORMED in events'
  END AS form_fault,
  coalesce(
    form_fault IS NULL
    AND is_pseudonym(subscriber_id)
    AND (device_id IS NULL OR is_device(device_id) AND NOT is_in_clear(device_id))
    AND is_tac(tac)
    AND try_cast(first_seen_text AS DATE) BETWEEN DATE '${monday}' AND DATE '${sunday}'
    AND try_cast(last_seen_text AS DATE) BETWEEN try_cast(first_seen_text AS DATE) AND DATE '${sunday}'
    AND try_cast(days_seen_text AS BIGINT) BETWEEN 1 AND 7
    AND try_cast(events_text AS BIGINT) BETWEEN 0 AND 2147483647
    AND (highest_rat IS NULL OR highest_rat IN ('2G', '3G', '4G', '5G')), false) AS ok
FROM read_csv('${landing}/device_observation.csv', header = true, delim = ',', quote = '"', escape = '"',
  auto_detect = false, store_rejects = true, rejects_table = 'observation_torn', rejects_scan = 'observation_torn_scan',
  rejects_limit = 0, columns = {
    'subscriber_id': 'VARCHAR', 'device_id': 'VARCHAR', 'tac': 'VARCHAR', 'first_seen_text': 'VARCHAR',
    'last_seen_text': 'VARCHAR', 'days_seen_text': 'VARCHAR', 'events_text': 'VARCHAR', 'highest_rat': 'VARCHAR'});

-- ------------------------------------------------------------------------------------------------------- repeated rows

-- Few keys have more than one row; only the rows of those are compared. Identical rows count once; a subscriber with rows
-- that differ is not believed at all.
CREATE OR REPLACE TEMP TABLE snapshot_repeated AS
SELECT key FROM snapshot_landed WHERE ok GROUP BY key HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE snapshot_settled AS
SELECT *, count(*) OVER (PARTITION BY subscriber_id) > 1 AS conflicting
FROM (SELECT DISTINCT * FROM snapshot_landed SEMI JOIN snapshot_repeated USING (key) WHERE ok);

CREATE OR REPLACE TEMP VIEW snapshot AS
SELECT * FROM snapshot_landed ANTI JOIN snapshot_repeated USING (key) WHERE ok
UNION ALL
SELECT * EXCLUDE (conflicting) FROM snapshot_settled WHERE NOT conflicting;

-- Rows of one subscriber, TAC and device become one.
CREATE OR REPLACE TEMP TABLE observation_repeated AS
SELECT hash(subscriber_id, tac, device_id) AS device_key
FROM observation_landed
WHERE ok
GROUP BY device_key
HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE observation_settled AS
SELECT
  key, subscriber_id, device_id, tac,
  min(first_seen) AS first_seen,
  max(last_seen) AS last_seen,
  max(days_seen) AS days_seen,
  least(sum(events), 2147483647) AS events,
  max(highest_rat) AS highest_rat
FROM (
  SELECT DISTINCT *
  FROM observation_landed
  WHERE ok AND hash(subscriber_id, tac, device_id) IN (SELECT device_key FROM observation_repeated)
)
GROUP BY key, subscriber_id, device_id, tac;

CREATE OR REPLACE TEMP VIEW observation AS
SELECT
  key, subscriber_id, device_id, tac, first_seen, last_seen, days_seen::INTEGER AS days_seen, events::INTEGER AS events,
  highest_rat
FROM observation_landed
ANTI JOIN observation_repeated ON hash(subscriber_id, tac, device_id) = device_key
WHERE ok
UNION ALL
SELECT
  key, subscriber_id, device_id, tac, first_seen, last_seen, days_seen::INTEGER, events::INTEGER, highest_rat
FROM observation_settled;

COPY (SELECT '${operator}' AS operator, '${week}' AS week, * EXCLUDE (key, form_fault, ok) FROM snapshot)
TO '${out}/subscriber_snapshot.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

COPY (SELECT '${operator}' AS operator, '${week}' AS week, * EXCLUDE (key) FROM observation)
TO '${out}/device_observation.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

-- ------------------------------------------------------------------------------------------------------------ rejected

CREATE OR REPLACE TEMP TABLE rejected AS
SELECT
  'subscriber_snapshot' AS table_name,
  concat_ws('; ',
    form_fault,
    CASE
      WHEN subscriber_id IS NULL THEN 'MISSING in subscriber_id'
      WHEN is_in_clear(subscriber_id) THEN 'RAW_IDENTIFIER in subscriber_id'
      WHEN NOT is_pseudonym(subscriber_id) THEN 'MALFORMED in subscriber_id'
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
    CASE WHEN sim_generation NOT IN ('2G', '3G', '4G', '5G') THEN 'NOT_ALLOWED in sim_generation' END) AS faults
FROM snapshot_landed
WHERE NOT ok
UNION ALL
SELECT 'subscriber_snapshot', 'CONFLICTING_SUBSCRIBER'
FROM snapshot_landed
WHERE ok AND subscriber_id IN (SELECT subscriber_id FROM snapshot_settled WHERE conflicting)
UNION ALL
SELECT
  'device_observation',
  concat_ws('; ',
    form_fault,
    CASE
      WHEN subscriber_id IS NULL THEN 'MISSING in subscriber_id'
      WHEN is_in_clear(subscriber_id) THEN 'RAW_IDENTIFIER in subscriber_id'
      WHEN NOT is_pseudonym(subscriber_id) THEN 'MALFORMED in subscriber_id'
    END,
    CASE
      WHEN is_in_clear(device_id) THEN 'RAW_IDENTIFIER in device_id'
      WHEN NOT is_device(device_id) THEN 'MALFORMED in device_id'
    END,
    CASE
      WHEN tac IS NULL THEN 'MISSING in tac'
      WHEN NOT is_tac(tac) THEN 'MALFORMED in tac'
    END,
    CASE
      WHEN first_seen NOT BETWEEN DATE '${monday}' AND DATE '${sunday}' THEN 'OUTSIDE_WEEK in first_seen'
      WHEN first_seen IS NULL AND coalesce(form_fault, '') NOT LIKE '%first_seen' THEN 'MISSING in first_seen'
    END,
    CASE
      WHEN last_seen NOT BETWEEN DATE '${monday}' AND DATE '${sunday}' THEN 'OUTSIDE_WEEK in last_seen'
      WHEN last_seen IS NULL AND coalesce(form_fault, '') NOT LIKE '%last_seen' THEN 'MISSING in last_seen'
    END,
    CASE WHEN first_seen > last_seen THEN 'FIRST_AFTER_LAST in first_seen' END,
    CASE
      WHEN days_seen NOT BETWEEN 1 AND 7 THEN 'OUT_OF_RANGE in days_seen'
      WHEN days_seen IS NULL AND coalesce(form_fault, '') NOT LIKE '%days_seen' THEN 'MISSING in days_seen'
    END,
    CASE
      WHEN events NOT BETWEEN 0 AND 2147483647 THEN 'OUT_OF_RANGE in events'
      WHEN events IS NULL AND coalesce(form_fault, '') NOT LIKE '%events' THEN 'MISSING in events'
    END,
    CASE WHEN highest_rat NOT IN ('2G', '3G', '4G', '5G') THEN 'NOT_ALLOWED in highest_rat' END)
FROM observation_landed
WHERE NOT ok;

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

-- Class 0 UNKNOWN or NON_CELLULAR, 2 TWO_G_ONLY, 3 THREE_G, 4 FOUR_G or FIVE_G.
CREATE OR REPLACE TEMP TABLE catalogue AS
SELECT
  tac::INTEGER AS tac, manufacturer, model, form,
  CASE
    WHEN generations IS NULL OR generations = 'none' THEN 0
    WHEN contains(generations, '5G') OR contains(generations, '4G') THEN 4
    WHEN contains(generations, '3G') THEN 3
    ELSE 2
  END AS class
FROM read_csv('${catalogue}', header = true, all_varchar = true);

-- The list of a commune is that of its district, or its own where there are no districts.
CREATE OR REPLACE TEMP TABLE commune AS
WITH unit AS (SELECT * FROM read_csv('${units}', header = true, all_varchar = true))
SELECT
  unit.code_system, unit.code, unit.name,
  unit.code_system || '/' || coalesce(parent.code, unit.code) AS list
FROM unit
LEFT JOIN unit AS parent
  ON parent.code_system = unit.code_system AND parent.code = unit.parent_code AND parent.level = 'district'
WHERE unit.level = 'commune';

-- ---------------------------------------------------------------------------------------------------------------- state

-- only for the first week
CREATE OR REPLACE TEMP VIEW before AS
SELECT
  NULL::UBIGINT AS key, NULL::UBIGINT AS key_check, NULL::VARCHAR AS code_system, NULL::VARCHAR AS commune,
  NULL::BIGINT AS status, NULL::BIGINT AS sim_generation, NULL::INTEGER AS tac, NULL::INTEGER AS last_observed_week,
  NULL::INTEGER AS last_present_week, NULL::BIGINT AS standing, NULL::INTEGER AS at_risk_since,
  NULL::INTEGER AS converted_week, NULL::INTEGER AS confirmations
WHERE false;

-- only for later weeks
CREATE OR REPLACE TEMP VIEW before AS SELECT * FROM read_parquet('${before}/subscriber_state.parquet');

-- Areas as one number, and back.
CREATE OR REPLACE TEMP TABLE area AS
SELECT hash(code_system, commune) AS area, code_system, commune
FROM (
  SELECT DISTINCT home_code_system AS code_system, home_commune AS commune FROM snapshot_landed WHERE ok
  UNION
  SELECT DISTINCT code_system, commune FROM before
);

SELECT CASE WHEN count(*) > count(DISTINCT area) THEN error('two areas share one key') END FROM area;

-- One row per subscriber known to any side, each side filling its own columns of one aggregation. Packed, from the lowest
-- bits on: rank = TAC, last day, events, days seen (the device decides only between devices of one TAC, so it does not
-- matter); home = status, segment, SIM; past = TAC, last week present, last week observed, standing, SIM, status;
-- phase = at risk since, converted week, confirmations and one, so that none differs from zero.
CREATE OR REPLACE TEMP TABLE state AS
WITH known AS (
  SELECT
    key,
    min(key_check) AS least_check, max(key_check) AS key_check, max(rank) AS rank, max(home_area) AS home_area, max(home) AS home,
    max(past_area) AS past_area, max(past) AS past, max(phase) AS phase
  FROM (
    SELECT
      key, hash(subscriber_id || '2') AS key_check,
      tac::UBIGINT | (isodow(last_seen)::UBIGINT << 27) | (events::UBIGINT << 30) | (days_seen::UBIGINT << 61) AS rank,
      NULL::UBIGINT AS home_area, NULL::SMALLINT AS home, NULL::UBIGINT AS past_area, NULL::BIGINT AS past,
      NULL::BIGINT AS phase
    FROM observation
    UNION ALL
    SELECT
      key, hash(subscriber_id || '2'), NULL, hash(home_code_system, home_commune),
      CASE status
        WHEN 'ACTIVE' THEN 1 WHEN 'ONE_WAY_BLOCKED' THEN 2 WHEN 'TWO_WAY_BLOCKED' THEN 3 WHEN 'RECLAIMED' THEN 4 ELSE 5
      END
      + CASE segment WHEN 'M2M' THEN 8 ELSE 0 END
      + CASE sim_generation WHEN '4G' THEN 64 WHEN '2G' THEN 32 WHEN '3G' THEN 48 WHEN '5G' THEN 80 ELSE 0 END,
      NULL, NULL, NULL
    FROM snapshot
    UNION ALL
    SELECT
      key, key_check, NULL, NULL, NULL, hash(code_system, commune),
      coalesce(tac, 0)::BIGINT | (last_present_week::BIGINT << 27) | (coalesce(last_observed_week, 0)::BIGINT << 40)
        | (standing::BIGINT << 53) | (sim_generation::BIGINT << 56) | (coalesce(status, 0)::BIGINT << 59),
      coalesce(at_risk_since, 0)::BIGINT | (coalesce(converted_week, 0)::BIGINT << 13)
        | ((coalesce(confirmations, -1) + 1)::BIGINT << 26)
    FROM before
  )
  GROUP BY key
), unpacked AS (
  SELECT
    CASE WHEN least_check = key_check THEN key ELSE error('two pseudonyms share one key') END AS key,
    key_check,
    home & 7 AS home_status,
    coalesce((home & 7) <= 3, false) AS present,
    (home & 8) = 8 AS is_machine,
    CASE WHEN home IS NOT NULL THEN home >> 4 ELSE (past >> 56) & 7 END AS sim_generation,
    home IS NOT NULL AND rank IS NOT NULL AS observed,
    home_area,
    CASE WHEN observed THEN (rank & 134217727)::INTEGER WHEN ((past >> 40) & 8191) > 0 THEN (past & 134217727)::INTEGER END
      AS tac,
    CASE WHEN observed THEN ${week_number} ELSE nullif((past >> 40) & 8191, 0) END AS last_observed_week,
    past IS NOT NULL AS remembered,
    past_area,
    CASE WHEN ((past >> 40) & 8191) > 0 THEN (past & 134217727)::INTEGER END AS past_tac,
    (past >> 27) & 8191 AS past_present_week,
    (past >> 53) & 7 AS past_standing,
    nullif((past >> 59) & 7, 0) AS past_status,
    nullif(phase & 8191, 0) AS past_at_risk_since,
    nullif((phase >> 13) & 8191, 0) AS past_converted_week,
    nullif(phase >> 26, 0) - 1 AS past_confirmations
  FROM known
), standing AS (
  SELECT
    unpacked.*,
    form,
    CASE WHEN present THEN home_area ELSE coalesce(past_area, home_area) END AS area,
    CASE
      WHEN NOT present THEN 1
      WHEN is_machine THEN 2
      WHEN last_observed_week IS NULL OR ${week_number} - last_observed_week >= ${quiet_after_weeks} THEN 3
      WHEN class = 4 THEN 6
      WHEN class = 2 THEN 5
      WHEN class = 3 THEN 7
      ELSE 4
    END::UTINYINT AS standing
  FROM unpacked
  LEFT JOIN catalogue USING (tac)
), flow AS (
  SELECT
    *,
    CASE WHEN standing = 1 THEN past_present_week ELSE ${week_number} END AS last_present_week,
    CASE
      WHEN past_standing = 5 AND standing = 5 THEN CASE WHEN area = past_area THEN 'STAYED' ELSE 'MOVED_OUT' END
      WHEN past_standing = 5 THEN
        CASE
          WHEN standing = 1 AND home_status = 5 THEN 'LEFT_PORTED'
          WHEN standing = 1 AND home_status = 4 THEN 'LEFT_RECLAIMED'
          WHEN standing = 1 THEN 'LEFT_VANISHED'
          WHEN standing = 2 THEN 'EXEMPTED'
          WHEN standing = 3 THEN 'GONE_QUIET'
          WHEN tac = past_tac THEN 'RECLASSIFIED_OUT'
          WHEN standing = 6 AND form = 'smartphone' THEN 'CONVERTED_SMARTPHONE'
          WHEN standing = 6 AND form = 'feature_phone' THEN 'CONVERTED_FEATURE_PHONE'
          WHEN standing = 6 THEN 'CONVERTED_OTHER'
          WHEN standing = 7 THEN 'UPGRADED_BELOW_TARGET'
          ELSE 'HANDSET_UNKNOWN'
        END
      WHEN standing = 5 THEN
        CASE
          WHEN ${is_first_week} THEN 'BASELINE'
          WHEN NOT remembered THEN 'NEW_SUBSCRIBER'
          WHEN past_standing <= 3 THEN 'RETURNED'
          WHEN tac = past_tac THEN 'RECLASSIFIED_IN'
          WHEN past_converted_week IS NOT NULL THEN 'REVERTED'
          WHEN past_standing = 4 THEN 'HANDSET_IDENTIFIED'
          ELSE 'DOWNGRADED'
        END
    END AS flow,
    coalesce(starts_with(flow, 'CONVERTED_'), false) AS converts,
    CASE
      WHEN converts THEN 0
      WHEN standing <> 5 AND past_converted_week IS NOT NULL
        THEN least(past_confirmations + (observed AND standing = 6)::INTEGER, ${confirmation_weeks})
    END AS confirmations,
    CASE
      WHEN converts THEN 1
      WHEN standing = 5 AND past_converted_week IS NOT NULL THEN 3
      WHEN past_confirmations < ${confirmation_weeks} AND confirmations = ${confirmation_weeks} THEN 2
    END AS conversion_event
  FROM standing
)
SELECT
  key, key_check, area,
  coalesce(home_status, past_status)::UTINYINT AS status,
  sim_generation::UTINYINT AS sim_generation,
  tac,
  last_observed_week::INTEGER AS last_observed_week,
  last_present_week::INTEGER AS last_present_week,
  standing, flow,
  CASE WHEN flow IS NULL THEN NULL WHEN past_standing = 5 THEN past_area ELSE area END AS flow_area,
  CASE WHEN standing = 5 THEN CASE WHEN past_standing = 5 THEN past_at_risk_since ELSE ${week_number} END END::INTEGER
    AS at_risk_since,
  CASE WHEN converts THEN ${week_number} WHEN standing <> 5 THEN past_converted_week END::INTEGER AS converted_week,
  confirmations::INTEGER AS confirmations,
  conversion_event::UTINYINT AS conversion_event,
  CASE WHEN converts THEN ${week_number} WHEN conversion_event IS NOT NULL THEN past_converted_week END::INTEGER
    AS event_converted_week,
  CASE WHEN converts THEN past_tac END AS converted_from_tac
FROM flow
WHERE ${week_number} - last_present_week <= ${forget_after_weeks};

COPY (
  SELECT
    key, key_check, area.code_system, area.commune, status, sim_generation, tac, last_observed_week, last_present_week, standing,
    flow, flow_area.code_system AS flow_code_system, flow_area.commune AS flow_commune, at_risk_since, converted_week,
    confirmations, conversion_event, event_converted_week, converted_from_tac
  FROM state
  LEFT JOIN area USING (area)
  LEFT JOIN area AS flow_area ON flow_area.area = state.flow_area
) TO '${out}/subscriber_state.parquet' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);

-- --------------------------------------------------------------------------------------------------------------- ledger

-- only for the first week
CREATE OR REPLACE TEMP VIEW opening AS
SELECT '' AS code_system, '' AS commune, 0::BIGINT AS subscribers WHERE false;

-- only for later weeks
CREATE OR REPLACE TEMP VIEW opening AS
SELECT code_system, commune, subscribers FROM read_parquet('${before}/ledger.parquet') WHERE flow = 'CLOSING';

CREATE OR REPLACE TEMP TABLE ledger AS
WITH counted AS (
  SELECT area, flow_area, flow, standing = 5 AS at_risk, count(*) AS subscribers
  FROM state
  WHERE standing = 5 OR flow IS NOT NULL
  GROUP BY ALL
), booking AS (
  SELECT area, 'CLOSING' AS flow, subscribers FROM counted WHERE at_risk
  UNION ALL
  SELECT flow_area, flow, subscribers FROM counted WHERE flow IS NOT NULL
  UNION ALL
  SELECT area, 'MOVED_IN', subscribers FROM counted WHERE flow = 'MOVED_OUT'
)
SELECT
  '${week}' AS week, '${operator}' AS operator, 'phase1' AS phase, code_system, commune, flow,
  sum(subscribers)::BIGINT AS subscribers
FROM (
  SELECT code_system, commune, flow, subscribers FROM booking JOIN area USING (area)
  UNION ALL
  SELECT code_system, commune, 'OPENING', subscribers FROM opening
)
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
    '${operator}' AS operator, 'phase1' AS phase, '${week}' AS week, subscriber_id,
    CASE conversion_event WHEN 1 THEN 'CONVERTED' WHEN 2 THEN 'CONFIRMED' ELSE 'REVERTED' END AS event,
    strftime(DATE '1969-12-29' + 7 * event_converted_week, '%G-W%V') AS converted_week,
    lpad(converted_from_tac::VARCHAR, 8, '0') AS from_tac,
    CASE WHEN conversion_event = 1 THEN lpad(tac::VARCHAR, 8, '0') END AS to_tac,
    CASE WHEN conversion_event = 1 THEN replace(flow, 'CONVERTED_', '') END AS form,
    area.code_system, area.commune
  FROM (SELECT * FROM state WHERE conversion_event IS NOT NULL) AS state
  JOIN snapshot USING (key)
  JOIN area ON area.area = CASE WHEN conversion_event = 1 THEN state.flow_area ELSE state.area END
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
    subscriber_id,
    home_code_system AS code_system,
    home_commune AS commune,
    commune.name AS commune_name,
    hamlet,
    tac,
    ${week_number} + 1 - at_risk_since AS weeks_at_risk,
    CASE
      WHEN snapshot.status IN ('ONE_WAY_BLOCKED', 'TWO_WAY_BLOCKED') THEN 'BLOCKED'
      WHEN flow = 'REVERTED' THEN 'REVERTED'
      WHEN last_observed_week < ${week_number} THEN 'CARRIED_HANDSET'
      WHEN flow = 'BASELINE' THEN 'STILL_AT_RISK'
      WHEN at_risk_since = ${week_number} THEN 'NEWLY_AT_RISK'
      WHEN ${week_number} + 1 - at_risk_since >= 8 THEN 'LONG_AT_RISK'
      ELSE 'STILL_AT_RISK'
    END AS reason,
    CASE
      WHEN visit_consent AND do_not_call THEN 'VISIT'
      WHEN visit_consent THEN 'VISIT|CALL|SMS'
      ELSE 'CALL|SMS'
    END AS channels
  FROM (SELECT * FROM state WHERE standing = 5) AS state
  JOIN (SELECT * FROM snapshot WHERE visit_consent OR NOT do_not_call) AS snapshot USING (key)
  LEFT JOIN commune ON commune.code_system = home_code_system AND commune.code = home_commune
)
SELECT
  list,
  substr(sha256('sunset2g outreach token/phase1/${operator}/${week}/' || list || '/' || subscriber_id), 1, 32) AS token,
  subscriber_id, code_system, commune, commune_name, hamlet, tac, weeks_at_risk, reason, priority, sentence, channels
FROM item
JOIN outreach_reason USING (reason);

COPY (
  SELECT
    '${operator}' AS operator, '${week}' AS week, 'phase1' AS phase, list, token, subscriber_id, code_system, commune,
    hamlet, lpad(tac::VARCHAR, 8, '0') AS tac, weeks_at_risk, reason, priority, channels
  FROM outreach_item
  ORDER BY list, priority, weeks_at_risk, token
) TO '${out}/outreach_item.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT
    list, token, code_system, commune AS commune_code, commune_name AS commune, hamlet, manufacturer AS brand, model,
    weeks_at_risk, reason, sentence AS reason_vi, priority, channels AS channel_allowed
  FROM outreach_item
  LEFT JOIN catalogue USING (tac)
  ORDER BY list, priority, commune_code, hamlet, token
) TO '${out}/lists.csv' (FORMAT csv, HEADER);
