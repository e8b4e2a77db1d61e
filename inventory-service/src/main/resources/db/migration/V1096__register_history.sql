-- View: every state that each AI system has been in, so that the register can be read as it was. Rows follow the log and
-- can be built again from it at any time.

create table register_history (
  id            uuid        primary key,
  registered_at timestamptz not null,
  -- Microseconds since 1970, sorted as numbers.
  times         varchar[]   not null,
  versions      varchar[]   not null,
  names         varchar[]   not null,
  stages        varchar[]   not null,
  high_impacts  varchar[]   not null,
  technologies  varchar[]   not null,
  owners        varchar[]   not null,
  organisations varchar[]   not null,
  units         varchar[]   not null,
  vendors       varchar[]   not null,
  suspensions   varchar[]   not null
);

grant select, insert, update, delete on register_history to ${appRole};

insert into view_registry (name, table_name) values ('register-history', 'register_history');
