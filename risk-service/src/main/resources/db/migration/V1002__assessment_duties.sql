-- View: impact assessments by the duty to do them. Written by one projection only; can be built again from the log.
create table assessment_duties (
  id           uuid        primary key,
  version      bigint      not null,
  system       uuid        not null,
  status       text        not null,
  -- varchar, because Hibernate's array_contains casts to it.
  causes       varchar[]   not null,
  incidents    integer     not null,
  -- Far future where nothing is due, so that a list by due date ends with those.
  due          date        not null,
  assessor     text,
  approver     text,
  conclusion   text,
  opened_at    timestamptz not null,
  completed_at timestamptz,
  updated_at   timestamptz not null
);

create unique index assessment_duties_of_system on assessment_duties (system);
create index assessment_duties_by_due on assessment_duties (due, id);
create index assessment_duties_by_status on assessment_duties (status, due, id);
create index assessment_duties_by_update on assessment_duties (updated_at, id);

grant select, insert, update, delete on assessment_duties to ${appRole};
