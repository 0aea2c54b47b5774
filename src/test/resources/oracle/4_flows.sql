-- The flow of everyone at risk last week or this week (section 5), and the ledger's rows.

CREATE OR REPLACE TABLE flow AS
SELECT
  subscriber_week.*,
  CASE
    -- at risk in both weeks
    WHEN before_standing = 'AT_RISK' AND standing = 'AT_RISK' THEN
      CASE
        WHEN before_code_system = code_system AND before_commune = commune THEN 'STAYED'
        WHEN EXISTS (
          SELECT 1
          FROM admin_unit_change AS change
          WHERE change.old_code_system = subscriber_week.before_code_system
            AND change.old_code = subscriber_week.before_commune
            AND change.new_code_system = subscriber_week.code_system
            AND change.new_code = subscriber_week.commune
        ) THEN 'REZONED'
        ELSE 'MOVED'
      END
    -- at risk last week only
    WHEN before_standing = 'AT_RISK' THEN
      CASE
        WHEN standing = 'ABSENT' AND NOT in_snapshot THEN 'LEFT_VANISHED'
        WHEN standing = 'ABSENT' AND status = 'PORTED_OUT' THEN 'LEFT_PORTED'
        WHEN standing = 'ABSENT' AND status = 'RECLAIMED' THEN 'LEFT_RECLAIMED'
        WHEN standing = 'EXEMPT' THEN 'EXEMPTED'
        WHEN standing = 'QUIET' THEN 'GONE_QUIET'
        WHEN handset = before_tac THEN 'RECLASSIFIED_OUT'
        WHEN standing = 'TARGET' AND form = 'smartphone' THEN 'CONVERTED_SMARTPHONE'
        WHEN standing = 'TARGET' AND form = 'feature_phone' THEN 'CONVERTED_FEATURE_PHONE'
        WHEN standing = 'TARGET' THEN 'CONVERTED_OTHER'
        WHEN standing = 'BELOW_TARGET' THEN 'UPGRADED_BELOW_TARGET'
        WHEN standing = 'UNKNOWN' THEN 'HANDSET_UNKNOWN'
      END
    -- at risk this week only
    WHEN standing = 'AT_RISK' THEN
      CASE
        WHEN ${number} = 0 THEN 'BASELINE'
        WHEN NOT in_state THEN 'NEW_SUBSCRIBER'
        WHEN before_standing IN ('ABSENT', 'QUIET', 'EXEMPT') THEN 'RETURNED'
        WHEN handset = before_tac THEN 'RECLASSIFIED_IN'
        WHEN EXISTS (
          SELECT 1
          FROM conversion
          WHERE conversion.subscriber_id = subscriber_week.subscriber_id
            AND conversion.reverted_week IS NULL
            AND NOT conversion.forgotten
        ) THEN 'REVERTED'
        WHEN before_standing = 'UNKNOWN' THEN 'HANDSET_IDENTIFIED'
        WHEN before_standing IN ('TARGET', 'BELOW_TARGET') THEN 'DOWNGRADED'
      END
  END AS flow
FROM subscriber_week;

-- One row per subscriber and account: where each number is booked.
CREATE OR REPLACE TABLE booking AS
SELECT before_code_system AS code_system, before_commune AS commune, 'OPENING' AS flow
FROM flow WHERE before_standing = 'AT_RISK'
UNION ALL
SELECT code_system, commune, 'CLOSING' FROM flow WHERE standing = 'AT_RISK'
UNION ALL
SELECT code_system, commune, 'STAYED' FROM flow WHERE flow = 'STAYED'
UNION ALL
SELECT before_code_system, before_commune, flow || '_OUT'
FROM flow WHERE flow IN ('MOVED', 'REZONED')
UNION ALL
SELECT code_system, commune, flow || '_IN' FROM flow WHERE flow IN ('MOVED', 'REZONED')
UNION ALL
SELECT before_code_system, before_commune, flow
FROM flow WHERE before_standing = 'AT_RISK' AND standing <> 'AT_RISK'
UNION ALL
SELECT code_system, commune, flow
FROM flow WHERE before_standing IS DISTINCT FROM 'AT_RISK' AND standing = 'AT_RISK';

SELECT CASE WHEN count(*) > 0 THEN error('${week}: a change of standing without a flow') END
FROM booking
WHERE flow IS NULL;

INSERT INTO ledger
SELECT '${week}', code_system, commune, flow, count(*)
FROM booking
GROUP BY code_system, commune, flow;

-- The same people by status: those at risk now, and those who were at risk here and no longer are.
INSERT INTO status_slice
SELECT '${week}', code_system, commune, 'CLOSING', status, count(*)
FROM flow
WHERE standing = 'AT_RISK'
GROUP BY code_system, commune, status
UNION ALL
SELECT
  '${week}',
  before_code_system,
  before_commune,
  CASE WHEN flow IN ('MOVED', 'REZONED') THEN flow || '_OUT' ELSE flow END AS outflow,
  before_status,
  count(*)
FROM flow
WHERE before_standing = 'AT_RISK' AND flow <> 'STAYED'
GROUP BY before_code_system, before_commune, outflow, before_status;
