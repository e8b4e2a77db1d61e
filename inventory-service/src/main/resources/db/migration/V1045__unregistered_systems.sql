-- View: AI that is used and not in the inventory. Rows follow the log and can be built again from it at any time.

create table unregistered_systems (
  id             uuid        primary key,
  version        bigint      not null,
  name           text        not null,
  external_scope text,
  external_id    text,
  reporter       text        not null,
  type           text        not null,
  status         text        not null,
  system         uuid,
  reason         text,
  reported_at    timestamptz not null,
  updated_at     timestamptz not null
);

create index unregistered_systems_by_update on unregistered_systems (updated_at, id);
create index unregistered_systems_by_status on unregistered_systems (status, updated_at, id);

grant select, insert, update, delete on unregistered_systems to ${appRole};

insert into view_registry (name, table_name) values ('unregistered-systems', 'unregistered_systems');
