-- View: corrective actions. Written by one projection only; can be built again from the log.
create table corrective_action_list (
  id          uuid        primary key,
  incident    uuid,
  systems     uuid[]      not null,
  title       text        not null,
  owner       text        not null,
  due         date        not null,
  standing    text        not null,
  ineffective integer     not null,
  opened_at   timestamptz not null,
  done_at     timestamptz,
  ended_at    timestamptz,
  updated_at  timestamptz not null
);

create index corrective_action_list_due on corrective_action_list (due, id);
create index corrective_action_list_standing on corrective_action_list (standing, due, id);
create index corrective_action_list_incident on corrective_action_list (incident, due, id);
create index corrective_action_list_owner on corrective_action_list (owner, due, id);
create index corrective_action_list_updated on corrective_action_list (updated_at, id);

grant select, insert, update, delete on corrective_action_list to ${appRole};
insert into view_registry (name, table_name) values ('corrective-action-list', 'corrective_action_list');
