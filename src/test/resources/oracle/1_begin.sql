-- Once per operator. What lasts from week to week starts empty.

-- One row per subscriber that is remembered, as at the end of the last week.
CREATE TABLE state (
  subscriber_id VARCHAR,
  tac VARCHAR,                 -- handset of the last observed week
  last_observed INTEGER,       -- place in the sequence of weeks
  code_system VARCHAR,
  commune VARCHAR,
  standing VARCHAR,
  status VARCHAR,              -- empty for one who is not in the snapshot
  last_present INTEGER         -- last week with a standing other than ABSENT
);

-- One row per conversion.
CREATE TABLE conversion (
  subscriber_id VARCHAR,
  converted_week VARCHAR,
  from_tac VARCHAR,
  to_tac VARCHAR,
  form VARCHAR,
  further_weeks INTEGER,       -- further weeks observed as TARGET
  confirmed_week VARCHAR,
  reverted_week VARCHAR,
  forgotten BOOLEAN            -- its subscriber's state was deleted
);

-- One row per week, area and flow; OPENING and CLOSING among them.
CREATE TABLE ledger (
  week VARCHAR, code_system VARCHAR, commune VARCHAR, flow VARCHAR, subscribers BIGINT
);

-- One row per week, area, flow and status: CLOSING as of the week, outflows as of the week before.
CREATE TABLE status_slice (
  week VARCHAR, code_system VARCHAR, commune VARCHAR, flow VARCHAR, status VARCHAR,
  subscribers BIGINT
);

-- One row per week.
CREATE TABLE no_subscriber (week VARCHAR, observations BIGINT);

-- An empty relation with the expected columns supplies the ones that a file may lack.
CREATE TABLE admin_unit AS
SELECT code_system, code, nullif(parent_code, '') AS parent_code
FROM (
  SELECT '' AS code_system, '' AS code, '' AS parent_code WHERE false
  UNION ALL BY NAME
  SELECT * FROM ${admin_units}
);

CREATE TABLE admin_unit_change AS
SELECT DISTINCT
  coalesce(nullif(old_code_system, ''), 'VN-2004') AS old_code_system,
  old_code,
  coalesce(nullif(new_code_system, ''), 'VN-2025') AS new_code_system,
  new_code
FROM (
  SELECT '' AS old_code_system, '' AS old_code, '' AS new_code_system, '' AS new_code WHERE false
  UNION ALL BY NAME
  SELECT * FROM ${changes}
);

-- Every area that the phase exempts: those named, and all below them.
CREATE TABLE exempt_area AS
WITH RECURSIVE exempt AS (
  SELECT split_part(area, '/', 1) AS code_system, split_part(area, '/', 2) AS code
  FROM (SELECT unnest(${exempt_areas}) AS area)
  UNION
  SELECT unit.code_system, unit.code
  FROM admin_unit AS unit
  JOIN exempt ON unit.code_system = exempt.code_system AND unit.parent_code = exempt.code
)
SELECT code_system, code FROM exempt;
