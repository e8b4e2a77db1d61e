-- The list of incidents. Written by one projection only; it can be emptied and built again from the log.
create table incident_register (
  id                     uuid primary key,
  title                  text        not null,
  status                 text        not null,
  origin                 text        not null,
  report                 uuid,
  kind                   text,
  severity               text,
  oecd_severity          text,
  cause                  text,
  systems                uuid[]      not null,
  containment_requested  uuid[]      not null,
  containment_suspended  uuid[]      not null,
  containment_released   uuid[]      not null,
  responder              text,
  commander              text,
  merged_into            uuid,
  occurred_at            timestamptz,
  raised_at              timestamptz not null,
  aware_at               timestamptz,
  acknowledged_at        timestamptz,
  triaged_at             timestamptz,
  contained_at           timestamptz,
  resolved_at            timestamptz,
  closed_at              timestamptz,
  updated_at             timestamptz not null,
  stream_version         bigint      not null
);

create index incident_register_raised on incident_register (raised_at desc, id desc);
create index incident_register_updated on incident_register (updated_at, id);
create index incident_register_status on incident_register (status, raised_at desc);
create index incident_register_systems on incident_register using gin (systems);

grant select, insert, update, delete on incident_register to ${appRole};
