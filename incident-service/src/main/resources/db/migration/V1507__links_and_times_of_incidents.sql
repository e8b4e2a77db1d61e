-- Which records other services have told of, for links of incidents. Moves with the inbox cursors, in one transaction.
create table known_records (
  record uuid primary key,
  kind   text not null,
  title  text not null
);

grant select, insert, update on known_records to ${appRole};

-- What an incident has to do with, as the list is filtered by it, and times as people stated them. Filled when the views are built again.
alter table incident_register add column links varchar[] not null default '{}';
create index incident_register_links on incident_register using gin (links);
alter table incident_figure
  add column times varchar[] not null default '{}',
  add column links varchar[] not null default '{}';
