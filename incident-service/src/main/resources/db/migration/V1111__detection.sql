-- AI system events as rules see them: one row a report. Kept for a while, for dry runs and for what
-- is still to be judged.
create table detection_observation (
  report      uuid        primary key,
  system      uuid        not null,
  kind        text        not null,
  event_time  timestamptz not null,
  recorded_at timestamptz not null,
  lane        smallint    not null,
  lane_seq    bigint      not null,
  document    jsonb       not null
);
-- The order in which they are judged.
create index detection_observation_time on detection_observation (event_time, report);

-- Up to which time everything that was recorded in a lane of inventory-service has come in.
create table detection_lane (
  lane smallint    primary key,
  seen timestamptz not null
);

-- Up to where the rules with the same allowance have judged, and whose windows are kept.
create table detection_progress (
  allowance   text        primary key,
  allowed     interval    not null,
  event_time  timestamptz not null,
  report      uuid        not null,
  overtaken   bigint      not null default 0,
  owner       uuid,
  lease_until timestamptz
);

-- From when until when a version of a rule judges, in event time.
create table detection_span (
  rule       uuid        not null,
  version    int         not null,
  allowance  text        not null,
  begins     timestamptz not null,
  ends       timestamptz,
  content    text        not null,
  events     bigint      not null default 0,
  met        bigint      not null default 0,
  errors     bigint      not null default 0,
  firings    bigint      not null default 0,
  last_error text,
  primary key (rule, version)
);
create index detection_span_allowance on detection_span (allowance, ends);

-- What a version of a rule remembers of a system.
create table detection_window (
  rule    uuid  not null,
  version int   not null,
  system  uuid  not null,
  content bytea not null,
  primary key (rule, version, system)
) with (fillfactor = 70);

-- What rules have found. The id is derived from the rule, the system and the event, and is that of
-- the incident too.
create table detection_firing (
  id          uuid             primary key,
  rule        uuid             not null,
  version     int              not null,
  system      uuid             not null,
  report      uuid             not null,
  event_time  timestamptz      not null,
  value       double precision not null,
  met         bigint           not null,
  causes      jsonb            not null,
  title       text             not null,
  description text             not null,
  found_at    timestamptz      not null,
  raised_at   timestamptz,
  refusal     text
);
create index detection_firing_waiting on detection_firing (found_at, id) where raised_at is null;
create index detection_firing_found on detection_firing (found_at desc, id desc);
create index detection_firing_rule on detection_firing (rule, found_at desc, id desc);
create index detection_firing_system on detection_firing (system, found_at desc, id desc);

grant select, insert, update, delete on detection_observation, detection_lane, detection_progress,
  detection_span, detection_window, detection_firing to ${appRole};
