-- Fills an empty, migrated database with made-up incidents around the gazetteer's real towns: the same ones for the same number of
-- rows. One in ten is known only to a district, a province, a country or not at all.
--   PGOPTIONS="-c incidentmap.rows=1000000" psql -1 -f generated-incidents.sql

SET LOCAL jit = off;
SET LOCAL work_mem = '256MB';
SET LOCAL maintenance_work_mem = '512MB';
-- Each report is made of its incident, so nobody need look it up again.
SET LOCAL session_replication_role = replica;

CREATE FUNCTION pg_temp.chance(n bigint, which bigint) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  'SELECT (hashint8extended(n, which) & 2147483647)::float8 / 2147483648';

CREATE FUNCTION pg_temp.publisher(n bigint, report bigint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$SELECT 'Newspaper ' || floor(150 * pg_temp.chance(n, 20 + report) ^ 3)$$;

-- Indexes are made once all rows are there, in a fifth of the time that keeping them up would take.
CREATE TEMP TABLE index_to_make AS
SELECT format('%I.%I', schemaname, indexname) AS name, indexdef FROM pg_indexes
WHERE tablename IN ('incidents', 'reports') AND schemaname = 'public'
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname);
DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM index_to_make LOOP EXECUTE 'DROP INDEX ' || i.name; END LOOP; END $$;

CREATE TEMP TABLE town AS
SELECT row_number() OVER (ORDER BY coalesce(population, 0) DESC, key) - 1 AS n, name, country, admin1, admin2, ST_X(point) AS x, ST_Y(point) AS y,
       (SELECT p.name FROM places p WHERE p.kind = 'admin1' AND p.admin1 = t.admin1) AS admin1_name
FROM places t WHERE kind = 'town' AND admin1 IS NOT NULL;
CREATE UNIQUE INDEX ON town (n);

CREATE TEMP TABLE kind AS SELECT ordinality - 1 AS n, split_part(word, ' ', 1) AS type, split_part(word, ' ', 2) AS subtype FROM unnest(ARRAY[
  'battles armed_clash', 'explosions_remote_violence remote_explosive_landmine_ied', 'explosions_remote_violence air_drone_strike',
  'violence_against_civilians attack', 'protests peaceful_protest', 'explosions_remote_violence shelling_artillery_missile_attack',
  'strategic_developments looting_property_destruction', 'violence_against_civilians abduction_forced_disappearance', 'riots mob_violence',
  'explosions_remote_violence grenade', 'explosions_remote_violence suicide_bomb', 'strategic_developments arrests', 'riots violent_demonstration',
  'battles government_regains_territory', 'battles non_state_actor_overtakes_territory', 'protests excessive_force_against_protesters'])
  WITH ORDINALITY AS kinds (word);
CREATE UNIQUE INDEX ON kind (n);

-- Materialized, or the planner would draw a row's chances anew for each place where one is used.
WITH chances AS MATERIALIZED (
  SELECT n, ARRAY(SELECT pg_temp.chance(n, which) FROM generate_series(1, 16) which) AS c
  FROM generate_series(1, current_setting('incidentmap.rows')::bigint) n
), drawn AS MATERIALIZED (
  SELECT r.n, c, town.name, country, admin1, admin1_name, admin2, x, y, kind.type, kind.subtype, day,
         CASE WHEN c[5] < 0.05 THEN 'exact' WHEN c[5] < 0.5 THEN 'place' WHEN c[5] < 0.9 THEN 'near' WHEN c[5] < 0.93 THEN 'admin2'
              WHEN c[5] < 0.97 THEN 'admin1' WHEN c[5] < 0.98 THEN 'fuzzy' WHEN c[5] < 0.995 THEN 'country' ELSE 'none' END AS precision,
         CASE WHEN c[6] < 0.6 THEN 0 WHEN c[6] < 0.92 THEN floor(-6 * ln(1 - c[7]))::int + 1 END AS killed
  FROM chances r
  JOIN town ON town.n = floor((SELECT count(*) FROM town) * c[1] ^ 4)::bigint
  JOIN kind ON kind.n = floor((SELECT count(*) FROM kind) * c[2] ^ 2)::bigint,
  LATERAL (SELECT date '2014-01-01' + floor(4300 * sqrt(c[3]))::int AS day) days
)
INSERT INTO incidents (key, dataset, title, summary, event_type, event_subtype, weapon, target_kind, status, date_start, date_end, date_precision,
  place_reported, country, admin1, admin1_name, admin2, point, location_precision, location_radius_m, actors, attackers, targets, claimed_by, publishers, report_count,
  first_reported, last_reported, updated_at, killed_low, killed_best, killed_high, injured_low, injured_best, injured_high, participations)
