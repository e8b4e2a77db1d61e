-- View: deviations of AI systems from procedures. Rows follow the log and can be built again from it at any time.

create table deviations (
  id                uuid        primary key,
  version           bigint      not null,
  system            uuid        not null,
  stage             text        not null,
  procedure_version text        not null,
  requirement       text        not null,
  reason            text        not null,
  status            text        not null,
  until             timestamptz not null,
  recorded_by       text        not null,
  approver          text,
  recorded_at       timestamptz not null,
  updated_at        timestamptz not null
);

create index deviations_by_update on deviations (updated_at, id);
create index deviations_by_system on deviations (system, updated_at, id);
create index deviations_by_status on deviations (status, updated_at, id);
create index deviations_by_end on deviations (until);

grant select, insert, update, delete on deviations to ${appRole};

insert into view_registry (name, table_name) values ('deviations', 'deviations');
