-- View: what happened to each system, across the streams where it is recorded. Rows follow the log and can be built again from it at any time.

create table life_history (
  id             uuid        primary key,
  system         uuid        not null,
  type           text        not null,
  stream         text        not null,
  stream_version bigint      not null,
  detail         text,
  actor          text        not null,
  correlation    text        not null,
  recorded_at    timestamptz not null
);

create index life_history_by_system on life_history (system, recorded_at, id);

grant select, insert, update, delete on life_history to ${appRole};

insert into view_registry (name, table_name) values ('life-history', 'life_history');
