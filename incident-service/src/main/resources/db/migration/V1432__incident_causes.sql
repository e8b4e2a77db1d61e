-- View: what incidents are compared by. Written by one projection only; can be built again from the log.
create table incident_cause (
  id          uuid        primary key,
  title       text        not null,
  systems     uuid[]      not null,
  kind        text,
  cause_class text,
  found       text[]      not null,
  roots       text[]      not null,
  shared      text[]      not null,
  counts      boolean     not null,
  raised_at   timestamptz not null,
  updated_at  timestamptz not null
);

create index incident_cause_raised on incident_cause (raised_at, id);
create index incident_cause_systems on incident_cause using gin (systems);
create index incident_cause_updated on incident_cause (updated_at, id);

grant select, insert, update, delete on incident_cause to ${appRole};
insert into view_registry (name, table_name) values ('incident-causes', 'incident_cause');
