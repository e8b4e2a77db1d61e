-- View: communications of all incidents. Written by one projection only; can be built again from the log.
create table communication_list (
  id         uuid        primary key,
  incident   uuid        not null,
  audience   text        not null,
  language   text        not null,
  subject    text        not null,
  standing   text        not null,
  drafted_at timestamptz not null,
  sent_at    timestamptz,
  updated_at timestamptz not null
);

create index communication_list_drafted on communication_list (drafted_at, id);
create index communication_list_incident on communication_list (incident, drafted_at, id);
create index communication_list_standing on communication_list (standing, drafted_at, id);
create index communication_list_updated on communication_list (updated_at, id);

grant select, insert, update, delete on communication_list to ${appRole};
insert into view_registry (name, table_name) values ('communication-list', 'communication_list');
