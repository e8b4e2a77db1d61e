-- View: filters that people share with a unit. Rows follow the log and can be built again from it at any time.

create table shared_filters (
  id               text        primary key,
  filter           uuid        not null,
  unit             text        not null,
  name             text        not null,
  list             text        not null,
  parameters       varchar[]   not null,
  parameter_values varchar[]   not null,
  shared_by        text        not null,
  updated_at       timestamptz not null
);

create index shared_filters_by_unit on shared_filters (unit, name, id);

grant select, insert, update, delete on shared_filters to ${appRole};

insert into view_registry (name, table_name) values ('shared-filters', 'shared_filters');