SELECT dataset || ':' || n, dataset,
  initcap(replace(subtype, '_', ' ')) || ' near ' || town_name || ', ' || admin1_name,
  'On ' || to_char(day, 'FMDD FMMonth YYYY') || ' ' || actors[1] || ' and ' || coalesce(actors[2], 'others') || ' were involved in an event coded as '
    || replace(subtype, '_', ' ') || ' near ' || town_name || ', as generated for measuring. ' || coalesce(killed || ' people were killed.', 'Nothing is known of casualties.'),
  type, subtype,
  CASE WHEN c[8] < 0.5 THEN (ARRAY['small arms', 'roadside bomb', 'drone', 'mortar', 'hand grenade', 'body-worn bomb', 'car bomb', 'knife'])[1 + floor(8 * c[8] * 2)::int] END,
  CASE WHEN c[9] < 0.6 THEN (ARRAY['army post', 'police', 'civilians', 'mosque', 'market', 'school', 'convoy', 'polling station', 'bank', 'pylon'])[1 + floor(10 * c[9] / 0.6)::int] END,
  CASE WHEN c[10] < 0.8 THEN 'reported' WHEN c[10] < 0.95 THEN 'confirmed' WHEN c[10] < 0.99 THEN 'disputed' ELSE 'retracted' END,
  day, day + CASE WHEN c[11] < 0.05 THEN 6 ELSE 0 END, CASE WHEN c[11] < 0.05 THEN 'within_days' ELSE 'day' END,
  town_name, CASE WHEN precision <> 'none' THEN country END, CASE WHEN precision NOT IN ('none', 'country', 'fuzzy') THEN admin1 END,
  CASE WHEN precision NOT IN ('none', 'country', 'fuzzy') THEN admin1_name END, admin2,
  CASE WHEN precision IN ('none', 'country') THEN NULL
       WHEN precision = 'place' THEN ST_SetSRID(ST_MakePoint(x, y), 4326)
       ELSE ST_SetSRID(ST_MakePoint(round((x + 0.4 * (c[12] ^ 2) * cos(6.2831853 * c[13]))::numeric, 4), round((y + 0.4 * (c[12] ^ 2) * sin(6.2831853 * c[13]))::numeric, 4)), 4326) END,
  precision, CASE precision WHEN 'exact' THEN 200 WHEN 'place' THEN 2000 WHEN 'near' THEN 10000 WHEN 'admin2' THEN 30000 END,
  actors, actors[1:1], actors[2:2], CASE WHEN c[14] < 0.1 THEN actors[1:1] ELSE '{}' END,
  ARRAY(SELECT DISTINCT pg_temp.publisher(n, o) FROM generate_series(0, (c[15] < 0.2)::int) o), 1 + (c[15] < 0.2)::int, day + 1, day + 1 + 3 * (c[15] < 0.2)::int, timestamptz '2026-01-01',
  killed - (killed * c[16] * 0.5)::int, killed, killed + (killed * c[16])::int,
  killed, killed * 2, killed * 3,
  jsonb_build_array(jsonb_build_object('actor', actors[1], 'role', 'attacker'))
    || CASE WHEN actors[2] IS NULL THEN '[]' ELSE jsonb_build_array(jsonb_build_object('actor', actors[2], 'role', 'target')) END
FROM (
  SELECT *, name AS town_name, (ARRAY['acled', 'acled', 'acled', 'ucdp', 'gtd', 'curated'])[1 + floor(6 * c[4])::int] AS dataset,
    CASE WHEN c[15] < 0.7 THEN ARRAY['Armed group ' || floor(80 * c[8] ^ 3), 'Forces ' || floor(40 * c[9] ^ 3)] ELSE ARRAY['Armed group ' || floor(300 * c[10] ^ 3)] END AS actors
  FROM drawn) made;

INSERT INTO reports (incident_id, key, ordinal, publisher, published_on, language, speaker, speaker_kind, text, claims, figures, responsibilities, killed_at_least, killed_at_most)
SELECT i.id, 'r' || o, o, pg_temp.publisher(split_part(key, ':', 2)::bigint, o), i.first_reported + 3 * o, 'en', 'Newspaper', 'media', i.summary, '{}', '[]', '[]',
  i.killed_best, i.killed_best
FROM incidents i, generate_series(0, i.report_count - 1) o;

DO $$ DECLARE i record; BEGIN FOR i IN SELECT * FROM index_to_make LOOP EXECUTE i.indexdef; END LOOP; END $$;
DROP TABLE index_to_make, town, kind;
ANALYZE incidents;
ANALYZE reports;
