-- What risks and incidents say about systems: their events name the system only once, so what they say later is put together here.
-- Moves with the inbox cursor, in one transaction.

create table followed_risks (
  risk            uuid    primary key,
  system          uuid,
  open            boolean not null,
  -- Absent: the residual risk was not rated yet.
  above_tolerance boolean,
  accepted_until  date,
  version         bigint  not null
);

create index followed_risks_by_system on followed_risks (system);

create table followed_incidents (
  incident uuid    primary key,
  open     boolean not null,
  severe   boolean not null,
  version  bigint  not null
);

create table followed_incident_systems (
  incident uuid not null,
  system   uuid not null,
  primary key (incident, system)
);

create index followed_incident_systems_by_system on followed_incident_systems (system);

grant select, insert, update, delete on followed_risks, followed_incidents, followed_incident_systems to ${appRole};
