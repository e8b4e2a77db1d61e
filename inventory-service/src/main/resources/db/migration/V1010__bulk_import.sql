-- Imports are working state: what they did is in the events of the systems, which name job, file and row.

create table import_job (
  id          uuid        primary key,
  mapping_id  text        not null,
  mapping     text        not null,
  file_name   text        not null,
  file_sha256 text        not null,
  actor       text        not null,
  correlation text        not null,
  row_count   bigint      not null,
  started_at  timestamptz not null,
  finished_at timestamptz
);
create index import_job_open on import_job (started_at) where finished_at is null;
create index import_job_started on import_job (started_at desc, id);

create table import_row (
  job         uuid     not null references import_job on delete cascade,
  number      bigint   not null,
  state       text     not null default 'PENDING'
    check (state in ('PENDING', 'REGISTERED', 'CHANGED', 'UNCHANGED', 'QUARANTINED', 'DISCARDED')),
  raw         jsonb    not null,
  corrected   jsonb    not null default '{}',
  scope       text,
  external_id text,
  row_key     text,
  flags       text[]   not null default '{}',
  reasons     text[]   not null default '{}',
  system      uuid,
  resolved_by text,
  resolved_at timestamptz,
  primary key (job, number)
);
create index import_row_state on import_row (job, state, number);

grant select, insert, update on import_job, import_row to ${appRole};
