-- View: uses that were reported as out of scope. Rows follow the log and can be built again from it at any time.

create table out_of_scope_uses (
  id          uuid        primary key,
  version     bigint      not null,
  system      uuid        not null,
  description text        not null,
  reporter    text        not null,
  report      uuid,
  status      text        not null,
  decision    text,
  follow_up   text,
  reported_at timestamptz not null,
  updated_at  timestamptz not null
);

create index out_of_scope_uses_by_update on out_of_scope_uses (updated_at, id);
create index out_of_scope_uses_by_system on out_of_scope_uses (system, updated_at, id);
create index out_of_scope_uses_by_status on out_of_scope_uses (status, updated_at, id);

grant select, insert, update, delete on out_of_scope_uses to ${appRole};

insert into view_registry (name, table_name) values ('out-of-scope-uses', 'out_of_scope_uses');
