-- View: findings of audits. Written by one projection only; can be built again from the log.
create table finding_list (
  id          uuid        primary key,
  kind        text        not null,
  framework   text        not null,
  reference   text        not null,
  title       text        not null,
  systems     uuid[]      not null,
  actions     uuid[]      not null,
  owner       text        not null,
  due         date        not null,
  standing    text        not null,
  raised_by   text        not null,
  raised_at   timestamptz not null,
  answered_at timestamptz,
  ended_at    timestamptz,
  updated_at  timestamptz not null
);

create index finding_list_due on finding_list (due, id);
create index finding_list_kind on finding_list (kind, due, id);
create index finding_list_standing on finding_list (standing, due, id);
create index finding_list_owner on finding_list (owner, due, id);
create index finding_list_systems on finding_list using gin (systems);
create index finding_list_actions on finding_list using gin (actions);
create index finding_list_updated on finding_list (updated_at, id);

grant select, insert, update, delete on finding_list to ${appRole};
insert into view_registry (name, table_name) values ('finding-list', 'finding_list');
