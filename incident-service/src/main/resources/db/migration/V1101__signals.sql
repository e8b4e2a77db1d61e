-- Which systems the inventory has told of. Moves with the inbox cursor, in one transaction.
create table known_systems (
  system uuid primary key
);

grant select, insert on known_systems to ${appRole};

-- View: the list of signals. Written by one projection only; can be built again from the log.
create table signal_register (
  id             uuid        primary key,
  source         text        not null,
  status         text        not null,
  decision       text,
  title          text        not null,
  text           text,
  search_text    text        not null,
  systems        uuid[]      not null,
  outside_scope  text,
  outside_id     text,
  labels         varchar[]   not null,
  sealed         boolean     not null,
  split_from     uuid,
  merged_into    uuid,
  incident       uuid,
  decided_event  uuid,
  decided_at     timestamptz,
  happened_at    timestamptz not null,
  occurred_at    timestamptz,
  occurred_on    text,
  reported_at    timestamptz not null,
  updated_at     timestamptz not null,
  stream_version bigint      not null
);

create index signal_register_reported on signal_register (reported_at desc, id desc);
create index signal_register_updated on signal_register (updated_at, id);
create index signal_register_status on signal_register (status, reported_at desc, id desc);
create index signal_register_source on signal_register (source, reported_at desc, id desc);
create index signal_register_happened on signal_register (happened_at, id);
create index signal_register_systems on signal_register using gin (systems);
create index signal_register_labels on signal_register using gin (labels);
create index signal_register_outside on signal_register (outside_id, outside_scope);
create index signal_register_merged on signal_register (merged_into, reported_at desc, id desc) where merged_into is not null;
create index signal_register_split on signal_register (split_from, reported_at desc, id desc) where split_from is not null;
-- Decisions that an incident is still missing for: few at any time.
create index signal_register_to_raise on signal_register (decided_at, id) where decision = 'INCIDENT' and incident is null;

grant select, insert, update, delete on signal_register to ${appRole};
insert into view_registry (name, table_name) values ('signal-register', 'signal_register');

-- View: the list of exercises. Written by one projection only; can be built again from the log.
create table exercise_library (
  id             uuid        primary key,
  pack           text        not null,
  outside_id     text        not null,
  title          text        not null,
  happened       boolean     not null,
  occurred_on    text,
  steps          integer     not null,
  techniques     varchar[]   not null,
  updated_at     timestamptz not null,
  stream_version bigint      not null
);

create index exercise_library_order on exercise_library (outside_id, id);
create index exercise_library_techniques on exercise_library using gin (techniques);
create index exercise_library_updated on exercise_library (updated_at, id);

grant select, insert, update, delete on exercise_library to ${appRole};
insert into view_registry (name, table_name) values ('exercise-library', 'exercise_library');
