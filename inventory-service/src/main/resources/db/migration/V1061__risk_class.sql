-- View: how the law classes each system. Written by one projection only; can be built again from the log.
create table system_class (
  id             uuid        primary key,
  version        bigint      not null,
  -- Null: undetermined.
  risk_class     text,
  determination  uuid,
  determined_at  timestamptz,
  applies_from   date,
  pack           text,
  general_purpose text,
  areas          varchar[]   not null,
  open_questions varchar[]   not null,
  proposed_class text,
  proposer       text,
  due_causes     varchar[]   not null,
  due_rules      varchar[]   not null,
  due_reason     text,
  due_since      timestamptz,
  updated_at     timestamptz not null
);

create index system_class_by_class on system_class (risk_class, id);
-- What has to be determined again, longest first.
create index system_class_due on system_class (due_since, id) where due_since is not null;
-- What other rules than those in force decided, in the order in which it is compared.
create index system_class_by_pack on system_class (id, pack) where risk_class is not null;

grant select, insert, update, delete on system_class to ${appRole};
insert into view_registry (name, table_name) values ('system-class', 'system_class');

-- When Article 25 made the organisation the provider, the last time. No event before this version says so.
alter table system_register add column provider_since timestamptz;
create index system_register_provider on system_register (provider_since, id) where provider_since is not null;
create index system_register_by_role on system_register using gin (organisation_roles);
