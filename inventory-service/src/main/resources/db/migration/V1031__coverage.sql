-- View: what is known of each system, measure by measure. Written by one projection only; can be built again from the log.
create table coverage (
  id           uuid        primary key,
  name         text        not null,
  owner        text,
  organisation text,
  unit         text,
  vendor       text,
  stage        text        not null,
  high_impact  text        not null,
  facts        text[]      not null,
  -- varchar, because Hibernate's array functions cast to it.
  answers      varchar[]   not null,
  updated_at   timestamptz not null
);

create index coverage_population on coverage (high_impact, stage);
create index coverage_organisation on coverage (organisation, name, id);
create index coverage_name on coverage (name, id);
create index coverage_answers on coverage using gin (answers);

grant select, insert, update, delete on coverage to ${appRole};
insert into view_registry (name, table_name) values ('coverage', 'coverage');
