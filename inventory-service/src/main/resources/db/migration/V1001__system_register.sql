-- View: the register of AI systems. Rows follow the log and can be built again from it at any time.

-- Trusted since PostgreSQL 13: the owner of the database may create it.
create extension if not exists pg_trgm;

create table system_register (
  id                 uuid        primary key,
  version            bigint      not null,
  name               text        not null,
  purpose            text,
  owner              text,
  organisation       text,
  unit               text,
  organisation_roles varchar[]   not null,
  technology         text        not null,
  decision_part      text        not null,
  offering           text        not null,
  topic_area         text,
  sector             text,
  vendor             text,
  stage              text        not null,
  high_impact        text        not null,
  suspended          boolean     not null,
  origin             text        not null,
  external_scope     text,
  external_id        text,
  flags              varchar[]   not null,
  aliases            varchar[]   not null,
  -- Lower case, what a search looks through.
  search_text        text        not null,
  registered_at      timestamptz not null,
  updated_at         timestamptz not null
);

create index system_register_by_update on system_register (updated_at, id);
create index system_register_by_name on system_register (name, id);
create index system_register_by_stage on system_register (stage);
create index system_register_by_organisation on system_register (organisation);
create index system_register_by_owner on system_register (owner);
create index system_register_by_flag on system_register using gin (flags);
create index system_register_by_text on system_register using gin (search_text gin_trgm_ops);

grant select, insert, update, delete on system_register to ${appRole};
