-- Events of outsiders about systems that are not in the inventory, as they came, until it is known which system they are
-- about. Nothing is deleted: an entry is resolved once.

create table held_event (
  -- The report that it will be: the same source and id again meet the first entry.
  id            uuid        primary key,
  -- The order in which they came.
  sequence      bigint      generated always as identity unique,
  -- How the system was named: id:…, external:scope<newline>id or name:….
  system_key    text        not null,
  finding       uuid        not null,
  -- Of what was said, so that other content under the same id is noticed.
  fingerprint   text        not null,
  source        text        not null,
  event_id      text        not null,
  type          text        not null,
  received_at   timestamptz not null,
  received_from text        not null,
  raw           bytea       not null,
  -- Whether the finding of unregistered AI use is still to be opened.
  opens         boolean     not null,
  status        text        not null default 'HELD' check (status in ('HELD', 'RECORDED', 'QUARANTINED')),
  resolved_at   timestamptz,
  system        uuid
);

-- Open entries of one name in order; also the list of open names.
create index held_event_open on held_event (system_key, sequence) where status = 'HELD';
create index held_event_unopened on held_event (sequence) where status = 'HELD' and opens;
create index held_event_by_finding on held_event (finding, sequence);

grant select, insert, update on held_event to ${appRole};

-- Finds a registered system by what a report calls it.
create index system_register_by_external_id on system_register (external_id);
create index system_register_by_lower_name on system_register (lower(name));
