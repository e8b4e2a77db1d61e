-- View: what audiences are told. Rows follow the log and can be built again from it at any time.

create table notices (
  id                uuid        primary key,
  version           bigint      not null,
  system            uuid,
  kind              text        not null,
  audience          text        not null,
  status            text        not null,
  edition           integer     not null,
  published_edition integer     not null,
  valid_from        timestamptz,
  valid_until       timestamptz,
  title             text,
  languages         varchar[]   not null,
  missing           varchar[]   not null,
  updated_at        timestamptz not null
);

create index notices_by_update on notices (updated_at, id);
create index notices_by_system on notices (system, updated_at, id);
create index notices_by_status on notices (status, updated_at, id);
create index notices_by_audience on notices (audience, updated_at, id);
create index notices_by_missing on notices using gin (missing);

grant select, insert, update, delete on notices to ${appRole};

insert into view_registry (name, table_name) values ('notices', 'notices');
