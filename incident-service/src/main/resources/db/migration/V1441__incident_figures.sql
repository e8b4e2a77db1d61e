-- View: times and clocks of incidents and drills. Written by one projection only; can be built again from the log.
create table incident_figure (
  id               uuid        primary key,
  matter           text        not null,
  title            text,
  systems          uuid[]      not null,
  status           text,
  kind             text,
  severity         text,
  oecd_severity    text,
  cause            text,
  responder        text,
  commander        text,
  report           uuid,
  occurred_at      timestamptz,
  raised_at        timestamptz,
  acknowledged_at  timestamptz,
  triage_aware_at  timestamptz,
  stated_aware_at  timestamptz,
  suspended_at     timestamptz,
  measure_at       timestamptz,
  resolved_at      timestamptz,
  clocks           text[]      not null,
  decisions        text[]      not null,
  measures         text[]      not null,
  open             boolean     not null,
  next_due         timestamptz not null,
  own_version      bigint      not null,
  case_version     bigint      not null,
  measures_version bigint      not null,
  updated_at       timestamptz not null
);

create index incident_figure_raised on incident_figure (raised_at, id) where matter <> 'SIGNAL';
create index incident_figure_due on incident_figure (next_due, id) where open;

grant select, insert, update, delete on incident_figure to ${appRole};
insert into view_registry (name, table_name) values ('incident-figures', 'incident_figure');

-- Figures are told apart by unit of the organisation too, as the inventory names it.
alter table known_systems add column unit text;
grant update on known_systems to ${appRole};
